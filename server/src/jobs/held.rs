//! A job in a worker's hands, and why it may not succeed.

use crate::{
    actions::Refusal,
    clock::Instant,
    storage::{Connection, StorageError, jobs},
};

/// Why a job did not succeed.
#[derive(Debug, thiserror::Error)]
pub(super) enum JobFault {
    /// It may succeed later.
    #[error("{0}")]
    Later(String),
    /// It never will.
    #[error("{0}")]
    Never(String),
    /// Somebody else holds the job: undo.
    #[error("the lease was lost")]
    LeaseLost,
}

impl From<StorageError> for JobFault {
    fn from(error: StorageError) -> Self {
        Self::Later(error.to_string())
    }
}

impl From<Refusal> for JobFault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Failed(error) => error.into(),
            other => Self::Never(other.to_string()),
        }
    }
}

/// A job that this worker holds.
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) attempts: i32,
    pub(super) lease_key: String,
}

impl Held {
    /// Finishes the job within the transaction of its effect.
    pub(super) fn finish(&self, connection: &mut Connection, now: Instant) -> Result<(), JobFault> {
        if jobs::finish(connection, self.id, &self.lease_key, now.stored())? {
            Ok(())
        } else {
            Err(JobFault::LeaseLost)
        }
    }
}
