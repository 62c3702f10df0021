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
    /// Whether anybody signs in with a password here.
    pub local: bool,
    /// Providers by which one signs in too.
    pub providers: Vec<ProviderButton>,
    /// Why signing in didn't work.
    pub fault: Option<String>,
    /// Accounts of a demonstration, to sign in with; none elsewhere.
    pub demonstration_accounts: Vec<DemonstrationAccount>,
}

/// A provider of identities to choose.
#[derive(Clone, Debug)]
pub struct ProviderButton {
    /// Short name, for `GET /sign-in/with/{name}`.
    pub name: String,
    /// What it is called.
    pub label: String,
}

/// A page that leads on to a provider by itself, with a link for browsers that do not follow.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/go_on.html")]
pub struct GoOnPage {
    /// Around the page.
    pub shell: Shell,
    /// `in` or `out`.
    pub why: &'static str,
    /// What the provider is called.
    pub label: String,
    /// Where it leads.
    pub address: String,
}

/// Who did not come in by a provider: why, and what to do.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/not_in.html")]
pub struct NotInPage {
    /// Around the page.
    pub shell: Shell,
    /// What the provider is called.
    pub label: Option<String>,
    /// Why, in a word of `single_sign_on::Refused`.
    pub code: String,
    /// Whether he is signed in already, and wanted something of his account.
    pub inside: bool,
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
