//! Verifies the audit log, and raises the alarm where it is not as it was written.

use std::io;

use super::Refusal;
use crate::{
    clock::Instant,
    storage::{
        Connection, Database, StorageError, alarms,
        audit::{self, Verified},
    },
};

/// The alarm for an audit log that is not as it was written.
pub const ALARM: &str = "audit_log_broken";

/// Verifies entries from one number to another, both included; without them the whole log.
///
/// # Errors
/// When a query fails, or what is kept outside the database can't be read.
pub fn verify(database: &Database, range: (Option<i64>, Option<i64>)) -> Result<Verified, Refusal> {
    let journal = database.journal()?;
    // Before the transaction: the chain grows meanwhile, and what is outside must not be ahead of what is read.
    let unreadable = |error: io::Error| StorageError::Failed(format!("audit-heads: {error}"));
    let outside = journal.heads().read().map_err(unreadable)?;
    let verify = |connection: &mut Connection| audit::verify(connection, journal, &outside, range);
    Ok(database.read(verify)?)
}

/// Raises or ends the alarm by what verifying found; true when it was raised just now.
///
/// # Errors
/// When a query fails.
pub fn tell(connection: &mut Connection, found: &Verified, now: Instant) -> Result<bool, Refusal> {
    if found.is_whole() {
        alarms::end(connection, ALARM, now.stored())?;
        return Ok(false);
    }
    let findings: Vec<String> = found
        .findings
        .iter()
        .take(20)
        .map(|one| format!("{one:?}"))
        .collect();
    let count = found.findings.len().saturating_add(found.more);
    let detail = format!("{count}: {}", findings.join(", "));
    Ok(alarms::raise(connection, ALARM, &detail, now.stored())?)
}
