//! Terms that go on after a term has ended, because the contract was extended.
//!
//! A total stays one total: what the longer term asks in all, less what had been asked when the shorter one ended, accrues
//! over the days after it. An extension alone asks no more; a higher share or value does.

use chrono::NaiveDate;
use num_traits::CheckedSub;

use super::required::{gross, product, share_of, unreduced};
use super::{Kind, Obligation, Reported};
use crate::amount::{Exact, whole};
use crate::period::Period;

/// Whether terms that begin on a day go on with a term that had ended by then.
pub(super) fn goes_on(terms: &Obligation, from: NaiveDate, ended: &Obligation) -> bool {
    ended.term.end() < from && terms.term.start() <= ended.term.end()
}

/// What terms let accrue on the days on which they hold, after the term of others ended; `None` where nothing is measured.
pub(super) fn continued(
    terms: &Obligation,
    held: Period,
    ended: &Obligation,
    reported: &dyn Fn(NaiveDate) -> Reported,
) -> Option<Exact> {
    let nothing = whole(0);
    let last = ended.term.end();
    let asked = gross(ended, &reported(last), last)?;
    let Some((days, left)) = held.intersect(terms.term).zip(terms.term.after(last)) else {
        return Some(nothing);
    };
    let more = |all: Exact, so_far: Exact| all.checked_sub(&so_far).unwrap_or(nothing).max(nothing);
    let added = match terms.kind {
        Kind::ShareOfTurnover { .. } | Kind::ShareOfWageSum { .. } => {
            let before = held.start().pred_opt().unwrap_or(held.start());
            let so_far = gross(terms, &reported(before), before)?.max(asked);
            more(gross(terms, &reported(held.end()), held.end())?, so_far)
        }
        _ => {
            let end = terms.term.end();
            let all = gross(terms, &reported(end), end)?;
            product(more(all, asked), share_of(days, left))
        }
    };
    Some(product(added, unreduced(terms, days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{BasisPoints, Cents, Jobs};
    use crate::obligation::{DatedObligation, Reduction, Rhythm, Terms};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    /// A hundred days from 1 January to 10 April 2026, or the two hundred until 19 July.
    fn terms(from: NaiveDate, until: NaiveDate, kind: Kind) -> Terms {
        Terms {
            holds_from: from,
            obligation: Obligation {
                kind,
                term: Period::new(day(1, 1), until).unwrap(),
                floor: None,
                cap: None,
                milestones: Vec::new(),
                reductions: Vec::new(),
                rhythm: Rhythm::Quarter,
                days_allowed: 30,
                grace_days: 0,
            },
        }
    }

    fn extended(before: Kind, after: Kind) -> Vec<Terms> {
        vec![
            terms(day(1, 1), day(4, 10), before),
            terms(day(4, 11), day(7, 19), after),
        ]
    }

    fn asked(terms: &[Terms], on: NaiveDate) -> i64 {
        let turnover = |day: NaiveDate| Reported {
            turnover: Cents(if day < NaiveDate::from_ymd_opt(2026, 5, 1).unwrap() {
                40_000
            } else {
                100_000
            }),
            wage_sum: Cents::ZERO,
        };
        let dated = DatedObligation::new(terms.to_vec()).unwrap();
        dated.required(&turnover, on).unwrap().stored()
    }

    fn fixed(cents: i64) -> Kind {
        Kind::FixedAmount {
            amount: Cents(cents),
        }
    }

    #[test]
    fn a_longer_term_alone_asks_no_more() {
        let share = |value| Kind::ShareOfContractValue {
            share: BasisPoints(500),
            contract_value: Cents(value),
        };
        for kind in [fixed(5_000), share(100_000)] {
            let terms = extended(kind.clone(), kind);
            for (on, cents) in [
                (day(2, 19), 2_500),
                (day(4, 10), 5_000),
                (day(4, 11), 5_000),
                (day(7, 19), 5_000),
                (day(12, 31), 5_000),
            ] {
                assert_eq!(asked(&terms, on), cents, "{on}");
            }
        }
    }

    #[test]
    fn what_a_longer_term_asks_more_accrues_after_the_shorter_one() {
        let mut terms = extended(fixed(5_000), fixed(8_000));
        for (on, cents) in [
            (day(4, 10), 5_000),
            (day(4, 11), 5_030),
            (day(5, 30), 6_500),
            (day(7, 19), 8_000),
            (day(12, 31), 8_000),
        ] {
            assert_eq!(asked(&terms, on), cents, "{on}");
        }
        // Less than had been asked takes nothing back.
        assert_eq!(
            asked(&extended(fixed(5_000), fixed(3_000)), day(7, 19)),
            5_000
        );
        // Amended half way: the difference with the ended term, over the days that are left of the longer one.
        terms.push(self::terms(day(5, 31), day(7, 19), fixed(11_000)));
        assert_eq!(asked(&terms, day(7, 19)), 5_000 + 1_500 + 3_000);
        // A waiver lifts its share of it: the last ten days.
        terms.truncate(2);
        let waived = Reduction::waiver(Period::new(day(7, 10), day(7, 19)).unwrap());
        terms[1].obligation.reductions.push(waived);
        assert_eq!(asked(&terms, day(7, 19)), 7_700);
    }

    #[test]
    fn twice_longer_is_still_one_total() {
        let mut terms = extended(fixed(5_000), fixed(5_000));
        terms.push(self::terms(day(7, 20), day(10, 27), fixed(6_000)));
        assert_eq!(asked(&terms, day(7, 19)), 5_000);
        assert_eq!(asked(&terms, day(9, 7)), 5_500);
        assert_eq!(asked(&terms, day(10, 27)), 6_000);
    }

    #[test]
    fn a_share_of_turnover_goes_on_with_the_turnover() {
        let share = Kind::ShareOfTurnover {
            share: BasisPoints(1_000),
        };
        let mut terms = extended(share.clone(), share);
        assert_eq!(asked(&terms, day(4, 10)), 4_000);
        assert_eq!(asked(&terms, day(4, 30)), 4_000);
        assert_eq!(asked(&terms, day(5, 1)), 10_000);
        // A floor is one floor for all of it.
        for one in &mut terms {
            one.obligation.floor = Some(Cents(20_000));
        }
        assert_eq!(asked(&terms, day(4, 10)), 20_000);
        assert_eq!(asked(&terms, day(7, 19)), 20_000);
    }

    #[test]
    fn an_average_number_of_jobs_is_asked_as_long_as_the_term_lasts() {
        let jobs = Kind::Jobs {
            number: Jobs(40_000),
        };
        let terms = extended(jobs.clone(), jobs);
        assert_eq!(asked(&terms, day(4, 10)), 40_000);
        assert_eq!(asked(&terms, day(7, 19)), 40_000);
    }
}
