//! Jobs that come by the clock. Each is queued once, by whoever of all workers finds it due first.

use chrono::{Days, NaiveDateTime};

use super::Job;
use crate::{
    clock::{self, Instant},
    storage::{Connection, Stored, schedule},
};

/// Names of what comes every night, and the jobs.
const NIGHTLY: [(&str, Job); 5] = [
    ("close_periods", Job::ClosePeriods),
    ("erase_expired", Job::EraseExpired),
    ("verify_rollups", Job::VerifyRollups),
    ("seal_audit_log", Job::SealAuditLog),
    ("tell_of_end", Job::TellOfEnd),
];

/// Hours after midnight at which nightly work begins.
const AFTER_MIDNIGHT: i64 = 2;

/// Makes all work that comes by the clock known, on an installation that does not know it yet.
///
/// # Errors
/// When a query fails.
pub(crate) fn prepare(connection: &mut Connection, now: Instant) -> Stored<()> {
    for (name, _) in NIGHTLY {
        if !schedule::is_known(connection, name)? {
            schedule::insert(connection, name, next_night(now))?;
        }
    }
    Ok(())
}

/// Queues what is due, and puts it off until it is due again; in the transaction in which a worker looks for work.
pub(super) fn queue_due(connection: &mut Connection, now: Instant) -> Stored<()> {
    let Some(due) = schedule::due(connection, now.stored())? else {
        return Ok(());
    };
    schedule::put_off(connection, &due, next_night(now))?;
    match NIGHTLY.iter().find(|(name, _)| *name == due) {
        Some((_, job)) => job.queue(connection, now),
        None => Ok(()),
    }
}

/// The coming night, at two o'clock on Dutch clocks.
fn next_night(now: Instant) -> NaiveDateTime {
    let tomorrow = now
        .day()
        .checked_add_days(Days::new(1))
        .unwrap_or(now.day());
    clock::start_of(tomorrow) + chrono::TimeDelta::hours(AFTER_MIDNIGHT)
}
