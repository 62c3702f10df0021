//! Stores what was read and prepared from a report, batch by batch; or has a file forgotten of which nothing may be kept.
//!
//! Until the last batch the report is still being read, and nothing of it counts anywhere.

use meetbaar_importers::reading::Outcome;

use super::{
    Refusal, candidates,
    carry_explanations::carry_explanations,
    compare_revision,
    prepare_reading::{PreparedEnd, PreparedLines},
    problem_tally::in_file_order,
    report_state::ReportState,
    supersede::partly_covered,
};
use crate::{
    audit::{self, Deed},
    clock::Instant,
    jobs::Job,
    storage::{
        Connection, Stored, contracts, lines, problems, progress, report_contracts, reports,
    },
};

/// The problem for which nothing of a file may be kept.
const CITIZEN_SERVICE_NUMBER: &str = "citizen_service_number";

/// Lines that are removed in one transaction.
const REMOVED_AT_ONCE: i64 = 2_000;

/// How far a reading is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// Rows of the file that were read.
    pub rows: u64,
    /// Lines that are stored.
    pub lines: u64,
}

/// Holds a report that is being read, until the transaction ends.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it was read already, or its reading was cancelled.
pub fn hold_received(connection: &mut Connection, report: i64) -> Result<ReportState, Refusal> {
    reports::hold(connection, report)?;
    let stored = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
    match ReportState::from_code(&stored.state) {
        Some(ReportState::Received) => Ok(ReportState::Received),
        Some(ReportState::Cancelled) => Err(Refusal::Conflict("cancelled")),
        Some(_) => Err(Refusal::Conflict("already_read")),
        None => Err(Refusal::Conflict("unknown_state")),
    }
}

/// Notes how far the reading of a report is.
///
/// # Errors
/// As [`hold_received`].
pub fn note_progress(
    connection: &mut Connection,
    report: i64,
    so_far: Progress,
) -> Result<(), Refusal> {
    hold_received(connection, report)?;
    let stored = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let (rows, lines) = (stored(so_far.rows), stored(so_far.lines));
    Ok(progress::set(connection, report, rows, lines)?)
}

/// Removes some of the lines that an earlier reading left; false when there are none left.
///
/// # Errors
/// When a query fails.
pub fn remove_some(connection: &mut Connection, report: i64) -> Stored<bool> {
    lines::delete_some(connection, report, REMOVED_AT_ONCE)
}

/// Removes what an earlier reading found in a report whose reading was cancelled, once its lines are gone.
///
/// # Errors
/// When a query fails.
pub fn leave_cancelled(connection: &mut Connection, report: i64) -> Stored<()> {
    compare_revision::forget(connection, report)?;
    report_contracts::delete_of_report(connection, report)?;
    problems::delete_of_report(connection, report)
}

/// Stores a batch of lines.
///
/// # Errors
/// When a query fails.
pub fn store_lines(connection: &mut Connection, prepared: PreparedLines) -> Stored<()> {
    let ids = lines::next_keys(connection, prepared.rows.len())?;
    let (mut rows, mut values, mut hours) = (prepared.rows, prepared.values, prepared.hours);
    for (row, id) in rows.iter_mut().zip(&ids) {
        row.id = *id;
    }
    for (place, value) in &mut values {
        value.line_id = ids.get(*place).copied().unwrap_or_default();
    }
    for (place, hours) in &mut hours {
        hours.line_id = ids.get(*place).copied().unwrap_or_default();
    }
    let values: Vec<_> = values.into_iter().map(|(_, value)| value).collect();
    let hours: Vec<_> = hours.into_iter().map(|(_, hours)| hours).collect();
    lines::insert(connection, &rows)?;
    lines::insert_values(connection, &values)?;
    lines::insert_job_hours(connection, &hours)
}

/// Ends a reading whose lines are stored, but for a last batch: in one transaction with the job that made it. Returns
/// the report's state. A file of which nothing may be kept is removed by a job that commits together with that.
///
/// # Errors
/// As [`hold_received`].
pub fn end_reading(
    connection: &mut Connection,
    report: i64,
    last: PreparedLines,
    mut prepared: PreparedEnd,
    now: Instant,
) -> Result<ReportState, Refusal> {
    let state = hold_received(connection, report)?;
    let contracts: Vec<i64> = prepared.covered.iter().map(|(id, _)| *id).collect();
    contracts::hold(connection, &contracts)?;
    for (contract, covered) in prepared.covered.clone() {
        if let Some(other) = partly_covered(connection, report, contract, covered)? {
            prepared.refuse_overlap(covered, other);
        }
    }
    let state = state.read(prepared.outcome)?;
    report_contracts::delete_of_report(connection, report)?;
    problems::delete_of_report(connection, report)?;
    if prepared.outcome != Outcome::NeedsCorrection {
        for (contract, covered) in &prepared.covered {
            let (start, end) = (covered.start(), covered.end());
            report_contracts::insert_next(connection, report, *contract, start, end)?;
        }
    }
    store_lines(connection, last)?;
    compare_revision::forget(connection, report)?;
    if prepared.outcome == Outcome::Ready {
        compare_revision::compare_revision(connection, report, now)?;
    }
    let forget = prepared.problems.has(CITIZEN_SERVICE_NUMBER);
    let (mut found, rest) = prepared.problems.of_report(report);
    let complete = prepared.outcome == Outcome::Ready;
    let stored = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
    found.extend(candidates::compare(
        connection,
        &stored,
        &prepared.covered,
        complete,
    )?);
    in_file_order(&mut found, &prepared.sheets);
    problems::insert(connection, &found)?;
    problems::insert_rest(connection, report, &rest)?;
    carry_explanations(connection, report)?;
    let importer = prepared.importer.as_ref();
    let importer = importer.map(|(name, version)| (name.as_str(), *version));
    reports::set_read(connection, report, state.code(), importer, now.stored())?;
    audit::moved(
        connection,
        Deed::ReportRead,
        report,
        (&stored.state, state.code()),
    );
    if forget {
        Job::ForgetFile { report }.queue(connection, now)?;
    }
    Ok(state)
}
