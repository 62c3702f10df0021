//! Alarms: what an administrator must look at, until it is over.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::alarm};

/// Raises an alarm, or says anew what an alarm of the kind is about; false when one was up already.
///
/// # Errors
/// When a query fails.
pub fn raise(
    connection: &mut Connection,
    kind: &str,
    detail: &str,
    now: NaiveDateTime,
) -> Stored<bool> {
    let up = alarm::table
        .filter(alarm::kind.eq(kind.to_owned()))
        .filter(alarm::ended_at.is_null());
    let renewed = diesel::update(up)
        .set(alarm::detail.eq(detail))
        .execute(connection)?;
    if renewed > 0 {
        return Ok(false);
    }
    diesel::insert_into(alarm::table)
        .values((
            alarm::kind.eq(kind),
            alarm::detail.eq(detail),
            alarm::raised_at.eq(now),
        ))
        .execute(connection)?;
    Ok(true)
}

/// Ends the alarm of a kind, if one is up.
///
/// # Errors
/// When the query fails.
pub fn end(connection: &mut Connection, kind: &str, now: NaiveDateTime) -> Stored<()> {
    let up = alarm::table
        .filter(alarm::kind.eq(kind.to_owned()))
        .filter(alarm::ended_at.is_null());
    diesel::update(up)
        .set(alarm::ended_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Kinds of the alarms that are up.
///
/// # Errors
/// When the query fails.
pub fn up(connection: &mut Connection) -> Stored<Vec<String>> {
    Ok(alarm::table
        .filter(alarm::ended_at.is_null())
        .order(alarm::id)
        .select(alarm::kind)
        .load(connection)?)
}
