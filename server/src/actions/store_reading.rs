//! Stores what was read and prepared from a report; or has a file forgotten of which nothing may be kept.

use meetbaar_importers::reading::Outcome;

use super::{
    Refusal, candidates, prepare_reading::Prepared, report_state::ReportState,
    supersede::partly_covered,
};
use crate::{
    clock::Instant,
    jobs::Job,
    storage::{
        Connection, Stored, contracts, lines,
        problems::{self, NewProblem},
        report_contracts, reports,
    },
};

/// The problem for which nothing of a file may be kept.
const CITIZEN_SERVICE_NUMBER: &str = "citizen_service_number";

/// Stores a prepared reading, in one transaction with the job that made it; returns the report's state. A file of which
/// nothing may be kept is removed by a job that commits together with that.
///
/// # Errors
/// [`Refusal::Conflict`] when the report was read already.
pub fn store_reading(
    connection: &mut Connection,
    report: i64,
    mut prepared: Prepared,
    now: Instant,
) -> Result<ReportState, Refusal> {
    reports::hold(connection, report)?;
    let stored = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&stored.state).ok_or(Refusal::Conflict("unknown_state"))?;
    let contracts: Vec<i64> = prepared.covered.iter().map(|(id, _)| *id).collect();
    contracts::hold(connection, &contracts)?;
    for (contract, covered) in prepared.covered.clone() {
        if let Some(other) = partly_covered(connection, report, contract, covered)? {
            prepared.refuse_overlap(covered, other);
        }
    }
    let state = state.read(prepared.outcome)?;
    report_contracts::delete_of_report(connection, report)?;
    lines::delete_of_report(connection, report)?;
    problems::delete_of_report(connection, report)?;
    if prepared.outcome != Outcome::NeedsCorrection {
        for (contract, covered) in &prepared.covered {
            let (start, end) = (covered.start(), covered.end());
            report_contracts::insert_next(connection, report, *contract, start, end)?;
        }
    }
    let importer = prepared.importer.clone();
    let forget = prepared
        .problems
        .iter()
        .any(|one| one.code == CITIZEN_SERVICE_NUMBER);
    let (covered, complete) = (prepared.covered.clone(), prepared.outcome == Outcome::Ready);
    insert(connection, report, prepared)?;
    let compared = candidates::compare(connection, &stored, &covered, complete)?;
    insert_problems(connection, report, compared)?;
    let importer = importer
        .as_ref()
        .map(|(name, version)| (name.as_str(), *version));
    reports::set_read(connection, report, state.code(), importer, now.stored())?;
    if forget {
        Job::ForgetFile { report }.queue(connection, now)?;
    }
    Ok(state)
}

fn insert_problems(connection: &mut Connection, report: i64, found: Vec<NewProblem>) -> Stored<()> {
    let problems: Vec<NewProblem> = found
        .into_iter()
        .map(|problem| NewProblem {
            report_id: report,
            ..problem
        })
        .collect();
    problems::insert(connection, &problems)
}

/// Everything at once: rows were made ready before, so that the transaction is short.
fn insert(connection: &mut Connection, report: i64, prepared: Prepared) -> Stored<()> {
    insert_problems(connection, report, prepared.problems)?;
    let ids = lines::insert(connection, &prepared.rows)?;
    let (mut values, mut hours) = (prepared.values, prepared.hours);
    for (place, value) in &mut values {
        value.line_id = ids.get(*place).copied().unwrap_or_default();
    }
    for (place, hours) in &mut hours {
        hours.line_id = ids.get(*place).copied().unwrap_or_default();
    }
    let values: Vec<_> = values.into_iter().map(|(_, value)| value).collect();
    let hours: Vec<_> = hours.into_iter().map(|(_, hours)| hours).collect();
    lines::insert_values(connection, &values)?;
    lines::insert_job_hours(connection, &hours)
}
