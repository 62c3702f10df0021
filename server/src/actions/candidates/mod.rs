//! The candidates of a report beside those of other reports of the same supplier: who vanished, who changed, who also
//! stands elsewhere. Warnings only: a person decides (domain.md section 7).
//!
//! Runs over the lines that were stored, so that it does not mind how many there are: when a report was read, and again
//! when it is submitted, since others may have been submitted in between. One file a comparison.

mod changed;
mod elsewhere;
mod vanished;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use meetbaar_domain::period::Period;
use meetbaar_importers::problem::group::column;

use super::problem_tally::in_file_order;
use crate::{
    access::Scope,
    clock::Instant,
    reporting::{obligation::period, place::place},
    storage::{
        Connection, Stored, comparisons,
        contracts::{self, Contract},
        problems::{self, NewProblem},
        reports::{self, StoredReport},
        warnings,
    },
};

/// Codes of what is found here.
const CODES: [&str; 3] = [
    "candidate_vanished",
    "candidate_changed",
    "same_candidate_elsewhere",
];

/// What stands between the facts of one finding.
const AND: &str = ", ";

/// Compares the stored lines of a report. Where some of its rows became no lines (`complete` is false) nobody vanished.
pub(super) fn compare(
    connection: &mut Connection,
    report: &StoredReport,
    covered: &[(i64, Period)],
    complete: bool,
) -> Stored<Vec<NewProblem>> {
    let own = contracts::list(connection, Scope::Supplier(report.supplier_id))?;
    let mut found = Vec::new();
    let mut latest: BTreeMap<i64, Period> = BTreeMap::new();
    for (contract, period) in covered {
        let last = latest.entry(*contract).or_insert(*period);
        *last = (*last).max(*period);
    }
    for (contract, period) in latest {
        let until = period.end();
        let Some(earlier) = comparisons::earlier_report(connection, contract, until, report.id)?
        else {
            continue;
        };
        let pairs = comparisons::changed(connection, report.id, contract, earlier)?;
        found.extend(changed::changed(&pairs));
        if complete {
            let since = period.start();
            let gone = comparisons::vanished(connection, report.id, contract, earlier, since)?;
            found.extend(vanished::vanished(number(&own, contract), &gone));
        }
    }
    if own.len() > 1 {
        let pairs = comparisons::elsewhere(connection, report.id, report.supplier_id)?;
        found.extend(elsewhere::elsewhere(report.id, covered, &own, &pairs));
    }
    for problem in &mut found {
        problem.report_id = report.id;
    }
    Ok(found)
}

/// Code, sheet, cell, what was found, and what was there before.
type Told = (String, String, String, Option<String>, Option<String>);

/// Compares a report that is ready once more, and stores what is found in the place of what was found when it was read.
/// Whether something is among it that was not there before. The caller holds the supplier's contracts: of two reports that
/// are submitted at once the second one meets the first.
pub(super) fn compare_again(
    connection: &mut Connection,
    report: &StoredReport,
    now: Instant,
) -> Stored<bool> {
    let covered: Vec<(i64, Period)> = reports::contracts_of(connection, report.id)?
        .into_iter()
        .map(|one| Ok((one.id, period(one.period_start, one.period_end)?)))
        .collect::<Stored<_>>()?;
    let mut found = compare(connection, report, &covered, true)?;
    let known: HashSet<Told> = problems::of_codes(connection, report.id, &CODES)?
        .into_iter()
        .map(|one| (one.code, one.sheet, one.cell, one.found, one.expected))
        .collect();
    let there: HashSet<Told> = found
        .iter()
        .cloned()
        .map(|one| (one.code, one.sheet, one.cell, one.found, one.expected))
        .collect();
    let new: Vec<&Told> = there.difference(&known).collect();
    forget_reasons(connection, report.id, &new, now)?;
    if there != known {
        in_file_order(&mut found, &[]);
        problems::delete_of_codes(connection, report.id, &CODES)?;
        problems::insert(connection, &found)?;
    }
    Ok(!new.is_empty())
}

/// What was said of a cell, or of a column, was not said of what is found there only now.
fn forget_reasons(
    connection: &mut Connection,
    report: i64,
    new: &[&Told],
    now: Instant,
) -> Stored<()> {
    for reason in warnings::of_report(connection, report)? {
        let key = (&reason.code, &reason.sheet, &reason.sheet_column);
        let is_old = new.iter().all(|(code, sheet, cell, ..)| {
            (code.as_str(), sheet.as_str(), column(cell)) != (key.0, key.1, key.2)
                || (!reason.cell.is_empty() && reason.cell != *cell)
        });
        if !is_old {
            let key = (
                key.0.as_str(),
                key.1.as_str(),
                key.2.as_str(),
                reason.cell.as_str(),
            );
            warnings::remove(connection, report, key, now.stored())?;
        }
    }
    Ok(())
}

fn number(own: &[Contract], contract: i64) -> &str {
    own.iter()
        .find(|one| one.id == contract)
        .map_or("", |one| one.number.as_str())
}

/// The cell of a line's field, or its first cell; from the cells as they are stored.
fn cell(cells: &str, field: &str) -> String {
    let mut cells: BTreeMap<String, String> = serde_json::from_str(cells).unwrap_or_default();
    let own = cells.remove(field);
    own.or_else(|| cells.into_values().next())
        .unwrap_or_default()
}

/// Where a candidate stands in a report: `Blad1!B7`.
fn place_of(sheet: &str, cells: &str) -> String {
    place(sheet, &cell(cells, "candidate"))
}

/// A day as findings hold it; texts write it out in a language.
fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Facts that are there, in one text.
fn facts<const COUNT: usize>(facts: [String; COUNT]) -> String {
    let there: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    there.join(AND)
}
