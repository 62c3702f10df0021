//! The own account: who one is here, how it is entered, and where one is signed in.

use askama::Template;

use super::{ProviderButton, Shell, Typed};

/// `GET /account`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/account.html")]
pub struct AccountPage {
    /// Around the page.
    pub shell: Shell,
    /// Mail address.
    pub email: String,
    /// Role, in its word.
    pub role: String,
    /// Name of the supplier for whom it acts.
    pub supplier: Option<String>,
    /// Codes of categories or buyers that it reaches.
    pub reaches: Vec<String>,
    /// Whether it has a second factor.
    pub second_factor: bool,
    /// Whether it must have one.
    pub compulsory: bool,
    /// Recovery codes that are left.
    pub codes_left: i64,
    /// Whether it is entered with a password.
    pub has_password: bool,
    /// Providers by which it is entered.
    pub identities: Vec<IdentityRow>,
    /// Providers that can be linked, by `POST /account/identities` with `provider`.
    pub linkable: Vec<ProviderButton>,
    /// Sessions, the latest first.
    pub sessions: Vec<SessionRow>,
}

impl AccountPage {
    /// Whether there are other sessions than this one.
    #[must_use]
    pub fn has_others(&self) -> bool {
        self.sessions.iter().any(|session| !session.current)
    }
}

/// A provider by which the account is entered.
#[derive(Clone, Debug)]
pub struct IdentityRow {
    /// Identifier, for `POST /account/identities/{id}/removal`.
    pub id: String,
    /// What the provider is called.
    pub label: String,
    /// Since when, as it is read.
    pub linked: String,
    /// When it was used last, as it is read.
    pub used: Option<String>,
}

/// One session.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Identifier, for `POST /account/sessions/{id}/end`.
    pub id: String,
    /// Family of the browser and the system; empty where that is not known.
    pub browser: String,
    /// Address of the network; empty where that is not known.
    pub address: String,
    /// When it began, as it is read.
    pub began: String,
    /// When it was used last, as it is read.
    pub seen: String,
    /// Whether it is this one.
    pub current: bool,
}

/// `GET /account/proof`: who are you; its form goes to `POST /account/proof` with `csrf`, `password`, `return_to`, and
/// `code` where there is a second factor.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/proof.html")]
pub struct ProofPage {
    /// Around the page.
    pub shell: Shell,
    /// Mail address, for password managers.
    pub email: String,
    /// Where to go afterwards.
    pub return_to: String,
    /// Whether the account is entered with a password.
    pub has_password: bool,
    /// Whether a code is asked for beside it.
    pub with_code: bool,
    /// Providers by which he can show it, by `POST /account/proof/with/{name}` with `return_to` and `code`.
    pub providers: Vec<ProviderButton>,
    /// Whether a code is asked for before one of them.
    pub code_before: bool,
    /// What is wrong.
    pub typed: Typed,
}

/// `GET /account/email`; its form goes to `POST /account/email` with `csrf` and `email`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/new_email.html")]
pub struct NewEmailPage {
    /// Around the page.
    pub shell: Shell,
    /// The address that the account has.
    pub email: String,
    /// The form.
    pub typed: Typed,
}
