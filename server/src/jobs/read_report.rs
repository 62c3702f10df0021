//! Reads the file of a report, outside any transaction, and stores the reading in the transaction that ends the job.

use meetbaar_importers::{
    limits::Limits,
    problem::{Code, Problem},
    reading::{Outcome, Reading},
};

use super::held::{Held, JobFault};
use crate::{
    actions::{Refusal, prepare_reading::prepare_reading, store_reading::store_reading},
    app::App,
    importers::additions,
    storage::reports,
};

/// A file on which a worker died so often is not tried again.
const MOST_ATTEMPTS: i32 = 25;

pub(super) fn read_report(app: &App, held: &Held, report: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| reports::by_id(connection, report))?
        .ok_or_else(|| JobFault::Never(format!("report {report} is gone")))?;
    let reading = if held.attempts > MOST_ATTEMPTS {
        Reading::without_lines(Outcome::Unrecognised, Problem::of_file(Code::DamagedFile))
    } else {
        let bytes = match app.files.read(&stored.file_fingerprint) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            other => Some(other.map_err(|error| {
                JobFault::Later(format!("the file of report {report}: {error}"))
            })?),
        };
        let limits = Limits {
            file_bytes: app.config.upload_limit_mib * 1024 * 1024,
            ..Limits::default()
        };
        match bytes {
            Some(bytes) => {
                let additions = app
                    .database
                    .read(|connection| additions::of_report(connection, &app.importers, &stored))?;
                meetbaar_importers::read_with(&bytes, &limits, &additions)
            }
            None => without_file(app, &stored)?,
        }
    };
    tracing::info!(report = %stored.public_id, lines = reading.lines.len(), problems = reading.problems.len(), "a report was read");
    let prepared = app.database.read(|connection| {
        prepare_reading(connection, report, reading, &app.keys, app.clock.now())
    })?;
    app.database.write(|connection| {
        let now = app.clock.now();
        match store_reading(connection, report, prepared, now) {
            // Read by an earlier attempt that was killed before it could say so: there is nothing left to do.
            Ok(_) | Err(Refusal::Conflict(_)) => held.finish(connection, now),
            Err(refusal) => Err(refusal.into()),
        }
    })
}

/// A file that is gone was forgotten, since the same bytes were refused for a citizen service number; else it is lost.
fn without_file(app: &App, stored: &reports::StoredReport) -> Result<Reading, JobFault> {
    let forgotten = app
        .database
        .read(|connection| reports::was_refused(connection, &stored.file_fingerprint))?;
    let (outcome, code) = if forgotten {
        (Outcome::Refused, Code::CitizenServiceNumber)
    } else {
        (Outcome::Unrecognised, Code::DamagedFile)
    };
    Ok(Reading::without_lines(outcome, Problem::of_file(code)))
}
