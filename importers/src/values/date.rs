//! Days as people type them: day first, as in Dutch, unless the text says otherwise.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{fold, is_one_of, month_name};
use crate::workbook::{Cell, Value};

/// What a cell in a column of days says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A day.
    On(NaiveDate),
    /// No day yet: it still runs.
    Open,
}

/// Which number of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The first, as in Dutch.
    #[default]
    DayFirst,
    /// The second, as in American English.
    MonthFirst,
    /// Nothing says which.
    Unknown,
}

/// Why a cell is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// It is none.
    Wrong,
    /// It can be read in two ways and nothing says which.
    Ambiguous,
}

/// Folded words that say that something still runs.
const OPEN: &str = "heden|tot heden|nvt|n v t|lopend|loopt|loopt nog|loopt door|doorlopend|onbepaald|\
     onbepaalde tijd|voor onbepaalde tijd|vast|vast contract|vast dienstverband|geen|geen einddatum|\
     nog in dienst|in dienst|actief|nog actief|nog werkzaam|present|ongoing|current|open|na|n a|none|\
     to date|today|indefinite|still active|active|nog niet bekend|onbekend|unknown|tbd|tba|nnb|n n b|\
     niet bekend|nader te bepalen|n t b|ntb|onbep tijd|onbep|obt|bot|contract onbepaalde tijd|\
     permanent|no end date|not applicable|not known|t b d|loopt nog door|nog lopend|heden nog in dienst";

/// Reads a cell as a day, the day before the month; `None` where it is neither a day nor open.
pub fn day(cell: &Cell) -> Option<Day> {
    day_in(cell, Order::DayFirst).ok()
}

/// Reads a cell as a day of a column in which days are written in this order.
///
/// # Errors
/// When the cell is neither a day nor open, or can be read as two days.
pub fn day_in(cell: &Cell, order: Order) -> Result<Day, NotADay> {
    let read = match &cell.value {
        Value::Date(date) => plausible(*date),
        Value::Number(number) => of_number(number),
        Value::Text(text) => return of_text(text, order),
        Value::Duration(_) | Value::Bool(_) | Value::Error(_) | Value::Uncalculated(_) => None,
    };
    read.ok_or(NotADay::Wrong)
}

/// The years of days that are believed to be meant.
pub const BELIEVED_YEARS: std::ops::RangeInclusive<i32> = 1950..=2089;

/// A far future day is how some programs write that there is no end.
fn plausible(date: NaiveDate) -> Option<Day> {
    let year = date.year();
    if BELIEVED_YEARS.contains(&year) {
        Some(Day::On(date))
    } else {
        (year > *BELIEVED_YEARS.end()).then_some(Day::Open)
    }
}

/// A number in a column of days: a serial without its format, or digits (20260701).
fn of_number(number: &Decimal) -> Option<Day> {
    let whole = number.trunc().to_i64()?;
    if (19_500_101..=20_991_231).contains(&whole) {
        return of_text(&whole.to_string(), Order::DayFirst).ok();
    }
    day_of_serial(number, false).and_then(plausible)
}

/// The day of a serial number that has lost its format: within the years of social return, in the epoch of the workbook.
pub fn day_of_serial(number: &Decimal, epoch_1904: bool) -> Option<NaiveDate> {
    let days = number.trunc().to_i64()?;
    let days = days.checked_add(if epoch_1904 { 1_462 } else { 0 })?;
    (20_000..=80_000)
        .contains(&days)
        .then(|| crate::workbook::date_of_serial(days))
        .flatten()
}

fn of_text(text: &str, order: Order) -> Result<Day, NotADay> {
    let text = text.trim();
    if is_open(text) {
        return Ok(Day::Open);
    }
    if order != Order::DayFirst
        && let Some((first, second, year)) = numeric(text)
        && first <= 12
        && second <= 12
        && first != second
    {
        return match order {
            Order::MonthFirst => NaiveDate::from_ymd_opt(year, first, second)
                .and_then(plausible)
                .ok_or(NotADay::Wrong),
            _ => Err(NotADay::Ambiguous),
        };
    }
    date_of_text(text).and_then(plausible).ok_or(NotADay::Wrong)
}

fn is_open(text: &str) -> bool {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    matches!(text, "-" | "--" | "–" | "—" | "..." | "…") || is_one_of(&fold(text), OPEN)
}

/// The order that a day in text proves: only one of its numbers can be a month. `None` where it proves none.
pub fn order_of(text: &str) -> Option<Order> {
    let (first, second, year) = numeric(text.trim())?;
    let of = |month, day| NaiveDate::from_ymd_opt(year, month, day).is_some();
    match (of(second, first), of(first, second)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Whether a day in text can be read in both orders, and is another day in each.
pub fn has_two_orders(text: &str) -> bool {
    numeric(text.trim()).is_some_and(|(first, second, year)| {
        first != second
            && NaiveDate::from_ymd_opt(year, second, first).is_some()
            && NaiveDate::from_ymd_opt(year, first, second).is_some()
    })
}

/// The two numbers before the year of a day in text, as they stand.
fn numeric(text: &str) -> Option<(u32, u32, i32)> {
    let text = without_time(text);
    let mut parts = text.split(['-', '/', '.']).map(str::trim);
    let numbers = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some((small(numbers.0)?, small(numbers.1)?, full_year(numbers.2)?))
}

/// Longer texts are no days, and would only take time.
const LONGEST: usize = 100;

/// A day in text, without judging its year.
pub(super) fn date_of_text(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let text = without_time(text);
    let parts: Vec<&str> = text
        .split(|character: char| {
            matches!(character, '-' | '/' | '.' | ',' | ' ' | '\'' | '’')
                || character.is_whitespace()
        })
        .filter(|part| !part.is_empty() && !is_weekday(part))
        .collect();
    match parts.as_slice() {
        [digits] if digits.len() == 8 && is_digits(digits) => {
            ymd(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?)
        }
        [year, month, day] if year.len() == 4 && is_digits(year) => match month_name(month) {
            Some(month) => NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?),
            None => ymd(year, month, day),
        },
        [one, other, year] => of_three(one, other, year),
        _ => None,
    }
}

fn of_three(one: &str, other: &str, year: &str) -> Option<NaiveDate> {
    let year = full_year(year)?;
    if let Some(month) = month_name(other) {
        return NaiveDate::from_ymd_opt(year, month, ordinal(one)?);
    }
    if let Some(month) = month_name(one) {
        return NaiveDate::from_ymd_opt(year, month, ordinal(other)?);
    }
    let (day, month): (u32, u32) = (small(one)?, small(other)?);
    // 07/31/2026 can only be the American order.
    if month > 12 && day <= 12 {
        return NaiveDate::from_ymd_opt(year, day, month);
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, small(month)?, small(day)?)
}

/// From so many on two digits are a year of the century before: `85` is 1985, which nobody takes for a placement.
const PIVOT: i32 = 70;

fn full_year(text: &str) -> Option<i32> {
    match text.len() {
        4 if is_digits(text) => text.parse().ok(),
        2 if is_digits(text) => {
            let year = text.parse::<i32>().ok()?;
            year.checked_add(if year >= PIVOT { 1900 } else { 2000 })
        }
        _ => None,
    }
}

fn small(text: &str) -> Option<u32> {
    ((1..=2).contains(&text.len()) && is_digits(text))
        .then(|| text.parse().ok())
        .flatten()
}

/// `1st`, `2e`, `3` as 1, 2, 3.
fn ordinal(text: &str) -> Option<u32> {
    small(text.trim_end_matches(|character: char| character.is_ascii_alphabetic()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_ascii_digit())
}

fn is_weekday(word: &str) -> bool {
    const DAYS: &str = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|monday|\
     tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun";
    is_one_of(&fold(word), DAYS)
}

/// Takes the time of day off: `2026-07-01T00:00:00`, `01-07-2026 00:00`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let before = text.get(..colon).unwrap_or(text);
    let end = before.rfind(['T', ' ']).unwrap_or(before.len());
    text.get(..end).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Value) -> Option<String> {
        day(&Cell::new(1, value)).map(|day| match day {
            Day::On(date) => date.to_string(),
            Day::Open => "open".to_owned(),
        })
    }

    #[test]
    fn days_in_text_are_read_day_first() {
        for (text, expected) in [
            ("24-01-2026", Some("2026-01-24")),
            ("5-6-2026", Some("2026-06-05")),
            ("05/06/2026", Some("2026-06-05")),
            ("05.06.26", Some("2026-06-05")),
            ("05-06-85", Some("1985-06-05")),
            ("nader te bepalen", Some("open")),
            ("07/31/2026", Some("2026-07-31")),
            ("2026-07-01", Some("2026-07-01")),
            ("2026/7/1", Some("2026-07-01")),
            ("2026-07-01T00:00:00", Some("2026-07-01")),
            ("01-07-2026 00:00", Some("2026-07-01")),
            ("20260701", Some("2026-07-01")),
            ("1 juli 2026", Some("2026-07-01")),
            ("1-jul-2026", Some("2026-07-01")),
            ("woensdag 1 juli 2026", Some("2026-07-01")),
            ("July 1, 2026", Some("2026-07-01")),
            ("1st July 2026", Some("2026-07-01")),
            ("heden", Some("open")),
            ("n.v.t.", Some("open")),
            ("onbepaalde tijd", Some("open")),
            ("-", Some("open")),
            ("31-12-9999", Some("open")),
            ("31-02-2026", None),
            ("29-02-2026", None),
            ("1-13-26x", None),
            ("juli 2026", None),
            ("morgen", None),
            ("01-07-1026", None),
            ("", None),
        ] {
            assert_eq!(read(Value::Text(text)).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_order_of_a_column_decides() {
        let (third, fourth) = ("2026-04-03".parse().unwrap(), "2026-03-04".parse().unwrap());
        for (text, order, expected) in [
            ("03/04/2026", Order::DayFirst, Ok(Day::On(third))),
            ("03/04/2026", Order::MonthFirst, Ok(Day::On(fourth))),
            ("03/04/2026", Order::Unknown, Err(NotADay::Ambiguous)),
            ("3-4-26", Order::MonthFirst, Ok(Day::On(fourth))),
            ("4 mrt 2026", Order::Unknown, Ok(Day::On(fourth))),
            ("2026-03-04", Order::Unknown, Ok(Day::On(fourth))),
            ("heden", Order::Unknown, Ok(Day::Open)),
            ("31-02-2026", Order::Unknown, Err(NotADay::Wrong)),
        ] {
            assert_eq!(
                day_in(&Cell::new(1, Value::Text(text)), order),
                expected,
                "{text}"
            );
        }
        for (text, order) in [
            ("31/07/2026", Some(Order::DayFirst)),
            ("07/31/2026", Some(Order::MonthFirst)),
            ("03/04/2026", None),
            ("04/04/2026", None),
            ("31-02-2026", None),
            ("2026-07-31", None),
        ] {
            assert_eq!(order_of(text), order, "{text}");
        }
        assert!(has_two_orders("03/04/2026") && !has_two_orders("04/04/2026"));
    }

    #[test]
    fn numbers_among_days_are_serials_or_digits() {
        for (number, expected) in [
            (46_233, Some("2026-07-30")),
            (20_260_730, Some("2026-07-30")),
            (20_260_732, None),
            (12, None),
            (-1, None),
        ] {
            assert_eq!(
                read(Value::Number(Decimal::from(number))).as_deref(),
                expected,
                "{number}"
            );
        }
        assert_eq!(read(Value::Bool(true)), None);
    }
}
