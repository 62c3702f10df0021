//! Excel 2007 and later, cell by cell. Never asks for a whole range: a kilobyte of file can claim a box of terabytes.

use std::{collections::HashMap, io::Cursor};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    Address, Cell, Grid, Kind, Merged, Sheet, Unreadable, Value, Workbook,
    budget::Budget,
    grid_builder::GridBuilder,
    package,
    sheet_facts::SheetFacts,
    sheet_paths::sheet_paths,
    xls::{Given, error_text, iso_date, moment},
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
    let epoch_1904 = excel.has_1904_epoch();
    for tab in tabs
        .into_iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
    {
        let facts = paths
            .get(&tab.name)
            .and_then(|path| facts.get(path))
            .unwrap_or(&nothing);
        let grid = grid(&mut excel, &tab.name, facts, &mut budget)?;
        sheets.push(Sheet {
            name: tab.name,
            visible: tab.visible == SheetVisible::Visible,
            grid,
            hidden_rows: facts.hidden_rows.clone(),
            hidden_columns: facts.hidden_columns.clone(),
            merged: Merged::of(facts.merged.iter().copied()),
            epoch_1904,
            ..Sheet::default()
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

fn grid(
    excel: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    facts: &SheetFacts,
    budget: &mut Budget<'_>,
) -> Result<Grid, Unreadable> {
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
    let mut builder = GridBuilder::default();
    while let Some((cell, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| unreadable(&error))?
    {
        let (row, column) = cell.get_position();
        let address = Address::new(row.saturating_add(1), column.saturating_add(1));
        let formula = if facts.uncalculated.is_empty() {
            None
        } else {
            facts.uncalculated.get(&address)
        };
        let given = match formula {
            Some(formula) => Given::Value(Value::Uncalculated(formula)),
            None => given(cell.get_value(), epoch_1904),
        };
        let Format { percent, zeros } = formats.get(style).copied().unwrap_or_default();
        match given {
            Given::Nothing => {}
            Given::Float(number) => {
                budget.cell()?;
                builder.push_float(address, number, percent, zeros);
            }
            Given::Value(value) => {
                budget.take(&value, 1)?;
                let cell = Cell {
                    percent,
                    zeros,
                    ..Cell::new(address.column, value)
                };
                builder.push(address.row, &cell);
            }
        }
    }
    Ok(builder.finish())
}

fn given<'data>(data: &'data DataRef<'_>, epoch_1904: bool) -> Given<'data> {
    match data {
        DataRef::Empty => Given::Nothing,
        DataRef::SharedString(text) => Given::Value(Value::Text(text)),
        DataRef::String(text) | DataRef::DurationIso(text) => Given::Value(Value::Text(text)),
        DataRef::Int(number) => Given::Value(Value::Number((*number).into())),
        DataRef::Float(number) => Given::Float(*number),
        DataRef::Bool(value) => Given::Value(Value::Bool(*value)),
        DataRef::DateTime(serial) => moment(*serial, epoch_1904),
        DataRef::DateTimeIso(text) => Given::Value(iso_date(text)),
        DataRef::Error(error) => Given::Value(Value::Error(error_text(error))),
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
