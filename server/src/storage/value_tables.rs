//! Value tables as their publishers wrote them, revision by revision.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Connection, Stored, schema::value_table};

/// A revision of a value table to be added.
#[derive(Insertable)]
#[diesel(table_name = value_table)]
pub struct NewValueTable<'a> {
    /// Short code, such as `haaglanden-2023`.
    pub code: &'a str,
    /// Counts from 1 for each code.
    pub revision: i32,
    /// Who published it.
    pub publisher: &'a str,
    /// The publisher's own version.
    pub version: &'a str,
    /// Where it was found.
    pub source: &'a str,
    /// First day of its validity.
    pub valid_from: Option<NaiveDate>,
    /// Last day of its validity.
    pub valid_until: Option<NaiveDate>,
    /// The TOML document, byte for byte.
    pub document: &'a str,
    /// SHA-256 of the document.
    pub fingerprint: &'a str,
    /// When it was added.
    pub added_at: NaiveDateTime,
}

/// A stored revision of a value table.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = value_table)]
pub struct StoredValueTable {
    /// Key.
    pub id: i64,
    /// Short code.
    pub code: String,
    /// Counts from 1 for each code.
    pub revision: i32,
    /// Who published it.
    pub publisher: String,
    /// The publisher's own version.
    pub version: String,
    /// The TOML document.
    pub document: String,
    /// SHA-256 of the document.
    pub fingerprint: String,
}

/// Adds a revision; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewValueTable<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(value_table::table)
        .values(new)
        .returning(value_table::id)
        .get_result(connection)?)
}

/// The latest revision of the table with that code.
///
/// # Errors
/// When the query fails.
pub fn latest(connection: &mut Connection, code: &str) -> Stored<Option<StoredValueTable>> {
    Ok(value_table::table
        .filter(value_table::code.eq(code))
        .order(value_table::revision.desc())
        .select(StoredValueTable::as_select())
        .first(connection)
        .optional()?)
}

/// Every revision of every table, by code and revision.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection) -> Stored<Vec<StoredValueTable>> {
    Ok(value_table::table
        .order((value_table::code, value_table::revision))
        .select(StoredValueTable::as_select())
        .load(connection)?)
}

/// The revisions of those keys.
///
/// # Errors
/// When the query fails.
pub fn by_ids(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<StoredValueTable>> {
    Ok(value_table::table
        .filter(value_table::id.eq_any(ids.to_vec()))
        .select(StoredValueTable::as_select())
        .load(connection)?)
}

/// Fingerprints of every revision of the table with that code.
///
/// # Errors
/// When the query fails.
pub fn revisions(connection: &mut Connection, code: &str) -> Stored<Vec<String>> {
    Ok(value_table::table
        .filter(value_table::code.eq(code))
        .select(value_table::fingerprint)
        .load(connection)?)
}
