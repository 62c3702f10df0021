//! What the values of a column prove: how many of them are days, hours, groups, and so on.

use std::collections::BTreeSet;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::percent;
use crate::{
    columns::Field,
    lines::looks_like_name,
    tables::contract_like,
    values::{self, Convention, Day},
    workbook::{Cell, Sheet, Value},
};

/// So many filled cells of a column are looked at.
const LOOKED_AT: usize = 200;

/// Somebody who works was born before this year, and no placement began before it.
const BIRTH_BEFORE: i32 = 2009;

/// How many of the filled cells are what.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) filled: usize,
    different: usize,
    days: usize,
    open: usize,
    births: usize,
    weekly: usize,
    hours: usize,
    shares: usize,
    amounts: usize,
    groups: usize,
    durations: usize,
    flags: usize,
    arrangements: usize,
    periods: usize,
    contracts: usize,
    keys: usize,
    names: usize,
    contacts: usize,
    /// Days in text of which day and month can't be told apart, and those that prove an order.
    pub(super) days_unclear: usize,
    pub(super) month_first: usize,
    pub(super) day_first: usize,
    /// Numbers in text that can be read in two ways, and those that prove a decimal sign.
    pub(super) numbers_unclear: usize,
    pub(super) comma: usize,
    pub(super) point: usize,
}

impl Evidence {
    /// What the cells of a column below its heading prove.
    pub(super) fn of(sheet: &Sheet, column: u32, heading_row: u32) -> Self {
        let mut evidence = Self::default();
        let mut seen = BTreeSet::new();
        let rows = sheet.rows().skip_while(|row| row.number <= heading_row);
        let cells = rows
            .take(LOOKED_AT)
            .filter_map(|row| row.cell(column).copied());
        for cell in cells {
            evidence.filled = evidence.filled.saturating_add(1);
            evidence.add(&cell);
            seen.insert(cell.shown());
        }
        evidence.different = seen.len();
        evidence
    }

    fn add(&mut self, cell: &Cell<'_>) {
        let count = |counter: &mut usize, is: bool| {
            *counter = counter.saturating_add(usize::from(is));
        };
        if let Value::Text(text) = cell.value {
            self.add_text(cell, text);
        }
        let day = match cell.value {
            Value::Date(_) | Value::Text(_) => values::day(cell),
            _ => None,
        };
        count(&mut self.open, day == Some(Day::Open));
        if let Some(Day::On(day)) = day {
            count(&mut self.days, true);
            count(&mut self.births, day.year() < BIRTH_BEFORE);
        }
        let number = match cell.value {
            Value::Number(number) | Value::Duration(number) => Some(number),
            Value::Text(text) if day.is_none() => {
                values::number(text, Some(Convention::Comma)).ok()
            }
            _ => None,
        };
        if let Some(number) = number {
            let within = |least: u32, most: u32| {
                number >= Decimal::from(least) && number <= Decimal::from(most)
            };
            count(&mut self.weekly, within(1, 48));
            count(&mut self.hours, within(0, 3_000));
            count(&mut self.shares, within(0, 1) || cell.percent);
            count(&mut self.amounts, within(0, 1_000_000_000));
        }
        let flag = matches!(values::flag(cell), Some(Some(_)));
        count(&mut self.flags, flag);
        count(&mut self.keys, day.is_none() && is_key(cell));
    }

    fn add_text(&mut self, cell: &Cell<'_>, text: &str) {
        let count = |counter: &mut usize, is: bool| {
            *counter = counter.saturating_add(usize::from(is));
        };
        count(&mut self.groups, values::group(text).is_some());
        count(
            &mut self.durations,
            values::benefit_duration(text).0.is_some(),
        );
        count(&mut self.arrangements, values::arrangement(text).is_some());
        let period = values::stated(text).is_some() && values::without_period(text).is_empty();
        count(&mut self.periods, period);
        count(
            &mut self.contracts,
            contract_like(text).as_deref() == Some(text),
        );
        let known = values::group(text).is_some()
            || values::arrangement(text).is_some()
            || values::benefit_duration(text).0.is_some()
            || values::flag(cell).is_some();
        count(&mut self.names, !known && looks_like_name(text));
        count(&mut self.contacts, is_contact(text));
        match order(text) {
            Some((first, second)) if first > 12 && second <= 12 => self.day_first += 1,
            Some((first, second)) if second > 12 && first <= 12 => self.month_first += 1,
            Some(_) => self.days_unclear += 1,
            None => {}
        }
        match values::evidence(text) {
            Some(Convention::Comma) => self.comma += 1,
            Some(Convention::Point) => self.point += 1,
            None => {
                let unclear = values::number(text, None) == Err(values::NotANumber::Ambiguous);
                count(
                    &mut self.numbers_unclear,
                    unclear && values::day(cell).is_none(),
                );
            }
        }
    }

    /// Whether the column may say who somebody is, so that no value of it is shown.
    pub(super) fn is_private(&self) -> bool {
        self.holds_names()
            || self.contacts > 0
            || (self.births > 0 && percent(self.births, self.days) >= 50)
    }

    /// Whether the column holds what looks like names of people; those of companies and jobs look the same.
    pub(super) fn holds_names(&self) -> bool {
        percent(self.names, self.filled) >= 50
    }

    /// Whether the column holds mail addresses or telephone numbers.
    pub(super) fn holds_contacts(&self) -> bool {
        self.contacts > 0 && percent(self.contacts, self.filled) >= 10
    }

    /// How well the values fit a field, in hundredths; `None` where they can't say.
    pub(super) fn support(&self, field: Field) -> Option<usize> {
        if self.filled == 0 {
            return None;
        }
        let share = |part: usize| percent(part, self.filled);
        let unique = share(self.different);
        Some(match field {
            Field::Start | Field::Date => share(self.days),
            Field::End => share(self.days.saturating_add(self.open)),
            Field::HoursPerWeek => share(self.weekly),
            Field::PaidHours | Field::WorkedHours | Field::Hours => share(self.hours),
            Field::Fte => share(self.shares),
            Field::Amount | Field::Turnover => share(self.amounts),
            Field::TargetGroup => share(self.groups),
            Field::BenefitDuration => share(self.durations),
            Field::Register
            | Field::Permanent
            | Field::FiftyPlus
            | Field::FiftyFivePlus
            | Field::Language => share(self.flags),
            Field::Arrangement => share(self.arrangements),
            Field::Period => share(self.periods),
            Field::Contract => share(self.contracts.max(self.keys / 2)),
            Field::Candidate => share(self.keys).min(unique.max(60)),
            Field::Invoice => share(self.keys),
            _ => return None,
        })
    }
}

/// A number or code of somebody's own: one word with a digit in it.
fn is_key(cell: &Cell<'_>) -> bool {
    let shown = cell.shown();
    let digits = shown.chars().any(|sign| sign.is_ascii_digit());
    let whole = !matches!(cell.value, Value::Number(number) if !number.fract().is_zero());
    let of_text_or_number = matches!(cell.value, Value::Text(_) | Value::Number(_));
    of_text_or_number && digits && whole && shown.len() <= 24 && !shown.contains(' ')
}

/// A mail address or a telephone number.
fn is_contact(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let phone = text.starts_with("06") || text.starts_with("+31") || text.starts_with("0031");
    text.contains('@') || (phone && (9..=13).contains(&digits))
}

/// The first two numbers of a day in text with the year last.
fn order(text: &str) -> Option<(u32, u32)> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [one, other, year] = parts.as_slice() else {
        return None;
    };
    let short = |part: &str| {
        (1..=2)
            .contains(&part.len())
            .then(|| part.parse::<u32>().ok())?
    };
    let is_year = matches!(year.len(), 2 | 4) && year.chars().all(|digit| digit.is_ascii_digit());
    is_year.then_some((short(one)?, short(other)?))
}
