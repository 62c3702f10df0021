//! Makes a reading ready to be stored: checked against the register, candidates under pseudonym, every line valued.
//!
//! It only reads the database; the transaction that stores can then be short.

use std::collections::HashMap;

use meetbaar_domain::{amount::Cents, obligation::Kind, period::Period};
use meetbaar_importers::{
    problem::Severity,
    reading::{Cells, Entry, Outcome, Reading},
};

use super::{
    Refusal,
    check_reading::{Checked, PlacedLine, Stated, cell_of, check, days, group_of, problem},
    value_lines::{ObligationToValue, TableToUse, Valued, hours_for_jobs, value},
};
use crate::{
    access::Scope,
    clock::Instant,
    keys::Keys,
    register::value_table_file,
    reporting::obligation::{from_row, period},
    storage::{
        Connection, StorageError, Stored,
        contracts::{self, Contract},
        lines::{NewJobHours, NewLine, NewLineValue},
        obligations,
        problems::NewProblem,
        register,
        reports::{self, StoredReport},
        value_tables,
    },
};

/// A reading that is ready to be stored. Values and hours name their line by its place among the rows.
pub struct Prepared {
    pub(super) importer: Option<(String, i32)>,
    pub(super) outcome: Outcome,
    pub(super) covered: Vec<(i64, Period)>,
    pub(super) problems: Vec<NewProblem>,
    pub(super) rows: Vec<NewLine>,
    pub(super) values: Vec<(usize, NewLineValue)>,
    pub(super) hours: Vec<(usize, NewJobHours)>,
}

impl Prepared {
    /// Notes that a period was reported in part by an accepted report: the file has to be about the same days.
    pub(super) fn refuse_overlap(&mut self, covered: Period, other: Period) {
        self.outcome = Outcome::NeedsCorrection;
        self.problems.push(NewProblem {
            found: Some(days(covered)),
            expected: Some(days(other)),
            ..problem(Severity::Error, "period_overlaps")
        });
    }
}

/// Makes the reading of a report ready to be stored.
///
/// # Errors
/// [`Refusal::NotFound`] when the report is gone; or a query fails.
pub fn prepare_reading(
    connection: &mut Connection,
    report: i64,
    reading: Reading,
    keys: &Keys,
    now: Instant,
) -> Result<Prepared, Refusal> {
    let report = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
    let version = i32::try_from(reading.importer_version).unwrap_or(i32::MAX);
    let importer = Some((reading.importer.clone(), version)).filter(|(name, _)| !name.is_empty());
    let own = contracts::list(connection, Scope::Supplier(report.supplier_id))?;
    let checked = check(reading, &own, stated(&report)?, now.day())?;
    let valued_by = obligations_of(connection, &own, &checked)?;
    let (_, supplier) =
        register::supplier_by_id(connection, report.supplier_id)?.ok_or(Refusal::NotFound)?;
    let mut prepared = Prepared {
        importer,
        outcome: checked.outcome,
        covered: checked.covered.clone(),
        problems: checked.problems.clone(),
        rows: Vec::with_capacity(checked.lines.len()),
        values: Vec::new(),
        hours: Vec::new(),
    };
    for (place, placed) in checked.lines.iter().enumerate() {
        let row = line_row(report.id, placed, |candidate| {
            keys.pseudonym(&supplier, candidate)
        });
        prepared.rows.push(row);
        if let Some(obligations) = valued_by.get(&placed.contract) {
            prepared.value(place, placed, obligations);
        }
    }
    for (contract, obligations) in &valued_by {
        prepared
            .problems
            .extend(turnover_missing(&own, *contract, obligations, &checked));
    }
    Ok(prepared)
}

impl Prepared {
    fn value(&mut self, place: usize, placed: &PlacedLine, obligations: &[ObligationToValue]) {
        for obligation in obligations {
            let valued = value(obligation, &placed.line.entry, placed.period);
            self.problems.extend(warning(&valued, placed));
            self.values.push((place, valued.row(0, obligation.id)));
        }
        if let Some(first) = obligations.first() {
            let entry = &placed.line.entry;
            let hours = hours_for_jobs(0, placed.contract, entry, first.contract, placed.period);
            self.hours
                .extend(hours.into_iter().map(|hours| (place, hours)));
        }
    }
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

/// A share of the turnover can't be taken of a turnover that nobody states.
fn turnover_missing(
    own: &[Contract],
    contract: i64,
    obligations: &[ObligationToValue],
    checked: &Checked,
) -> Option<NewProblem> {
    let grows = obligations
        .iter()
        .any(|one| matches!(one.kind, Kind::ShareOfTurnover { .. }));
    let stated = checked.lines.iter().any(|placed| {
        placed.contract == contract && matches!(placed.line.entry, Entry::Turnover { .. })
    });
    let number = own.iter().find(|one| one.id == contract)?.number.clone();
    (grows && !stated).then(|| NewProblem {
        found: Some(number),
        ..problem(Severity::Warning, "turnover_missing")
    })
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
        sheet: placed.line.source.sheet.clone(),
        cell: cell_of(&placed.line, "target_group").unwrap_or_default(),
        found: group_of(&placed.line).map(str::to_owned),
        ..problem(Severity::Warning, code)
    })
}

/// The cells of a line as JSON: `{"start":"E7"}`.
fn cells_of(cells: &Cells) -> String {
    let cells: serde_json::Map<_, _> = cells
        .iter()
        .map(|(name, cell)| (name.to_owned(), cell.to_string().into()))
        .collect();
    serde_json::Value::Object(cells).to_string()
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
        cells: cells_of(&source.cells),
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
