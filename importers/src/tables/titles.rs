//! What stands directly above a table says what it is: its contract, its period, that it is only an example. Tables that
//! list no lines are set aside.

use super::{find, statement::Statement, survey::SurveyedSheet, table::Table};
use crate::{
    columns::{Field, TableKind},
    values::{fold, is_one_of, says_example},
    workbook::{Cell, Sheet},
};

impl SurveyedSheet<'_> {
    /// What stands directly above a table, from top to bottom: nothing but titles lies between.
    pub(super) fn title(&self, table: &Table) -> impl Iterator<Item = &Statement> + Clone {
        let rows = title_rows(self.sheet, &self.tables, table);
        self.statements
            .iter()
            .filter(move |statement| rows.contains(&statement.address.row))
    }

    /// Whether the title of a table says that it is an example.
    fn is_example(&self, table: &Table) -> bool {
        let rows = title_rows(self.sheet, &self.tables, table);
        let nearest = rows.first().and_then(|row| self.sheet.row(*row));
        nearest.is_some_and(|row| {
            let first = row.cells.first().and_then(Cell::text).unwrap_or_default();
            says_example(first)
        })
    }

    /// Whether another table stands above a table.
    pub(super) fn is_below_another(&self, table: &Table) -> bool {
        let mut tables = self.tables.iter();
        tables.any(|other| other.heading_rows.1 < table.heading_rows.0)
    }
}

/// Sets tables aside that list no lines although another table does: a summary names no candidate and no start, an
/// example says what it is.
pub(super) fn set_aside(sheets: &mut [SurveyedSheet<'_>]) {
    let is_example: Vec<Vec<bool>> = sheets
        .iter()
        .map(|sheet| {
            let aside = is_kept_aside(&sheet.sheet.name);
            let tables = sheet.tables.iter();
            tables
                .map(|table| aside || sheet.is_example(table))
                .collect()
        })
        .collect();
    let whole = sheets.iter().zip(&is_example).any(|(sheet, examples)| {
        let mut tables = sheet.tables.iter().zip(examples);
        tables.any(|(table, example)| !example && lists_lines(table))
    });
    if !whole {
        return;
    }
    for (sheet, examples) in sheets.iter_mut().zip(is_example) {
        let tables = std::mem::take(&mut sheet.tables);
        for (table, example) in tables.into_iter().zip(examples) {
            if example || is_summary(&table) {
                sheet.unread.push(table.corner());
            } else {
                sheet.tables.push(table);
            }
        }
    }
}

fn lists_lines(table: &Table) -> bool {
    let has = |field| table.column(field).is_some();
    let named = has(Field::Candidate) || has(Field::Ordinal);
    table.kind == TableKind::Placements && named && has(Field::Start) && has(Field::TargetGroup)
}

fn is_summary(table: &Table) -> bool {
    let has = |field| table.column(field).is_some();
    let lists = has(Field::Candidate) || has(Field::Start) || has(Field::CitizenNumber);
    table.kind == TableKind::Placements && !lists && !has(Field::Personal)
}

/// The rows of the title directly above a table.
pub(super) fn title_rows(sheet: &Sheet, tables: &[Table], table: &Table) -> Vec<u32> {
    let is_heading = |row: u32| tables.iter().any(|other| other.has_heading(row));
    let Some(place) = sheet.grid.place_of(table.heading_rows.0) else {
        return Vec::new();
    };
    (place.saturating_sub(find::TITLE_ROWS)..place)
        .rev()
        .filter_map(|place| sheet.grid.row_at(place))
        .take_while(|row| find::is_title_row(row) && !is_heading(row.number))
        .map(|row| row.number)
        .collect()
}

/// Whether the name of a sheet says that it holds an example, or what is no longer reported.
fn is_kept_aside(name: &str) -> bool {
    const WORDS: &str = "voorbeeld|voorbeelden|example|examples|archief|archive|backup|vorig|vorige|previous|oud|\
     vervallen|demo";
    fold(name).split(' ').any(|word| is_one_of(word, WORDS))
}
