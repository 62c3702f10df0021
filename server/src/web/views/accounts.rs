//! The accounts of others, for who keeps them.

use askama::Template;

use super::{Choice, Shell, Typed};

/// `GET /accounts`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/accounts.html")]
pub struct AccountsPage {
    /// Around the page.
    pub shell: Shell,
    /// What is looked for.
    pub q: String,
    /// The role that is looked for; empty for all.
    pub role: String,
    /// The roles to choose from.
    pub roles: Vec<Choice>,
    /// The accounts.
    pub accounts: Vec<KeptAccountRow>,
    /// Invitations that were not accepted yet.
    pub invitations: Vec<InvitationRow>,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// One account.
#[derive(Clone, Debug)]
pub struct KeptAccountRow {
    /// Identifier.
    pub id: String,
    /// Mail address.
    pub email: String,
    /// Role, in its word.
    pub role: String,
    /// Whether nobody can enter by it.
    pub closed: bool,
    /// Whether it has a second factor.
    pub second_factor: bool,
    /// When somebody signed in last, as it is read.
    pub signed_in: Option<String>,
}

/// One invitation.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Identifier.
    pub id: String,
    /// Mail address.
    pub email: String,
    /// Role, in its word.
    pub role: String,
    /// Until when its link works, as it is read.
    pub until: String,
    /// Whether its link has ended.
    pub ended: bool,
}

/// `GET /accounts/new`; its form goes to `POST /accounts/new` with `csrf`, `email`, `role`, `supplier`, `reaches` and
/// `language`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/account_new.html")]
pub struct NewAccountPage {
    /// Around the page.
    pub shell: Shell,
    /// The roles that the user may give.
    pub roles: Vec<Choice>,
    /// Languages of the mail.
    pub languages: Vec<Choice>,
    /// Whether supplier and reach are asked: not of who keeps the accounts of one supplier.
    pub wide: bool,
    /// The form.
    pub typed: Typed,
}

/// `GET /accounts/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/account_kept.html")]
pub struct KeptAccountPage {
    /// Around the page.
    pub shell: Shell,
    /// The account.
    pub account: KeptAccountRow,
    /// Name of the supplier for whom it acts.
    pub supplier: Option<String>,
    /// Codes of categories or buyers that it reaches.
    pub reaches: Vec<String>,
    /// Whether it is the user's own: then nothing of it is changed here.
    pub own: bool,
    /// The roles that the user may give to it.
    pub roles: Vec<Choice>,
    /// Whether the reach is asked.
    pub wide: bool,
    /// Whether the user may take away a second factor that was lost.
    pub helps: bool,
    /// The form with role and reach, to `POST /accounts/{id}/role`.
    pub typed: Typed,
    /// The form with a reason, to `POST /accounts/{id}/second-factor/removal`.
    pub removal: Typed,
}
