//! Until when a placement counts: the cap of its block (domain.md section 5).
//!
//! The clock of a cap starts at the later of the placement's and the contract's start.

use chrono::{Days, Months, NaiveDate};
use num_traits::{CheckedMul, CheckedSub};

use super::NotValued;
use crate::amount::{Exact, fraction, whole};
use crate::period::Period;
use crate::value_table::ProRata;

/// Calendar time in years as the table measures it; a table of paid hours measures calendar time by months.
pub(super) fn calendar_years(period: Period, pro_rata: ProRata) -> Option<Exact> {
    match pro_rata {
        ProRata::Months | ProRata::Hours => period.months().checked_mul(&Exact::new(1, 12)),
        ProRata::Days => fraction(period.days(), 365),
    }
}

/// The days before the cap ends: the last one is the day before *cap start + cap months*.
pub(super) fn within_calendar_cap(
    days: Period,
    cap_start: NaiveDate,
    cap_months: u32,
) -> Result<Period, NotValued> {
    let Some(first_without) = cap_start.checked_add_months(Months::new(cap_months)) else {
        // Beyond the calendar's end: never reached.
        return Ok(days);
    };
    first_without
        .pred_opt()
        .and_then(|last| days.until(last))
        .ok_or(NotValued::CapReached)
}

/// The days until the worked time is used up, and their calendar time in years.
///
/// Worked time is calendar time x factor, from the start of the cap. The time is exact: the last day may count in
/// part, so that a placement's periods together reach the cap and never more. Paid hours and calendar months are
/// measured on the counted days, there the last day counts whole.
pub(super) fn within_worked_cap(
    days: Period,
    cap_start: NaiveDate,
    cap_months: u32,
    factor: Exact,
    pro_rata: ProRata,
) -> Result<(Period, Exact), NotValued> {
    let measure = |last: NaiveDate| match Period::new(cap_start, last) {
        Some(period) => calendar_years(period, pro_rata).ok_or(NotValued::OutOfBounds),
        None => Ok(whole(0)),
    };
    let time = calendar_years(days, pro_rata).ok_or(NotValued::OutOfBounds)?;
    if factor <= whole(0) {
        return Ok((days, time));
    }
    let allowed = fraction(i64::from(cap_months), 12)
        .and_then(|years| years.checked_mul(&factor.recip()))
        .ok_or(NotValued::OutOfBounds)?;
    let used_before = days
        .start()
        .pred_opt()
        .map_or_else(|| Ok(whole(0)), measure)?;
    let left = allowed
        .checked_sub(&used_before)
        .ok_or(NotValued::OutOfBounds)?;
    if left <= whole(0) {
        return Err(NotValued::CapReached);
    }
    if time <= left {
        return Ok((days, time));
    }
    // Calendar time only grows with the last day, so the first day that uses all of it is found by halving.
    let (mut too_few, mut enough) = (0, days.days());
    while enough - too_few > 1 {
        let middle = too_few + (enough - too_few) / 2;
        if measure(first_days(days, middle).end())? < allowed {
            too_few = middle;
        } else {
            enough = middle;
        }
    }
    Ok((first_days(days, enough), left))
}

fn first_days(days: Period, count: i64) -> Period {
    u64::try_from(count - 1)
        .ok()
        .and_then(|further| days.start().checked_add_days(Days::new(further)))
        .and_then(|last| days.until(last))
        .unwrap_or(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(start: &str, end: &str) -> Period {
        Period::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_cap_ends_the_day_before() {
        let year = days("2026-01-01", "2026-12-31");
        for (cap_start, months, expected) in [
            ("2025-07-15", 12, Ok(days("2026-01-01", "2026-07-14"))),
            ("2025-08-31", 6, Ok(days("2026-01-01", "2026-02-27"))),
            ("2025-01-01", 12, Err(NotValued::CapReached)),
            ("2026-01-01", 0, Err(NotValued::CapReached)),
            ("2026-01-01", u32::MAX, Ok(year)),
        ] {
            assert_eq!(
                within_calendar_cap(year, day(cap_start), months),
                expected,
                "{cap_start} {months}"
            );
        }
    }

    #[test]
    fn worked_time_at_half_time_lasts_twice_as_long() {
        let (half, start) = (Exact::new(1, 2), day("2024-01-01"));
        let capped = |period| within_worked_cap(period, start, 24, half, ProRata::Months);
        let all = days("2024-01-01", "2029-12-31");
        assert_eq!(
            capped(all),
            Ok((days("2024-01-01", "2027-12-31"), whole(4)))
        );
        assert_eq!(
            capped(days("2027-07-01", "2028-06-30")),
            Ok((days("2027-07-01", "2027-12-31"), Exact::new(1, 2)))
        );
        assert_eq!(
            capped(days("2028-01-01", "2028-12-31")),
            Err(NotValued::CapReached)
        );
    }

    #[test]
    fn the_last_day_of_worked_time_may_count_in_part() {
        let all = days("2024-01-01", "2029-12-31");
        let (counted, time) =
            within_worked_cap(all, all.start(), 24, Exact::new(7, 10), ProRata::Days).unwrap();
        assert_eq!(time, Exact::new(20, 7));
        // 20/7 years are 1042.86 days.
        assert_eq!(counted.days(), 1043);
    }

    #[test]
    fn no_hours_use_no_worked_time() {
        let year = days("2026-01-01", "2026-12-31");
        assert_eq!(
            within_worked_cap(year, year.start(), 1, whole(0), ProRata::Months),
            Ok((year, whole(1)))
        );
    }
}
