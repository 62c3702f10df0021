//! Whose a personal token is that a program shows, and whether it still holds.

use crate::{
    access::Rights,
    actions::Refusal,
    clock::Instant,
    storage::{
        Connection, Database, StorageError,
        accounts::{StoredAccount, tokens},
    },
};

/// A use is not noted again within so many seconds: a request that reads should not be a write.
const NOTE_AFTER_SECONDS: i64 = 60;

/// What a token turns out to be.
pub enum Presented {
    /// It holds: the account, and what the token was given.
    Holds(Box<StoredAccount>, Rights),
    /// It held once: key of the account, identifier of the token, and why it does not any more, in a word.
    Over {
        /// Key of the account.
        account: i64,
        /// Identifier of the token.
        token: String,
        /// `expired`, `revoked` or `account_closed`.
        why: &'static str,
    },
    /// Nobody's.
    Unknown,
}

/// Looks a token up by its fingerprint, and notes that it was used.
///
/// # Errors
/// When a query fails.
pub fn presented(
    database: &Database,
    fingerprint: &str,
    now: Instant,
) -> Result<Presented, Refusal> {
    let found = database.read(|connection| tokens::by_fingerprint(connection, fingerprint))?;
    let Some((token, account)) = found else {
        return Ok(Presented::Unknown);
    };
    let why = if token.revoked_at.is_some() {
        Some("revoked")
    } else if token.expires_at <= now.stored() {
        Some("expired")
    } else if account.closed_at.is_some() {
        Some("account_closed")
    } else {
        None
    };
    if let Some(why) = why {
        return Ok(Presented::Over {
            account: account.id,
            token: token.public_id,
            why,
        });
    }
    let unknown = || StorageError::Unknown(format!("rights {:?}", token.rights));
    let rights = Rights::from_text(&token.rights).ok_or_else(unknown)?;
    let noted = token.used_at.map(|at| (now.stored() - at).num_seconds());
    if noted.is_none_or(|seconds| seconds >= NOTE_AFTER_SECONDS) {
        let touch = |connection: &mut Connection| tokens::touch(connection, token.id, now.stored());
        database.write(touch)?;
    }
    Ok(Presented::Holds(Box::new(account), rights))
}
