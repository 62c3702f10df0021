//! The tables of one sheet: where each begins, what its columns hold, which rows are its own.

use std::sync::Arc;

use super::{
    Instructions,
    heading_row::{self, Headed, HeadingRow},
};
use crate::{
    columns::{Field, Grade, HOURS, Heading, TableKind, Vocabulary, needed},
    values::Stated,
    workbook::{Address, Cell, Row, Sheet, Value},
};

/// A heading row is looked for in this many rows from the top; further down it must be spelt as in the column table.
const SEARCHED_ROWS: u32 = 50;

/// A sheet with more tables than this is no report; its further heading rows are rows like any other.
const MOST_TABLES: usize = 500;

/// So many cells of a heading row further down are spelt as in the column table.
const LEAST_SPELT: usize = 3;

/// A table on a sheet.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the table lists.
    pub kind: TableKind,
    /// Its heading rows: the first and the last.
    pub heading_rows: (u32, u32),
    /// Its columns, known or not, from left to right.
    pub columns: Vec<Column>,
    /// Columns that each hold the paid hours of one period.
    pub periods: Vec<PeriodColumn>,
    /// Columns that repeat a field of an earlier one, and are not read.
    pub repeated: Vec<u32>,
    /// The filled rows below its headings, up to the next table.
    pub rows: Vec<u32>,
    /// What a profile says of it.
    pub instructions: Arc<Instructions>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its place, from 1.
    pub column: u32,
    /// Its heading.
    pub heading: Heading,
    /// What it holds, where that is known.
    pub field: Option<Field>,
}

/// A column with the paid hours of one period.
#[derive(Clone, Debug)]
pub struct PeriodColumn {
    /// Its place, from 1.
    pub column: u32,
    /// The heading as people name it.
    pub heading: String,
    /// The period that the heading states, perhaps without a year.
    pub stated: Stated,
}

impl Table {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.field == Some(field))
    }

    /// Whether it has every column that a line of its kind needs.
    pub(crate) fn is_complete(&self) -> bool {
        let has = |wanted: &[Field]| {
            let mut columns = self.columns.iter();
            columns.any(|column| column.field.is_some_and(|field| wanted.contains(&field)))
        };
        let hours = self.kind != TableKind::Placements || !self.periods.is_empty() || has(&HOURS);
        hours && needed(self.kind).iter().all(|field| has(&[*field]))
    }

    /// The first column of the table.
    pub fn first_column(&self) -> u32 {
        self.columns.first().map_or(1, |column| column.column)
    }

    /// The cell at which a problem of the whole table is named.
    pub fn corner(&self) -> Address {
        Address::new(self.heading_rows.1, self.first_column())
    }

    /// The heading above a column.
    pub fn heading(&self, column: u32) -> String {
        self.columns
            .iter()
            .find(|other| other.column == column)
            .map(|column| column.heading.shown())
            .unwrap_or_default()
    }
}

/// Finds the tables of a sheet, from top to bottom.
pub(super) fn tables(sheet: &Sheet, words: &Vocabulary) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut skip_to = 0;
    for (place, number) in sheet.grid.row_numbers().enumerate() {
        if number <= skip_to {
            continue;
        }
        let sought = tables.is_empty() && number <= SEARCHED_ROWS;
        if !sought && sheet.grid.cells_of(place).any(|cell| is_quantity(&cell)) {
            if let Some(table) = tables.last_mut() {
                table.rows.push(number);
            }
            continue;
        }
        let Some(row) = sheet.grid.row_at(place) else {
            continue;
        };
        let next = place
            .checked_add(1)
            .and_then(|next| sheet.grid.row_at(next));
        let more = tables.len() < MOST_TABLES;
        let heading = if more && (sought || is_spelt_as_headings(&row, words)) {
            heading_at(sheet, &row, next.as_ref(), words)
        } else {
            None
        };
        match heading.filter(|heading| sought || heading.exact() >= LEAST_SPELT) {
            Some(heading) => {
                skip_to = heading.rows.1;
                tables.push(table(sheet, heading));
            }
            None => {
                if let Some(table) = tables.last_mut() {
                    table.rows.push(row.number);
                }
            }
        }
    }
    tables
}

/// Whether a row among data may be the headings of a next table.
fn is_spelt_as_headings(row: &Row<'_>, words: &Vocabulary) -> bool {
    let mut texts = row.cells.iter().filter_map(Cell::text);
    texts
        .by_ref()
        .filter(|text| words.spells(text))
        .take(LEAST_SPELT)
        .count()
        == LEAST_SPELT
}

/// Whether a cell holds a number that is no year; headings hold none.
fn is_quantity(cell: &Cell<'_>) -> bool {
    match &cell.value {
        Value::Number(number) => {
            let may_be_year = *number >= 1_000.into() && *number < 10_000.into();
            !may_be_year || crate::values::year(&cell.shown()).is_none()
        }
        _ => false,
    }
}

/// The headings that start at a row: the row alone, or with the next one where that names more.
fn heading_at(
    sheet: &Sheet,
    row: &Row<'_>,
    next: Option<&Row<'_>>,
    words: &Vocabulary,
) -> Option<HeadingRow> {
    let texts = row
        .cells
        .iter()
        .filter(|cell| !matches!(cell.value, Value::Number(_)))
        .count();
    if texts < 2 || texts.saturating_mul(2) < row.cells.len() {
        return None;
    }
    let single = heading_row::single(sheet, row, words);
    let Some(next) = next else { return single };
    let Some(double) = heading_row::double(sheet, row, next, words) else {
        return single;
    };
    let alone = single.as_ref().map_or(0, HeadingRow::score);
    let below = heading_row::single(sheet, next, words).map_or(0, |below| below.score());
    if double.score() > alone.max(below) {
        Some(double)
    } else {
        single
    }
}

fn table(sheet: &Sheet, row: HeadingRow) -> Table {
    let (fields, repeated) = decide(sheet, &row);
    let mut columns: Vec<Column> = row
        .columns
        .iter()
        .zip(fields)
        .map(|(headed, field)| Column {
            column: headed.column,
            heading: headed.heading.clone(),
            field,
        })
        .collect();
    let periods = if row.kind == TableKind::Placements {
        take_periods(&mut columns)
    } else {
        Vec::new()
    };
    // Worked hours beside the paid hours of each period are known, and not needed.
    let beside_periods = |column: u32| {
        let heading = columns.iter().find(|other| other.column == column);
        !periods.is_empty() && heading.is_some_and(|column| hours_of(column).is_some())
    };
    let repeated = repeated
        .into_iter()
        .filter(|column| !beside_periods(*column))
        .collect();
    Table {
        kind: row.kind,
        heading_rows: row.rows,
        columns,
        periods,
        repeated,
        rows: Vec::new(),
        instructions: Arc::default(),
    }
}

/// Of columns that name the same field the best one gets it; the others are told.
fn decide(sheet: &Sheet, row: &HeadingRow) -> (Vec<Option<Field>>, Vec<u32>) {
    let mut repeated = Vec::new();
    let fields = row
        .columns
        .iter()
        .map(|headed| {
            let (field, _) = headed.field?;
            let shared = matches!(
                field,
                Field::Aside | Field::Personal | Field::CitizenNumber | Field::Total
            );
            let best = row
                .columns
                .iter()
                .filter(|other| other.field.is_some_and(|(other, _)| other == field))
                .min_by_key(|other| {
                    (std::cmp::Reverse(strength(sheet, row, other)), other.column)
                })?;
            if shared || best.column == headed.column {
                return Some(field);
            }
            let (_, grade, is_number) = strength(sheet, row, headed);
            let alike = strength(sheet, row, best).2 == is_number;
            if grade == Some(Grade::Exact) && alike {
                repeated.push(headed.column);
            }
            None
        })
        .collect();
    (fields, repeated)
}

/// A candidate's number beats a column that is merely called candidate, and a filled column beats an empty one.
fn strength(sheet: &Sheet, row: &HeadingRow, headed: &Headed) -> (bool, Option<Grade>, bool) {
    const NUMBER: [&str; 10] = [
        "nummer",
        "nr",
        "number",
        "no",
        "id",
        "code",
        "num",
        "ref",
        "kenmerk",
        "pseudoniem",
    ];
    let name = crate::values::fold(&headed.heading.shown());
    let is_number = NUMBER
        .iter()
        .any(|word| name.split(' ').any(|part| part.ends_with(word)));
    let filled = sheet
        .rows()
        .filter(|other| other.number > row.rows.1)
        .take(20)
        .any(|row| row.cell(headed.column).is_some());
    (filled, headed.field.map(|(_, grade)| grade), is_number)
}

/// Two or more columns of hours, each for its own period, are the paid hours of those periods.
fn take_periods(columns: &mut [Column]) -> Vec<PeriodColumn> {
    let of = |wanted: &dyn Fn(&Column) -> bool, columns: &[Column]| -> Vec<PeriodColumn> {
        let mut found: Vec<PeriodColumn> = columns
            .iter()
            .filter(|column| wanted(column))
            .filter_map(|column| {
                let stated = column
                    .heading
                    .stated()
                    .filter(|stated| !matches!(stated, Stated::Year(_)))?;
                Some(PeriodColumn {
                    column: column.column,
                    heading: column.heading.shown(),
                    stated,
                })
            })
            .collect();
        found.dedup_by_key(|period| period.stated);
        found
    };
    let hours = |column: &Column| hours_of(column);
    let paid = of(&|column| hours(column) == Some(Field::PaidHours), columns);
    let plain = of(&|column| hours(column) == Some(Field::Hours), columns);
    let worked = of(&|column| hours(column) == Some(Field::WorkedHours), columns);
    let periods = [paid, plain, worked]
        .into_iter()
        .find(|periods| periods.len() >= 2)
        .unwrap_or_default();
    if !periods.is_empty() {
        for column in columns
            .iter_mut()
            .filter(|column| hours_of(column).is_some())
        {
            if column.heading.stated().is_some() {
                column.field = None;
            }
        }
    }
    periods
}

/// Which hours a column holds: by its name, whether or not it got the field, or none at all besides its period.
fn hours_of(column: &Column) -> Option<Field> {
    match column.field {
        Some(field @ (Field::PaidHours | Field::WorkedHours | Field::Hours)) => Some(field),
        Some(Field::Period) | None if column.heading.is_only_period() => Some(Field::Hours),
        None => {
            let name = crate::values::fold(&column.heading.shown());
            let has = |part: &str| name.contains(part);
            match (
                has("verloond") || has("paid") || has("betaald"),
                has("gewerkt") || has("worked"),
                has("uren") || has("hours"),
            ) {
                (true, _, _) => Some(Field::PaidHours),
                (_, true, _) => Some(Field::WorkedHours),
                (_, _, true) => Some(Field::Hours),
                _ => None,
            }
        }
        Some(_) => None,
    }
}
