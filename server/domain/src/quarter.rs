//! Calendar quarters, because the jobs ledger is kept by quarter.
//!
//! A quarter is two numbers, as databases keep it; its days are a [`Period`].

use chrono::{Datelike, NaiveDate};

use crate::period::Period;

/// A calendar quarter: 2026, third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter that holds the day.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            number: date.month0() / 3 + 1,
        }
    }

    /// The days of the quarter; `None` where the number is not 1 to 4 or the year not 1 to 9999.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        Period::quarter(self.year, self.number)
    }

    /// The last full quarter that ended on or before the day (domain.md section 6).
    #[must_use]
    pub fn last_full(on: NaiveDate) -> Self {
        let current = Self::of(on);
        match on.succ_opt() {
            Some(tomorrow) if Self::of(tomorrow) == current => current.previous(),
            _ => current,
        }
    }

    /// The quarter after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.number >= 4 {
            Self {
                year: self.year.saturating_add(1),
                number: 1,
            }
        } else {
            Self {
                year: self.year,
                number: self.number + 1,
            }
        }
    }

    /// The quarter before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.number <= 1 {
            Self {
                year: self.year.saturating_sub(1),
                number: 4,
            }
        } else {
            Self {
                year: self.year,
                number: self.number - 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_full_quarter_ends_on_or_before_the_day() {
        for (on, year, number) in [
            ("2026-09-30", 2026, 3),
            ("2026-09-29", 2026, 2),
            ("2026-10-01", 2026, 3),
            ("2026-01-01", 2025, 4),
            ("2026-12-31", 2026, 4),
        ] {
            assert_eq!(
                Quarter::last_full(on.parse().unwrap()),
                Quarter { year, number },
                "{on}"
            );
        }
    }

    #[test]
    fn quarters_follow_each_other() {
        let last = Quarter {
            year: 2025,
            number: 4,
        };
        assert_eq!(
            last.next(),
            Quarter {
                year: 2026,
                number: 1
            }
        );
        assert_eq!(last.next().previous(), last);
        assert!(last < last.next());
    }

    #[test]
    fn impossible_quarters_have_no_days() {
        assert_eq!(
            Quarter {
                year: 2026,
                number: 5
            }
            .period(),
            None
        );
        assert_eq!(
            Quarter {
                year: 2026,
                number: 0
            }
            .period(),
            None
        );
        assert_eq!(
            Quarter {
                year: i32::MAX,
                number: 4
            }
            .next()
            .period(),
            None
        );
        assert_eq!(Quarter::last_full(NaiveDate::MAX).period(), None);
        assert_eq!(Quarter::of(NaiveDate::MIN).previous().period(), None);
    }
}
