//! Totals among, below and above the lines of a table, compared with the sum of the lines.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{context::Context, draft::Draft};
use crate::{
    columns::{Field, TableKind},
    problem::Code,
    tables::{SurveyedSheet, Table},
    values::number,
    workbook::{Address, Cell, Row, Value},
};

/// Rounding of the lines may add up to this much.
const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A total may be that of the lines since any of so many totals before it.
const MOST_MARKS: usize = 200;

/// Sums of the columns that a total can be given for.
pub(super) struct Sums {
    columns: Vec<u32>,
    /// The sums of all lines so far, one for each column.
    all: Vec<Decimal>,
    /// What they were at the totals so far, and at the beginning.
    marks: Vec<Vec<Decimal>>,
    /// Totals that stand above their lines.
    above: Vec<Stated>,
    /// The sums of the tables above it on the sheet, by column: the last total may be that of all of them.
    before: BTreeMap<u32, Decimal>,
    lines: u64,
    lines_at_mark: u64,
    unsure: bool,
}

/// A total as the file states it.
struct Stated {
    place: usize,
    field: Option<Field>,
    address: Address,
    total: Decimal,
    found: String,
}

impl Sums {
    pub(super) fn of(table: &Table, context: &Context, before: BTreeMap<u32, Decimal>) -> Self {
        let fields: &[Field] = match table.kind {
            TableKind::Placements => &[Field::PaidHours, Field::WorkedHours],
            TableKind::Purchases => &[Field::Amount],
            TableKind::Activities => &[Field::Hours],
            TableKind::Turnover => &[Field::Turnover],
        };
        let columns: Vec<u32> = fields
            .iter()
            .filter_map(|field| context.columns.get(field).copied())
            .chain(table.periods.iter().map(|period| period.column))
            .collect();
        let nothing = vec![Decimal::ZERO; columns.len()];
        Self {
            all: nothing.clone(),
            marks: vec![nothing],
            columns,
            above: Vec::new(),
            before,
            lines: 0,
            lines_at_mark: 0,
            unsure: false,
        }
    }

    /// Adds a row of data; one with an error makes every sum unsure.
    pub(super) fn add(&mut self, row: &Row<'_>, context: &Context, sound: bool) {
        self.unsure |= !sound;
        self.lines = self.lines.saturating_add(1);
        for (column, sum) in self.columns.iter().zip(&mut self.all) {
            let value = row
                .cell(*column)
                .and_then(|cell| value(cell, *column, context))
                .unwrap_or_default();
            *sum = sum.checked_add(value).unwrap_or(*sum);
        }
    }

    /// Whether a row states the sums of all lines so far, and nothing else for its columns.
    pub(super) fn are_stated_by(&self, row: &Row<'_>, context: &Context) -> bool {
        let mut stated = self.stated(row, context).peekable();
        self.lines > 1
            && stated.peek().is_some()
            && stated.all(|stated| {
                let sum = self.all.get(stated.place).copied().unwrap_or_default();
                agree(stated.total, sum)
            })
    }

    /// Compares a total with the lines since any total before it; one above all lines waits for them.
    pub(super) fn compare(&mut self, row: &Row<'_>, context: &Context, draft: &mut Draft<'_>) {
        let stated: Vec<Stated> = self.stated(row, context).collect();
        if self.lines == 0 {
            self.above.extend(stated);
            return;
        }
        for stated in stated {
            let sum = |sums: &Vec<Decimal>| sums.get(stated.place).copied().unwrap_or_default();
            let all = sum(&self.all);
            let since = |mark: &Vec<Decimal>| all.checked_sub(sum(mark)).unwrap_or(all);
            let before = self.before.get(&stated.address.column).copied();
            let of_all = before.unwrap_or_default().checked_add(all).unwrap_or(all);
            let mut marks = self.marks.iter();
            let agrees =
                agree(stated.total, of_all) || marks.any(|mark| agree(stated.total, since(mark)));
            if !self.unsure && !agrees {
                let last = self.marks.last().map_or(all, since);
                let last = if last.is_zero() { of_all } else { last };
                differs(&stated, last, draft);
            }
        }
        if self.lines > self.lines_at_mark {
            self.lines_at_mark = self.lines;
            self.marks.push(self.all.clone());
            if self.marks.len() > MOST_MARKS {
                // The beginning stays: the last total is that of all lines.
                self.marks.remove(1);
            }
        }
    }

    /// Compares the totals that stand above the lines; gives the sums of all tables so far, by column.
    pub(super) fn finish(self, draft: &mut Draft<'_>) -> BTreeMap<u32, Decimal> {
        for stated in self.above {
            let sum = |sums: &Vec<Decimal>| sums.get(stated.place).copied().unwrap_or_default();
            let all = sum(&self.all);
            let agrees = agree(stated.total, all)
                || self.marks.iter().any(|mark| agree(stated.total, sum(mark)));
            if self.lines > 0 && !self.unsure && !agrees {
                differs(&stated, all, draft);
            }
        }
        let mut sums = self.before;
        for (column, all) in self.columns.iter().zip(self.all) {
            let sum = sums.entry(*column).or_default();
            *sum = sum.checked_add(all).unwrap_or(*sum);
        }
        sums
    }

    fn stated(&self, row: &Row<'_>, context: &Context) -> impl Iterator<Item = Stated> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(move |(place, column)| {
            let cell = row.cell(*column)?;
            Some(Stated {
                place,
                address: Address::new(row.number, *column),
                total: value(cell, *column, context)?,
                field: context.field(*column),
                found: cell.shown(),
            })
        })
    }
}

/// The rows directly above the headings in which a list that is filtered often has its totals.
pub(super) fn rows_above<'sheet>(sheet: &SurveyedSheet<'sheet>, table: &Table) -> Vec<Row<'sheet>> {
    const MOST: u32 = 3;
    let first = table.heading_rows.0;
    let mut others = sheet.tables.iter();
    if others.any(|other| other.heading_rows.1 < first) {
        return Vec::new();
    }
    let sheet = sheet.sheet;
    (first.saturating_sub(MOST)..first)
        .filter_map(|row| table.row(sheet, row))
        .filter(super::row_kind::says_total)
        .collect()
}

fn differs(stated: &Stated, sum: Decimal, draft: &mut Draft<'_>) {
    let problem = draft
        .at(Code::TotalDiffers, stated.address)
        .expected(sum.normalize().to_string())
        .suggesting(sum.normalize().to_string())
        .of_field(stated.field);
    draft.problem(stated.address, problem.found(stated.found.clone()));
}

fn agree(stated: Decimal, sum: Decimal) -> bool {
    let rest = stated.checked_sub(sum);
    rest.is_some_and(|rest| rest.abs() <= TOLERANCE)
}

fn value(cell: &Cell<'_>, column: u32, context: &Context) -> Option<Decimal> {
    match &cell.value {
        Value::Number(value) | Value::Duration(value) => Some(*value),
        Value::Text(text) => number(text, context.habits.convention(column)).ok(),
        _ => None,
    }
}
