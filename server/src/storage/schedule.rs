//! Work that comes by the clock: when it is due next. Who finds it due puts it off and queues it in one transaction.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::schedule};

/// The work that is due, with its name, of which there is one at most at a time.
///
/// # Errors
/// When the query fails.
pub fn due(connection: &mut Connection, now: NaiveDateTime) -> Stored<Option<String>> {
    Ok(schedule::table
        .filter(schedule::due_at.le(now))
        .order(schedule::due_at)
        .select(schedule::name)
        .first(connection)
        .optional()?)
}

/// Whether work of that name is known.
///
/// # Errors
/// When the query fails.
pub fn is_known(connection: &mut Connection, name: &str) -> Stored<bool> {
    let found = schedule::table.filter(schedule::name.eq(name.to_owned()));
    Ok(found.count().get_result::<i64>(connection)? > 0)
}

/// Says when work of a name comes first.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, name: &str, due_at: NaiveDateTime) -> Stored<()> {
    diesel::insert_into(schedule::table)
        .values((schedule::name.eq(name), schedule::due_at.eq(due_at)))
        .execute(connection)?;
    Ok(())
}

/// Says when work of a name comes next.
///
/// # Errors
/// When the query fails.
pub fn put_off(connection: &mut Connection, name: &str, due_at: NaiveDateTime) -> Stored<()> {
    diesel::update(schedule::table.filter(schedule::name.eq(name.to_owned())))
        .set(schedule::due_at.eq(due_at))
        .execute(connection)?;
    Ok(())
}
