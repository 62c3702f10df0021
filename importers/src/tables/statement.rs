//! What titles and labels outside the tables say: contract, period, turnover.

use meetbaar_domain::period::Period;

use super::{
    labels::{self, Label},
    names::contract_like,
};
use crate::{
    values::{Day, Stated, day, fold, is_one_of, month_name, stated, without_period, year},
    workbook::{Address, Cell, Row, Value},
};

/// One thing said outside the tables, and where.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The cell that says it.
    pub address: Address,
    /// What it says.
    pub said: Said,
    /// Whether a label says what it is; a title only mentions it.
    pub labelled: bool,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The contract number.
    Contract(String),
    /// The period, perhaps without its year.
    Period(Stated),
    /// A day from which the period runs.
    From(chrono::NaiveDate),
    /// A day to which the period runs.
    Until(chrono::NaiveDate),
    /// The turnover, in the cell at the address.
    Turnover,
}

/// Titles and labels stand among the first cells of a row, in a sentence at the longest, and values soon after labels.
const MOST_CELLS: usize = 60;
const LONGEST_TEXT: usize = 1_000;
const MOST_AFTER: usize = 12;

/// What a row outside the tables says.
pub(super) fn statements(row: &Row<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    for (place, cell) in row.cells.iter().take(MOST_CELLS).enumerate() {
        let Some(text) = cell.text().filter(|text| text.len() <= LONGEST_TEXT) else {
            continue;
        };
        let after = row.cells.get(place.saturating_add(1)..).unwrap_or_default();
        let after = after.get(..MOST_AFTER).unwrap_or(after);
        if let Some(statement) = labelled(row.number, cell, text, after) {
            said.push(statement);
        } else if is_title(row, place, text) {
            said.extend(titled(Address::new(row.number, cell.column), text));
        }
    }
    said
}

/// Whether the first cell of a row labels the next one as a contract, a period or a turnover.
pub fn says_something_of_table(row: &Row<'_>) -> bool {
    let Some((first, after)) = row.cells.split_first() else {
        return false;
    };
    let text = first.text().filter(|text| text.len() <= 60);
    text.is_some_and(|text| labelled(row.number, first, text, after).is_some())
}

/// A title stands first in its row, or beside a first cell that is no label of something else.
fn is_title(row: &Row<'_>, place: usize, text: &str) -> bool {
    let other = |text: &str| labels::is_of_another_time(&fold(text));
    let first = row.cells.first().and_then(Cell::text).unwrap_or_default();
    !other(text) && (place == 0 || !(other(first) || first.ends_with(':')))
}

fn titled(address: Address, text: &str) -> Vec<Statement> {
    let mut said = Vec::new();
    if let Some(period) = stated(text) {
        said.push(Statement {
            address,
            said: Said::Period(period),
            labelled: false,
        });
    }
    if let Some(number) = contract_like(text) {
        said.push(Statement {
            address,
            said: Said::Contract(number),
            labelled: false,
        });
    }
    said
}

/// A label with its value behind a colon, or in the cells to the right.
fn labelled(row: u32, cell: &Cell<'_>, text: &str, after: &[Cell<'_>]) -> Option<Statement> {
    let (name, inline) = match text.split_once(':') {
        Some((name, value)) if !value.trim().is_empty() => (name, Some(value.trim())),
        Some((name, _)) => (name, None),
        None => (text, None),
    };
    let folded = fold(name);
    let label = labels::label(&folded)
        .or_else(|| labels::label(&fold(&without_brackets(name))))
        .or_else(|| {
            (without_period(name) != folded)
                .then(|| labels::label(&without_period(name)))
                .flatten()
                .filter(|label| *label == Label::Turnover)
        })?;
    let own = Cell::new(cell.column, Value::Text(inline.unwrap_or_default()));
    let value = if inline.is_some() {
        &own
    } else {
        after.first()?
    };
    let rest = if inline.is_some() {
        &[]
    } else {
        after.get(1..).unwrap_or_default()
    };
    let said = value_of(label, value, rest)?;
    Some(Statement {
        address: Address::new(row, value.column),
        said,
        labelled: true,
    })
}

fn without_brackets(text: &str) -> String {
    text.split('(').next().unwrap_or(text).to_owned()
}

fn value_of(label: Label, value: &Cell<'_>, rest: &[Cell<'_>]) -> Option<Said> {
    let shown = value.shown();
    let date = |cell: &Cell<'_>| match day(cell) {
        Some(Day::On(date)) => Some(date),
        _ => None,
    };
    let number = |most: u32| {
        shown
            .trim()
            .parse::<u32>()
            .ok()
            .filter(|number| (1..=most).contains(number))
    };
    match label {
        Label::Contract => contract(value).map(Said::Contract),
        Label::Period => period(value, rest, date).map(Said::Period),
        Label::PeriodStart => match rest.iter().find_map(date) {
            Some(end) => Some(Said::Period(Stated::Period(Period::new(
                date(value)?,
                end,
            )?))),
            None => date(value).map(Said::From),
        },
        Label::PeriodEnd => date(value).map(Said::Until),
        Label::Quarter => number(4)
            .map(Stated::Quarter)
            .or_else(|| stated(&shown))
            .map(Said::Period),
        Label::Month => number(12)
            .or_else(|| month_name(&shown))
            .map(Stated::Month)
            .or_else(|| stated(&shown))
            .map(Said::Period),
        Label::Year => year(shown.trim()).map(Stated::Year).map(Said::Period),
        Label::Turnover => matches!(value.value, Value::Number(_))
            .then_some(Said::Turnover)
            .or_else(|| {
                let convention = Some(crate::values::Convention::Comma);
                crate::values::number(value.text()?, convention)
                    .ok()
                    .map(|_| Said::Turnover)
            }),
    }
}

/// A contract number is one word with a digit, or has several digits; a name of a contract is none.
fn contract(value: &Cell<'_>) -> Option<String> {
    let shown = value.shown();
    let number = contract_like(&shown).unwrap_or_else(|| shown.clone());
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let least = if number.contains(' ') { 3 } else { 1 };
    let is_value = matches!(value.value, Value::Text(_) | Value::Number(_));
    (is_value && digits >= least && number.len() <= 60).then_some(number)
}

fn period(
    value: &Cell<'_>,
    rest: &[Cell<'_>],
    date: impl Fn(&Cell<'_>) -> Option<chrono::NaiveDate>,
) -> Option<Stated> {
    if let (Some(start), Some(end)) = (date(value), rest.iter().find_map(&date)) {
        return Period::new(start, end).map(Stated::Period);
    }
    // One day alone says neither which month nor which quarter is meant.
    if let Value::Date(_) = value.value {
        return None;
    }
    let beside: Vec<String> = std::iter::once(value)
        .chain(rest)
        .map(Cell::shown)
        .collect();
    // "juli 2026", "t/m", "september 2026" stand in cells of their own.
    let continues = rest.iter().filter_map(Cell::text).any(|text| {
        is_one_of(
            &fold(text),
            "t m|tot|tot en met|until|to|through|till|en|and",
        ) || matches!(text, "-" | "–" | "—")
    });
    let joined = || stated(&beside.join(" "));
    if continues {
        return joined();
    }
    stated(&value.shown()).or_else(joined)
}
