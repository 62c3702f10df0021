//! Attempts to prove who one is, counted since the last good one.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{Connection, Stored, database::each, schema::attempt};

/// What stands of attempts.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct StoredAttempts {
    /// So many.
    pub attempts: i32,
    /// The next one waits until then.
    pub wait_until: Option<NaiveDateTime>,
}

/// Counts one more; returns how many there are now. Two at the same time are two.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, counted: &str, now: NaiveDateTime) -> Stored<i32> {
    Ok(
        each!(connection, inner => diesel::insert_into(attempt::table)
        .values((
            attempt::counted.eq(counted),
            attempt::attempts.eq(1),
            attempt::latest_at.eq(now),
        ))
        .on_conflict(attempt::counted)
        .do_update()
        .set((
            attempt::attempts.eq(attempt::attempts + 1),
            attempt::latest_at.eq(now),
        ))
        .returning(attempt::attempts)
        .get_result(inner))?,
    )
}

/// What stands under a name.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut Connection, counted: &str) -> Stored<Option<StoredAttempts>> {
    Ok(attempt::table
        .filter(attempt::counted.eq(counted))
        .select((attempt::attempts, attempt::wait_until))
        .first(connection)
        .optional()?)
}

/// Lets the next attempt wait until an instant.
///
/// # Errors
/// When the query fails.
pub fn wait(connection: &mut Connection, counted: &str, until: NaiveDateTime) -> Stored<()> {
    diesel::update(attempt::table.filter(attempt::counted.eq(counted)))
        .set(attempt::wait_until.eq(until))
        .execute(connection)?;
    Ok(())
}

/// Forgets what stands under these names.
///
/// # Errors
/// When the query fails.
pub fn forget(connection: &mut Connection, counted: &[String]) -> Stored<()> {
    diesel::delete(attempt::table.filter(attempt::counted.eq_any(counted.to_vec())))
        .execute(connection)?;
    Ok(())
}

/// Forgets what was counted last before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget_before(connection: &mut Connection, instant: NaiveDateTime) -> Stored<()> {
    diesel::delete(attempt::table.filter(attempt::latest_at.lt(instant))).execute(connection)?;
    Ok(())
}
