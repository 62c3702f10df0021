//! Ends sessions: one's own elsewhere, or all of an account.

use crate::{
    actions::Refusal,
    clock::Instant,
    files::fingerprint,
    ids,
    storage::{Connection, sessions},
};

/// Ends one of the own sessions.
///
/// # Errors
/// [`Refusal::NotFound`] where the account has no such session.
pub fn end_one(connection: &mut Connection, account: i64, session: &str) -> Result<(), Refusal> {
    if sessions::delete_one(connection, account, session)? {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

/// Ends all sessions of an account but one; returns how many.
///
/// # Errors
/// When the query fails.
pub fn end_others(
    connection: &mut Connection,
    account: i64,
    but: Option<i64>,
) -> Result<usize, Refusal> {
    Ok(sessions::delete_of(connection, account, but)?)
}

/// Gives the own session another key, after its user proved who he is; returns the key for the cookie.
///
/// # Errors
/// When the query fails.
pub fn renew(connection: &mut Connection, session: i64, now: Instant) -> Result<String, Refusal> {
    let key = ids::key();
    let token = ids::key();
    sessions::renew(
        connection,
        session,
        (&fingerprint(&key), &token),
        now.stored(),
    )?;
    Ok(key)
}
