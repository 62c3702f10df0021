//! The heading and the field above a cell, so that a doubtful number can be named by its column.

use super::{inspection::Suspect, nine_digits::masked};
use crate::{columns::Field, tables::Survey, workbook::Workbook};

/// The heading above a doubtful number, and the field of its column, where it lies in a table.
pub(super) fn above(
    survey: &Survey<'_>,
    workbook: &Workbook,
    suspect: Suspect,
) -> Option<(String, Option<Field>)> {
    let address = suspect.address?;
    let sheet = workbook.sheets.get(suspect.sheet)?;
    let surveyed = survey
        .sheets
        .iter()
        .find(|surveyed| std::ptr::eq(surveyed.sheet, sheet))?;
    let mut tables = surveyed.tables.iter().rev();
    let table = tables.find(|table| table.heading_rows.1 < address.row)?;
    let heading = masked(&table.heading(address.column));
    Some((heading, table.field(address.column)))
}
