//! What a ministry owes under the jobs agreement and what it realised (domain.md sections 6 and 8).
//!
//! Jobs through procurement stand beside a ministry's total and must never be added to it.

use chrono::NaiveDate;
use num_traits::CheckedMul;

use crate::amount::{BasisPoints, Exact, Fte, Hours, Jobs, fraction, whole};
use crate::jobs::HOURS_A_WEEK;

/// Hours of one fte a week in the quotum calculator.
pub const HOURS_PER_FTE: Hours = Hours(360_000);

/// The quota percentages, each from a day on (2023: 2.76%).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    changes: Vec<(NaiveDate, BasisPoints)>,
}

impl Quota {
    /// Percentages by the first day on which each holds, in any order. Of two for the same day the last one holds.
    #[must_use]
    pub fn new(mut changes: Vec<(NaiveDate, BasisPoints)>) -> Self {
        changes.sort_by_key(|(from, _)| *from);
        Self { changes }
    }

    /// The percentage on a day; `None` before the first.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<BasisPoints> {
        self.changes
            .iter()
            .take_while(|(from, _)| *from <= day)
            .last()
            .map(|(_, percentage)| *percentage)
    }
}

/// A ministry's target: `fte x hours per fte / 25.5 x quota`, to four decimals; [`Jobs::shown`] gives it in whole
/// jobs (domain.md section 6).
#[must_use]
pub fn target(fte: Fte, hours_per_fte: Hours, quota: BasisPoints) -> Jobs {
    let weeks = fte.exact().checked_mul(&hours_per_fte.exact());
    let jobs = weeks.and_then(|hours| {
        hours
            .checked_mul(&HOURS_A_WEEK.exact().recip())?
            .checked_mul(&quota.exact())
    });
    Jobs::held(jobs.unwrap_or_else(|| whole(Jobs::LIMIT)))
}

/// One row of the letter's table: a ministry, or the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Realisation {
    /// What the ministry owes.
    pub target: Jobs,
    /// Formal jobs: people in the ministry's own service.
    pub formal: Jobs,
    /// Jobs of the programme Binnenwerk.
    pub binnenwerk: Jobs,
    /// Jobs lent to the ministry (inleenverband).
    pub lent: Jobs,
    /// Jobs through procurement: the column that the letter lacks. Not part of the total.
    pub through_procurement: Jobs,
}

impl Realisation {
    /// Formal, Binnenwerk and lent together.
    #[must_use]
    pub fn total(&self) -> Jobs {
        Jobs::sum_held([self.formal, self.binnenwerk, self.lent])
    }

    /// The total as a whole percentage of the target, half up; `None` without a target.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        let share = fraction(self.total().0, self.target.0).filter(|_| self.target > Jobs::ZERO)?;
        let percent: Exact = share.checked_mul(&whole(100))?.round();
        i64::try_from(percent.to_integer()).ok()
    }

    /// The row of all ministries together.
    #[must_use]
    pub fn sum(rows: &[Self]) -> Self {
        let sum = |column: fn(&Self) -> Jobs| Jobs::sum_held(rows.iter().map(column));
        Self {
            target: sum(|row| row.target),
            formal: sum(|row| row.formal),
            binnenwerk: sum(|row| row.binnenwerk),
            lent: sum(|row| row.lent),
            through_procurement: sum(|row| row.through_procurement),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs(whole: i64) -> Jobs {
        Jobs(whole * 10_000)
    }

    #[test]
    fn jobs_through_procurement_are_not_in_the_total() {
        let row = Realisation {
            target: jobs(507),
            formal: jobs(260),
            binnenwerk: jobs(202),
            lent: jobs(5),
            through_procurement: jobs(100),
        };
        assert_eq!((row.total(), row.percent()), (jobs(467), Some(92)));
        let twice = Realisation::sum(&[row, row]);
        assert_eq!(
            (twice.total(), twice.through_procurement),
            (jobs(934), jobs(200))
        );
    }

    #[test]
    fn nothing_owed_has_no_percentage() {
        assert_eq!(
            Realisation {
                formal: jobs(1),
                ..Realisation::default()
            }
            .percent(),
            None
        );
    }

    #[test]
    fn the_percentage_is_dated() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let quota = Quota::new(vec![
            (day("2023-01-01"), BasisPoints(276)),
            (day("2018-01-01"), BasisPoints(193)),
        ]);
        assert_eq!(quota.on(day("2022-12-31")), Some(BasisPoints(193)));
        assert_eq!(quota.on(day("2023-01-01")), Some(BasisPoints(276)));
        assert_eq!(quota.on(day("2017-12-31")), None);
    }

    #[test]
    fn hostile_numbers_are_held() {
        let target = target(Fte(i64::MAX), Hours(i64::MAX), BasisPoints(i64::MAX));
        assert_eq!(target, Jobs(Jobs::LIMIT));
        let row = Realisation {
            target: Jobs(1),
            formal: Jobs(i64::MAX),
            lent: Jobs(i64::MAX),
            ..Realisation::default()
        };
        assert_eq!((row.total(), row.percent()), (Jobs(i64::MAX), None));
    }
}
