//! A job in a worker's hands, and why it may not succeed.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    actions::Refusal,
    app::App,
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
    /// What it was to do was done before.
    #[error("it was done before")]
    Done,
    /// What it was to do is no longer wanted.
    #[error("it was cancelled")]
    Cancelled,
    /// What a child wrote is no reading.
    #[error("a reader wrote what is no reading")]
    Garbled,
    /// The program stops: another one goes on.
    #[error("the program stops")]
    Stopping,
}

impl From<io::Error> for JobFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData => Self::Garbled,
            _ => Self::Later(error.to_string()),
        }
    }
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
            Refusal::Conflict("already_read") => Self::Done,
            Refusal::Conflict("cancelled") => Self::Cancelled,
            other => Self::Never(other.to_string()),
        }
    }
}

/// A job that this worker holds.
pub(super) struct Held<'a> {
    pub(super) id: i64,
    pub(super) attempts: i32,
    pub(super) lease_key: String,
    /// Set when the program stops.
    pub(super) stop: &'a AtomicBool,
}

impl Held<'_> {
    /// Long work asks this now and then.
    pub(super) fn go_on(&self) -> Result<(), JobFault> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(JobFault::Stopping);
        }
        Ok(())
    }

    /// Holds the job longer, in the transaction of a part of its effect: who lost it must not go on.
    pub(super) fn keep(&self, connection: &mut Connection, app: &App) -> Result<(), JobFault> {
        let until = app
            .clock
            .running()
            .plus_seconds(i64::from(app.config.lease_seconds));
        if jobs::extend(connection, self.id, &self.lease_key, until.stored())? {
            Ok(())
        } else {
            Err(JobFault::LeaseLost)
        }
    }

    /// Finishes the job within the transaction of its effect.
    pub(super) fn finish(&self, connection: &mut Connection, now: Instant) -> Result<(), JobFault> {
        if jobs::finish(connection, self.id, &self.lease_key, now.stored())? {
            Ok(())
        } else {
            Err(JobFault::LeaseLost)
        }
    }
}
