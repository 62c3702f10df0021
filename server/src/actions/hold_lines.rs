//! Holds what changes when lines of a report begin to count or cease to, always in the same order: of two who change what
//! hangs together one waits for the other, and neither waits for ever.

use crate::storage::{Connection, Stored, conflicts, contracts};

/// Holds, until the transaction ends, all contracts of a report's supplier; before them, where the report has linking
/// keys, the comparing of such keys. The report itself is held before.
///
/// # Errors
/// When a query fails.
pub(super) fn hold_lines(connection: &mut Connection, report: i64, supplier: i64) -> Stored<()> {
    conflicts::hold_keyed(connection, report)?;
    contracts::hold_of_suppliers(connection, &[supplier])
}
