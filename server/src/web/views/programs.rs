//! What programs get in with: personal tokens, and clients with their secrets.

use askama::Template;

use super::{Choice, Shell, Typed};

/// A right to tick.
#[derive(Clone, Debug)]
pub struct RightChoice {
    /// Name of the field.
    pub field: String,
    /// In plain words.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// `GET /account/tokens`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/tokens.html")]
pub struct TokensPage {
    /// Around the page.
    pub shell: Shell,
    /// The tokens, the newest first.
    pub tokens: Vec<TokenRow>,
}

/// One token.
#[derive(Clone, Debug)]
pub struct TokenRow {
    /// Identifier, for `POST /account/tokens/{id}/revocation`.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it was given, in plain words.
    pub rights: Vec<String>,
    /// When it was made, as it is read.
    pub made: String,
    /// When it ends, as it is read.
    pub until: String,
    /// Whether it has ended.
    pub ended: bool,
    /// When it was used last, as it is read.
    pub used: Option<String>,
}

/// `GET /account/tokens/new`; its form goes to `POST /account/tokens/new` with `csrf`, `name`, `days`, and
/// `right-<code>` for each right that is ticked.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/token_new.html")]
pub struct NewTokenPage {
    /// Around the page.
    pub shell: Shell,
    /// The rights to tick.
    pub rights: Vec<RightChoice>,
    /// Terms in days.
    pub terms: Vec<Choice>,
    /// The form.
    pub typed: Typed,
}

/// A token or a secret that was made, shown this once. Whoever prints the page for looking into it sees no secret.
#[derive(Clone, Template)]
#[template(path = "pages/secret_shown.html")]
pub struct SecretPage {
    /// Around the page.
    pub shell: Shell,
    /// What it is called.
    pub name: String,
    /// The client whose secret it is; `None` for a token.
    pub client: Option<String>,
    /// The token or the secret.
    pub secret: String,
    /// When it ends, as it is read.
    pub until: String,
    /// Where to go on.
    pub next: String,
}

/// `GET /clients`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/clients.html")]
pub struct ClientsPage {
    /// Around the page.
    pub shell: Shell,
    /// The clients, by name.
    pub clients: Vec<ClientRow>,
}

/// One client.
#[derive(Clone, Debug)]
pub struct ClientRow {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Name of the supplier whose it is; `None` for the installation's own.
    pub supplier: Option<String>,
    /// What it was given, in plain words.
    pub rights: Vec<String>,
    /// Whether it gets in no more.
    pub closed: bool,
}

/// `GET /clients/new`; its form goes to `POST /clients/new` with `csrf`, `name`, and `right-<code>` for each right that
/// is ticked.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/client_new.html")]
pub struct NewClientPage {
    /// Around the page.
    pub shell: Shell,
    /// The rights to tick.
    pub rights: Vec<RightChoice>,
    /// The form.
    pub typed: Typed,
}

/// `GET /clients/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/client.html")]
pub struct ClientPage {
    /// Around the page.
    pub shell: Shell,
    /// The client.
    pub client: ClientRow,
    /// Whether it is the user's to give rights and secrets.
    pub own: bool,
    /// Its secrets, the newest first.
    pub secrets: Vec<SecretRow>,
    /// The rights to tick, for `POST /clients/{id}/rights`.
    pub rights: Vec<RightChoice>,
    /// Terms in days, for `POST /clients/{id}/secrets`.
    pub terms: Vec<Choice>,
    /// The forms.
    pub typed: Typed,
}

/// One secret of a client.
#[derive(Clone, Debug)]
pub struct SecretRow {
    /// Identifier, for `POST /clients/{id}/secrets/{secret}/revocation`.
    pub id: String,
    /// When it was made, as it is read.
    pub made: String,
    /// When it ends, as it is read.
    pub until: String,
    /// Whether it has ended.
    pub ended: bool,
    /// When a token was given for it last, as it is read.
    pub used: Option<String>,
}
