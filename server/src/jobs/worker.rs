//! The worker: claims jobs one by one, does them, and finishes them in the transaction of their effect.
//!
//! A job is one worker's as long as its lease runs; a killed worker's job is taken over when the lease is out. A worker
//! that lost its lease undoes what it did.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{
    Job, close_periods, erase_expired, forget_file,
    held::{Held, JobFault},
    read_register, read_report, remove_files, revalue_contract, schedule, seal_audit_log,
    send_message, tell_of_end, verify_rollups,
};
use crate::{
    app::App,
    ids,
    storage::{StorageError, jobs},
};

/// How long a worker without work sleeps.
const NAP: Duration = Duration::from_millis(200);
/// Longest wait before a failed job is tried again, in seconds.
const LONGEST_WAIT: i64 = 3600;
/// After so many attempts a job is given up: with the longest wait between them that takes more than a week.
const MOST_ATTEMPTS: i32 = 200;

/// Workers that run until they are told to stop.
pub struct Workers {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts so many workers.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(app: &Arc<App>, count: usize) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let threads = (1..=count)
            .map(|number| {
                let (app, stop) = (Arc::clone(app), Arc::clone(&stop));
                thread::Builder::new()
                    .name(format!("worker-{number}"))
                    .spawn(move || work(&app, &stop))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { stop, threads })
    }

    /// Lets every worker finish the job that it holds, and waits for that.
    pub fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads {
            thread.thread().unpark();
            if thread.join().is_err() {
                tracing::error!("a worker panicked");
            }
        }
    }
}

fn work(app: &App, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        match step(app, stop) {
            Ok(true) => {}
            Ok(false) => thread::park_timeout(NAP),
            Err(error) => {
                tracing::error!(%error, "the worker can't reach its jobs");
                thread::park_timeout(NAP * 10);
            }
        }
    }
}

/// Does jobs until none is due.
///
/// # Errors
/// When the queue can't be reached.
pub fn drain(app: &App) -> Result<(), StorageError> {
    let never = AtomicBool::new(false);
    while step(app, &never)? {}
    Ok(())
}

/// Does one job, if one is due; a long one is put back when `stop` is set.
///
/// # Errors
/// When the queue can't be reached. A job that fails is no error here: it is put back.
pub fn step(app: &App, stop: &AtomicBool) -> Result<bool, StorageError> {
    let lease_key = ids::key();
    let claimed = app.database.write(|connection| {
        let now = app.clock.running();
        let until = now.plus_seconds(i64::from(app.config.lease_seconds));
        schedule::queue_due(connection, now)?;
        jobs::claim(connection, &lease_key, now.stored(), until.stored())
    })?;
    let Some(claimed) = claimed else {
        return Ok(false);
    };
    let held = Held {
        id: claimed.id,
        attempts: claimed.attempts,
        lease_key,
        stop,
    };
    let outcome = serde_json::from_str(&claimed.payload)
        .map_err(|error| JobFault::Never(format!("unknown job: {error}")))
        .and_then(|job| while_held(app, &held, || perform(app, &held, job)));
    match outcome {
        Ok(()) => {}
        Err(JobFault::LeaseLost) => tracing::warn!(job = held.id, "another worker took a job over"),
        Err(fault) => put_back(app, &held, &fault)?,
    }
    Ok(true)
}

fn perform(app: &App, held: &Held<'_>, job: Job) -> Result<(), JobFault> {
    match job {
        Job::ReadReport { report } => read_report::read_report(app, held, report),
        Job::ForgetFile { report } => forget_file::forget_file(app, held, report),
        Job::ReadRegister { import } => read_register::read_register(app, held, import),
        Job::RevalueContract { contract } => {
            revalue_contract::revalue_contract(app, held, contract)
        }
        Job::ClosePeriods => close_periods::close_periods(app, held),
        Job::SealAuditLog => seal_audit_log::seal_audit_log(app, held),
        Job::TellOfEnd => tell_of_end::tell_of_end(app, held),
        Job::EraseExpired => erase_expired::erase_expired(app, held),
        Job::RemoveFiles => remove_files::remove_files(app, held),
        Job::VerifyRollups => verify_rollups::verify_rollups(app, held),
        Job::SendMessage { message } => send_message::send_message(app, held, message),
    }
}

/// Runs a body while another thread keeps the lease alive.
fn while_held(
    app: &App,
    held: &Held<'_>,
    body: impl FnOnce() -> Result<(), JobFault>,
) -> Result<(), JobFault> {
    thread::scope(|scope| {
        let (done, is_done) = channel::<()>();
        scope.spawn(move || keep_lease(app, held, &is_done));
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body));
        drop(done);
        outcome.unwrap_or_else(|_| Err(JobFault::Later("the job panicked".to_owned())))
    })
}

fn keep_lease(app: &App, held: &Held<'_>, is_done: &Receiver<()>) {
    let third = Duration::from_millis(u64::from(app.config.lease_seconds) * 1000 / 3);
    while is_done.recv_timeout(third) == Err(RecvTimeoutError::Timeout) {
        let extended = app.database.write(|connection| held.keep(connection, app));
        if let Err(error) = extended {
            tracing::warn!(%error, job = held.id, "a lease could not be extended");
        }
    }
}

fn put_back(app: &App, held: &Held<'_>, fault: &JobFault) -> Result<(), StorageError> {
    let given_up = matches!(fault, JobFault::Never(_)) || held.attempts >= MOST_ATTEMPTS;
    tracing::warn!(job = held.id, attempts = held.attempts, given_up, %fault, "a job failed");
    let wait = match fault {
        JobFault::Stopping => 0,
        _ => i64::from(held.attempts).pow(2).saturating_mul(5),
    };
    let wait = wait.min(LONGEST_WAIT);
    let again = (!given_up).then(|| app.clock.running().plus_seconds(wait).stored());
    app.database.write(|connection| {
        jobs::put_back(
            connection,
            held.id,
            &held.lease_key,
            &fault.to_string(),
            again,
        )
    })
}
