//! Recovery codes that are left, by their fingerprints.

use diesel::prelude::*;

use super::super::{Connection, Stored, schema::recovery_code};

/// Gives an account these codes instead of those that it had.
///
/// # Errors
/// When a query fails.
pub fn replace(connection: &mut Connection, account: i64, fingerprints: &[String]) -> Stored<()> {
    diesel::delete(recovery_code::table.filter(recovery_code::account_id.eq(account)))
        .execute(connection)?;
    for fingerprint in fingerprints {
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::account_id.eq(account),
                recovery_code::fingerprint.eq(fingerprint),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Uses up a code; false where the account has no such code left.
///
/// # Errors
/// When the query fails.
pub fn use_up(connection: &mut Connection, account: i64, fingerprint: &str) -> Stored<bool> {
    let rows = diesel::delete(
        recovery_code::table
            .filter(recovery_code::account_id.eq(account))
            .filter(recovery_code::fingerprint.eq(fingerprint)),
    )
    .execute(connection)?;
    Ok(rows == 1)
}

/// How many codes are left.
///
/// # Errors
/// When the query fails.
pub fn left(connection: &mut Connection, account: i64) -> Stored<i64> {
    Ok(recovery_code::table
        .filter(recovery_code::account_id.eq(account))
        .count()
        .get_result(connection)?)
}
