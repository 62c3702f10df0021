//! Browsers from which somebody signed in before, by the fingerprint of a cookie.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{Connection, Stored, schema::known_device};

/// Whether somebody signed in to an account from a browser since an instant.
///
/// # Errors
/// When the query fails.
pub fn is_known(
    connection: &mut Connection,
    account: i64,
    fingerprint: &str,
    since: NaiveDateTime,
) -> Stored<bool> {
    Ok(diesel::select(diesel::dsl::exists(
        known_device::table
            .filter(known_device::account_id.eq(account))
            .filter(known_device::fingerprint.eq(fingerprint))
            .filter(known_device::seen_at.ge(since)),
    ))
    .get_result(connection)?)
}

/// Notes that somebody signed in to an account from a browser, and forgets who was not seen since an instant.
///
/// # Errors
/// When a query fails.
pub fn note(
    connection: &mut Connection,
    account: i64,
    fingerprint: &str,
    now: NaiveDateTime,
    since: NaiveDateTime,
) -> Stored<()> {
    diesel::delete(
        known_device::table.filter(
            known_device::seen_at.lt(since).or(known_device::account_id
                .eq(account)
                .and(known_device::fingerprint.eq(fingerprint))),
        ),
    )
    .execute(connection)?;
    diesel::insert_into(known_device::table)
        .values((
            known_device::account_id.eq(account),
            known_device::fingerprint.eq(fingerprint),
            known_device::seen_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Forgets every browser of an account.
///
/// # Errors
/// When the query fails.
pub fn forget_all(connection: &mut Connection, account: i64) -> Stored<()> {
    diesel::delete(known_device::table.filter(known_device::account_id.eq(account)))
        .execute(connection)?;
    Ok(())
}
