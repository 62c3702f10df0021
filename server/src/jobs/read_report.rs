//! Reads the file of a report in the jail, and stores what was read in batches: each in a transaction that holds the
//! lease, the last one together with the end of the job.
//!
//! What an attempt left that was killed half way is removed first; nobody sees it before the last transaction.

use std::io;

use meetbaar_importers::{
    problem::{Code, Problem},
    reading::{Conclusion, Line, Outcome},
    wire::Event,
};

use super::held::{Held, JobFault};
use crate::{
    actions::{
        prepare_reading::{Preparation, PreparedLines},
        store_reading::{
            Progress, end_reading, hold_received, leave_cancelled, note_progress, remove_some,
            store_lines,
        },
    },
    app::App,
    audit::Context,
    importers::{Reader, additions},
    jail::{Answer, Death, Spooled},
    storage::{
        lines, pseudonym_keys,
        reports::{self, StoredReport},
    },
};

/// A file on which a worker died so often is not tried again.
const MOST_ATTEMPTS: i32 = 25;

/// Lines that are stored in one transaction.
const BATCH: usize = 2_000;

pub(super) fn read_report(app: &App, held: &Held<'_>, report: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| reports::by_id(connection, report))?
        .ok_or_else(|| JobFault::Never(format!("report {report} is gone")))?;
    match attempt(app, held, &stored) {
        // Read by an earlier attempt, or no longer wanted: there is nothing left to do, but to leave nothing behind.
        Err(JobFault::Cancelled) => {
            remove_lines(app, held, report)?;
            app.database.write(|connection| {
                leave_cancelled(connection, report)?;
                held.finish(connection, app.clock.now())
            })
        }
        Err(JobFault::Done) => app
            .database
            .write(|connection| held.finish(connection, app.clock.now())),
        other => other,
    }
}

fn attempt(app: &App, held: &Held<'_>, stored: &StoredReport) -> Result<(), JobFault> {
    let report = stored.id;
    app.database
        .write(|connection| Ok::<_, JobFault>(hold_received(connection, report).map(|_| ())?))?;
    remove_lines(app, held, report)?;
    let found = find(app, held, stored)?;
    match store(app, held, stored, &found) {
        Err(JobFault::Garbled) => {
            remove_lines(app, held, report)?;
            store(app, held, stored, &Found::died(Death::Broke))
        }
        other => other,
    }
}

/// What became of a file, before it is stored.
struct Found {
    spooled: Spooled,
    /// Of a file that gave no reading.
    problem: Option<Problem>,
    death: Option<Death>,
}

impl Found {
    fn read(spooled: Spooled) -> Self {
        Self {
            spooled,
            problem: None,
            death: None,
        }
    }

    fn nothing(outcome: Outcome, code: Code) -> Self {
        Self {
            problem: Some(Problem::of_file(code)),
            ..Self::read(Spooled::nothing(Conclusion::of(outcome)))
        }
    }

    /// The file is kept, so that somebody can look at it.
    fn died(death: Death) -> Self {
        Self {
            death: Some(death),
            ..Self::read(Spooled::nothing(Conclusion::of(Outcome::Unrecognised)))
        }
    }
}

fn find(app: &App, held: &Held<'_>, stored: &StoredReport) -> Result<Found, JobFault> {
    if held.attempts > MOST_ATTEMPTS {
        return Ok(Found::nothing(Outcome::Unrecognised, Code::DamagedFile));
    }
    let Some(file) = app.files.find(&stored.file_fingerprint) else {
        return without_file(app, stored);
    };
    let mut stop = None;
    let mut go_on = |rows| {
        stop = pulse(app, held, stored.id, Progress { rows, lines: 0 }).err();
        stop.is_none()
    };
    let additions = app
        .database
        .read(|connection| additions::of_report(connection, &app.importers, stored))?;
    let spool = app.files.incoming();
    let reader = Reader {
        jail: &app.jail,
        installed: &app.importers,
        spool: &spool,
    };
    let answer = reader.read(&file, additions, &mut go_on);
    match answer.map_err(|error| later(stored, &error))? {
        Answer::Read(spooled) => Ok(Found::read(spooled)),
        Answer::Died(death) => Ok(Found::died(death)),
        Answer::Stopped => Err(stop.unwrap_or(JobFault::Stopping)),
    }
}

fn later(stored: &StoredReport, error: &io::Error) -> JobFault {
    JobFault::Later(format!("the file of report {}: {error}", stored.public_id))
}

/// Keeps the job while the child reads, and says how far it is. An error where the reading is to stop.
fn pulse(app: &App, held: &Held<'_>, report: i64, progress: Progress) -> Result<(), JobFault> {
    held.go_on()?;
    let noted = app.database.write(|connection| {
        held.keep(connection, app)?;
        Ok(note_progress(connection, report, progress)?)
    });
    match noted {
        // A database that is away for a moment is no reason to begin anew.
        Err(JobFault::Later(error)) => {
            tracing::warn!(%error, "the progress of a reading could not be noted");
            Ok(())
        }
        other => other,
    }
}

/// A file that is gone was forgotten, since the same bytes were refused for a citizen service number; else it is lost.
fn without_file(app: &App, stored: &StoredReport) -> Result<Found, JobFault> {
    let forgotten = app
        .database
        .read(|connection| reports::was_refused(connection, &stored.file_fingerprint))?;
    Ok(if forgotten {
        Found::nothing(Outcome::Refused, Code::CitizenServiceNumber)
    } else {
        Found::nothing(Outcome::Unrecognised, Code::DamagedFile)
    })
}

/// Removes the lines of an earlier reading, batch by batch.
fn remove_lines(app: &App, held: &Held<'_>, report: i64) -> Result<(), JobFault> {
    let any = |connection: &mut _| lines::any_of_report(connection, report);
    let mut left = app.database.read(any)?;
    while left {
        held.go_on()?;
        left = app.database.write(|connection| {
            held.keep(connection, app)?;
            Ok::<_, JobFault>(remove_some(connection, report)?)
        })?;
    }
    Ok(())
}

/// Stores what was found. The last batch goes with the end of the reading and of the job.
fn store(app: &App, held: &Held<'_>, report: &StoredReport, found: &Found) -> Result<(), JobFault> {
    let conclusion = found.spooled.conclusion();
    let (pseudonyms, most) = (&app.pseudonyms()?, app.config.reading.problems);
    let mut preparation = app.database.read(|connection| {
        Preparation::begin(
            connection,
            report.id,
            conclusion,
            pseudonyms,
            most,
            app.clock.now(),
        )
    })?;
    let mut storing = Storing {
        app,
        held,
        report,
        keys: pseudonyms.count(),
        progress: Progress {
            rows: conclusion.account.rows.into(),
            lines: 0,
        },
    };
    let mut batch: Vec<Line> = Vec::new();
    found.spooled.each(|event| {
        match event {
            Event::Problem(problem) => preparation.problem(problem),
            Event::Line(line) if preparation.has_lines() => batch.push(line),
            _ => {}
        }
        if batch.len() < BATCH {
            return Ok(());
        }
        let lines = storing.prepare(&mut preparation, std::mem::take(&mut batch))?;
        storing.store(lines)
    })?;
    if let Some(problem) = found.problem.clone() {
        preparation.problem(problem);
    }
    if let Some(death) = &found.death {
        preparation.died(death);
    }
    let last = storing.prepare(&mut preparation, batch)?;
    storing.end(preparation, last)
}

/// A reading that is being stored.
struct Storing<'a> {
    app: &'a App,
    held: &'a Held<'a>,
    report: &'a StoredReport,
    /// How many keys its pseudonyms were made with.
    keys: i64,
    progress: Progress,
}

impl Storing<'_> {
    fn prepare(
        &self,
        preparation: &mut Preparation<'_>,
        batch: Vec<Line>,
    ) -> Result<PreparedLines, JobFault> {
        Ok(self
            .app
            .database
            .read(|connection| preparation.lines(connection, batch))?)
    }

    fn store(&mut self, lines: PreparedLines) -> Result<(), JobFault> {
        self.held.go_on()?;
        let count = u64::try_from(lines.count()).unwrap_or(u64::MAX);
        self.progress.lines = self.progress.lines.saturating_add(count);
        self.app.database.write(|connection| {
            self.held.keep(connection, self.app)?;
            note_progress(connection, self.report.id, self.progress)?;
            pseudonym_keys::held(connection, self.keys)?;
            Ok(store_lines(connection, lines)?)
        })
    }

    fn end(self, preparation: Preparation<'_>, last: PreparedLines) -> Result<(), JobFault> {
        let app = self.app;
        let prepared = app
            .database
            .read(|connection| preparation.end(connection))?;
        let count = u64::try_from(last.count()).unwrap_or(u64::MAX);
        let lines = self.progress.lines.saturating_add(count);
        let context = Context::job("read_report");
        let state = app.database.write_as(&context, |connection| {
            let now = app.clock.now();
            pseudonym_keys::held(connection, self.keys)?;
            let state = end_reading(connection, self.report.id, last, prepared, now)?;
            self.held.finish(connection, now)?;
            Ok::<_, JobFault>(state)
        })?;
        tracing::info!(
            report = %self.report.public_id,
            lines,
            state = state.code(),
            "a report was read"
        );
        Ok(())
    }
}
