//! A new xlsx of the values of a workbook, for files that can't be patched: csv, xls, ods, and odd packages.
//!
//! The only file of this room that reads a workbook's cells. It writes them itself, one by one: libraries that do it
//! start threads or keep files, and the jail allows neither.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Write},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    Labels,
    escape::{escaped, escaped_cell},
    markup::{MAIN, RELATIONS},
    plain_parts,
};
use crate::{
    limits::Limits,
    workbook::{self, Address, Cell, Row, Sheet, Unreadable, Value},
};

/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;
/// The widest that a column becomes, in characters.
const WIDEST: usize = 50;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// The first of the days that Excel counts as everybody does: before it stands a day that never was.
const FIRST_DAY: i64 = 61;

/// The errors that a cell can hold as such.
const ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

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
    let opened = workbook::open(bytes, limits)?;
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

fn write(sheets: &[Sheet], names: &[(String, String)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let tabs: String = (1_usize..)
        .zip(sheets.iter().zip(names))
        .map(|(number, (sheet, (_, name)))| {
            let state = if sheet.visible {
                ""
            } else {
                " state=\"hidden\""
            };
            format!(
                "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>",
                escaped(name)
            )
        })
        .collect();
    let active = sheets.iter().position(|sheet| sheet.visible);
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView activeTab=\"{}\"/></bookViews><sheets>{tabs}</sheets></workbook>",
        active.unwrap_or_default()
    );
    for (path, text) in plain_parts::all(sheets.len()) {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("xl/workbook.xml", options)?;
    zip.write_all(book.as_bytes())?;
    for (number, sheet) in (1_usize..).zip(sheets) {
        zip.start_file(format!("xl/worksheets/sheet{number}.xml"), options)?;
        write_sheet(&mut zip, sheet)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn write_sheet(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    write!(
        out,
        "<worksheet xmlns=\"{MAIN}\">{}<sheetData>",
        columns(sheet)
    )?;
    let mut hidden = sheet.hidden_rows.iter().copied().peekable();
    for row in sheet.rows() {
        while let Some(number) = hidden.next_if(|number| *number < row.number) {
            write!(out, "<row r=\"{number}\" hidden=\"1\"/>")?;
        }
        let is_hidden = hidden.next_if_eq(&row.number).is_some();
        write_row(out, &row, is_hidden)?;
    }
    for number in hidden {
        write!(out, "<row r=\"{number}\" hidden=\"1\"/>")?;
    }
    write!(out, "</sheetData></worksheet>")
}

/// Columns as wide as what stands in them.
fn columns(sheet: &Sheet) -> String {
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for row in sheet.rows() {
        for cell in &row.cells {
            let width = cell
                .text()
                .map_or(12, |text| text.chars().take(WIDEST).count());
            let widest = widths.entry(cell.column).or_insert(9);
            *widest = (*widest).max(width.saturating_add(2));
        }
    }
    for column in &sheet.hidden_columns {
        widths.entry(*column).or_insert(9);
    }
    let columns: String = widths
        .into_iter()
        .map(|(column, width)| {
            let hidden = if sheet.hidden_columns.contains(&column) { " hidden=\"1\"" } else { "" };
            format!("<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"{hidden}/>")
        })
        .collect();
    if columns.is_empty() {
        return columns;
    }
    format!("<cols>{columns}</cols>")
}

fn write_row(out: &mut impl Write, row: &Row, is_hidden: bool) -> io::Result<()> {
    let hidden = if is_hidden { " hidden=\"1\"" } else { "" };
    write!(out, "<row r=\"{}\"{hidden}>", row.number)?;
    for cell in &row.cells {
        write_cell(out, Address::new(row.number, cell.column), cell)?;
    }
    write!(out, "</row>")
}

fn write_cell(out: &mut impl Write, at: Address, cell: &Cell) -> io::Result<()> {
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    match &cell.value {
        Value::Error(error) if ERRORS.iter().any(|known| known == error) => {
            write!(out, "<c r=\"{at}\" t=\"e\"><v>{error}</v></c>")
        }
        Value::Text(text) | Value::Error(text) => write_text(out, at, text),
        Value::Uncalculated(formula) => write_text(out, at, &format!("={formula}")),
        Value::Bool(value) => {
            write!(out, "<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(*value))
        }
        Value::Date(date) => match date.signed_duration_since(epoch).num_days() {
            days if days >= FIRST_DAY => {
                write!(
                    out,
                    "<c r=\"{at}\" s=\"{}\"><v>{days}</v></c>",
                    plain_parts::DATE
                )
            }
            _ => write_text(out, at, &date.to_string()),
        },
        Value::Duration(hours) => {
            let days = hours.checked_div(24.into()).unwrap_or_default();
            write!(
                out,
                "<c r=\"{at}\" s=\"{}\"><v>{days}</v></c>",
                plain_parts::DURATION
            )
        }
        Value::Number(number) => {
            let style = if cell.percent {
                plain_parts::PERCENT
            } else {
                plain_parts::zeros(cell.zeros)
            };
            write!(
                out,
                "<c r=\"{at}\" s=\"{style}\"><v>{}</v></c>",
                number.normalize()
            )
        }
    }
}

/// A text is written as a text, whatever stands in it.
fn write_text(out: &mut impl Write, at: Address, text: &str) -> io::Result<()> {
    let text: String = text.chars().take(LONGEST).collect();
    write!(
        out,
        "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        escaped_cell(&text)
    )
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
