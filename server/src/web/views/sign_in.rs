//! The page on which users sign in.

use askama::Template;

use super::Shell;

/// `GET /sign-in`; its form goes to `POST /sign-in` with `csrf`, `email`, `password` and `return_to`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignInPage {
    /// Around the page.
    pub shell: Shell,
    /// The mail address as typed before.
    pub email: String,
    /// Where to go after signing in; empty for the overview.
    pub return_to: String,
    /// Why signing in didn't work.
    pub fault: Option<String>,
    /// Accounts of a demonstration, to sign in with; none elsewhere.
    pub demonstration_accounts: Vec<DemonstrationAccount>,
}

/// An account that everybody may know, because all its data are made up.
#[derive(Clone, Debug)]
pub struct DemonstrationAccount {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Role, in words or as its code.
    pub role: String,
}
