//! When a supplier must report, and whether it is late (domain.md sections 4, 7 and 10).
//!
//! It compares days; sending reminders and alerts is done elsewhere. A nil report is a report.

use chrono::{Datelike, Days, NaiveDate};

use crate::obligation::{DatedObligation, Obligation, Rhythm};
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

/// A report that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueReport {
    /// The days that it is about.
    pub period: Period,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// The first day on which its lack may alert.
    pub alert_from: NaiveDate,
}

/// The reports that an obligation asks for, in order. Each follows the terms that hold on the last day of its period;
/// where the rhythm changes within a period, no day is left out and none is asked for twice.
#[must_use]
pub fn due_reports(dated: &DatedObligation) -> Vec<DueReport> {
    let mut due: Vec<DueReport> = Vec::new();
    for (terms, from, until) in dated.terms() {
        let within = |day: NaiveDate| {
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
        };
        let periods = report_periods(terms);
        for period in periods.into_iter().filter(|period| within(period.end())) {
            let next = due
                .last()
                .map_or(Some(period.start()), |last| last.period.end().succ_opt());
            let Some(next) = next.filter(|next| *next <= period.end()) else {
                continue;
            };
            // Days that the terms before left over are a period of their own.
            let before = period.start().pred_opt();
            let left = before.and_then(|before| Period::new(next, before));
            let own = Period::new(next.max(period.start()), period.end());
            due.extend([left, own].into_iter().flatten().map(|period| DueReport {
                period,
                due: due_on(period, terms.days_allowed),
                alert_from: alert_from(terms, period),
            }));
        }
    }
    due
}

/// The same with the days on which they are due moved: each extension is the last day of a period, and the day on which
/// its report is due instead, where that is later.
#[must_use]
pub fn extended(mut due: Vec<DueReport>, extensions: &[(NaiveDate, NaiveDate)]) -> Vec<DueReport> {
    for one in &mut due {
        let own = extensions
            .iter()
            .filter(|(end, _)| *end == one.period.end());
        let Some(until) = own.map(|(_, until)| *until).max() else {
            continue;
        };
        let moved = until.signed_duration_since(one.due).num_days();
        if let Ok(moved) = u32::try_from(moved) {
            one.due = until;
            one.alert_from = days_later(one.alert_from, moved);
        }
    }
    due
}

/// As [`is_silent`], of reports that are due.
#[must_use]
pub fn is_silent_about(due: &[DueReport], reported: &[Period], on: NaiveDate) -> bool {
    let overdue = due.iter().rfind(|one| one.due < on);
    overdue.is_some_and(|latest| {
        !reported
            .iter()
            .any(|report| report.end() >= latest.period.start())
    })
}

/// Whether the reports together cover every day of a period.
#[must_use]
pub fn is_reported(period: Period, reported: &[Period]) -> bool {
    let mut reported = reported.to_vec();
    reported.sort_unstable();
    is_covered(period, &reported)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::BasisPoints;
    use crate::obligation::{Kind, Terms};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn terms(from: NaiveDate, rhythm: Rhythm, days_allowed: u32) -> Terms {
        Terms {
            holds_from: from,
            obligation: Obligation {
                kind: Kind::ShareOfTurnover {
                    share: BasisPoints(500),
                },
                term: Period::new(day(1, 1), day(9, 30)).unwrap(),
                floor: None,
                cap: None,
                milestones: Vec::new(),
                reductions: Vec::new(),
                rhythm,
                days_allowed,
                grace_days: 7,
            },
        }
    }

    fn told(terms: Vec<Terms>) -> Vec<String> {
        let due = due_reports(&DatedObligation::new(terms).unwrap());
        due.iter()
            .map(|one| {
                let (start, end) = (one.period.start(), one.period.end());
                format!(
                    "{} {} {}",
                    start.format("%m-%d"),
                    end.format("%m-%d"),
                    one.due.format("%m-%d")
                )
            })
            .collect()
    }

    #[test]
    fn a_changed_rhythm_leaves_no_day_out_and_asks_for_none_twice() {
        let quarters = || terms(day(1, 1), Rhythm::Quarter, 30);
        assert_eq!(
            told(vec![quarters()]),
            [
                "01-01 03-31 04-30",
                "04-01 06-30 07-30",
                "07-01 09-30 10-30"
            ]
        );
        assert_eq!(
            told(vec![quarters(), terms(day(5, 15), Rhythm::Month, 10)]),
            [
                "01-01 03-31 04-30",
                "04-01 04-30 05-10",
                "05-01 05-31 06-10",
                "06-01 06-30 07-10",
                "07-01 07-31 08-10",
                "08-01 08-31 09-10",
                "09-01 09-30 10-10",
            ]
        );
        assert_eq!(
            told(vec![
                terms(day(1, 1), Rhythm::Month, 10),
                terms(day(5, 15), Rhythm::Quarter, 30)
            ]),
            [
                "01-01 01-31 02-10",
                "02-01 02-28 03-10",
                "03-01 03-31 04-10",
                "04-01 04-30 05-10",
                "05-01 06-30 07-30",
                "07-01 09-30 10-30",
            ]
        );
    }

    #[test]
    fn an_extension_moves_what_is_due_and_when_its_lack_alerts() {
        let dated = DatedObligation::new(vec![terms(day(1, 1), Rhythm::Quarter, 30)]).unwrap();
        let due = extended(
            due_reports(&dated),
            &[(day(6, 30), day(8, 9)), (day(3, 31), day(4, 1))],
        );
        assert_eq!((due[1].due, due[1].alert_from), (day(8, 9), day(8, 17)));
        assert_eq!(due[0].due, day(4, 30), "an earlier day is no extension");
        let reported = [Period::new(day(1, 1), day(3, 31)).unwrap()];
        assert!(!is_silent_about(&due, &reported, day(8, 9)));
        assert!(is_silent_about(&due, &reported, day(8, 10)));
        assert!(is_reported(reported[0], &reported) && !is_reported(due[1].period, &reported));
    }
}
