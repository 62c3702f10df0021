//! Excel 97 to 2003. Its reader takes the file whole and may panic on a damaged one, so it runs behind a catch.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{
    CellErrorType, Data, ExcelDateTime, Range, Reader, SheetType, SheetVisible, Xls, XlsError,
};
use num_traits::ToPrimitive;

use super::{
    Address, Area, Cell, Grid, Kind, Merged, Sheet, Unreadable, Value, Workbook,
    budget::Budget,
    cell::moment,
    grid_builder::GridBuilder,
    xls_facts::{self, XlsFacts},
};
use crate::{limits::Limits, problem::Code};

/// Reads a compound file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    if names_stream(bytes, "EncryptedPackage") {
        return Err(Unreadable::new(Code::PasswordProtected));
    }
    if !names_stream(bytes, "Workbook") && !names_stream(bytes, "Book") {
        let known = [
            ("WordDocument", "Word 97"),
            ("PowerPoint Document", "PowerPoint 97"),
            ("__properties_version1.0", "Outlook"),
            ("VisioDocument", "Visio"),
        ];
        let other = known.iter().find(|(stream, _)| names_stream(bytes, stream));
        let name = other.map_or("compound file", |(_, name)| name);
        return Err(Unreadable::new(Code::NotAWorkbook).naming(name));
    }
    if is_encrypted(bytes) {
        return Err(Unreadable::new(Code::PasswordProtected));
    }
    catch_unwind(AssertUnwindSafe(|| whole(bytes, limits)))
        .unwrap_or_else(|_| Err(Unreadable::damaged()))
}

/// The directory of a compound file names its streams in UTF-16.
fn names_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether one of the first records of the workbook says that the others are encrypted, in whatever way.
fn is_encrypted(bytes: &[u8]) -> bool {
    const STARTS: [[u8; 8]; 2] = [
        [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00],
        [0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00],
    ];
    const FILE_PASSWORD: u16 = 0x2F;
    let starts = bytes
        .chunks(512)
        .filter(|sector| STARTS.iter().any(|start| sector.starts_with(start)));
    starts.into_iter().any(|sector| {
        let mut rest = sector;
        for _ in 0..12 {
            let [kind, more, low, high, after @ ..] = rest else {
                return false;
            };
            if u16::from_le_bytes([*kind, *more]) == FILE_PASSWORD {
                return true;
            }
            let length = usize::from(u16::from_le_bytes([*low, *high]));
            rest = after.get(length..).unwrap_or_default();
        }
        false
    })
}

fn whole(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let mut excel = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unreadable::new(Code::PasswordProtected),
        _ => Unreadable::damaged(),
    })?;
    let epoch_1904 = excel.has_1904_epoch();
    let tabs: Vec<_> = excel.sheets_metadata().to_vec();
    let (mut sheets, mut budget) = (Vec::new(), Budget::new(limits));
    budget.sheets(tabs.len())?;
    let mut facts = xls_facts::facts(bytes).into_iter();
    for tab in tabs {
        let facts = facts.next().unwrap_or_default();
        if tab.typ != SheetType::WorkSheet {
            continue;
        }
        let range = excel
            .worksheet_range(&tab.name)
            .map_err(|_| Unreadable::damaged())?;
        let merged = excel
            .merge_cells_by_sheet_name(&tab.name)
            .unwrap_or_default();
        sheets.push(Sheet {
            grid: grid(&range, &facts, epoch_1904, &mut budget)?,
            hidden_rows: facts.hidden_rows,
            hidden_columns: facts.hidden_columns,
            asides: facts.asides.0,
            visible: tab.visible == SheetVisible::Visible,
            merged: Merged::of(merged.iter().map(|area| Area {
                first: place(area.start),
                last: place(area.end),
            })),
            name: tab.name,
            epoch_1904,
            ..Sheet::default()
        });
    }
    Ok(Workbook {
        kind: Kind::Xls,
        sheets,
    })
}

fn place((row, column): (u32, u32)) -> Address {
    Address::new(row.saturating_add(1), column.saturating_add(1))
}

/// The cells of a range, whose own positions are relative to its first cell.
fn grid(
    range: &Range<Data>,
    facts: &XlsFacts,
    epoch_1904: bool,
    budget: &mut Budget<'_>,
) -> Result<Grid, Unreadable> {
    let mut builder = GridBuilder::default();
    let Some((first_row, first_column)) = range.start() else {
        return Ok(builder.finish());
    };
    for (row, column, data) in range.used_cells() {
        let absolute = |relative: usize, first: u32| {
            u32::try_from(relative)
                .ok()?
                .checked_add(first)?
                .checked_add(1)
        };
        let (Some(row), Some(column)) = (absolute(row, first_row), absolute(column, first_column))
        else {
            return Err(Unreadable::damaged());
        };
        let address = Address::new(row, column);
        let format = facts.formats.get(&address);
        match (given(data, epoch_1904), format) {
            (Given::Nothing, _) => {}
            (Given::Float(number), Some(format)) => {
                budget.cell()?;
                builder.push_number(address, number, format, epoch_1904);
            }
            (Given::Float(number), None) => {
                budget.cell()?;
                builder.push_float(address, number, false, 0);
            }
            (Given::Value(value), _) => {
                budget.take(&value, 1)?;
                builder.push(row, &Cell::new(column, value));
            }
        }
    }
    Ok(builder.finish())
}

/// What a reader gives for a cell.
pub(crate) enum Given<'data> {
    /// The cell is empty.
    Nothing,
    /// A number.
    Float(f64),
    /// Anything else.
    Value(Value<'data>),
}

fn given(data: &Data, epoch_1904: bool) -> Given<'_> {
    match data {
        Data::Empty => Given::Nothing,
        Data::String(content) | Data::DurationIso(content) => Given::Value(Value::Text(content)),
        Data::Int(number) => number
            .to_f64()
            .map_or(Given::Value(Value::Number((*number).into())), Given::Float),
        Data::Float(value) => Given::Float(*value),
        Data::Bool(value) => Given::Value(Value::Bool(*value)),
        Data::DateTime(serial) => of_moment(*serial, epoch_1904),
        Data::DateTimeIso(content) => Given::Value(iso_date(content)),
        Data::Error(error) => Given::Value(Value::Error(error_text(error))),
    }
}

/// An error as a spreadsheet program shows it.
pub(crate) const fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

/// A serial with a date or duration format.
pub(crate) fn of_moment(serial: ExcelDateTime, epoch_1904: bool) -> Given<'static> {
    let days = serial.as_f64();
    moment(days, serial.is_duration(), epoch_1904).map_or(Given::Float(days), Given::Value)
}

/// A date in ISO form, as strict Excel files and OpenDocument write it.
pub(crate) fn iso_date(content: &str) -> Value<'_> {
    let day = content.get(..10).and_then(|day| day.parse().ok());
    day.map_or(Value::Text(content), Value::Date)
}
