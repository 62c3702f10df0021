//! Workbooks made in memory from rows of text, for reports that no sample shows.

use meetbaar_importers::{
    read_workbook,
    reading::{Entry, Line, Placement, Reading},
    workbook::{Area, Cell, Kind, Merged, Sheet, Value, Workbook},
};

/// A visible sheet. A cell is typed by how it looks: a day, a number, `=` a formula never calculated, `#` an error;
/// after `'` it is text.
pub(crate) fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cells = (1_u32..).zip(rows).flat_map(|(number, cells)| {
        (1_u32..)
            .zip(*cells)
            .filter(|(_, text)| !text.is_empty())
            .map(move |(column, text)| (number, Cell::new(column, value(text))))
    });
    Sheet::of(name, cells)
}

fn value(text: &str) -> Value<'_> {
    if let Some(text) = text.strip_prefix('\'') {
        return Value::Text(text);
    }
    if let Some(formula) = text.strip_prefix('=') {
        return Value::Uncalculated(formula);
    }
    match (text.starts_with('#'), text.parse(), text.parse()) {
        (true, _, _) => Value::Error(text),
        (_, Ok(day), _) => Value::Date(day),
        (_, _, Ok(number)) => Value::Number(number),
        _ => Value::Text(text),
    }
}

/// The same sheet with merged ranges.
pub(crate) fn merged(mut sheet: Sheet, areas: &[&str]) -> Sheet {
    sheet.merged = Merged::of(areas.iter().map(|area| Area::parse(area).unwrap()));
    sheet
}

/// The reading of sheets as an Excel workbook.
pub(crate) fn read_sheets(sheets: Vec<Sheet>) -> Reading {
    read_workbook(&Workbook {
        kind: Kind::Xlsx,
        sheets,
    })
}

/// The reading of one sheet.
pub(crate) fn read_rows(rows: &[&[&str]]) -> Reading {
    read_sheets(vec![sheet("Blad1", rows)])
}

/// The problems as `code cell`.
pub(crate) fn problems(reading: &Reading) -> Vec<String> {
    reading
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.code.code(), problem.cell))
        .collect()
}

/// The period of the file, as `first last`.
pub(crate) fn period(reading: &Reading) -> Option<String> {
    reading
        .period
        .map(|period| format!("{} {}", period.start(), period.end()))
}

/// The placements of a reading.
pub(crate) fn placements(reading: &Reading) -> Vec<(&Line, &Placement)> {
    let placements = reading.lines.iter().filter_map(|line| match &line.entry {
        Entry::Placement(placement) => Some((line, placement)),
        _ => None,
    });
    placements.collect()
}
