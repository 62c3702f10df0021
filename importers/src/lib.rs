//! Suppliers' spreadsheets in, readings out. The only place that knows calamine.
//!
//! Bytes in, a [`Reading`] out: nothing here knows storage, a clock, a configuration or the server.

pub mod checks;
pub mod columns;
pub mod formats;
pub mod json;
pub mod limits;
pub mod lines;
pub mod privacy;
pub mod problem;
pub mod reading;
pub mod tables;
pub mod values;
pub mod workbook;

use std::panic::{AssertUnwindSafe, catch_unwind};

use formats::Format;
use limits::Limits;
use problem::{Code, Problem};
use reading::{Outcome, Reading};
use workbook::Workbook;

/// Reads a report. Never fails and never panics: what can't be read is a reading that says so.
pub fn read(bytes: &[u8], limits: &Limits) -> Reading {
    catch_unwind(AssertUnwindSafe(|| read_whole(bytes, limits))).unwrap_or_else(|_| {
        Reading::without_lines(Outcome::Refused, Problem::of_file(Code::DamagedFile))
    })
}

/// Every format that reports are read by.
pub fn formats() -> &'static [&'static dyn Format] {
    formats::FORMATS
}

fn read_whole(bytes: &[u8], limits: &Limits) -> Reading {
    workbook::open(bytes, limits).map_or_else(
        |unreadable| Reading::without_lines(Outcome::Refused, unreadable.into_problem()),
        |workbook| read_workbook(&workbook),
    )
}

/// Reads a workbook that is open already: inspects it for citizen service numbers, and has the one format that is sure
/// of it read it.
pub fn read_workbook(workbook: &Workbook) -> Reading {
    if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Reading::without_lines(Outcome::Refused, Problem::of_file(Code::EmptyFile));
    }
    let inspection = privacy::inspect(workbook);
    let mut reading = recognised(workbook);
    if !inspection.certain.is_empty() {
        privacy::refuse(&mut reading, workbook, &inspection);
    } else if !inspection.doubtful.is_empty() && reading.outcome != Outcome::Unrecognised {
        privacy::warn(&mut reading, workbook, &inspection);
    }
    reading
}

/// The reading by the one format that is sure, if there is one.
fn recognised(workbook: &Workbook) -> Reading {
    formats::recognised(workbook).map_or_else(
        || {
            Reading::without_lines(
                Outcome::Unrecognised,
                Problem::of_file(Code::UnrecognisedLayout),
            )
        },
        |format| format.read(workbook),
    )
}
