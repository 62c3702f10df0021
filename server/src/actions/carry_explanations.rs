//! Carries explanations of warnings over to the next revision: where it has the same warning in the same column, and, for
//! one cell, the same was found there for the same candidate. What was explained or withdrawn here already stays.

use std::collections::{BTreeMap, HashMap};

use meetbaar_importers::workbook::Address;

use crate::storage::{
    Connection, Stored,
    carried::{self, Warned},
    changes, reports,
    warnings::{self, NewAcceptance, StoredAcceptance},
};

/// Explanations that are carried over from one report, at most.
const MOST: usize = 1_000;

/// Carries explanations over to a report that was just read.
pub(super) fn carry_explanations(connection: &mut Connection, report: i64) -> Stored<()> {
    let revises = reports::by_id(connection, report)?.and_then(|report| report.revises_id);
    let compared = changes::earlier_of(connection, report)?;
    let mut earlier: Vec<i64> = compared.into_iter().map(|(_, earlier)| earlier).collect();
    earlier.extend(revises);
    earlier.sort_unstable();
    earlier.dedup();
    // The latest one goes first: a cell has one explanation.
    for earlier in earlier.into_iter().rev() {
        let mut given = warnings::of_report(connection, earlier)?;
        given.truncate(MOST);
        let mut by_place: BTreeMap<(String, String), Vec<StoredAcceptance>> = BTreeMap::new();
        for one in given {
            let place = (one.code.clone(), one.sheet.clone());
            by_place.entry(place).or_default().push(one);
        }
        for ((code, sheet), given) in by_place {
            let now = Side::load(connection, report, &code, &sheet)?;
            if now.warned.is_empty() {
                continue;
            }
            let before = Side::load(connection, earlier, &code, &sheet)?;
            for one in given {
                if let Some((same, count)) = same_warning(&before, &now, &one) {
                    store(connection, (report, earlier), one, (same, count))?;
                }
            }
        }
    }
    Ok(())
}

/// The warnings of one code on one sheet of a report, and whose lines they stand in.
struct Side {
    warned: Vec<Warned>,
    candidates: HashMap<i64, String>,
}

impl Side {
    fn load(connection: &mut Connection, report: i64, code: &str, sheet: &str) -> Stored<Self> {
        let warned = carried::warnings_of(connection, report, code, sheet)?;
        let rows: Vec<i64> = warned.iter().filter_map(row).collect();
        let candidates = carried::candidates_in(connection, report, sheet, &rows)?;
        Ok(Self {
            warned,
            candidates: candidates.into_iter().collect(),
        })
    }

    fn candidate(&self, warned: &Warned) -> Option<&String> {
        self.candidates.get(&row(warned)?)
    }
}

fn row(warned: &Warned) -> Option<i64> {
    Address::parse(&warned.cell).map(|address| i64::from(address.row))
}

/// The warning here that an explanation of an earlier report is about, and for how many it then stands.
fn same_warning<'a>(
    before: &Side,
    now: &'a Side,
    given: &StoredAcceptance,
) -> Option<(&'a Warned, i64)> {
    let in_column = |one: &&Warned| one.sheet_column == given.sheet_column;
    if given.cell.is_empty() {
        let old = before.warned.iter().find(in_column)?;
        let alike: Vec<&Warned> = now
            .warned
            .iter()
            .filter(|one| same_column(old, one))
            .collect();
        let count = i64::try_from(alike.len()).ok()?;
        // Of more than were there nobody said why they stand.
        let first = alike.first().filter(|_| count <= given.warnings)?;
        return Some((first, count));
    }
    let old = before.warned.iter().find(|one| one.cell == given.cell)?;
    let same = |one: &&Warned| same_column(old, one) && same_cell((before, old), (now, one));
    Some((now.warned.iter().find(same)?, 1))
}

fn same_column(old: &Warned, new: &Warned) -> bool {
    match (&old.heading, &new.heading) {
        (Some(old), Some(new)) => old == new,
        _ => old.sheet_column == new.sheet_column,
    }
}

/// Whether two cells say the same: what was found and whose line it is, as far as that is known of both, and one of them
/// must be.
fn same_cell((before, old): (&Side, &Warned), (now, new): (&Side, &Warned)) -> bool {
    let found = old.found.as_ref().zip(new.found.as_ref());
    let candidate = before.candidate(old).zip(now.candidate(new));
    let agrees = |pair: Option<(&String, &String)>| pair.is_none_or(|(old, new)| old == new);
    (found.is_some() || candidate.is_some()) && agrees(found) && agrees(candidate)
}

fn store(
    connection: &mut Connection,
    (report, earlier): (i64, i64),
    given: StoredAcceptance,
    (same, count): (&Warned, i64),
) -> Stored<()> {
    let cell = if given.cell.is_empty() {
        ""
    } else {
        same.cell.as_str()
    };
    let key = (
        given.code.as_str(),
        same.sheet.as_str(),
        same.sheet_column.as_str(),
        cell,
    );
    if warnings::is_known(connection, report, key)? {
        return Ok(());
    }
    warnings::put(
        connection,
        &NewAcceptance {
            report_id: report,
            code: given.code.clone(),
            sheet: same.sheet.clone(),
            sheet_column: same.sheet_column.clone(),
            cell: cell.to_owned(),
            warnings: count,
            reason: given.reason,
            accepted_by: given.account,
            accepted_at: given.accepted_at,
            carried_from: Some(earlier),
        },
    )
}
