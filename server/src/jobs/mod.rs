//! Work that follows from a change: queued in its transaction, done by a worker, finished in the transaction of its effect.

mod close_periods;
mod erase_expired;
mod forget_file;
mod held;
mod read_register;
mod read_report;
mod remove_files;
mod revalue_contract;
pub(crate) mod schedule;
mod seal_audit_log;
mod send_message;
mod tell_of_end;
mod verify_rollups;
pub mod worker;

use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    storage::{Connection, StorageError, Stored, jobs},
};

/// Everything that a worker can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Read the file of a report.
    ReadReport {
        /// Key of the report.
        report: i64,
    },
    /// Remove the file of a refused report: nothing of it may be kept.
    ForgetFile {
        /// Key of the report.
        report: i64,
    },
    /// Read a contract register, and find what it would change.
    ReadRegister {
        /// Key of the import.
        import: i64,
    },
    /// Value the lines of a contract again.
    RevalueContract {
        /// Key of the contract.
        contract: i64,
    },
    /// Close the periods whose time has passed.
    ClosePeriods,
    /// Compare the rollups with the lines that they are sums of.
    VerifyRollups,
    /// Verify the audit log, and sign where it ends.
    SealAuditLog,
    /// Tell of tokens and secrets that end soon.
    TellOfEnd,
    /// Erase what is over its term.
    EraseExpired,
    /// Remove files from the disk that nothing tells of any more.
    RemoveFiles,
    /// Send a mail.
    SendMessage {
        /// Key of the message.
        message: i64,
    },
}

impl Job {
    /// Queues the job, in the transaction of the change that it follows from.
    ///
    /// # Errors
    /// When the query fails.
    pub fn queue(self, connection: &mut Connection, now: Instant) -> Stored<()> {
        let payload = serde_json::to_string(&self)
            .map_err(|error| StorageError::Failed(error.to_string()))?;
        jobs::insert(connection, self.kind(), &payload, now.stored())
    }

    fn kind(self) -> &'static str {
        match self {
            Self::ReadReport { .. } => "read_report",
            Self::ForgetFile { .. } => "forget_file",
            Self::ReadRegister { .. } => "read_register",
            Self::SendMessage { .. } => "send_message",
            Self::RevalueContract { .. } => "revalue_contract",
            Self::ClosePeriods => "close_periods",
            Self::VerifyRollups => "verify_rollups",
            Self::SealAuditLog => "seal_audit_log",
            Self::TellOfEnd => "tell_of_end",
            Self::EraseExpired => "erase_expired",
            Self::RemoveFiles => "remove_files",
        }
    }
}
