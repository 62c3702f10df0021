//! Suppliers' spreadsheets in, readings out. The only place that knows calamine.
//!
//! Bytes in, a [`Reading`] out: nothing here knows storage, a clock, a configuration or the server.

pub mod checks;
pub mod columns;
pub mod formats;
pub mod json;
pub mod limits;
pub mod lines;
pub mod mapping;
pub mod privacy;
pub mod problem;
pub mod profiles;
pub mod reading;
pub mod registry;
pub mod tables;
pub mod values;
pub mod workbook;

use std::panic::{AssertUnwindSafe, catch_unwind};

use formats::Format;
use limits::Limits;
use problem::{Code, Problem};
use reading::{Outcome, Reading};
use registry::{Additions, Recognised};
use workbook::Workbook;

/// Reads a report. Never fails and never panics: what can't be read is a reading that says so.
pub fn read(bytes: &[u8], limits: &Limits) -> Reading {
    read_with(bytes, limits, &Additions::default())
}

/// Reads a report by the formats that ship and by those that are added.
pub fn read_with(bytes: &[u8], limits: &Limits, additions: &Additions) -> Reading {
    unbroken(|| read_whole(bytes, limits, additions))
}

/// What a reading gives, or nothing where it panics.
pub(crate) fn caught<Given>(reading: impl FnOnce() -> Given) -> Option<Given> {
    catch_unwind(AssertUnwindSafe(reading)).ok()
}

/// A reading that breaks is our fault, not the file's: the file is unrecognised, and so can be kept and looked at.
fn unbroken(reading: impl FnOnce() -> Reading) -> Reading {
    caught(reading).unwrap_or_else(|| {
        Reading::without_lines(Outcome::Unrecognised, Problem::of_file(Code::DamagedFile))
    })
}

/// Every format that reports are read by.
pub fn formats() -> &'static [&'static dyn Format] {
    formats::FORMATS
}

fn read_whole(bytes: &[u8], limits: &Limits, additions: &Additions) -> Reading {
    workbook::open(bytes, limits).map_or_else(
        |unreadable| Reading::without_lines(Outcome::Refused, unreadable.into_problem()),
        |workbook| read_workbook_with(&workbook, additions),
    )
}

/// Reads a workbook that is open already: inspects it for citizen service numbers, and has the one format that is sure
/// of it read it.
pub fn read_workbook(workbook: &Workbook) -> Reading {
    read_workbook_with(workbook, &Additions::default())
}

/// The same by the formats that ship and by those that are added.
pub fn read_workbook_with(workbook: &Workbook, additions: &Additions) -> Reading {
    inspected(workbook, additions, |workbook| {
        recognised(workbook, additions)
    })
}

/// Inspects a workbook first: whatever becomes of its reading, citizen service numbers refuse it.
fn inspected(
    workbook: &Workbook,
    additions: &Additions,
    read: impl FnOnce(&Workbook) -> Reading,
) -> Reading {
    let inspection = privacy::inspect_with(workbook, &additions.words_of_persons());
    let mut reading = unbroken(|| read(workbook));
    if !inspection.certain.is_empty() {
        privacy::refuse(&mut reading, workbook, &inspection);
    } else if !inspection.doubtful.is_empty()
        && matches!(reading.outcome, Outcome::Ready | Outcome::NeedsCorrection)
    {
        privacy::warn(&mut reading, workbook, &inspection);
    }
    reading
}

/// The reading by the one format that is sure, if there is one and something to read.
fn recognised(workbook: &Workbook, additions: &Additions) -> Reading {
    if workbook.sheets.iter().all(|sheet| sheet.grid.is_empty()) {
        return Reading::without_lines(Outcome::Refused, Problem::of_file(Code::EmptyFile));
    }
    match additions.recognised(workbook) {
        Recognised::By(format) => format.read(workbook, &additions.learned),
        Recognised::Nobody(candidates) => {
            let names: Vec<&str> = candidates.iter().map(|format| format.name()).collect();
            let problem = Problem::of_file(Code::UnrecognisedLayout);
            let problem = if names.is_empty() {
                problem
            } else {
                problem.found(names.join(", "))
            };
            Reading::without_lines(Outcome::Unrecognised, problem)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use workbook::{Cell, Kind, Sheet, Value};

    fn workbook(text: &str) -> Workbook {
        Workbook {
            kind: Kind::Xlsx,
            sheets: vec![Sheet::of("", [(1, Cell::new(1, Value::Text(text)))])],
        }
    }

    #[test]
    fn a_reading_that_breaks_leaves_a_file_that_can_be_kept() {
        let reading = inspected(&workbook("x"), &Additions::default(), |_| {
            panic!("on purpose")
        });
        let codes: Vec<Code> = reading
            .problems
            .iter()
            .map(|problem| problem.code)
            .collect();
        assert_eq!(
            (reading.outcome, codes),
            (Outcome::Unrecognised, vec![Code::DamagedFile])
        );
        let whole = unbroken(|| panic!("on purpose"));
        assert_eq!(whole.outcome, Outcome::Unrecognised);
    }

    #[test]
    fn a_reading_that_breaks_keeps_no_citizen_number() {
        let reading = inspected(&workbook("BSN 123456782"), &Additions::default(), |_| {
            panic!("on purpose")
        });
        let codes: Vec<Code> = reading
            .problems
            .iter()
            .map(|problem| problem.code)
            .collect();
        assert_eq!(
            (reading.outcome, codes),
            (Outcome::Refused, vec![Code::CitizenServiceNumber])
        );
    }
}
