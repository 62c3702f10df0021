//! Takes personal tokens back: they work no more from that moment.

use crate::{
    actions::Refusal,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{Connection, accounts::tokens},
};

/// Revokes one of the own tokens.
///
/// # Errors
/// [`Refusal::NotFound`] where the account has no such token, or it was revoked before.
pub fn revoke(
    connection: &mut Connection,
    account: i64,
    token: &str,
    now: Instant,
) -> Result<(), Refusal> {
    if !tokens::revoke(connection, account, token, now.stored())? {
        return Err(Refusal::NotFound);
    }
    noted(connection, token);
    Ok(())
}

/// Revokes all tokens of an account.
///
/// # Errors
/// When a query fails.
pub fn revoke_all(connection: &mut Connection, account: i64, now: Instant) -> Result<(), Refusal> {
    for token in tokens::revoke_all(connection, account, now.stored())? {
        noted(connection, &token);
    }
    Ok(())
}

fn noted(connection: &mut Connection, token: &str) {
    let object = Object::named("token", token);
    audit::note(connection, Note::new(Deed::PersonalTokenRevoked, object));
}
