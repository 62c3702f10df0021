//! A new xlsx of the values of a workbook, for files that can't be patched: csv, xls, ods, and odd packages.
//!
//! The only file of this room that reads a workbook's cells.

use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::Labels;
use crate::{
    limits::Limits,
    workbook::{self, Cell, Sheet, Unreadable, Value},
};

/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;
/// More cells are not written anew: all of them are in memory at once, twice.
const MOST_CELLS: u64 = 1_500_000;
/// The widest that a column becomes, in pixels.
const WIDEST: u32 = 400;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// A new workbook, and what its sheets are called now.
pub(super) struct Rewritten {
    pub(super) bytes: Vec<u8>,
    names: Vec<(String, String)>,
}

impl Rewritten {
    /// The name of a sheet in the new workbook.
    pub(super) fn name_of(&self, old: &str) -> String {
        let found = self.names.iter().find(|(name, _)| name == old);
        found.map_or_else(|| old.to_owned(), |(_, new)| new.clone())
    }
}

/// Writes the values of a file anew.
pub(super) fn rewritten(
    bytes: &[u8],
    limits: &Limits,
    labels: &Labels,
) -> Result<Rewritten, Unreadable> {
    let limits = Limits {
        cells: limits.cells.min(MOST_CELLS),
        ..limits.clone()
    };
    let opened = workbook::open(bytes, &limits)?;
    let mut names: Vec<(String, String)> = Vec::new();
    for sheet in &opened.sheets {
        let name = allowed(&sheet.name, &labels.only_sheet, &names);
        names.push((sheet.name.clone(), name));
    }
    let written = write(&opened.sheets, &names).map_err(|_| Unreadable::damaged())?;
    Ok(Rewritten {
        bytes: written,
        names,
    })
}

/// A name that Excel takes and no other sheet has.
fn allowed(name: &str, otherwise: &str, taken: &[(String, String)]) -> String {
    let kept: String = name
        .chars()
        .filter(|sign| !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\'))
        .collect();
    let kept = kept.trim().trim_matches('\'');
    let kept = if kept.is_empty() { otherwise } else { kept };
    let with = |ending: String| {
        let room = LONGEST_NAME.saturating_sub(ending.chars().count());
        kept.chars().take(room).collect::<String>() + &ending
    };
    let is_free = |name: &String| {
        let folded = name.to_lowercase();
        taken
            .iter()
            .all(|(_, other)| other.to_lowercase() != folded)
    };
    std::iter::once(with(String::new()))
        .chain((2_u32..).map(|number| with(format!(" ({number})"))))
        .find(is_free)
        .unwrap_or_default()
}

fn write(sheets: &[Sheet], names: &[(String, String)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut is_first_visible = true;
    for (sheet, (_, name)) in sheets.iter().zip(names) {
        let target = workbook.add_worksheet();
        target.set_name(name)?;
        target.set_hidden(!sheet.visible);
        if sheet.visible && is_first_visible {
            target.set_active(true);
            is_first_visible = false;
        }
        for row in sheet.rows() {
            for cell in &row.cells {
                write_cell(target, row.number, cell)?;
            }
        }
        target.set_autofit_max_width(WIDEST);
        target.autofit();
        for row in &sheet.hidden_rows {
            target.set_row_hidden(row.saturating_sub(1))?;
        }
        for column in &sheet.hidden_columns {
            target.set_column_hidden(narrow(*column))?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(sheet: &mut Worksheet, row: u32, cell: &Cell<'_>) -> Result<(), XlsxError> {
    let (row, column) = (row.saturating_sub(1), narrow(cell.column));
    match &cell.value {
        Value::Text(text) | Value::Error(text) => sheet.write_string(row, column, cut(text))?,
        Value::Uncalculated(formula) => {
            sheet.write_string(row, column, cut(&format!("={formula}")))?
        }
        Value::Bool(value) => sheet.write_boolean(row, column, *value)?,
        Value::Date(date) => {
            let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
            let days = i32::try_from(date.signed_duration_since(epoch).num_days());
            match days {
                // Before March 1900 Excel counts a day that never was.
                Ok(days) if days > 60 => {
                    let format = Format::new().set_num_format("dd-mm-yyyy");
                    sheet.write_number_with_format(row, column, days, &format)?
                }
                _ => sheet.write_string(row, column, date.to_string())?,
            }
        }
        Value::Duration(hours) => {
            let format = Format::new().set_num_format("[h]:mm");
            let days = float(*hours) / 24.0;
            sheet.write_number_with_format(row, column, days, &format)?
        }
        Value::Number(number) if cell.percent => {
            let format = Format::new().set_num_format("0.00%");
            sheet.write_number_with_format(row, column, float(*number), &format)?
        }
        Value::Number(number) if cell.zeros > 0 => {
            let format = Format::new().set_num_format("0".repeat(cell.zeros));
            sheet.write_number_with_format(row, column, float(*number), &format)?
        }
        Value::Number(number) => sheet.write_number(row, column, float(*number))?,
    };
    Ok(())
}

fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX)
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_such_as_excel_takes() {
        let taken = [(String::new(), "Blad".to_owned())];
        for (name, allowed_name) in [
            ("Blad1", "Blad1"),
            ("BLAD", "BLAD (2)"),
            ("", "Rapportage"),
            ("a/b: [c]", "ab c"),
            (
                "een heel lange naam van een werkblad",
                "een heel lange naam van een wer",
            ),
        ] {
            assert_eq!(allowed(name, "Rapportage", &taken), allowed_name);
        }
    }
}
