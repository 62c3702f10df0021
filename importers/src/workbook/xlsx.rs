//! Excel 2007 and later, cell by cell. Never asks for a whole range: a kilobyte of file can claim a box of terabytes.

use std::{
    collections::{BTreeSet, HashMap},
    io::{BufReader, Cursor},
};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    Address, Aside, Cell, Grid, Kind, Merged, Sheet, Unreadable, Value, Workbook, aside,
    budget::Budget,
    grid_builder::GridBuilder,
    number_format::NumberFormat,
    package::{self, Facts},
    sheet_facts::SheetFacts,
    sheet_marks::marks,
    sheet_paths::{part, sheet_paths},
    struck_rows::StruckRows,
    xls::{Given, error_text, iso_date, of_moment},
};
use crate::{limits::Limits, problem::Code};

/// Reads a package that was vetted.
pub(crate) fn read(
    bytes: &[u8],
    mut facts: Facts,
    limits: &Limits,
) -> Result<Workbook, Unreadable> {
    let mut archive = package::open(bytes)?;
    let paths = sheet_paths(&mut archive)?;
    let mut budget = Budget::new(limits);
    budget.sheets(paths.len())?;
    unlisted_sheets(&mut archive, &paths, &mut facts)?;
    let mut marks = marks(&mut archive, &paths, &mut facts)?;
    let mut excel = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let tabs: Vec<_> = excel.sheets_metadata().to_vec();
    budget.sheets(tabs.len())?;
    let nothing = SheetFacts::default();
    let mut sheets = Vec::new();
    let epoch_1904 = excel.has_1904_epoch();
    for tab in tabs
        .into_iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
    {
        let path = paths.get(&tab.name);
        let own = path.and_then(|path| facts.sheets.get(path));
        let facts = own.unwrap_or(&nothing);
        let marks = path.and_then(|path| marks.remove(path)).unwrap_or_default();
        let (grid, struck_rows) = grid(&mut excel, &tab.name, facts, &mut budget)?;
        sheets.push(Sheet {
            name: tab.name,
            visible: tab.visible == SheetVisible::Visible,
            grid,
            hidden_rows: facts.hidden_rows.clone(),
            struck_rows,
            hidden_columns: facts.hidden_columns.clone(),
            merged: Merged::of(facts.merged.iter().copied()),
            epoch_1904,
            marked_rows: marks.rows,
            asides: marks.asides,
            short_rows: None,
        });
    }
    // What belongs to no sheet is told at the first one.
    let rest = facts.asides.into_values().flatten();
    if let Some(first) = sheets.first_mut() {
        first.asides.extend(rest.map(Aside::without_cell));
    }
    let kind = if facts.macros { Kind::Xlsm } else { Kind::Xlsx };
    Ok(Workbook { kind, sheets })
}

/// Worksheets that the workbook does not name are read by nobody, but what they hold would be kept with the file.
fn unlisted_sheets(
    archive: &mut package::Archive<'_>,
    paths: &HashMap<String, String>,
    facts: &mut Facts,
) -> Result<(), Unreadable> {
    let listed: BTreeSet<&String> = paths.values().collect();
    for path in facts.sheets.keys().filter(|path| !listed.contains(path)) {
        if let Some(part) = part(archive, path) {
            let texts = aside::gather(BufReader::new(part))?;
            facts.asides.insert(path.clone(), texts);
        }
    }
    Ok(())
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
) -> Result<(Grid, BTreeSet<u32>), Unreadable> {
    let epoch_1904 = excel.has_1904_epoch();
    let mut reader = excel
        .worksheet_cells_reader(name)
        .map_err(|error| unreadable(&error))?;
    let formats: Vec<NumberFormat> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            NumberFormat::of(format.map_or("", |format| &format.format_code))
        })
        .collect();
    let mut struck = StruckRows::of(reader.styles().iter().map(|style| {
        let font = style.font.as_ref();
        font.is_some_and(calamine::Font::has_strikethrough)
    }));
    let plain = NumberFormat::default();
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
        let format = formats.get(style).unwrap_or(&plain);
        if !matches!(given, Given::Nothing) {
            struck.cell(address.row, style);
        }
        match given {
            Given::Nothing => {}
            Given::Float(number) => {
                budget.cell()?;
                builder.push_number(address, number, format, epoch_1904);
            }
            Given::Value(value) => {
                budget.take(&value, 1)?;
                let cell = Cell {
                    percent: format.percent,
                    zeros: format.zeros,
                    ..Cell::new(address.column, value)
                };
                builder.push(address.row, &cell);
            }
        }
    }
    Ok((builder.finish(), struck.finish()))
}

fn given<'data>(data: &'data DataRef<'_>, epoch_1904: bool) -> Given<'data> {
    match data {
        DataRef::Empty => Given::Nothing,
        DataRef::SharedString(text) => Given::Value(Value::Text(text)),
        DataRef::String(text) | DataRef::DurationIso(text) => Given::Value(Value::Text(text)),
        DataRef::Int(number) => Given::Value(Value::Number((*number).into())),
        DataRef::Float(number) => Given::Float(*number),
        DataRef::Bool(value) => Given::Value(Value::Bool(*value)),
        DataRef::DateTime(serial) => of_moment(*serial, epoch_1904),
        DataRef::DateTimeIso(text) => Given::Value(iso_date(text)),
        DataRef::Error(error) => Given::Value(Value::Error(error_text(error))),
    }
}
