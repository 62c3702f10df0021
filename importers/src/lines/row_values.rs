//! One cell of a row read as a day, a number, a period or somebody's own number, in the habits of its table.

use chrono::{Datelike, NaiveDate};
use meetbaar_domain::period::{Period, Quarter};
use rust_decimal::Decimal;

use super::row_reader::{Got, RowReader, is_blank};
use crate::{
    checks::At,
    columns::Field,
    problem::Code,
    values::{self, Day, NotADay, NotANumber},
    workbook::{Address, Cell, Value},
};

/// No placement or invoice is older: social return is younger than this year.
const FIRST_YEAR: i32 = 2000;

/// A number of more digits was rounded by the spreadsheet program.
const MOST_DIGITS: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

impl RowReader<'_> {
    /// A day, or an open end; what is neither is a problem.
    pub(super) fn day_in(&mut self, address: Address, cell: &Cell<'_>) -> Option<Day> {
        let habits = &self.context.habits;
        if habits.may_be_swapped(address.column, cell) {
            self.problem(Code::AmbiguousDate, address, None);
            return None;
        }
        if let Value::Number(number) = &cell.value
            && let Some(day) = values::day_of_serial(number, self.sheet.epoch_1904)
        {
            self.problem(Code::DateWithoutFormat, address, Some(day.to_string()));
            return self.believed(address, day);
        }
        match values::day_in(cell, habits.order(address.column)) {
            Ok(Day::On(day)) => self.believed(address, day),
            Ok(Day::Open) => Some(Day::Open),
            Err(NotADay::Wrong) => {
                self.problem(Code::InvalidDate, address, None);
                None
            }
            Err(NotADay::Ambiguous) => {
                self.problem(Code::AmbiguousDate, address, None);
                None
            }
        }
    }

    fn believed(&mut self, address: Address, day: NaiveDate) -> Option<Day> {
        if day.year() < FIRST_YEAR {
            self.problem(
                Code::InvalidDate,
                address,
                Some(format!(">= {FIRST_YEAR}-01-01")),
            );
            return None;
        }
        Some(Day::On(day))
    }

    /// A number of a field, in the unit that the field is in.
    pub(super) fn number_in(
        &mut self,
        field: Field,
        address: Address,
        cell: &Cell<'_>,
    ) -> Option<At<Decimal>> {
        let is_money = matches!(field, Field::Amount | Field::Turnover);
        let is_share = field == Field::Fte;
        let read = match &cell.value {
            // "80%" of a number of hours is no number of hours.
            Value::Number(_) if cell.percent && !is_share => Err(NotANumber::Wrong),
            Value::Number(number) => Ok(*number),
            Value::Duration(number) if !is_money && !is_share => Ok(*number),
            Value::Text(_) if is_blank(cell) => return None,
            Value::Text(text) if !is_share && is_share_of_full_time(text) => Err(NotANumber::Wrong),
            Value::Text(text) => match values::clock(text).filter(|_| !is_money && !is_share) {
                Some(hours) => Ok(hours),
                None => values::number(text, self.context.habits.convention(address.column)),
            },
            _ => Err(NotANumber::Wrong),
        };
        let code = match read {
            Ok(number) => match self.table.instructions.scaled(address.column, number) {
                Some(number) => return Some(At::new(number, address)),
                None => Code::InvalidNumber,
            },
            Err(NotANumber::Wrong) => Code::InvalidNumber,
            Err(NotANumber::Ambiguous) => Code::AmbiguousNumber,
        };
        self.problem(code, address, None);
        None
    }

    /// Somebody's own number of a candidate, contract or invoice that every line must have.
    pub(super) fn required_number_of_own(&mut self, field: Field) -> Option<At<String>> {
        match self.got(field) {
            Got::Filled(address, cell) if !is_blank(&cell) => self.own_number(address, &cell),
            Got::Filled(address, _) | Got::Empty(address) => {
                self.problem(Code::MissingValue, address, None);
                None
            }
            Got::NoColumn | Got::Broken => None,
        }
    }

    /// The same where a line may do without.
    pub(super) fn number_of_own(&mut self, field: Field) -> Option<At<String>> {
        match self.got(field) {
            Got::Filled(address, cell) if !is_blank(&cell) => self.own_number(address, &cell),
            _ => None,
        }
    }

    /// The number as it was meant; what the spreadsheet program made something else of can't be had back.
    fn own_number(&mut self, address: Address, cell: &Cell<'_>) -> Option<At<String>> {
        let damaged = match &cell.value {
            Value::Number(number) => !number.fract().is_zero() || number.abs() >= MOST_DIGITS,
            Value::Text(text) => is_scientific(text),
            _ => true,
        };
        if damaged {
            self.problem(Code::DamagedIdentifier, address, None);
            return None;
        }
        let shown = cell.shown();
        let own = match &cell.value {
            Value::Text(text) => without_decimals(text).map_or(shown, str::to_owned),
            _ => shown,
        };
        Some(At::new(own, address))
    }

    /// The line's own period, where a column says it.
    pub(super) fn period(&mut self) -> Option<Period> {
        let year = self
            .text(Field::Year)
            .and_then(|year| values::year(&year.value))
            .or(self.context.year);
        let Got::Filled(address, cell) = self.got(Field::Period) else {
            return None;
        };
        let heading = values::fold(&self.table.heading(address.column));
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        let (months, quarters) = (
            says(&["maand", "month"]),
            says(&["kwartaal", "quarter", "kwart", "qtr"]),
        );
        let period = match &cell.value {
            Value::Date(day) if quarters => Quarter::of(*day).period(),
            Value::Date(day) if months => Period::month(day.year(), day.month()),
            Value::Date(_) => None,
            _ => {
                let shown = cell.shown();
                let number = shown.trim().parse::<u32>().ok();
                match (number, year) {
                    (Some(month), Some(year)) if months => Period::month(year, month),
                    (Some(quarter), Some(year)) if quarters => Period::quarter(year, quarter),
                    _ => values::stated(&shown).and_then(|stated| stated.in_year(year)),
                }
            }
        };
        if period.is_none() {
            self.problem(Code::InvalidPeriod, address, None);
        }
        period
    }
}

/// "80%" and "0,8 fte" are shares, whatever column they stand in.
fn is_share_of_full_time(text: &str) -> bool {
    text.contains('%') || (text.len() > 3 && text.to_ascii_lowercase().contains("fte"))
}

/// `12345.0`: what programs write that keep every number with decimals. The number is the digits before.
fn without_decimals(text: &str) -> Option<&str> {
    let digits = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(",0"))?;
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then_some(digits)
}

/// `8,7E+11`: what a spreadsheet program makes of a long number when it writes text.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.trim().split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.strip_prefix('+').filter(|rest| digits(rest));
    let whole = mantissa.split(['.', ',']).collect::<Vec<_>>();
    exponent.is_some() && whole.len() <= 2 && whole.iter().all(|part| digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_written_short_are_known() {
        for (text, short) in [
            ("8,7E+11", true),
            ("8.7E+11", true),
            ("1E+15", true),
            ("E+11", false),
            ("K1E5", false),
            ("12E5", false),
            ("A-1", false),
        ] {
            assert_eq!(is_scientific(text), short, "{text}");
        }
        assert_eq!(MOST_DIGITS.to_string(), "1000000000000000");
    }
}
