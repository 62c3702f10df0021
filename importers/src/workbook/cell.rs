//! One filled cell: its value without rounding, and the facts of its format that change what it means.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'sheet> {
    /// Text, with the space around it taken off and no-break spaces made plain.
    Text(&'sheet str),
    /// A number, exactly as the file writes it.
    Number(Decimal),
    /// A day; the time of day is dropped.
    Date(NaiveDate),
    /// A length of time, in hours.
    Duration(Decimal),
    /// True or false.
    Bool(bool),
    /// An error such as `#DIV/0!`.
    Error(&'sheet str),
    /// A formula whose result was never stored.
    Uncalculated(&'sheet str),
}

/// A filled cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'sheet> {
    /// Column, from 1.
    pub column: u32,
    /// What it holds.
    pub value: Value<'sheet>,
    /// Whether the number is shown as a percentage.
    pub percent: bool,
    /// How many digits the number is filled up to with zeros (`00000000` is 8); 0 where it is not.
    pub zeros: usize,
}

impl<'sheet> Cell<'sheet> {
    /// A cell without facts of format.
    pub const fn new(column: u32, value: Value<'sheet>) -> Self {
        Self {
            column,
            value,
            percent: false,
            zeros: 0,
        }
    }

    /// The text, where the cell holds text.
    pub const fn text(&self) -> Option<&'sheet str> {
        match self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What a person sees in the cell, near enough to find it back.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) | Value::Error(text) => (*text).to_owned(),
            Value::Number(number) if self.zeros > 0 => {
                format!("{:0>width$}", number.normalize(), width = self.zeros)
            }
            Value::Number(number) | Value::Duration(number) => number.normalize().to_string(),
            Value::Date(date) => date.to_string(),
            Value::Bool(value) => value.to_string(),
            Value::Uncalculated(formula) => format!("={formula}"),
        }
    }

    /// Whether the cell holds a formula that gives no value.
    pub fn is_broken(&self) -> bool {
        matches!(self.value, Value::Error(_) | Value::Uncalculated(_))
    }
}

/// A text without control characters other than those of lines and tabs: no database keeps a zero byte.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|character| match character {
        '\t' | '\n' | '\r' => Some(character),
        // What old programs write for a new line or page inside a cell.
        '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        _ => (!character.is_control()).then_some(character),
    });
    Cow::Owned(kept.collect())
}

/// Takes control characters and the space around a text off and makes no-break and other odd spaces plain.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    let plain: String = printable(text)
        .chars()
        .filter(|character| !matches!(character, '\u{feff}' | '\u{200b}' | '\u{ad}'))
        .map(|character| {
            if matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}') {
                ' '
            } else {
                character
            }
        })
        .collect();
    Cow::Owned(plain.trim().to_owned())
}

/// The number of a floating-point value as its shortest text says it; `None` for what no decimal can hold.
pub(crate) fn exact(value: f64) -> Option<Decimal> {
    let text = value.to_string();
    Decimal::from_str_exact(&text)
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()
}

/// The value of a date serial: whole days since the epoch of the workbook.
pub(crate) fn of_serial(serial: f64, epoch_1904: bool) -> Option<Value<'static>> {
    let days = num_traits::ToPrimitive::to_i64(&serial.trunc())?.checked_add(if epoch_1904 {
        1_462
    } else {
        0
    })?;
    date_of_serial(days).map(Value::Date)
}

/// What a number of a format of days or times is: a length in hours, or a day. A time of day alone has no day: 12:30 is
/// twelve and a half hours. `None` for what is neither.
pub(crate) fn moment(days: f64, is_length: bool, epoch_1904: bool) -> Option<Value<'static>> {
    if is_length || (0.0..1.0).contains(&days) {
        let hours = exact(days)?.checked_mul(Decimal::from(24))?;
        return Some(Value::Duration(hours.round_dp(8)));
    }
    of_serial(days, epoch_1904)
}

/// The day of a serial number in the 1900 system; `None` outside the years that a spreadsheet knows.
pub fn date_of_serial(days: i64) -> Option<NaiveDate> {
    if !(1..=2_958_465).contains(&days) {
        return None;
    }
    // Serial 60 is 29 February 1900, a day that never was; the days before it are one off.
    let shift = if days < 60 { 1 } else { 0 };
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    epoch.checked_add_signed(chrono::TimeDelta::try_days(days.checked_add(shift)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_text_of_the_file() {
        for (value, text) in [
            (236.57, "236.57"),
            (1e-7, "0.0000001"),
            (112.9, "112.9"),
            (1e15, "1000000000000000"),
            (-0.5, "-0.5"),
        ] {
            assert_eq!(
                exact(value).map(|number| number.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(exact(f64::NAN), None);
        assert_eq!(exact(1e300), None);
    }

    #[test]
    fn serials_are_days_in_both_epochs() {
        let day = |text: &str| Some(Value::Date(text.parse().unwrap()));
        assert_eq!(of_serial(46_233.0, false), day("2026-07-30"));
        assert_eq!(of_serial(46_233.75, false), day("2026-07-30"));
        assert_eq!(of_serial(44_771.0, true), day("2026-07-30"));
        assert_eq!(of_serial(1.0, false), day("1900-01-01"));
        assert_eq!(of_serial(0.25, false), None);
        assert_eq!(of_serial(3e6, false), None);
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(
            clean("\0 a\u{1}b\u{b}c\td\r\ne\u{9f}\u{7f} "),
            "ab c\td\r\ne"
        );
        assert_eq!(clean("\0\u{1f}"), "");
    }

    #[test]
    fn a_filled_up_number_shows_its_zeros() {
        let cell = Cell {
            zeros: 8,
            ..Cell::new(1, Value::Number(Decimal::from(4711)))
        };
        assert_eq!(cell.shown(), "00004711");
    }
}
