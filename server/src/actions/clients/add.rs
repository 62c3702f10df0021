//! Adds a client.

use serde_json::{Value, json};

use super::{given, role_of_clients};
use crate::{
    access::{Actor, Rights},
    actions::{Refusal, tokens::name_of},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    storage::{
        Connection, StorageError,
        accounts::{
            CLIENT,
            clients::{self, NewClient},
        },
    },
};

/// So many a supplier, or the installation, can have.
const MOST: i64 = 50;

/// Adds a client for the actor's supplier, or for the installation; returns its identifier. It has no secret yet.
///
/// # Errors
/// What [`name_of`] says; `name_taken`; `name_is_address`, because nothing may ever be sent to a client; `rights_missing`
/// and `rights_not_yours`; [`Refusal::Conflict`] with `clients_enough`.
pub fn add(
    connection: &mut Connection,
    actor: &Actor,
    (name, rights): (&str, &Rights),
    now: Instant,
) -> Result<String, Refusal> {
    let role = role_of_clients(actor).ok_or(Refusal::Forbidden)?;
    let name = name_of(name)?;
    if name.contains('@') {
        return Err(Refusal::field("name", "name_is_address", ""));
    }
    given(actor, rights)?;
    if clients::count(connection, actor.supplier)? >= MOST {
        return Err(Refusal::Conflict("clients_enough"));
    }
    let id = ids::public_id(now);
    // Two suppliers may give one name, and neither may learn of the other's: the end of the identifier keeps them apart.
    let mark = id.get(id.len().saturating_sub(6)..).unwrap_or_default();
    let added = clients::insert(
        connection,
        &NewClient {
            public_id: &id,
            email: &format!("{name} ({mark})"),
            role: role.code(),
            supplier_id: actor.supplier,
            password_hash: "",
            language: "nl",
            created_at: now.stored(),
            kind: CLIENT,
            rights: &rights.text(),
        },
    );
    let key = match added {
        Err(StorageError::Duplicate) => return Err(Refusal::field("name", "name_taken", "")),
        other => other?,
    };
    let what = json!({ "role": role.code(), "rights": rights.codes() });
    let noted = Note::new(Deed::ClientAdded, Object::account(key)).change(Value::Null, what);
    audit::note(connection, noted);
    Ok(id)
}
