//! When reports are due, overdue, and when a supplier is silent.

use meetbaar_domain::amount::Cents;
use meetbaar_domain::calendar::{alert_from, due_on, is_silent, overdue, report_periods};
use meetbaar_domain::obligation::{Kind, Obligation, Rhythm};
use meetbaar_domain::period::Period;

use crate::case_files::{day, days};
use crate::made_up;

fn obligation() -> Obligation {
    made_up::obligation(
        Kind::FixedAmount { amount: Cents(1) },
        days("2026-02-10", "2027-01-31"),
    )
}

fn quarter(number: u32) -> Period {
    Period::quarter(2026, number).unwrap()
}

#[test]
fn periods_follow_the_calendar_and_are_cut_off_at_the_term() {
    for (rhythm, count, first, last) in [
        (
            Rhythm::Month,
            12,
            days("2026-02-10", "2026-02-28"),
            days("2027-01-01", "2027-01-31"),
        ),
        (
            Rhythm::Quarter,
            5,
            days("2026-02-10", "2026-03-31"),
            days("2027-01-01", "2027-01-31"),
        ),
        (
            Rhythm::HalfYear,
            3,
            days("2026-02-10", "2026-06-30"),
            days("2027-01-01", "2027-01-31"),
        ),
    ] {
        let periods = report_periods(&Obligation {
            rhythm,
            ..obligation()
        });
        assert_eq!(
            (periods.len(), periods.first(), periods.last()),
            (count, Some(&first), Some(&last))
        );
        assert_eq!(
            periods.iter().map(|period| period.days()).sum::<i64>(),
            obligation().term.days()
        );
    }
}

#[test]
fn a_report_is_late_the_day_after_it_was_due() {
    assert_eq!(due_on(quarter(1), 30), day("2026-04-30"));
    assert_eq!(alert_from(&obligation(), quarter(1)), day("2026-05-15"));
    let first = days("2026-02-10", "2026-03-31");
    assert_eq!(overdue(&obligation(), &[], day("2026-04-30")), []);
    assert_eq!(overdue(&obligation(), &[], day("2026-05-01")), [first]);
    assert_eq!(overdue(&obligation(), &[quarter(1)], day("2026-05-01")), []);
}

#[test]
fn reports_together_must_cover_a_period() {
    let on = day("2026-08-01");
    let month = |month| Period::month(2026, month).unwrap();
    let second = quarter(2);
    assert_eq!(
        overdue(
            &obligation(),
            &[month(6), month(4), month(5), quarter(1)],
            on
        ),
        []
    );
    assert_eq!(
        overdue(&obligation(), &[month(4), month(6), quarter(1)], on),
        [second]
    );
    assert_eq!(
        overdue(&obligation(), &[Period::year(2026).unwrap()], on),
        []
    );
    assert_eq!(
        overdue(&obligation(), &[month(4), month(5), quarter(1)], on),
        [second]
    );
}

#[test]
fn a_supplier_is_silent_until_something_as_late_is_reported() {
    let on = day("2026-08-01");
    for (reported, silent) in [
        (vec![], true),
        (vec![quarter(1)], true),
        (vec![quarter(2)], false),
        (vec![quarter(3)], false),
        (vec![Period::month(2026, 5).unwrap()], false),
    ] {
        assert_eq!(
            is_silent(&obligation(), &reported, on),
            silent,
            "{reported:?}"
        );
    }
    assert!(
        !is_silent(&obligation(), &[], day("2026-04-30")),
        "nothing was due yet"
    );
}
