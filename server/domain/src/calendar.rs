//! When a supplier must report, and whether it is late (domain.md sections 4, 7 and 10).
//!
//! It compares days; sending reminders and alerts is done elsewhere. A nil report is a report.

use chrono::{Datelike, Days, NaiveDate};

use crate::obligation::{Obligation, Rhythm};
use crate::period::Period;

/// The periods to report on, in order: calendar months, quarters or half years, cut off at the term's ends.
#[must_use]
pub fn report_periods(obligation: &Obligation) -> Vec<Period> {
    let length = match obligation.rhythm {
        Rhythm::Month => 1,
        Rhythm::Quarter => 3,
        Rhythm::HalfYear => 6,
    };
    let first = obligation.term.start();
    let (mut year, mut month) = (first.year(), first.month0() / length * length + 1);
    let mut periods = Vec::new();
    while let Some(whole) = Period::months_from(year, month, length) {
        let Some(period) = whole.intersect(obligation.term) else {
            break;
        };
        periods.push(period);
        (year, month) = if month + length > 12 {
            (year.saturating_add(1), 1)
        } else {
            (year, month + length)
        };
    }
    periods
}

/// The last day on which the report on a period is in time.
#[must_use]
pub fn due_on(period: Period, days_allowed: u32) -> NaiveDate {
    days_later(period.end(), days_allowed)
}

/// The first day on which a missing report on a period may alert: the grace has passed after it was due.
#[must_use]
pub fn alert_from(obligation: &Obligation, period: Period) -> NaiveDate {
    days_later(
        days_later(
            due_on(period, obligation.days_allowed),
            obligation.grace_days,
        ),
        1,
    )
}

/// The periods whose report was due before `on` and is missing: reports do not cover all of their days.
///
/// `reported` are the periods of the reports that were received, nil reports included, in any order.
#[must_use]
pub fn overdue(obligation: &Obligation, reported: &[Period], on: NaiveDate) -> Vec<Period> {
    let mut reported = reported.to_vec();
    reported.sort_unstable();
    let mut due = due_before(obligation, on);
    due.retain(|period| !is_covered(*period, &reported));
    due
}

/// Whether the supplier is silent: of the latest period whose report was due before `on`, and of anything later,
/// nothing has been reported. Silence is a gap, not a zero.
#[must_use]
pub fn is_silent(obligation: &Obligation, reported: &[Period], on: NaiveDate) -> bool {
    due_before(obligation, on)
        .last()
        .is_some_and(|latest| !reported.iter().any(|report| report.end() >= latest.start()))
}

fn due_before(obligation: &Obligation, on: NaiveDate) -> Vec<Period> {
    let mut periods = report_periods(obligation);
    periods.retain(|period| due_on(*period, obligation.days_allowed) < on);
    periods
}

fn is_covered(period: Period, reported_in_order: &[Period]) -> bool {
    let mut missing_from = period.start();
    for report in reported_in_order {
        if report.start() > missing_from {
            return false;
        }
        if report.end() >= period.end() {
            return true;
        }
        if report.end() >= missing_from {
            missing_from = days_later(report.end(), 1);
        }
    }
    false
}

fn days_later(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}
