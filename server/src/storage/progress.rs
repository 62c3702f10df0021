//! How far the reading of a report is, and that it was stopped.

use diesel::prelude::*;

use super::{Connection, Stored, schema::report};

/// Notes how far the reading is: rows of the file, and lines that are stored.
///
/// # Errors
/// When the query fails.
pub fn set(connection: &mut Connection, id: i64, rows_read: i64, lines_stored: i64) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::rows_read.eq(rows_read),
            report::lines_stored.eq(lines_stored),
        ))
        .execute(connection)?;
    Ok(())
}

/// Gives a report that state, and nothing else.
///
/// # Errors
/// When the query fails.
pub fn set_state(connection: &mut Connection, id: i64, state: &str) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set(report::state.eq(state))
        .execute(connection)?;
    Ok(())
}
