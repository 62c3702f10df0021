//! What becomes of a reading when its file holds citizen service numbers, or numbers that look like them.

use meetbaar_domain::period::{Period, Quarter};

use super::inspection::{Inspection, Suspect};
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
/// So that the refusal can say which report it concerns, the contracts stay, and a file without a period gets the
/// quarter of its latest start.
pub fn refuse(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    reading.outcome = Outcome::Refused;
    reading.period = reading.period.or_else(|| quarter_of_latest_start(workbook));
    reading.lines = Vec::new();
    reading.account = Account::default();
    reading.problems = inspection
        .certain
        .iter()
        .map(|suspect| problem(workbook, *suspect, Code::CitizenServiceNumber))
        .collect();
}

/// Adds the doubtful numbers as problems; lines on which they are errors are dropped.
pub fn warn(reading: &mut Reading, workbook: &Workbook, inspection: &Inspection) {
    for (suspect, severity) in &inspection.doubtful {
        let problem = problem(workbook, *suspect, Code::PossibleCitizenServiceNumber)
            .with_severity(*severity);
        if *severity == Severity::Error {
            drop_lines(reading, &problem.sheet, suspect.address.row);
        }
        reading.problems.push(problem);
    }
    // The same cells may have been quoted by other problems.
    let suspects: Vec<(String, String)> = inspection
        .doubtful
        .iter()
        .map(|(suspect, _)| place(workbook, *suspect))
        .collect();
    for problem in &mut reading.problems {
        if suspects
            .iter()
            .any(|(sheet, cell)| *sheet == problem.sheet && *cell == problem.cell)
        {
            problem.found = None;
        }
    }
    let order = |problem: &Problem| {
        let mut sheets = workbook.sheets.iter();
        let sheet = sheets.position(|sheet| sheet.name == problem.sheet);
        (sheet, Address::parse(&problem.cell))
    };
    reading.problems.sort_by_key(order);
    reading.judge();
}

fn drop_lines(reading: &mut Reading, sheet: &str, row: u32) {
    let before = reading.lines.len();
    reading
        .lines
        .retain(|line| line.source.sheet != sheet || line.source.row != row);
    if reading.lines.len() < before {
        reading.account.with_lines = reading.account.with_lines.saturating_sub(1);
        reading.account.with_errors = reading.account.with_errors.saturating_add(1);
    }
}

fn place(workbook: &Workbook, suspect: Suspect) -> (String, String) {
    let sheet = workbook
        .sheets
        .get(suspect.sheet)
        .map(|sheet| sheet.name.clone())
        .unwrap_or_default();
    (sheet, suspect.address.to_string())
}

fn problem(workbook: &Workbook, suspect: Suspect, code: Code) -> Problem {
    let (sheet, cell) = place(workbook, suspect);
    Problem::at(code, &sheet, cell)
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
