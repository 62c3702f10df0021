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

/// Folded words that say that something still runs.
const OPEN: &str = "heden|tot heden|nvt|n v t|lopend|loopt|loopt nog|loopt door|doorlopend|onbepaald|\
     onbepaalde tijd|voor onbepaalde tijd|vast|geen|geen einddatum|nog in dienst|in dienst|\
     actief|present|ongoing|current|open|na|n a|none|to date|today|indefinite|still active|\
     active|nog niet bekend|onbekend|unknown|tbd|nnb|n n b|niet bekend";

/// Reads a cell as a day; `None` where it is neither a day nor open.
pub fn day(cell: &Cell) -> Option<Day> {
    match &cell.value {
        Value::Date(date) => plausible(*date),
        Value::Number(number) => of_number(number),
        Value::Text(text) => of_text(text),
        Value::Duration(_) | Value::Bool(_) | Value::Error(_) | Value::Uncalculated(_) => None,
    }
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
    let number = number.trunc().to_i64()?;
    if (19_500_101..=20_991_231).contains(&number) {
        return of_text(&number.to_string());
    }
    (20_000..=80_000)
        .contains(&number)
        .then(|| crate::workbook::date_of_serial(number))
        .flatten()
        .and_then(plausible)
}

fn of_text(text: &str) -> Option<Day> {
    let text = text.trim();
    if matches!(text, "-" | "--" | "–" | "—" | "..." | "…") || is_one_of(&fold(text), OPEN) {
        return Some(Day::Open);
    }
    plausible(date_of_text(text)?)
}

/// A day in text, without judging its year.
pub(super) fn date_of_text(text: &str) -> Option<NaiveDate> {
    let text = without_time(text.trim());
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

/// Two digits mean this century; the register of social return knows no older days.
fn full_year(text: &str) -> Option<i32> {
    match text.len() {
        4 if is_digits(text) => text.parse().ok(),
        2 if is_digits(text) => text.parse::<i32>().ok()?.checked_add(2000),
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
