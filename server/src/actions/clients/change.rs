//! Changes a client: its rights, and whether it gets in.

use serde_json::json;

use super::{found, given, own};
use crate::{
    access::{Actor, Rights},
    actions::Refusal,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection,
        accounts::{self, clients},
    },
};

/// Gives a client other rights. They count at once, for tokens that it has as well.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] with `client_of_supplier`; `rights_missing` and `rights_not_yours`.
pub fn give_rights(
    connection: &mut Connection,
    actor: &Actor,
    (client, rights): (&str, &Rights),
) -> Result<(), Refusal> {
    let client = own(connection, actor, client)?;
    given(actor, rights)?;
    let was = Rights::from_text(client.rights.as_deref().unwrap_or_default());
    let was = was.map(|rights| rights.codes());
    clients::set_rights(connection, client.id, &rights.text())?;
    let noted = Note::new(Deed::ClientChanged, Object::account(client.id)).change(
        json!({ "rights": was }),
        json!({ "rights": rights.codes() }),
    );
    audit::note(connection, noted);
    Ok(())
}

/// Closes a client: it gets no tokens, those that it has work no more, and its secrets are gone.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] with `client_closed_before`.
pub fn close(
    connection: &mut Connection,
    actor: &Actor,
    client: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let client = found(connection, actor, client)?;
    if client.closed_at.is_some() {
        return Err(Refusal::Conflict("client_closed_before"));
    }
    accounts::set_closed(connection, client.id, Some(now.stored()))?;
    clients::remove_secrets(connection, client.id)?;
    let noted = Note::new(Deed::ClientClosed, Object::account(client.id));
    audit::note(connection, noted);
    Ok(())
}

/// Opens a closed client again; it gets in once it has a new secret.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] with `client_not_closed`.
pub fn reopen(connection: &mut Connection, actor: &Actor, client: &str) -> Result<(), Refusal> {
    let client = found(connection, actor, client)?;
    if client.closed_at.is_none() {
        return Err(Refusal::Conflict("client_not_closed"));
    }
    accounts::set_closed(connection, client.id, None)?;
    let noted = Note::new(Deed::ClientReopened, Object::account(client.id));
    audit::note(connection, noted);
    Ok(())
}
