//! Adds a value table, as a new revision where its document changed.

use super::Refusal;
use crate::{
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::fingerprint,
    register::{shipped, value_table_file},
    storage::{Connection, value_tables},
};

/// What became of a value table that was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new, or a new revision: its number.
    Revision(i32),
    /// The latest revision is the same document already.
    Unchanged(i32),
}

/// Adds the value table of a document under a code.
///
/// # Errors
/// [`Refusal::Invalid`] with line and reason when the document is no value table.
pub fn add_value_table(
    connection: &mut Connection,
    code: &str,
    document: &str,
    now: Instant,
) -> Result<Added, Refusal> {
    let table = value_table_file::parse(code, document)
        .map_err(|fault| Refusal::field("file", "value_table_invalid", fault.to_string()))?;
    let fingerprint = fingerprint(document);
    let latest = value_tables::latest(connection, code)?;
    if let Some(latest) = latest
        .as_ref()
        .filter(|latest| latest.fingerprint == fingerprint)
    {
        return Ok(Added::Unchanged(latest.revision));
    }
    let revision = latest.map_or(1, |latest| latest.revision.saturating_add(1));
    value_tables::insert(
        connection,
        &value_tables::NewValueTable {
            code,
            revision,
            publisher: &table.publisher,
            version: &table.version,
            source: &table.source,
            valid_from: table.valid_from,
            valid_until: table.valid_until,
            document,
            fingerprint: &fingerprint,
            added_at: now.stored(),
        },
    )?;
    let added = Note::new(Deed::ValueTableAdded, Object::named("value_table", code));
    audit::note(
        connection,
        added
            .with("revision", revision)
            .with("fingerprint", &fingerprint),
    );
    Ok(Added::Revision(revision))
}

/// Adds the tables that ship with the program, where they are missing. One that an administrator replaced stays replaced.
///
/// # Errors
/// When a query fails.
pub fn add_shipped_tables(connection: &mut Connection, now: Instant) -> Result<(), Refusal> {
    for (code, document) in shipped::VALUE_TABLES {
        let fingerprint = fingerprint(document);
        let known = value_tables::revisions(connection, code)?;
        if !known.contains(&fingerprint) {
            add_value_table(connection, code, document, now)?;
        }
    }
    Ok(())
}
