//! Stretches of calendar days: how many days and months they hold, and how they cut each other.
//!
//! Days are Dutch days; what day it is now is somebody else's knowledge.

use chrono::{Datelike, Days, Months, NaiveDate};
use num_traits::CheckedAdd;

use crate::amount::{Exact, fraction, whole};
pub use crate::quarter::Quarter;

/// Calendar days from a first to a last day, both included, within the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
}

impl Period {
    /// The days from `start` to `end`, both included.
    ///
    /// `None` where `end` is before `start`, or either lies outside the years 1 to 9999.
    #[must_use]
    pub fn new(start: NaiveDate, end: NaiveDate) -> Option<Self> {
        (start <= end && start.year() >= 1 && end.year() <= 9999).then_some(Self { start, end })
    }

    /// A calendar month, 1 to 12.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months_from(year, month, 1)
    }

    /// A calendar quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        Self::months_from(year, quarter.checked_mul(3)?.checked_sub(2)?, 3)
    }

    /// A calendar half year, 1 or 2.
    #[must_use]
    pub fn half_year(year: i32, half: u32) -> Option<Self> {
        Self::months_from(year, half.checked_mul(6)?.checked_sub(5)?, 6)
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::months_from(year, 1, 12)
    }

    /// So many whole calendar months, the first of them 1 to 12.
    pub(crate) fn months_from(year: i32, month: u32, count: u32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        let end = start.checked_add_months(Months::new(count))?.pred_opt()?;
        Self::new(start, end)
    }

    /// The first day.
    #[must_use]
    pub const fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day.
    #[must_use]
    pub const fn end(self) -> NaiveDate {
        self.end
    }

    /// How many days; at least one.
    #[must_use]
    pub fn days(self) -> i64 {
        self.end
            .signed_duration_since(self.start)
            .num_days()
            .saturating_add(1)
    }

    /// How many calendar months, each counting for its share of days: 15 to 28 February is 14/28 of a month
    /// (domain.md section 5). Always more than zero.
    #[must_use]
    pub fn months(self) -> Exact {
        let months_apart = i64::from(month_number(self.end)) - i64::from(month_number(self.start));
        let from_first_of_month = share_of_month(self.end, i64::from(self.end.day()));
        let before_start = share_of_month(self.start, i64::from(self.start.day0()));
        // Small numbers over at most 31: the sum can't overflow.
        whole(months_apart)
            .checked_add(&from_first_of_month)
            .and_then(|months| months.checked_add(&-before_start))
            .unwrap_or_else(|| whole(months_apart))
    }

    /// The days that both hold; `None` where they share none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Whether the day is one of these.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end
    }

    /// Whether every day of the other period is one of these.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// These days up to and including `last`; `None` where nothing is left.
    #[must_use]
    pub fn until(self, last: NaiveDate) -> Option<Self> {
        Self::new(self.start, self.end.min(last))
    }

    /// These days from `first` on; `None` where nothing is left.
    #[must_use]
    pub fn from(self, first: NaiveDate) -> Option<Self> {
        Self::new(self.start.max(first), self.end)
    }

    /// These days after `day`; `None` where nothing is left.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> Option<Self> {
        self.from(day.checked_add_days(Days::new(1))?)
    }

    /// These days by calendar quarter, in order; together they are exactly these days.
    #[must_use]
    pub fn by_quarter(self) -> Vec<(Quarter, Self)> {
        let last = Quarter::of(self.end);
        let mut parts = Vec::new();
        let mut quarter = Quarter::of(self.start);
        while quarter <= last {
            parts.extend(
                quarter
                    .period()
                    .and_then(|days| days.intersect(self))
                    .map(|part| (quarter, part)),
            );
            quarter = quarter.next();
        }
        parts
    }
}

fn month_number(date: NaiveDate) -> i32 {
    // Both fit: a date's year has at most six digits.
    date.year()
        .saturating_mul(12)
        .saturating_add(i32::try_from(date.month0()).unwrap_or(0))
}

fn share_of_month(date: NaiveDate, days: i64) -> Exact {
    fraction(days, i64::from(date.num_days_in_month())).unwrap_or_else(|| whole(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(start: &str, end: &str) -> Period {
        Period::new(day(start), day(end)).unwrap()
    }

    #[test]
    fn months_count_for_their_share_of_days() {
        for (start, end, months) in [
            ("2026-01-01", "2026-06-30", Exact::new(6, 1)),
            ("2026-02-15", "2026-03-31", Exact::new(3, 2)),
            ("2024-02-15", "2024-03-31", Exact::new(15, 29) + 1),
            ("2026-07-10", "2026-07-10", Exact::new(1, 31)),
            ("2025-12-31", "2026-01-01", Exact::new(2, 31)),
            ("2024-01-01", "2027-12-31", Exact::new(48, 1)),
            ("0001-01-01", "9999-12-31", Exact::new(9999 * 12, 1)),
        ] {
            assert_eq!(days(start, end).months(), months, "{start} to {end}");
        }
    }

    #[test]
    fn impossible_periods_are_refused() {
        assert_eq!(Period::new(day("2026-01-02"), day("2026-01-01")), None);
        assert_eq!(Period::new(NaiveDate::MIN, day("2026-01-01")), None);
        assert_eq!(Period::new(day("2026-01-01"), NaiveDate::MAX), None);
        assert_eq!(Period::month(2026, 13), None);
        assert_eq!(Period::quarter(2026, 0), None);
        assert_eq!(Period::quarter(2026, u32::MAX), None);
        assert_eq!(Period::half_year(2026, 3), None);
        assert_eq!(Period::year(i32::MAX), None);
    }

    #[test]
    fn calendar_periods_have_their_days() {
        assert_eq!(
            Period::month(2024, 2),
            Some(days("2024-02-01", "2024-02-29"))
        );
        assert_eq!(
            Period::quarter(2026, 4),
            Some(days("2026-10-01", "2026-12-31"))
        );
        assert_eq!(
            Period::half_year(2026, 2),
            Some(days("2026-07-01", "2026-12-31"))
        );
        assert_eq!(Period::year(2024).map(Period::days), Some(366));
    }

    #[test]
    fn periods_cut_each_other() {
        let year = days("2026-01-01", "2026-12-31");
        assert_eq!(
            year.intersect(days("2025-10-01", "2026-01-31")),
            Some(days("2026-01-01", "2026-01-31"))
        );
        assert_eq!(year.intersect(days("2027-01-01", "2027-01-31")), None);
        assert!(
            year.covers(days("2026-01-01", "2026-12-31"))
                && !year.covers(days("2026-12-31", "2027-01-01"))
        );
        assert!(year.contains(day("2026-12-31")) && !year.contains(day("2027-01-01")));
        assert_eq!(year.until(NaiveDate::MAX), Some(year));
        assert_eq!(year.from(NaiveDate::MIN), Some(year));
        assert_eq!(
            year.after(day("2026-12-30")),
            Some(days("2026-12-31", "2026-12-31"))
        );
        assert_eq!(year.after(day("2026-12-31")), None);
        assert_eq!(year.after(NaiveDate::MAX), None);
    }

    #[test]
    fn a_period_falls_apart_by_quarter() {
        let parts = days("2025-12-30", "2026-04-02").by_quarter();
        let lengths: Vec<_> = parts
            .iter()
            .map(|(quarter, part)| (quarter.year, quarter.number, part.days()))
            .collect();
        assert_eq!(lengths, [(2025, 4, 2), (2026, 1, 90), (2026, 2, 2)]);
    }
}
