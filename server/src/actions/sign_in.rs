//! Opens and ends sessions.

use std::sync::LazyLock;

use super::{Refusal, add_account};
use crate::{
    access::{Actor, Origin, Permission, Role, Scope},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::fingerprint,
    ids,
    storage::{
        Connection, Database, StorageError,
        accounts::{self, StoredAccount},
        sessions,
    },
};

/// A session ends after so many hours in any case.
const LONGEST_HOURS: i64 = 24;
/// From so many failed attempts on, the next one waits.
const FREE_ATTEMPTS: i32 = 5;
/// How long it waits, in seconds, after one more.
const WAIT_SECONDS: i64 = 30;

/// A hash of nobody's password, so that an unknown address costs as much time as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| add_account::hash(&ids::key()).unwrap_or_default());

/// Checks a password against an address. Takes as long for an unknown address as for a known one.
///
/// # Errors
/// [`Refusal::Invalid`] with `credentials_wrong`, whatever was wrong, or `attempts_wait`.
pub fn check_password(
    database: &Database,
    email: &str,
    password: &str,
    now: Instant,
) -> Result<StoredAccount, Refusal> {
    let email = email.trim().to_lowercase();
    let account = database.read(|connection| accounts::by_email(connection, &email))?;
    let waits = account
        .as_ref()
        .is_some_and(|one| one.wait_until.is_some_and(|until| until > now.stored()));
    if waits {
        return Err(Refusal::field("email", "attempts_wait", ""));
    }
    let hash = account
        .as_ref()
        .map_or(NOBODY.as_str(), |account| &account.password_hash);
    let right = add_account::verify(password, hash);
    let Some(account) = account else {
        return Err(Refusal::field("email", "credentials_wrong", ""));
    };
    if right {
        if account.failed_attempts > 0 {
            database.write(|connection| accounts::forget_failures(connection, account.id))?;
        }
        return Ok(account);
    }
    database.write(|connection| {
        if accounts::note_failure(connection, account.id)? >= FREE_ATTEMPTS {
            let until = now.plus_seconds(WAIT_SECONDS).stored();
            accounts::wait_until(connection, account.id, until)?;
        }
        Ok::<_, StorageError>(())
    })?;
    Err(Refusal::field("email", "credentials_wrong", ""))
}

/// Opens a session; returns the key for the cookie.
///
/// # Errors
/// When a query fails.
pub fn open_session(
    connection: &mut Connection,
    account: i64,
    now: Instant,
) -> Result<String, Refusal> {
    sessions::delete_expired(connection, now.stored())?;
    let key = ids::key();
    sessions::insert(
        connection,
        &sessions::NewSession {
            fingerprint: &fingerprint(&key),
            account_id: account,
            form_token: &ids::key(),
            created_at: now.stored(),
            seen_at: now.stored(),
            expires_at: now.plus_seconds(LONGEST_HOURS * 3600).stored(),
        },
    )?;
    let opened = Note::new(Deed::SignedIn, Object::account(account));
    audit::note(connection, opened);
    Ok(key)
}

/// Ends the session of a cookie's key.
///
/// # Errors
/// When the query fails.
pub fn end_session(connection: &mut Connection, key: &str) -> Result<(), Refusal> {
    Ok(sessions::delete(connection, &fingerprint(key))?)
}

/// Somebody who acts, from what the database holds of him; until a permission is asked for, with what is seen of contracts.
///
/// # Errors
/// When the stored role is unknown.
pub fn actor(
    account: i64,
    email: &str,
    role: &str,
    supplier: Option<i64>,
    origin: Origin,
) -> Result<Actor, StorageError> {
    let unknown = || StorageError::Unknown(format!("role {role:?}"));
    let role = Role::from_code(role).ok_or_else(unknown)?;
    let actor = Actor {
        account,
        role,
        supplier,
        scope: Scope::All,
        email: email.to_owned(),
        origin,
    };
    actor.with(Permission::SeeContracts).ok_or_else(unknown)
}
