//! Holds what changes when lines of a report begin to count or cease to, always in the same order: of two who change what
//! hangs together one waits for the other, and neither waits for ever.

use crate::storage::{Connection, Stored, contracts};

/// Holds, until the transaction ends, all contracts of a supplier. The report whose lines change is held before.
///
/// # Errors
/// When a query fails.
pub(super) fn hold_lines(connection: &mut Connection, supplier: i64) -> Stored<()> {
    contracts::hold_of_suppliers(connection, &[supplier])
}
