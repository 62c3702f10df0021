//! One table: its headings settled to fields, each of which one column has.

use super::heading_row::{Headed, HeadingRow};
use crate::{
    columns::{Field, Grade, Heading, TableKind},
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
    pub repeated: Vec<u32>,
    /// The filled rows below its headings, up to the next table.
    pub rows: Vec<u32>,
    /// Those of its rows that say its headings again, as on every printed page.
    pub repeats: Vec<u32>,
    /// Its first and last column: what stands beside them belongs to another table.
    pub span: (u32, u32),
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
        Self {
            kind: row.kind,
            heading_rows: row.rows,
            columns,
            periods,
            repeated,
            rows: Vec::new(),
            repeats: Vec::new(),
            span,
        }
    }

    /// Its first and last column with a heading.
    pub(super) fn headed(&self) -> (u32, u32) {
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
            && self.columns.iter().zip(&row.columns).all(|(own, other)| {
                own.column == other.column && own.heading == other.heading
            })
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
