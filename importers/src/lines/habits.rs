//! How a table writes its numbers and days, decided for whole columns: one value that can be read in one way only
//! decides for those that can be read in two.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    columns::{Field, Span},
    tables::{Instructions, Table},
    values::{Convention, Order, evidence, fold, has_two_orders, order_of},
    workbook::{Cell, Sheet, Value},
};

/// How a table writes what it holds.
#[derive(Debug, Default)]
pub(super) struct Habits {
    conventions: BTreeMap<u32, Convention>,
    convention: Option<Convention>,
    orders: BTreeMap<u32, Order>,
    /// Columns of days of which the program that opened the file before may have swapped some.
    swapped: BTreeSet<u32>,
    /// What a profile says of the table.
    instructions: Arc<Instructions>,
    /// What amounts in a column are multiplied by.
    factors: BTreeMap<u32, Decimal>,
    /// By what contract hours are multiplied and divided to be hours a week.
    pub(super) weekly: Option<(Decimal, Decimal)>,
    /// The hours of a full-time week that the heading of shares names.
    pub(super) full_time: Option<Decimal>,
    /// Whether the heading of shares says that they are percentages.
    pub(super) percentages: bool,
}

impl Habits {
    pub(super) fn of(sheet: &Sheet, table: &Table, columns: &BTreeMap<Field, u32>) -> Self {
        let (conventions, convention) = conventions(sheet, table);
        let (orders, swapped) = orders(sheet, table, columns);
        let instructions = &table.instructions;
        let heading = |field: Field| {
            let column = columns.get(&field)?;
            let headed = table.columns.iter().find(|other| other.column == *column);
            headed.map(|column| &column.heading)
        };
        let factors = [Field::Amount, Field::Turnover]
            .into_iter()
            .filter_map(|field| Some((*columns.get(&field)?, heading(field)?.factor())))
            .filter(|(column, _)| !instructions.scales.contains_key(column))
            .collect();
        let share = heading(Field::Fte);
        let has_scale = |field: Field| {
            let column = columns.get(&field);
            column.is_some_and(|column| instructions.scales.contains_key(column))
        };
        Self {
            conventions,
            convention,
            orders,
            swapped,
            instructions: Arc::clone(instructions),
            factors,
            weekly: heading(Field::HoursPerWeek)
                .filter(|_| !has_scale(Field::HoursPerWeek))
                .and_then(|heading| heading.span())
                .and_then(Span::per_week),
            full_time: share
                .and_then(|heading| heading.full_time_hours())
                .or(instructions.full_time_hours),
            percentages: share.is_some_and(|heading| heading.is_percentage()),
        }
    }

    /// How numbers in text are written in a column.
    pub(super) fn convention(&self, column: u32) -> Option<Convention> {
        let proven = self.conventions.get(&column).copied();
        self.instructions
            .convention(column, proven)
            .or(self.convention.filter(|_| proven.is_none()))
    }

    /// In which order days in text are written in a column.
    pub(super) fn order(&self, column: u32) -> Order {
        self.orders.get(&column).copied().unwrap_or_default()
    }

    /// Whether a day in a column may have had its day and month swapped before.
    pub(super) fn may_be_swapped(&self, column: u32, cell: &Cell<'_>) -> bool {
        self.swapped.contains(&column) && has_small_day(cell)
    }

    /// What an amount in a column is multiplied by.
    pub(super) fn factor(&self, column: u32) -> Decimal {
        self.factors.get(&column).copied().unwrap_or(Decimal::ONE)
    }
}

/// The distinct texts of a column of a table.
pub(super) fn texts<'sheet>(sheet: &'sheet Sheet, table: &Table, column: u32) -> Vec<&'sheet str> {
    let place = |row: Option<&u32>| row.and_then(|row| sheet.grid.place_of(*row));
    match (place(table.rows.first()), place(table.rows.last())) {
        (Some(first), Some(last)) => sheet
            .grid
            .texts_of_column(column, (first, last.saturating_add(1))),
        _ => Vec::new(),
    }
}

/// One text that can be read in one way only decides for its column; columns that agree decide for the table.
fn conventions(sheet: &Sheet, table: &Table) -> (BTreeMap<u32, Convention>, Option<Convention>) {
    let numeric = table
        .columns
        .iter()
        .filter(|column| column.field.is_some_and(Field::is_numeric))
        .map(|column| column.column)
        .chain(table.periods.iter().map(|period| period.column));
    let mut conventions = BTreeMap::new();
    for column in numeric {
        let texts = texts(sheet, table, column);
        let mut found = texts.into_iter().filter_map(evidence);
        if let Some(first) = found.next()
            && found.all(|other| other == first)
        {
            conventions.insert(column, first);
        }
    }
    let mut all = conventions.values();
    let first = all.next().copied();
    let agreed = first.filter(|first| all.all(|other| other == first));
    (conventions, agreed)
}

/// What the days in text of a column prove together.
#[derive(Default)]
struct Proof {
    day_first: usize,
    month_first: usize,
    open: usize,
    slashes: bool,
}

/// The order of days in text of each column, and the columns in which other days may be swapped.
///
/// A program set to another language takes `03/04/2026` for a day of its own order and leaves `31/07/2026` as text, so
/// real days among texts that it could not take are doubtful.
fn orders(
    sheet: &Sheet,
    table: &Table,
    columns: &BTreeMap<Field, u32>,
) -> (BTreeMap<u32, Order>, BTreeSet<u32>) {
    let days = [Field::Start, Field::End, Field::Date];
    let days: Vec<u32> = days
        .iter()
        .filter_map(|field| columns.get(field))
        .copied()
        .collect();
    let proofs: Vec<(u32, Proof)> = days
        .iter()
        .map(|column| (*column, proof(&texts(sheet, table, *column))))
        .collect();
    let sum = |of: fn(&Proof) -> usize| proofs.iter().map(|(_, proof)| of(proof)).sum::<usize>();
    let all = (sum(|proof| proof.day_first), sum(|proof| proof.month_first));
    let english = is_english(table);
    let proven = |proof: &Proof| match (proof.day_first, proof.month_first) {
        (1.., 1..) => Some(Order::Unknown),
        (1.., 0) => Some(Order::DayFirst),
        (0, 1..) => Some(Order::MonthFirst),
        (0, 0) => None,
    };
    let usual = |proof: &Proof| match all {
        (1.., 1..) => Order::Unknown,
        (0, 1..) => Order::MonthFirst,
        (0, 0) if english && proof.slashes => Order::Unknown,
        _ => Order::DayFirst,
    };
    let order = |column: u32, proof: &Proof| {
        let instructions = &table.instructions;
        instructions.order(column, proven(proof), usual(proof))
    };
    let swapped = proofs.iter().filter(|(column, proof)| {
        let mut real = sheet
            .grid
            .column(&table.rows, *column)
            .filter(|cell| matches!(cell.value, Value::Date(_)))
            .peekable();
        let some = real.peek().is_some();
        let left_over = proof.slashes && proof.day_first >= 2 && proof.open == 0;
        some && (proof.month_first > 0
            || (left_over
                && real.all(|cell| matches!(cell.value, Value::Date(day) if day.day() <= 12))))
    });
    let swapped = swapped.map(|(column, _)| *column).collect();
    let orders = proofs
        .iter()
        .map(|(column, proof)| (*column, order(*column, proof)));
    (orders.collect(), swapped)
}

fn proof(texts: &[&str]) -> Proof {
    let mut proof = Proof::default();
    for text in texts {
        match order_of(text) {
            Some(Order::DayFirst) => proof.day_first = proof.day_first.saturating_add(1),
            Some(Order::MonthFirst) => proof.month_first = proof.month_first.saturating_add(1),
            _ if has_two_orders(text) => proof.open = proof.open.saturating_add(1),
            _ => continue,
        }
        proof.slashes |= text.contains('/');
    }
    proof
}

fn has_small_day(cell: &Cell<'_>) -> bool {
    matches!(cell.value, Value::Date(day) if day.day() <= 12 && day.day() != day.month())
}

/// Whether the headings of a table are English, and none is Dutch.
fn is_english(table: &Table) -> bool {
    const ENGLISH: [&str; 16] = [
        "date",
        "hours",
        "candidate",
        "employee",
        "target",
        "benefit",
        "paid",
        "worker",
        "weekly",
        "number",
        "week",
        "location",
        "role",
        "position",
        "amount",
        "invoice",
    ];
    const DUTCH: [&str; 16] = [
        "datum",
        "uren",
        "kandidaat",
        "medewerker",
        "deelnemer",
        "werknemer",
        "doelgroep",
        "uitkering",
        "regeling",
        "dienst",
        "verloond",
        "bedrag",
        "factuur",
        "leverancier",
        "aantal",
        "uur",
    ];
    let folded: Vec<String> = table
        .columns
        .iter()
        .map(|column| fold(&column.heading.shown()))
        .collect();
    let any = |words: &[&str]| {
        let mut parts = folded.iter().flat_map(|heading| heading.split(' '));
        parts.any(|part| words.iter().any(|word| part.contains(word)))
    };
    any(&ENGLISH) && !any(&DUTCH)
}
