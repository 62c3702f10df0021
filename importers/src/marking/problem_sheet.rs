//! How the sheet of problems is known again, so that a marked workbook that was mended can be sent as it is.

use crate::workbook::{Cell, Sheet};

/// Stands in the first row of every sheet of problems, in any program and format it is saved by.
pub(super) const TOKEN: &str = "meetbaar:problems:1";

/// Whether a sheet is the list of problems that was put into a marked workbook: it is no part of the report.
pub fn is_problem_sheet(sheet: &Sheet) -> bool {
    let first = sheet.row(1);
    first.is_some_and(|row| {
        row.cells
            .iter()
            .filter_map(Cell::text)
            .any(|text| text == TOKEN)
    })
}
