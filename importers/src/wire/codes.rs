//! Days and periods as whole numbers, and the words of codes back.

use chrono::{Datelike, NaiveDate};
use meetbaar_domain::period::Period;

use super::WireFault;
use crate::reading::Outcome;

/// A day as a number: the days since the year 0.
pub(super) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day of a number.
pub(super) fn day(number: i32) -> Result<NaiveDate, WireFault> {
    NaiveDate::from_num_days_from_ce_opt(number).ok_or(WireFault)
}

/// First and last day of a period as numbers.
pub(super) fn numbers(period: Period) -> (i32, i32) {
    (number(period.start()), number(period.end()))
}

/// The period of two numbers.
pub(super) fn period((start, end): (i32, i32)) -> Result<Period, WireFault> {
    Period::new(day(start)?, day(end)?).ok_or(WireFault)
}

/// What a word that may be missing stands for; a word that nobody knows is a fault.
pub(super) fn known<T>(
    word: Option<String>,
    find: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, WireFault> {
    word.map(|word| find(&word).ok_or(WireFault)).transpose()
}

pub(super) fn outcome(word: &str) -> Option<Outcome> {
    use Outcome::{NeedsCorrection, Ready, Refused, Unrecognised};
    [Ready, NeedsCorrection, Refused, Unrecognised]
        .into_iter()
        .find(|one| one.code() == word)
}
