//! Where suppliers make linking keys.

use askama::Template;

use super::Shell;

/// `GET /linking-keys`. Nothing on it is ever sent.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/linking_keys.html")]
pub struct LinkingKeysPage {
    /// Around the page.
    pub shell: Shell,
    /// The salt of the installation.
    pub salt: String,
    /// So often the hash is repeated.
    pub rounds: u32,
    /// Address of the script that makes the keys.
    pub script: String,
    /// What the script says, as JSON.
    pub words: String,
}
