//! Values the lines of a contract again, report by report: after its days changed, or an obligation was added.
//!
//! What is worth the same is left alone. The sums follow in the same transaction; those that held before are kept with
//! their end, so that figures can still be told as they were known.

use std::collections::HashMap;

use super::{
    Refusal,
    hold_lines::hold_lines,
    stored_entry::entry,
    to_value::obligations_of,
    value_lines::{ObligationToValue, hours_for_jobs, value},
};
use crate::{
    audit::{self, Deed, Note, Object},
    clock::Instant,
    jobs::Job,
    storage::{
        Connection, contracts,
        erasure::terms,
        lines::{self, NewJobHours, NewLineValue, StoredLine},
        reports, revaluations, rollups,
    },
};

/// Lines that are looked at in one go.
const BATCH: i64 = 2_000;

/// Queues the revaluation of a contract that has lines, in the transaction of the change that makes it necessary.
///
/// # Errors
/// When a query fails.
pub fn queue_revaluation(
    connection: &mut Connection,
    contract: i64,
    now: Instant,
) -> Result<(), Refusal> {
    if terms::any_erased(connection, &[contract])? {
        return Err(Refusal::Conflict("lines_erased"));
    }
    if !revaluations::reports_of(connection, contract)?.is_empty() {
        Job::RevalueContract { contract }.queue(connection, now)?;
    }
    Ok(())
}

/// Values the lines of a contract in one report again; returns how many are worth something else now.
///
/// # Errors
/// When a query fails or a line can't be understood.
pub fn revalue_report(
    connection: &mut Connection,
    contract: i64,
    report: i64,
    now: Instant,
) -> Result<usize, Refusal> {
    reports::hold(connection, report)?;
    if let Some(stored) = reports::by_id(connection, report)? {
        hold_lines(connection, stored.supplier_id)?;
    }
    let own = contracts::by_ids(connection, &[contract])?;
    let obligations: Vec<ObligationToValue> = obligations_of(connection, &own, &[contract])?
        .into_iter()
        .map(|(_, obligation)| obligation)
        .collect();
    let (mut after, mut changed) = (0, 0);
    loop {
        let found = revaluations::lines_after(connection, (contract, report), after, BATCH)?;
        let Some(last) = found.last() else { break };
        after = last.id;
        changed += revalue(connection, contract, &obligations, &found)?;
    }
    if changed > 0 {
        let revalued = Note::new(Deed::LinesRevalued, Object::report_of(report));
        audit::note(connection, revalued.with("lines", changed));
        rollups::refresh(connection, report, now.stored())?;
    }
    Ok(changed)
}

fn revalue(
    connection: &mut Connection,
    contract: i64,
    obligations: &[ObligationToValue],
    found: &[StoredLine],
) -> Result<usize, Refusal> {
    let ids: Vec<i64> = found.iter().map(|line| line.id).collect();
    let mut values: HashMap<i64, Vec<NewLineValue>> = HashMap::new();
    for value in revaluations::values(connection, &ids)? {
        values.entry(value.line_id).or_default().push(value);
    }
    let mut hours: HashMap<i64, Vec<NewJobHours>> = HashMap::new();
    for one in revaluations::job_hours(connection, &ids)? {
        hours.entry(one.line_id).or_default().push(one);
    }
    let (mut stale, mut new_values, mut new_hours) = (Vec::new(), Vec::new(), Vec::new());
    for line in found {
        let (entry, period) = entry(line)?;
        let worth: Vec<NewLineValue> = obligations
            .iter()
            .map(|one| value(one, &entry, period).row(line.id, one.id))
            .collect();
        let counted = obligations.first().map_or_else(Vec::new, |first| {
            hours_for_jobs(line.id, contract, &entry, first.contract, period)
        });
        let before = values.remove(&line.id).unwrap_or_default();
        let counted_before = hours.remove(&line.id).unwrap_or_default();
        if worth != before || counted != counted_before {
            stale.push(line.id);
            new_values.extend(worth);
            new_hours.extend(counted);
        }
    }
    revaluations::remove(connection, &stale)?;
    lines::insert_values(connection, &new_values)?;
    lines::insert_job_hours(connection, &new_hours)?;
    Ok(stale.len())
}
