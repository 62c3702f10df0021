//! What becomes of a reading when its file holds citizen service numbers, or numbers that look like them.

use std::collections::BTreeSet;

use meetbaar_domain::period::{Period, Quarter};

use super::{
    above::above,
    inspection::{Inspection, Suspect},
    nine_digits::masked,
};
use crate::{
    columns::{Field, SHARED},
    problem::{Code, Problem, Severity},
    reading::{Account, Outcome, Reading},
    tables::Survey,
    values::{Day, day},
    workbook::{Address, Workbook},
};

/// Refuses: no line is kept, and of the problems only the cells that hold the numbers, without their values.
///
/// So that the refusal can say which report it concerns, the contracts stay that are no such number themselves, and a file without a period gets the
/// quarter of its latest start.
pub fn refuse(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    reading.outcome = Outcome::Refused;
    reading.period = reading
        .period
        .or_else(|| crate::caught(|| quarter_of_latest_start(workbook)).flatten());
    let names: Vec<&str> = inspection
        .certain
        .iter()
        .filter(|suspect| suspect.address.is_none())
        .filter_map(|suspect| Some(workbook.sheets.get(suspect.sheet)?.name.as_str()))
        .collect();
    reading.contracts.retain(|number| {
        masked(number) == *number && !names.iter().any(|name| name.contains(number.as_str()))
    });
    reading.lines = Vec::new();
    reading.account = Account::default();
    reading.problems = inspection
        .certain
        .iter()
        .map(|suspect| {
            let (sheet, cell) = place(workbook, *suspect);
            Problem::at(Code::CitizenServiceNumber, &masked(&sheet), cell)
        })
        .collect();
}

/// Adds the doubtful numbers as problems; lines on which they are errors are dropped.
pub fn warn(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    // The same cells may have been quoted by other problems.
    let quoted: BTreeSet<(String, String)> = inspection
        .doubtful
        .iter()
        .map(|(suspect, _)| place(workbook, *suspect))
        .collect();
    for problem in &mut reading.problems {
        if quoted.contains(&(problem.sheet.clone(), problem.cell.clone())) {
            problem.found = None;
            problem.suggestion = None;
        }
        problem.heading = problem.heading.as_deref().map(masked);
    }
    drop_lines(reading, workbook, inspection);
    // A heading is only an explanation: without it the cell is named all the same.
    let survey = crate::caught(|| Survey::of(workbook, &SHARED));
    for (suspect, severity) in &inspection.doubtful {
        let (sheet, cell) = place(workbook, *suspect);
        let named = survey
            .as_ref()
            .and_then(|survey| above(survey, workbook, *suspect));
        let (heading, field) = named.unwrap_or_default();
        reading.problems.push(
            Problem::at(Code::PossibleCitizenServiceNumber, &sheet, cell)
                .with_severity(*severity)
                .of_field(field)
                .under(&heading),
        );
    }
    let order = |problem: &Problem| {
        let mut sheets = workbook.sheets.iter();
        let sheet = sheets.position(|sheet| sheet.name == problem.sheet);
        (sheet, Address::parse(&problem.cell))
    };
    reading.problems.sort_by_key(order);
    mask_names(reading, workbook, inspection);
    reading.judge();
}

/// Drops the lines of the rows, and of whole sheets, on which a doubtful number is an error.
fn drop_lines(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    let wrong: BTreeSet<(&str, Option<u32>)> = inspection
        .doubtful
        .iter()
        .filter(|(_, severity)| *severity == Severity::Error)
        .filter_map(|(suspect, _)| {
            let sheet = workbook.sheets.get(suspect.sheet)?;
            Some((
                sheet.name.as_str(),
                suspect.address.map(|address| address.row),
            ))
        })
        .collect();
    let mut dropped = BTreeSet::new();
    reading.lines.retain(|line| {
        let (sheet, row) = (line.source.sheet.as_str(), line.source.row);
        let named = wrong.contains(&(sheet, Some(row))) || wrong.contains(&(sheet, None));
        if named {
            dropped.insert((sheet.to_owned(), row));
        }
        !named
    });
    let rows = u32::try_from(dropped.len()).unwrap_or(u32::MAX);
    let account = &mut reading.account;
    account.with_lines = account.with_lines.saturating_sub(rows);
    account.with_errors = account.with_errors.saturating_add(rows);
}

/// No problem shows the name of a sheet that is doubtful itself; where that is an error, no contract shows it either.
fn mask_names(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    let names = inspection
        .doubtful
        .iter()
        .filter(|(suspect, _)| suspect.address.is_none());
    for (suspect, severity) in names {
        let (name, _) = place(workbook, *suspect);
        for problem in &mut reading.problems {
            if problem.sheet == name {
                problem.sheet = masked(&name);
            }
        }
        if *severity == Severity::Error {
            reading
                .contracts
                .retain(|number| !name.contains(number.as_str()));
        }
    }
}

fn place(workbook: &Workbook, suspect: Suspect) -> (String, String) {
    let sheet = workbook
        .sheets
        .get(suspect.sheet)
        .map(|sheet| sheet.name.clone())
        .unwrap_or_default();
    let cell = suspect
        .address
        .map(|address| address.to_string())
        .unwrap_or_default();
    (sheet, cell)
}

fn quarter_of_latest_start(workbook: &Workbook) -> Option<Period> {
    let survey = Survey::of(workbook, &SHARED);
    let latest = survey
        .tables()
        .filter_map(|(sheet, table)| Some((sheet, table, table.column(Field::Start)?.column)))
        .flat_map(|(sheet, table, column)| {
            table.rows.iter().filter_map(move |row| {
                match day(sheet.sheet.row(*row)?.cell(column)?)? {
                    Day::On(date) => Some(date),
                    Day::Open => None,
                }
            })
        })
        .max()?;
    Quarter::of(latest).period()
}
