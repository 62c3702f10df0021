//! Stores what was read from a report: lines, what they are worth, and problems; or forgets a file that is refused.

use std::collections::HashMap;

use meetbaar_domain::{amount::Cents, period::Period};
use meetbaar_importers::{
    problem::Severity,
    reading::{Entry, Outcome, Reading},
};

use super::{
    Refusal,
    check_reading::{Checked, PlacedLine, Stated, cell_of, check, group_of},
    report_state::ReportState,
    supersede::partly_covered,
    value_lines::{ObligationToValue, TableToUse, Valued, hours_for_jobs, value},
};
use crate::{
    access::Scope,
    clock::Instant,
    jobs::Job,
    keys::Keys,
    register::value_table_file,
    reporting::obligation::{from_row, period},
    storage::{
        Connection, StorageError, Stored,
        contracts::{self, Contract},
        lines::{self, NewLine},
        obligations,
        problems::{self, NewProblem},
        register, report_contracts,
        reports::{self, StoredReport},
        value_tables,
    },
};

/// Stores a reading, in one transaction with the job that made it; returns the report's state. A refused file is
/// removed by a job that commits together with the refusal.
///
/// # Errors
/// [`Refusal::Conflict`] when the report was read already.
pub fn store_reading(
    connection: &mut Connection,
    report_id: i64,
    reading: Reading,
    keys: &Keys,
    now: Instant,
) -> Result<ReportState, Refusal> {
    reports::hold(connection, report_id)?;
    let report = reports::by_id(connection, report_id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
    let importer = (!reading.importer.is_empty()).then(|| reading.importer.clone());
    let version = i32::try_from(reading.importer_version).unwrap_or(i32::MAX);
    let own = contracts::list(connection, Scope::Supplier(report.supplier_id))?;
    let mut checked = check(reading, &own, stated(&report)?)?;
    for (contract, covered) in checked.covered.clone() {
        if let Some(other) = partly_covered(connection, report_id, contract, covered)? {
            checked.refuse_overlap(covered, other);
        }
    }
    let state = state.read(checked.outcome)?;
    report_contracts::delete_of_report(connection, report_id)?;
    lines::delete_of_report(connection, report_id)?;
    problems::delete_of_report(connection, report_id)?;
    if checked.outcome != Outcome::NeedsCorrection {
        for (contract, covered) in &checked.covered {
            report_contracts::insert_next(
                connection,
                report_id,
                *contract,
                covered.start(),
                covered.end(),
            )?;
        }
    }
    let found = store_lines(connection, &report, &own, &checked, keys)?;
    let all: Vec<NewProblem> = checked
        .problems
        .into_iter()
        .chain(found)
        .map(|problem| NewProblem {
            report_id,
            ..problem
        })
        .collect();
    problems::insert(connection, &all)?;
    let importer = importer.as_deref().map(|name| (name, version));
    reports::set_read(connection, report_id, state.code(), importer, now.stored())?;
    if state == ReportState::Refused {
        Job::ForgetFile { report: report_id }.queue(connection, now)?;
    }
    Ok(state)
}

fn stated(report: &StoredReport) -> Stored<Stated> {
    let period = match (report.stated_start, report.stated_end) {
        (Some(start), Some(end)) => Some(period(start, end)?),
        _ => None,
    };
    Ok(Stated {
        period,
        contract: report.stated_contract_id,
    })
}

fn store_lines(
    connection: &mut Connection,
    report: &StoredReport,
    own: &[Contract],
    checked: &Checked,
    keys: &Keys,
) -> Result<Vec<NewProblem>, Refusal> {
    let (_, supplier) =
        register::supplier_by_id(connection, report.supplier_id)?.ok_or(Refusal::NotFound)?;
    let valued_by = obligations_of(connection, own, checked)?;
    let rows: Vec<NewLine> = checked
        .lines
        .iter()
        .map(|placed| {
            line_row(report.id, placed, |candidate| {
                keys.pseudonym(&supplier, candidate)
            })
        })
        .collect();
    let ids = lines::insert(connection, &rows)?;
    let (mut values, mut hours, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (line_id, placed) in ids.into_iter().zip(&checked.lines) {
        let Some(obligations) = valued_by.get(&placed.contract) else {
            continue;
        };
        for obligation in obligations {
            let valued = value(obligation, &placed.line.entry, placed.period);
            found.extend(warning(&valued, placed));
            values.push(valued.row(line_id, obligation.id));
        }
        if let Some(first) = obligations.first() {
            let entry = &placed.line.entry;
            hours.extend(hours_for_jobs(
                line_id,
                placed.contract,
                entry,
                first.contract,
                placed.period,
            ));
        }
    }
    lines::insert_values(connection, &values)?;
    lines::insert_job_hours(connection, &hours)?;
    Ok(found)
}

/// The obligations of the contracts in the report, each with its value table parsed once.
fn obligations_of(
    connection: &mut Connection,
    own: &[Contract],
    checked: &Checked,
) -> Result<HashMap<i64, Vec<ObligationToValue>>, Refusal> {
    let ids: Vec<i64> = checked
        .covered
        .iter()
        .map(|(contract, _)| *contract)
        .collect();
    let (rows, milestones) = obligations::of_contracts(connection, &ids)?;
    let tables: Vec<i64> = rows.iter().filter_map(|row| row.value_table_id).collect();
    let tables = value_tables::by_ids(connection, &tables)?;
    let mut by_contract: HashMap<i64, Vec<ObligationToValue>> = HashMap::new();
    for row in &rows {
        let Some(contract) = own.iter().find(|contract| contract.id == row.contract_id) else {
            continue;
        };
        let stored = tables
            .iter()
            .find(|table| Some(table.id) == row.value_table_id);
        let table = stored
            .map(|stored| {
                let table =
                    value_table_file::parse(&stored.code, &stored.document).map_err(|fault| {
                        StorageError::Unknown(format!("value table {}: {fault}", stored.code))
                    })?;
                Ok::<_, StorageError>(TableToUse {
                    id: stored.id,
                    revision: stored.revision,
                    table,
                })
            })
            .transpose()?;
        by_contract
            .entry(row.contract_id)
            .or_default()
            .push(ObligationToValue {
                id: row.id,
                kind: from_row(row, &milestones, Cents(contract.value_cents))?.kind,
                contract: term(contract)?,
                table,
            });
    }
    Ok(by_contract)
}

fn term(contract: &Contract) -> Stored<Period> {
    period(contract.starts, contract.ends)
}

fn warning(valued: &Valued, placed: &PlacedLine) -> Option<NewProblem> {
    let code = if valued.no_block {
        "no_building_block"
    } else if valued.lower_amount_assumed() {
        "lower_amount_assumed"
    } else {
        return None;
    };
    Some(NewProblem {
        report_id: 0,
        severity: Severity::Warning.code().to_owned(),
        code: code.to_owned(),
        sheet: placed.line.source.sheet.clone(),
        cell: cell_of(&placed.line, "target_group").unwrap_or_default(),
        heading: None,
        found: group_of(&placed.line).map(str::to_owned),
        expected: None,
    })
}

fn line_row(report_id: i64, placed: &PlacedLine, pseudonym: impl Fn(&str) -> String) -> NewLine {
    let source = &placed.line.source;
    let mut row = NewLine {
        report_id,
        contract_id: placed.contract,
        state: "read".to_owned(),
        kind: String::new(),
        period_start: placed.period.start(),
        period_end: placed.period.end(),
        candidate: None,
        target_group: None,
        benefit_duration: None,
        ldr: None,
        starts: None,
        ends: None,
        hours_per_week: None,
        paid_hours: None,
        arrangement: None,
        bonuses: String::new(),
        invoice: None,
        vendor: None,
        day: None,
        amount_cents: None,
        hours: None,
        description: None,
        sheet: source.sheet.clone(),
        sheet_row: i64::from(source.row),
        cells: serde_json::to_string(&source.cells).unwrap_or_default(),
    };
    match &placed.line.entry {
        // Job title and place of work are not kept: nothing is reckoned with them, and they help to recognise people.
        Entry::Placement(placement) => {
            "placement".clone_into(&mut row.kind);
            row.candidate = Some(pseudonym(&placement.candidate));
            row.target_group = Some(placement.target_group.code().to_owned());
            row.benefit_duration = placement
                .benefit_duration
                .map(|duration| duration.code().to_owned());
            row.ldr = placement.ldr;
            row.starts = Some(placement.start);
            row.ends = placement.end;
            row.hours_per_week = placement.hours_per_week.map(|hours| hours.0);
            row.paid_hours = placement.paid_hours.map(|hours| hours.0);
            row.arrangement = placement
                .arrangement
                .map(|arrangement| arrangement.code().to_owned());
            row.bonuses = placement.bonuses.join(",");
        }
        Entry::Purchase(purchase) => {
            "purchase".clone_into(&mut row.kind);
            row.invoice.clone_from(&purchase.invoice);
            row.vendor.clone_from(&purchase.vendor);
            row.day = Some(purchase.date);
            row.amount_cents = Some(purchase.amount.0);
        }
        Entry::Activity(activity) => {
            "activity".clone_into(&mut row.kind);
            row.description = Some(activity.description.clone());
            row.day = Some(activity.date);
            row.hours = Some(activity.hours.0);
        }
        Entry::Turnover { amount } => {
            "turnover".clone_into(&mut row.kind);
            row.amount_cents = Some(amount.0);
        }
    }
    row
}
