//! Contract registers that were sent as files: what each would change, until it is committed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::register_import};

/// A file that came in.
#[derive(Insertable)]
#[diesel(table_name = register_import)]
pub struct NewImport<'a> {
    /// Identifier for the outside; the file has its name while it waits.
    pub public_id: &'a str,
    /// `received`.
    pub state: &'a str,
    /// SHA-256 of the file, in hexadecimal.
    pub file_fingerprint: &'a str,
    /// Name that somebody gave it.
    pub file_name: &'a str,
    /// Bytes.
    pub file_size: i64,
    /// Who sent it.
    pub uploaded_by: i64,
    /// When.
    pub uploaded_at: NaiveDateTime,
}

/// An import as it stands.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = register_import)]
#[expect(
    missing_docs,
    reason = "the fields are those of NewImport, and what became of it"
)]
pub struct StoredImport {
    pub id: i64,
    pub public_id: String,
    pub state: String,
    pub file_name: String,
    pub uploaded_at: NaiveDateTime,
    pub read_at: Option<NaiveDateTime>,
    /// What it would change, as JSON.
    pub found: Option<String>,
    pub committed_at: Option<NaiveDateTime>,
}

/// Stores that a file came in; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewImport<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(register_import::table)
        .values(new)
        .returning(register_import::id)
        .get_result(connection)?)
}

/// The import of that identifier.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(connection: &mut Connection, public_id: &str) -> Stored<Option<StoredImport>> {
    Ok(register_import::table
        .filter(register_import::public_id.eq(public_id.to_owned()))
        .select(StoredImport::as_select())
        .first(connection)
        .optional()?)
}

/// The import of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredImport>> {
    Ok(register_import::table
        .find(id)
        .select(StoredImport::as_select())
        .first(connection)
        .optional()?)
}

/// Stores what a file would change.
///
/// # Errors
/// When the query fails.
pub fn set_read(
    connection: &mut Connection,
    id: i64,
    (state, found): (&str, &str),
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::update(register_import::table.find(id))
        .set((
            register_import::state.eq(state),
            register_import::found.eq(found),
            register_import::read_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Stores that it was committed.
///
/// # Errors
/// When the query fails.
pub fn set_committed(
    connection: &mut Connection,
    id: i64,
    (state, by): (&str, i64),
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::update(register_import::table.find(id))
        .set((
            register_import::state.eq(state),
            register_import::committed_by.eq(by),
            register_import::committed_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}
