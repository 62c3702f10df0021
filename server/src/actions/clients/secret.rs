//! Secrets of clients. Two can hold at once, so that a program gets its new one before the old one is taken away.

use serde_json::{Value, json};

use super::{found, own};
use crate::{
    access::Actor,
    actions::{
        Refusal,
        tokens::{
            end_of,
            secret::{NewSecret, Purpose},
        },
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    storage::{Connection, accounts::clients},
};

/// So many hold at once.
const AT_ONCE: usize = 2;

/// A secret that was made. It is told this once.
#[derive(Debug)]
pub struct Made {
    /// The secret.
    pub secret: NewSecret,
    /// Identifier of the client.
    pub client: String,
    /// Its name.
    pub name: String,
    /// When the secret ends.
    pub ends: Instant,
}

/// Makes a secret for a client, for so many days of those that the settings allow at most.
///
/// # Errors
/// [`Refusal::NotFound`]; `term_invalid`; [`Refusal::Conflict`] with `client_of_supplier`, `client_closed_before` or
/// `secrets_enough`.
pub fn make(
    connection: &mut Connection,
    actor: &Actor,
    client: &str,
    (days, most_days): (u32, u32),
    now: Instant,
) -> Result<Made, Refusal> {
    let client = own(connection, actor, client)?;
    if client.closed_at.is_some() {
        return Err(Refusal::Conflict("client_closed_before"));
    }
    let ends = end_of(days, most_days, now)?;
    clients::hold(connection, client.id)?;
    let mut holding = 0;
    for had in clients::secrets(connection, client.id)? {
        if had.expires_at > now.stored() {
            holding += 1;
        } else {
            clients::remove_secret(connection, client.id, &had.public_id)?;
        }
    }
    if holding >= AT_ONCE {
        return Err(Refusal::Conflict("secrets_enough"));
    }
    let (secret, id) = (Purpose::ClientSecret.make(), ids::public_id(now));
    clients::insert_secret(
        connection,
        &clients::NewSecret {
            public_id: &id,
            account_id: client.id,
            fingerprint: &secret.fingerprint,
            created_at: now.stored(),
            expires_at: ends.stored(),
        },
    )?;
    let what = json!({ "secret": id, "expiresAt": ends.stored().and_utc() });
    let noted = Note::new(Deed::ClientSecretMade, Object::account(client.id));
    audit::note(connection, noted.change(Value::Null, what));
    Ok(Made {
        secret,
        client: client.public_id,
        name: client.email,
        ends,
    })
}

/// Takes a secret away: no token is given for it any more.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn remove(
    connection: &mut Connection,
    actor: &Actor,
    (client, secret): (&str, &str),
) -> Result<(), Refusal> {
    let client = found(connection, actor, client)?;
    if !clients::remove_secret(connection, client.id, secret)? {
        return Err(Refusal::NotFound);
    }
    let noted = Note::new(Deed::ClientSecretRevoked, Object::account(client.id));
    audit::note(
        connection,
        noted.change(json!({ "secret": secret }), Value::Null),
    );
    Ok(())
}
