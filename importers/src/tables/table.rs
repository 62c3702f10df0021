//! One table: its headings settled to fields, each of which one column has.

use std::sync::Arc;

use super::{
    Instructions,
    decide::{Repeated, decide},
    heading_row::HeadingRow,
    periods::{self, Across},
};
use crate::{
    columns::{Field, HOURS, Heading, TableKind, needed},
    problem::Code,
    values::Stated,
    workbook::{Address, Row, Sheet},
};

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
    pub repeated: Vec<Repeated>,
    /// Columns of periods that can't be read as such, with what is wrong.
    pub questioned: Vec<(u32, Code)>,
    /// The filled rows below its headings, up to the next table.
    pub rows: Vec<u32>,
    /// Those of its rows that say its headings again, as on every printed page.
    pub repeats: Vec<u32>,
    /// Its first and last column: what stands beside them belongs to another table.
    pub span: (u32, u32),
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

    /// The field of a column, where it is known.
    pub fn field(&self, column: u32) -> Option<Field> {
        self.columns
            .iter()
            .find(|other| other.column == column)?
            .field
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

    /// The table below headings.
    pub(super) fn of(sheet: &Sheet, row: HeadingRow, span: (u32, u32)) -> Self {
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
        let across = if row.kind == TableKind::Placements {
            periods::across(&mut columns)
        } else {
            Across::default()
        };
        // Worked hours beside the paid hours of each period are known, and not needed.
        let is_known = |column: u32| {
            let other = columns.iter().find(|other| other.column == column);
            other.is_some_and(|column| column.field.is_some())
        };
        // Hours a week of each period are asked about: one column of them holds for all.
        let is_weekly = |column: u32| {
            let headed = row.columns.iter().find(|other| other.column == column);
            let field = headed.and_then(|headed| headed.field);
            field.is_some_and(|(field, _)| field == Field::HoursPerWeek)
        };
        let repeated = repeated
            .into_iter()
            .filter(|one| {
                across.periods.is_empty() || is_weekly(one.column) || !is_known(one.column)
            })
            .filter(|one| {
                across
                    .periods
                    .iter()
                    .all(|period| period.column != one.column)
            })
            .collect();
        Self {
            kind: row.kind,
            heading_rows: row.rows,
            columns,
            periods: across.periods,
            repeated,
            questioned: across.questioned,
            rows: Vec::new(),
            repeats: Vec::new(),
            span,
            instructions: Arc::default(),
        }
    }

    /// Its first and last column with a heading.
    pub fn headed(&self) -> (u32, u32) {
        let last = self.columns.last().map(|column| column.column);
        (self.first_column(), last.unwrap_or(1))
    }

    /// Whether a row is one of its headings, said for the first time or again.
    pub(super) fn has_heading(&self, row: u32) -> bool {
        (self.heading_rows.0..=self.heading_rows.1).contains(&row)
            || self.repeats.binary_search(&row).is_ok()
    }

    /// Leaves columns beside its own to another table.
    pub(super) fn give_way_to(&mut self, span: (u32, u32)) {
        let own = self.headed();
        if span.0 > own.1 {
            self.span.1 = self.span.1.min(span.0.saturating_sub(1));
        } else if span.1 < own.0 {
            self.span.0 = self.span.0.max(span.1.saturating_add(1));
        }
    }

    /// Whether other headings are the same, column by column.
    pub(super) fn is_headed_as(&self, row: &HeadingRow) -> bool {
        self.columns.len() == row.columns.len()
            && self
                .columns
                .iter()
                .zip(&row.columns)
                .all(|(own, other)| own.column == other.column && own.heading == other.heading)
    }

    /// One of its rows, with its own cells only.
    pub fn row<'sheet>(&self, sheet: &'sheet Sheet, number: u32) -> Option<Row<'sheet>> {
        let row = sheet.row(number)?.within(self.span);
        (!row.cells.is_empty()).then_some(row)
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
