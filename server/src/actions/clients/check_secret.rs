//! Whether a secret is that of a client, and what a token may be given for it.
//!
//! A right secret is always let in, and only wrong ones are counted and made to wait: nobody guesses 256 random bits, so
//! waiting protects no secret here, and who sends wrong ones in a client's name must not keep that client out.

use crate::{
    access::{Rights, Role},
    actions::{
        Refusal,
        accounts::{
            Visit,
            attempts::{self, Purpose},
        },
        tokens::secret,
    },
    clock::Instant,
    keys::AccountKey,
    storage::{
        Connection, Database, StorageError,
        accounts::{StoredAccount, clients},
    },
};

/// What a client shows.
pub struct Shown<'a> {
    /// Identifier of the client.
    pub client: &'a str,
    /// Its secret.
    pub secret: &'a str,
    /// From where.
    pub visit: &'a Visit,
}

/// What showing a secret comes to.
pub enum Checked {
    /// It is right: the client, and everything that it was given, as far as its role still has it.
    Right(Box<StoredAccount>, Rights),
    /// It is wrong: key of the client, where there is one of that identifier.
    Wrong(Option<i64>),
    /// It is wrong, as too many before it were.
    TooMany,
}

/// Checks a secret, and notes that it was used.
///
/// # Errors
/// When a query fails.
pub fn check_secret(
    database: &Database,
    key: &AccountKey,
    shown: &Shown<'_>,
    now: Instant,
) -> Result<Checked, Refusal> {
    let fingerprint = secret::Purpose::ClientSecret.fingerprint_of(shown.secret);
    let client = database.read(|connection| clients::find(connection, shown.client))?;
    let right = match (&client, &fingerprint) {
        (Some(client), Some(fingerprint)) if client.closed_at.is_none() => {
            database.read(|connection| holding(connection, client.id, fingerprint, now))?
        }
        _ => None,
    };
    if let (Some(client), Some(id)) = (&client, right) {
        let touch =
            |connection: &mut Connection| clients::touch_secret(connection, id, now.stored());
        database.write(touch)?;
        let rights = rights_of(client)?;
        return Ok(Checked::Right(Box::new(client.clone()), rights));
    }
    // What is no client's identifier is counted as one: whoever makes them up fills no table.
    let counted = client
        .as_ref()
        .map_or("", |client| client.public_id.as_str());
    let what = (Purpose::ClientSecret, counted);
    let admitted = database
        .write(|connection| attempts::begin(connection, key, what, (shown.visit, false), now))?;
    Ok(match admitted {
        Some(_) => Checked::Wrong(client.map(|client| client.id)),
        None => Checked::TooMany,
    })
}

/// The key of the secret of a client that has a fingerprint and has not ended.
fn holding(
    connection: &mut Connection,
    client: i64,
    fingerprint: &str,
    now: Instant,
) -> Result<Option<i64>, StorageError> {
    let secrets = clients::secrets(connection, client)?;
    let found = secrets
        .into_iter()
        .find(|one| one.fingerprint == fingerprint && one.expires_at > now.stored());
    Ok(found.map(|one| one.id))
}

/// What a client was given, as far as its role still has it.
///
/// # Errors
/// When its stored role or rights are unknown.
pub fn rights_of(client: &StoredAccount) -> Result<Rights, StorageError> {
    let unknown = || StorageError::Unknown(format!("rights of client {}", client.id));
    let role = Role::from_code(&client.role).ok_or_else(unknown)?;
    let given = client.rights.as_deref().and_then(Rights::from_text);
    Ok(given.ok_or_else(unknown)?.and(&Rights::of_role(role)))
}
