//! Clients, for who keeps accounts: a supplier's administrator those of his own supplier, an administrator those of the
//! installation; those of suppliers he sees and can close.

pub(super) mod changes;
pub(super) mod list;
pub(super) mod new;
pub(super) mod secrets;
pub(super) mod show;

use super::rights::in_words;
use crate::{storage::accounts::StoredAccount, text::Texts, web::views::ClientRow};

/// A client as it is listed.
fn row(texts: Texts, client: StoredAccount, supplier: Option<String>) -> ClientRow {
    ClientRow {
        rights: in_words(texts, client.rights.as_deref().unwrap_or_default()),
        id: client.public_id,
        name: client.email,
        supplier,
        closed: client.closed_at.is_some(),
    }
}
