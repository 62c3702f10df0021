//! Excel 97 to 2003. Its reader takes the file whole and may panic on a damaged one, so it runs behind a catch.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{Data, ExcelDateTime, Range, Reader, SheetType, SheetVisible, Xls, XlsError};
use rust_decimal::Decimal;

use super::{
    Address, Area, Cell, Kind, Merged, Row, Sheet, Unreadable, Value, Workbook,
    budget::Budget,
    cell::{clean, exact, of_serial},
};
use crate::{limits::Limits, problem::Code};

/// Reads a compound file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    if names_stream(bytes, "EncryptedPackage") {
        return Err(Unreadable::new(Code::PasswordProtected));
    }
    if !names_stream(bytes, "Workbook") && !names_stream(bytes, "Book") {
        return Err(Unreadable::new(Code::NotAWorkbook).naming("compound file"));
    }
    catch_unwind(AssertUnwindSafe(|| whole(bytes, limits)))
        .unwrap_or_else(|_| Err(Unreadable::damaged()))
}

/// The directory of a compound file names its streams in UTF-16.
fn names_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
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
    for tab in tabs
        .into_iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
    {
        let range = excel
            .worksheet_range(&tab.name)
            .map_err(|_| Unreadable::damaged())?;
        let merged = excel
            .merge_cells_by_sheet_name(&tab.name)
            .unwrap_or_default();
        sheets.push(Sheet {
            rows: rows(&range, epoch_1904, &mut budget)?,
            visible: tab.visible == SheetVisible::Visible,
            merged: Merged::of(merged.iter().map(|area| Area {
                first: place(area.start),
                last: place(area.end),
            })),
            name: tab.name,
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

/// The rows of a range, whose own positions are relative to its first cell.
fn rows(
    range: &Range<Data>,
    epoch_1904: bool,
    budget: &mut Budget<'_>,
) -> Result<Vec<Row>, Unreadable> {
    let Some((first_row, first_column)) = range.start() else {
        return Ok(Vec::new());
    };
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, data) in range.used_cells() {
        let absolute = |relative: usize, first: u32| {
            u32::try_from(relative)
                .ok()?
                .checked_add(first)?
                .checked_add(1)
        };
        let (Some(number), Some(column)) =
            (absolute(row, first_row), absolute(column, first_column))
        else {
            return Err(Unreadable::damaged());
        };
        let Some(value) = value(data, epoch_1904) else {
            continue;
        };
        budget.take(&value, 1)?;
        let cell = Cell::new(column, value);
        match rows.last_mut() {
            Some(row) if row.number == number => row.cells.push(cell),
            _ => rows.push(Row {
                number,
                cells: vec![cell],
            }),
        }
    }
    Ok(rows)
}

fn value(data: &Data, epoch_1904: bool) -> Option<Value> {
    match data {
        Data::Empty => None,
        Data::String(content) => text(content),
        Data::Int(number) => Some(Value::Number((*number).into())),
        Data::Float(value) => number(*value),
        Data::Bool(value) => Some(Value::Bool(*value)),
        Data::DateTime(serial) => moment(*serial, epoch_1904),
        Data::DateTimeIso(content) => iso_date(content),
        Data::DurationIso(content) => text(content),
        Data::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// A text value; `None` where it is blank.
pub(crate) fn text(content: &str) -> Option<Value> {
    let content = clean(content);
    (!content.is_empty()).then_some(Value::Text(content))
}

/// A number value; what no decimal can hold stays text, so that it is named as a wrong number later.
pub(crate) fn number(value: f64) -> Option<Value> {
    Some(exact(value).map_or_else(|| Value::Text(value.to_string()), Value::Number))
}

/// A serial with a date or duration format.
pub(crate) fn moment(serial: ExcelDateTime, epoch_1904: bool) -> Option<Value> {
    let days = serial.as_f64();
    if serial.is_duration() {
        let hours = exact(days)?.checked_mul(Decimal::from(24))?;
        return Some(Value::Duration(hours.round_dp(8)));
    }
    of_serial(days, epoch_1904).or_else(|| number(days))
}

/// A date in ISO form, as strict Excel files and OpenDocument write it.
pub(crate) fn iso_date(content: &str) -> Option<Value> {
    let day = content.get(..10).and_then(|day| day.parse().ok());
    day.map(Value::Date).or_else(|| text(content))
}
