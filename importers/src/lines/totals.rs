//! Totals under a table, compared with the sum of its lines.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{context::Context, draft::Draft};
use crate::{
    columns::Field,
    problem::Code,
    tables::Table,
    values::number,
    workbook::{Address, Cell, Row, Sheet, Value},
};

/// Rounding of the lines may add up to this much.
const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Sums of the columns that a total can be given for.
pub(super) struct Sums {
    columns: Vec<u32>,
    all: BTreeMap<u32, Decimal>,
    since_total: BTreeMap<u32, Decimal>,
    unsure: bool,
}

impl Sums {
    pub(super) fn of(table: &Table, context: &Context) -> Self {
        let fields = [Field::PaidHours, Field::WorkedHours, Field::Amount];
        let columns = fields
            .into_iter()
            .filter_map(|field| context.columns.get(&field).copied())
            .chain(table.periods.iter().map(|period| period.column))
            .collect();
        Self {
            columns,
            all: BTreeMap::new(),
            since_total: BTreeMap::new(),
            unsure: false,
        }
    }

    /// Adds a row of data; one with an error makes every sum unsure.
    pub(super) fn add(&mut self, row: &Row<'_>, context: &Context, sound: bool) {
        self.unsure |= !sound;
        for column in &self.columns {
            let value = row
                .cell(*column)
                .and_then(|cell| value(cell, *column, context))
                .unwrap_or_default();
            for sums in [&mut self.all, &mut self.since_total] {
                let sum = sums.entry(*column).or_default();
                *sum = sum.checked_add(value).unwrap_or(*sum);
            }
        }
    }

    /// Compares a total with all lines, or with those since the total before it.
    pub(super) fn compare(
        &mut self,
        sheet: &Sheet,
        row: &Row<'_>,
        context: &Context,
        draft: &mut Draft<'_>,
    ) {
        for column in &self.columns {
            let Some(stated) = row
                .cell(*column)
                .and_then(|cell| value(cell, *column, context))
            else {
                continue;
            };
            let sum = |sums: &BTreeMap<u32, Decimal>| sums.get(column).copied().unwrap_or_default();
            let (all, since) = (sum(&self.all), sum(&self.since_total));
            let agrees = |sum: Decimal| {
                stated
                    .checked_sub(sum)
                    .is_some_and(|rest| rest.abs() <= TOLERANCE)
            };
            if !self.unsure && !agrees(all) && !agrees(since) {
                let address = Address::new(row.number, *column);
                let problem = draft
                    .at(Code::TotalDiffers, address)
                    .expected(since.normalize().to_string());
                let found = sheet
                    .cell(address)
                    .map(|cell| cell.shown())
                    .unwrap_or_default();
                draft.problem(address, problem.found(found));
            }
        }
        self.since_total.clear();
    }
}

fn value(cell: &Cell<'_>, column: u32, context: &Context) -> Option<Decimal> {
    match &cell.value {
        Value::Number(value) | Value::Duration(value) => Some(*value),
        Value::Text(text) => number(text, context.convention(column)).ok(),
        _ => None,
    }
}
