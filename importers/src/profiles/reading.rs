//! A profile as a format: recognised by its own headings, read the same way as any other.

use std::{collections::BTreeMap, sync::Arc};

use meetbaar_domain::{period::Period, target_group::TargetGroup};
use rust_decimal::Decimal;

use super::{
    DayOrder, Decimals, FoundTable, Place, Profile, ProfileColumn, ProfileTable, finding::is_named,
    tables_on,
};
use crate::{
    columns::Learned,
    formats::{Format, Recognition},
    lines,
    reading::{Conclusion, Receiver},
    tables::{Instructions, Survey, Table, contract_like},
    values::{Convention, Order, fold_tight, stated},
    workbook::{Address, Cell, Sheet, Value, Workbook},
};

impl Format for Profile {
    fn name(&self) -> &str {
        &self.name
    }

    fn version(&self) -> u32 {
        self.version
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn recognise(&self, workbook: &Workbook, _: &Learned) -> Recognition {
        let visible = || workbook.sheets.iter().filter(|sheet| sheet.visible);
        let found: Vec<FoundTable<'_>> =
            visible().flat_map(|sheet| tables_on(sheet, self)).collect();
        let is_there = |table: &ProfileTable| found.iter().any(|one| std::ptr::eq(one.by, table));
        if self
            .tables
            .iter()
            .all(|table| table.optional || is_there(table))
        {
            Recognition::Surely
        } else {
            Recognition::No
        }
    }

    fn read(&self, workbook: &Workbook, _: &Learned, receiver: &mut dyn Receiver) -> Conclusion {
        let survey = self.survey(workbook);
        lines::read(&survey, &self.name, self.version, receiver)
    }
}

impl Profile {
    /// A workbook with the tables of the profile found.
    fn survey<'workbook>(&self, workbook: &'workbook Workbook) -> Survey<'workbook> {
        let groups = self
            .groups
            .iter()
            .filter_map(|(word, code)| Some((fold_tight(word), TargetGroup::from_code(code)?)));
        let groups: Arc<BTreeMap<String, TargetGroup>> = Arc::new(groups.collect());
        Survey::by(workbook, |sheet| {
            let found = tables_on(sheet, self).into_iter();
            let tables = found.map(|found| {
                let instructions = instructions(sheet, &found, &groups);
                Table {
                    instructions: Arc::new(instructions),
                    ..found.table
                }
            });
            tables.collect()
        })
    }

    /// Whether the profile has a table for sheets of that name.
    pub fn concerns(&self, sheet: &str) -> bool {
        let mut tables = self.tables.iter();
        tables.any(|table| is_named(sheet, &table.sheets))
    }
}

fn instructions(
    sheet: &Sheet,
    found: &FoundTable<'_>,
    groups: &Arc<BTreeMap<String, TargetGroup>>,
) -> Instructions {
    let by = found.by;
    let mut instructions = Instructions {
        groups: Arc::clone(groups),
        hidden_rows: by.hidden_rows,
        full_time_hours: by.full_time_hours.map(Decimal::from),
        ..Instructions::default()
    };
    match &by.contract {
        Some(Place::SheetName) => instructions.contract = contract(&sheet.name),
        Some(Place::Cell(cell)) => {
            instructions.contract = shown(sheet, cell).and_then(|text| contract(&text));
        }
        Some(Place::Fixed(number)) => instructions.contract_otherwise = Some(number.clone()),
        None => {}
    }
    match &by.period {
        Some(Place::SheetName) => instructions.period = period(&sheet.name),
        Some(Place::Cell(cell)) => {
            instructions.period = shown(sheet, cell).and_then(|text| period(&text));
        }
        Some(Place::Fixed(text)) => instructions.period_otherwise = period(text),
        None => {}
    }
    for column in &found.table.columns {
        let own = by
            .columns
            .iter()
            .find(|own| column.field == Some(own.field));
        notation(&mut instructions, column.column, by, own);
    }
    instructions
}

/// How the cells of a column are written.
fn notation(
    instructions: &mut Instructions,
    column: u32,
    by: &ProfileTable,
    own: Option<&ProfileColumn>,
) {
    let decimals = own.and_then(|own| own.decimals).or(by.decimals);
    if let Some(decimals) = decimals {
        instructions.decimals.insert(
            column,
            match decimals {
                Decimals::Comma => Convention::Comma,
                Decimals::Point => Convention::Point,
            },
        );
    }
    let days = own.and_then(|own| own.days).or(by.days);
    if let Some(days) = days {
        instructions.orders.insert(
            column,
            match days {
                DayOrder::DayFirst => Order::DayFirst,
                DayOrder::MonthFirst => Order::MonthFirst,
            },
        );
    }
    if let Some(own) = own.filter(|own| own.times.is_some() || own.per.is_some()) {
        let scale = (own.times.unwrap_or(1), own.per.unwrap_or(1));
        instructions.scales.insert(column, scale);
    }
}

/// What shows in a cell; a day as its month.
fn shown(sheet: &Sheet, cell: &str) -> Option<String> {
    let cell: Cell<'_> = sheet.shown_cell(Address::parse(cell)?)?;
    Some(match cell.value {
        Value::Date(day) => day.format("%Y-%m").to_string(),
        _ => cell.shown(),
    })
}

/// The contract in a text: the number in it, or else the text behind its colon.
fn contract(text: &str) -> Option<String> {
    let behind = text.rsplit(':').next().unwrap_or(text).trim();
    contract_like(text).or_else(|| (!behind.is_empty()).then(|| behind.to_owned()))
}

fn period(text: &str) -> Option<Period> {
    stated(text)?.in_year(None)
}
