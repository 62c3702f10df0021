//! The history of the register: every object as it was after each change.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, register_change},
};

/// A change to be noted.
#[derive(Insertable)]
#[diesel(table_name = register_change)]
pub struct NewChange<'a> {
    /// Kind of object, in its word.
    pub kind: &'a str,
    /// Key of the object.
    pub object_id: i64,
    /// The version that the change made.
    pub version: i64,
    /// The whole object after it, as JSON.
    pub snapshot: &'a str,
    /// Who made it; nobody where the program did.
    pub changed_by: Option<i64>,
    /// When.
    pub changed_at: NaiveDateTime,
    /// Why, where somebody said so.
    pub reason: Option<&'a str>,
}

/// A change of the past.
#[derive(Clone, Debug, Queryable)]
pub struct StoredChange {
    /// The version that it made.
    pub version: i64,
    /// The whole object after it, as JSON.
    pub snapshot: String,
    /// Mail address of who made it; nobody where the program did.
    pub changed_by: Option<String>,
    /// When.
    pub changed_at: NaiveDateTime,
    /// Why, where somebody said so.
    pub reason: Option<String>,
}

/// Notes a change.
///
/// # Errors
/// When that version is noted already, or the query fails.
pub fn insert(connection: &mut Connection, new: &NewChange<'_>) -> Stored<()> {
    diesel::insert_into(register_change::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// All changes of an object, the newest first.
///
/// # Errors
/// When the query fails.
pub fn of_object(connection: &mut Connection, kind: &str, id: i64) -> Stored<Vec<StoredChange>> {
    Ok(register_change::table
        .left_join(account::table.on(register_change::changed_by.eq(account::id.nullable())))
        .filter(register_change::kind.eq(kind.to_owned()))
        .filter(register_change::object_id.eq(id))
        .order(register_change::version.desc())
        .select((
            register_change::version,
            register_change::snapshot,
            account::email.nullable(),
            register_change::changed_at,
            register_change::reason,
        ))
        .load(connection)?)
}

/// An object as it was at a version, and since when.
///
/// # Errors
/// When the query fails.
pub fn at(
    connection: &mut Connection,
    kind: &str,
    id: i64,
    version: i64,
) -> Stored<Option<(String, NaiveDateTime)>> {
    Ok(register_change::table
        .filter(register_change::kind.eq(kind.to_owned()))
        .filter(register_change::object_id.eq(id))
        .filter(register_change::version.eq(version))
        .select((register_change::snapshot, register_change::changed_at))
        .first(connection)
        .optional()?)
}
