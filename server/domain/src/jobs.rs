//! The second ledger: jobs of 25.5 paid hours a week (domain.md section 6).
//!
//! A sum of hours, not of heads. Which candidates count is decided in [`crate::target_group::counts_for_jobs`]; no
//! job is ever converted into euros.

use num_traits::CheckedMul;

use crate::amount::{Exact, Hours, Jobs, fraction, whole};
use crate::period::{Period, Quarter};

/// Paid hours of one job in a year.
pub const HOURS_A_YEAR: i64 = 1331;

/// Paid hours of one job in a week: 25.5.
pub const HOURS_A_WEEK: Hours = Hours(255_000);

coded_enum! {
    /// What the hours of a line are known by.
    pub enum HoursBasis {
        /// Paid hours (verloonde uren), as the rule asks
        PaidHours => "paid_hours",
        /// Contract hours only: marked wherever it is shown
        ContractHours => "contract_hours",
    }
}

/// Jobs that are known by contract hours only, and must be shown as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobsByContractHours(pub Jobs);

/// The hours of one line that count for jobs, evenly spread over its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobHours {
    /// The days that the line is about: those of the placement within the reported period.
    pub days: Period,
    /// The paid hours of those days, or their equivalent.
    pub hours: Hours,
    /// What they are known by.
    pub basis: HoursBasis,
}

/// `paid hours x 12 / (1331 x months in the period)`, rounded to four decimals (domain.md section 6).
#[must_use]
pub fn jobs(paid_hours: Hours, period: Period) -> Jobs {
    jobs_of(paid_hours.exact(), period)
}

/// `hours a week / 25.5 x counted days / days of the period`; days are held between none and all of the period.
#[must_use]
pub fn jobs_by_contract_hours(
    hours_per_week: Hours,
    counted_days: i64,
    period: Period,
) -> JobsByContractHours {
    let jobs = full_period_jobs(hours_per_week, counted_days, period);
    JobsByContractHours(Jobs::held(jobs.unwrap_or_else(|| whole(0))))
}

/// The paid hours that would give as many jobs as the contract hours do, so that all lines can be added as hours.
#[must_use]
pub fn paid_hours_equivalent(hours_per_week: Hours, counted_days: i64, period: Period) -> Hours {
    let hours = full_period_jobs(hours_per_week, counted_days, period).and_then(|jobs| {
        jobs.checked_mul(&fraction(HOURS_A_YEAR, 12)?)?
            .checked_mul(&period.months())
    });
    Hours::held(hours.unwrap_or_else(|| whole(0)))
}

/// The hours of a line for the jobs ledger: the paid hours, else the equivalent of the contract hours, else `None`.
///
/// `days` are those of the placement within the reported `period`.
#[must_use]
pub fn job_hours(
    paid_hours: Option<Hours>,
    hours_per_week: Option<Hours>,
    days: Period,
    period: Period,
) -> Option<JobHours> {
    match (paid_hours, hours_per_week) {
        (Some(hours), _) => Some(JobHours {
            days,
            hours,
            basis: HoursBasis::PaidHours,
        }),
        (None, Some(per_week)) => {
            let hours = paid_hours_equivalent(per_week, days.days(), period);
            Some(JobHours {
                days,
                hours,
                basis: HoursBasis::ContractHours,
            })
        }
        (None, None) => None,
    }
}

/// The jobs of all lines together within a window: the last full quarter, or the term so far for its average.
///
/// Hours of a line that lies partly outside count by days. The sum is rounded once.
#[must_use]
pub fn jobs_within(lines: &[JobHours], window: Period) -> Jobs {
    let hours = Hours::sum_held(
        lines
            .iter()
            .map(|line| hours_within(line.hours, line.days, window)),
    );
    jobs(hours, window)
}

/// A line's hours by calendar quarter, by days; together they are exactly the line's hours.
#[must_use]
pub fn hours_by_quarter(hours: Hours, days: Period) -> Vec<(Quarter, Hours)> {
    days.by_quarter()
        .into_iter()
        .map(|(quarter, part)| (quarter, hours_within(hours, days, part)))
        .collect()
}

/// The part of a line's hours that falls within a window, by days.
///
/// Rounded as a difference of two running totals, so that the parts of a line always add up to the whole.
fn hours_within(hours: Hours, days: Period, window: Period) -> Hours {
    let Some(part) = days.intersect(window) else {
        return Hours::ZERO;
    };
    let up_to = |count: i64| {
        let share =
            fraction(count, days.days()).and_then(|share| hours.exact().checked_mul(&share));
        Hours::held(share.unwrap_or_else(|| whole(0)))
    };
    let before = part.start().signed_duration_since(days.start()).num_days();
    Hours(
        up_to(before.saturating_add(part.days()))
            .0
            .saturating_sub(up_to(before).0),
    )
}

fn jobs_of(hours: Exact, period: Period) -> Jobs {
    let year = period.months().checked_mul(&whole(HOURS_A_YEAR));
    let jobs = year.and_then(|year| hours.checked_mul(&whole(12))?.checked_mul(&year.recip()));
    Jobs::held(jobs.unwrap_or_else(|| whole(0)))
}

fn full_period_jobs(hours_per_week: Hours, counted_days: i64, period: Period) -> Option<Exact> {
    let share = fraction(counted_days.clamp(0, period.days()), period.days())?;
    hours_per_week
        .exact()
        .checked_mul(&HOURS_A_WEEK.exact().recip())?
        .checked_mul(&share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(start: &str, end: &str) -> Period {
        Period::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    fn third_quarter() -> Period {
        days("2026-07-01", "2026-09-30")
    }

    #[test]
    fn contract_hours_count_for_their_share_of_days() {
        for (hours, counted, jobs) in [
            ("25.5", 92, "1.0000"),
            ("36", 92, "1.4118"),
            ("36", 46, "0.7059"),
            ("36", -1, "0.0000"),
            ("36", 93, "1.4118"),
        ] {
            let found =
                jobs_by_contract_hours(Hours::parse(hours).unwrap(), counted, third_quarter());
            assert_eq!(found.0.fixed(), jobs, "{hours} hours, {counted} days");
        }
    }

    #[test]
    fn contract_hours_as_paid_hours_give_the_same_jobs() {
        let per_week = Hours::parse("36").unwrap();
        let hours = paid_hours_equivalent(per_week, 46, third_quarter());
        assert_eq!(hours.plain(), "234.8824");
        assert_eq!(
            jobs(hours, third_quarter()),
            jobs_by_contract_hours(per_week, 46, third_quarter()).0
        );
    }

    #[test]
    fn paid_hours_go_before_contract_hours() {
        let line = |paid, per_week| job_hours(paid, per_week, third_quarter(), third_quarter());
        let (paid, per_week) = (Some(Hours(1)), Some(HOURS_A_WEEK));
        assert_eq!(
            line(paid, per_week).map(|line| (line.hours, line.basis)),
            Some((Hours(1), HoursBasis::PaidHours))
        );
        assert_eq!(
            line(None, per_week).map(|line| line.basis),
            Some(HoursBasis::ContractHours)
        );
        assert_eq!(line(None, None), None);
    }

    #[test]
    fn hours_split_over_quarters_add_up() {
        let parts = hours_by_quarter(Hours(1_000_001), days("2025-12-31", "2026-04-01"));
        let shares: Vec<_> = parts
            .iter()
            .map(|(quarter, hours)| (quarter.number, hours.0))
            .collect();
        assert_eq!(shares, [(4, 10_870), (1, 978_261), (2, 10_870)]);
        assert_eq!(
            shares.iter().map(|(_, hours)| hours).sum::<i64>(),
            1_000_001
        );
    }

    #[test]
    fn only_hours_within_the_window_count() {
        let line = |period, hours| JobHours {
            days: period,
            hours,
            basis: HoursBasis::PaidHours,
        };
        let lines = [
            line(third_quarter(), Hours::parse("468").unwrap()),
            line(
                days("2026-01-01", "2026-03-31"),
                Hours::parse("468").unwrap(),
            ),
        ];
        assert_eq!(jobs_within(&lines, third_quarter()).fixed(), "1.4065");
        assert_eq!(
            jobs_within(&lines, days("2026-01-01", "2026-12-31")).fixed(),
            "0.7032"
        );
        assert_eq!(jobs_within(&[], third_quarter()), Jobs::ZERO);
    }
}
