//! Excel 2007 and later, cell by cell. Never asks for a whole range: a kilobyte of file can claim a box of terabytes.

use std::{
    collections::{BTreeMap, HashMap},
    io::Cursor,
};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    Address, Cell, Kind, Merged, Row, Sheet, Unreadable, Value, Workbook, budget::Budget, package,
    sheet_facts::SheetFacts, sheet_paths::sheet_paths, xls,
};
use crate::{limits::Limits, problem::Code};

/// Reads a package that was vetted.
pub(crate) fn read(
    bytes: &[u8],
    facts: &HashMap<String, SheetFacts>,
    limits: &Limits,
) -> Result<Workbook, Unreadable> {
    let paths = sheet_paths(&mut package::open(bytes)?)?;
    let mut excel = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let tabs: Vec<_> = excel.sheets_metadata().to_vec();
    let mut budget = Budget::new(limits);
    budget.sheets(tabs.len())?;
    let nothing = SheetFacts::default();
    let mut sheets = Vec::new();
    for tab in tabs
        .into_iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
    {
        let facts = paths
            .get(&tab.name)
            .and_then(|path| facts.get(path))
            .unwrap_or(&nothing);
        let rows = rows(&mut excel, &tab.name, facts, &mut budget)?;
        sheets.push(Sheet {
            name: tab.name,
            visible: tab.visible == SheetVisible::Visible,
            rows,
            hidden_rows: facts.hidden_rows.clone(),
            hidden_columns: facts.hidden_columns.clone(),
            merged: Merged::of(facts.merged.iter().copied()),
        });
    }
    Ok(Workbook {
        kind: Kind::Xlsx,
        sheets,
    })
}

fn unreadable(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::new(Code::PasswordProtected),
        _ => Unreadable::damaged(),
    }
}

fn rows(
    excel: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    facts: &SheetFacts,
    budget: &mut Budget<'_>,
) -> Result<Vec<Row>, Unreadable> {
    let epoch_1904 = excel.has_1904_epoch();
    let mut reader = excel
        .worksheet_cells_reader(name)
        .map_err(|error| unreadable(&error))?;
    let formats: Vec<Format> = reader
        .styles()
        .iter()
        .map(|style| {
            Format::of(
                style
                    .number_format
                    .as_ref()
                    .map_or("", |format| &format.format_code),
            )
        })
        .collect();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some((cell, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| unreadable(&error))?
    {
        let (row, column) = cell.get_position();
        let address = Address::new(row.saturating_add(1), column.saturating_add(1));
        let value = match facts.uncalculated.get(&address) {
            Some(formula) => Some(Value::Uncalculated(formula.clone())),
            None => value(cell.get_value(), epoch_1904),
        };
        let Some(value) = value else { continue };
        budget.take(&value, 1)?;
        let format = formats.get(style).copied().unwrap_or_default();
        rows.entry(address.row).or_default().push(Cell {
            column: address.column,
            value,
            percent: format.percent,
            zeros: format.zeros,
        });
    }
    Ok(rows
        .into_iter()
        .map(|(number, cells)| row(number, cells))
        .collect())
}

/// Cells come in the order of the XML, which need not be the order of the sheet; of two at one place the last counts.
fn row(number: u32, mut cells: Vec<Cell>) -> Row {
    cells.reverse();
    cells.sort_by_key(|cell| cell.column);
    cells.dedup_by_key(|cell| cell.column);
    Row { number, cells }
}

fn value(data: &DataRef<'_>, epoch_1904: bool) -> Option<Value> {
    match data {
        DataRef::Empty => None,
        DataRef::SharedString(text) => xls::text(text),
        DataRef::String(text) => xls::text(text),
        DataRef::Int(number) => Some(Value::Number((*number).into())),
        DataRef::Float(number) => xls::number(*number),
        DataRef::Bool(value) => Some(Value::Bool(*value)),
        DataRef::DateTime(serial) => xls::moment(*serial, epoch_1904),
        DataRef::DateTimeIso(text) => xls::iso_date(text),
        DataRef::DurationIso(text) => xls::text(text),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// What a number format says about the meaning of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Format {
    percent: bool,
    zeros: usize,
}

impl Format {
    fn of(code: &str) -> Self {
        let filled_up = code.len() > 1 && code.chars().all(|character| character == '0');
        Self {
            percent: code.contains('%'),
            zeros: if filled_up { code.len().min(32) } else { 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_change_what_a_number_means() {
        assert_eq!(
            Format::of("0.00%"),
            Format {
                percent: true,
                zeros: 0
            }
        );
        assert_eq!(
            Format::of("00000000"),
            Format {
                percent: false,
                zeros: 8
            }
        );
        assert_eq!(Format::of("0"), Format::default());
        assert_eq!(Format::of("#,##0.00"), Format::default());
    }
}
