//! The cells of a workbook as JSON Lines: a first record about the file and its sheets, then one record a filled cell.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::External;
use crate::{
    corrections,
    formats::Format,
    limits::Limits,
    privacy,
    registry::{Additions, Recognised},
    workbook::{self, Address, Cell, Kind, Sheet, Value, Workbook},
};

/// Version of the protocol; told in the first record.
const PROTOCOL: u32 = 1;

/// A filled cell. Facts of its format that change what it means stand beside the value.
#[derive(Serialize)]
struct Record<'cell> {
    sheet: &'cell str,
    cell: String,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    percent: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
}

/// A workbook that an external format is to read.
pub struct Asked {
    /// Name of the format.
    pub name: String,
    /// The workbook.
    pub workbook: Workbook,
}

/// The workbook of a file, where an external format is the one to read it and nothing forbids to show it. A file with
/// citizen service numbers is shown to nobody.
pub fn asked_of(bytes: &[u8], limits: &Limits, additions: &Additions) -> Option<Asked> {
    let asked = crate::caught(|| {
        let mut workbook = workbook::open(bytes, limits).ok()?;
        let laid = corrections::lay(&mut workbook, additions);
        let name = match additions.recognised(&workbook) {
            Recognised::By(format) => format.name().to_owned(),
            Recognised::Nobody(_) => return None,
        };
        let external = additions.externals.iter().any(|one| one.name() == name);
        let words = additions.words_of_persons();
        let inspection = external.then(|| privacy::inspect_with(&workbook, &words))?;
        let harmless = inspection.certain.is_empty() && laid.is_harmless();
        harmless.then_some(Asked { name, workbook })
    });
    asked.flatten()
}

/// Writes the cells of a workbook.
///
/// # Errors
/// When they can't be written.
pub fn write_cells(workbook: &Workbook, out: &mut dyn Write) -> io::Result<()> {
    let sheets: Vec<_> = workbook.sheets.iter().map(about).collect();
    let head = json!({
        "meetbaar": PROTOCOL,
        "kind": kind(workbook.kind),
        "sheets": sheets,
    });
    serde_json::to_writer(&mut *out, &head)?;
    out.write_all(b"\n")?;
    for sheet in &workbook.sheets {
        for row in sheet.rows() {
            for cell in &row.cells {
                serde_json::to_writer(&mut *out, &record(sheet, row.number, cell))?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()
}

fn about(sheet: &Sheet) -> serde_json::Value {
    json!({
        "name": sheet.name,
        "visible": sheet.visible,
        "lastRow": sheet.grid.row_numbers().next_back().unwrap_or(0),
        "lastColumn": sheet.grid.last_column(),
        "hiddenRows": sheet.hidden_rows,
        "hiddenColumns": sheet.hidden_columns,
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Xlsx => "xlsx",
        Kind::Xlsm => "xlsm",
        Kind::Xlsb => "xlsb",
        Kind::Xls => "xls",
        Kind::Ods => "ods",
        Kind::Text => "csv",
    }
}

fn record<'sheet>(sheet: &'sheet Sheet, row: u32, cell: &Cell<'_>) -> Record<'sheet> {
    let (kind, value) = match &cell.value {
        Value::Text(text) => ("text", (*text).to_owned()),
        Value::Number(number) => ("number", number.normalize().to_string()),
        Value::Date(day) => ("date", day.to_string()),
        Value::Duration(hours) => ("hours", hours.normalize().to_string()),
        Value::Bool(value) => ("bool", value.to_string()),
        Value::Error(text) => ("error", (*text).to_owned()),
        Value::Uncalculated(text) => ("formula", (*text).to_owned()),
    };
    Record {
        sheet: &sheet.name,
        cell: Address::new(row, cell.column).to_string(),
        kind,
        value,
        percent: cell.percent,
        shown: (cell.zeros > 0).then(|| cell.shown()),
    }
}

impl External {
    /// Whether the program of the command stands in the folder of the format.
    pub fn is_in_folder(&self) -> bool {
        self.command
            .first()
            .is_some_and(|program| program.contains('/'))
    }
}
