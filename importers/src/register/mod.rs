//! A contract register in a spreadsheet, as buyers keep one: a row for each contract and each of those who buy under it.
//!
//! Read with the same care as a report: any workbook, headings in many spellings, problems at their cells. Nothing is
//! known here of what is registered already, and nothing is decided.

mod columns;
mod entry;
mod field;
mod heading;
mod line;
mod option_text;
mod percent;
mod sheet;

pub use entry::{EntryOption, EntryProblem, EntryShare, RegisterEntry, RegisterReading};
pub use field::RegisterField;
pub use option_text::options_text;

use crate::{
    caught,
    limits::Limits,
    privacy,
    problem::{Code, Severity},
    workbook::{self, Workbook},
};

/// Reads a contract register. Never fails and never panics: what can't be read is a reading that says so.
pub fn read_register(bytes: &[u8], limits: &Limits) -> RegisterReading {
    let opened = caught(|| workbook::open(bytes, limits));
    match opened {
        Some(Ok(workbook)) => caught(|| of_workbook(&workbook)).unwrap_or_else(broken),
        Some(Err(unreadable)) => {
            RegisterReading::refused(EntryProblem::of(unreadable.into_problem()))
        }
        None => broken(),
    }
}

/// A reading that breaks is our fault, not the file's.
fn broken() -> RegisterReading {
    RegisterReading::refused(EntryProblem::of_file(Code::DamagedFile))
}

fn of_workbook(workbook: &Workbook) -> RegisterReading {
    let inspection = privacy::inspect(workbook);
    if !inspection.certain.is_empty() {
        return refused_for_citizens(workbook, &inspection.certain);
    }
    let mut reading = RegisterReading::default();
    for sheet in &workbook.sheets {
        sheet::read(sheet, &mut reading);
    }
    if reading.contracts.is_empty() && !reading.has_errors() {
        let code = if workbook.sheets.iter().all(|sheet| sheet.grid.is_empty()) {
            Code::EmptyFile
        } else {
            Code::UnrecognisedLayout
        };
        reading.problems.push(EntryProblem::of_file(code));
    }
    // What may be the number of a person is quoted nowhere.
    for problem in &mut reading.problems {
        problem.found = problem.found.as_deref().map(privacy::masked);
    }
    reading
}

fn refused_for_citizens(workbook: &Workbook, found: &[privacy::Suspect]) -> RegisterReading {
    let problems = found.iter().map(|suspect| {
        let sheet = workbook.sheets.get(suspect.sheet);
        EntryProblem {
            severity: Severity::Error,
            sheet: sheet
                .map(|sheet| privacy::masked(&sheet.name))
                .unwrap_or_default(),
            cell: suspect
                .address
                .map(|address| address.to_string())
                .unwrap_or_default(),
            ..EntryProblem::of_file(Code::CitizenServiceNumber)
        }
    });
    RegisterReading {
        refused: true,
        problems: problems.collect(),
        contracts: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
