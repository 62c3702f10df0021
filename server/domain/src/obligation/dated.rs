//! An obligation that was amended: new terms hold from a day, and the old ones stay for the days before it.
//!
//! What accrues on a day accrues by the terms that hold on it. So an obligation of 5% that becomes 4% half way comes to
//! 4.5% in the end; the terms of a day are never applied to days before it. Terms that begin after the term of others has
//! ended go on with it (`extended`).

use chrono::NaiveDate;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub};

use super::extended::{continued, goes_on};
use super::required::{accrued, settled_on, share_of, unreduced};
use super::{Kind, Obligation, Quantity, Reported, can_be_fulfilled};
use crate::amount::{Exact, whole};
use crate::period::Period;

/// Terms, and since when they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The first day on which they hold.
    pub holds_from: NaiveDate,
    /// What they say.
    pub obligation: Obligation,
}

/// An obligation with all of its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedObligation {
    first: Terms,
    /// In order of the days from which they hold.
    amended: Vec<Terms>,
}

impl DatedObligation {
    /// From its terms in any order; `None` without any, or where they are not measured in the same unit.
    #[must_use]
    pub fn new(mut terms: Vec<Terms>) -> Option<Self> {
        terms.sort_by_key(|one| one.holds_from);
        let mut terms = terms.into_iter();
        let first = terms.next()?;
        let unit = |one: &Terms| one.obligation.kind.nothing().map(Quantity::unit_code);
        let amended: Vec<Terms> = terms.collect();
        let alike = amended.iter().all(|one| unit(one) == unit(&first));
        alike.then_some(Self { first, amended })
    }

    /// The terms that hold on a day; before the first ones those.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &Obligation {
        let holding = self.amended.iter().rfind(|one| one.holds_from <= day);
        &holding.unwrap_or(&self.first).obligation
    }

    /// The terms that hold in the end.
    #[must_use]
    pub fn last(&self) -> &Obligation {
        &self.amended.last().unwrap_or(&self.first).obligation
    }

    /// From the first day of the first terms to the last day of the last ones.
    #[must_use]
    pub fn term(&self) -> Period {
        let first = self.first.obligation.term;
        Period::new(first.start(), self.last().term.end()).unwrap_or(first)
    }

    /// What is required on a day; `None` where it is not measurable. `reported` gives the figures to date of any day.
    #[must_use]
    pub fn required(
        &self,
        reported: &dyn Fn(NaiveDate) -> Reported,
        on: NaiveDate,
    ) -> Option<Quantity> {
        let nothing = self.first.obligation.kind.nothing()?;
        let holding = self.on(on);
        let exact = match holding.kind {
            _ if self.amended.is_empty() => accrued(holding, &reported(on), on)?,
            Kind::Jobs { .. } if holding.milestones.is_empty() => self.average(on),
            Kind::Jobs { .. } => accrued(holding, &reported(on), on)?,
            _ => self.sum(reported, on)?,
        };
        Some(nothing.rounded(exact))
    }

    /// What is required when all of it is due, as far as that is known.
    #[must_use]
    pub fn required_in_full(&self, reported: &dyn Fn(NaiveDate) -> Reported) -> Option<Quantity> {
        self.required(reported, settled_on(self.last()))
    }

    /// As [`can_be_fulfilled`], by the terms that hold on the day.
    #[must_use]
    pub fn can_be_fulfilled(
        &self,
        reported: &dyn Fn(NaiveDate) -> Reported,
        on: NaiveDate,
    ) -> bool {
        can_be_fulfilled(self.on(on), &reported(on), on)
    }

    /// Every terms with the first and last day on which they hold: the first since ever, the last for ever.
    #[must_use]
    pub fn terms(&self) -> Vec<(&Obligation, Option<NaiveDate>, Option<NaiveDate>)> {
        let starts =
            std::iter::once(None).chain(self.amended.iter().map(|one| Some(one.holds_from)));
        let ends = self
            .amended
            .iter()
            .map(|next| next.holds_from.pred_opt())
            .chain([None]);
        let terms = std::iter::once(&self.first).chain(&self.amended);
        terms
            .zip(starts)
            .zip(ends)
            .map(|((terms, start), end)| (&terms.obligation, start, end))
            .collect()
    }

    /// Every terms that hold on some day until a day, with the days: the first ones since ever.
    fn holding(&self, until: NaiveDate) -> Vec<(&Obligation, Option<NaiveDate>, NaiveDate)> {
        let all = self.terms().into_iter();
        all.filter(|(_, start, _)| start.is_none_or(|start| start <= until))
            .map(|(terms, start, end)| (terms, start, end.map_or(until, |end| end.min(until))))
            .collect()
    }

    /// What the terms of each day let accrue on it.
    fn sum(&self, reported: &dyn Fn(NaiveDate) -> Reported, on: NaiveDate) -> Option<Exact> {
        let mut sum = whole(0);
        let holding = self.holding(on);
        for (place, (terms, start, end)) in holding.iter().enumerate() {
            let held = start.and_then(|start| Period::new(start, *end));
            let ended = held.and_then(|held| {
                let mut before = holding.iter().take(place).map(|(before, ..)| *before);
                before.rfind(|before| goes_on(terms, held.start(), before))
            });
            let added = match held.zip(ended) {
                Some((held, ended)) if terms.milestones.is_empty() => {
                    continued(terms, held, ended, reported)?
                }
                _ => {
                    let until = accrued(terms, &reported(*end), *end)?;
                    let before = match start.and_then(|start| start.pred_opt()) {
                        Some(day) => accrued(terms, &reported(day), day)?,
                        None => whole(0),
                    };
                    until.checked_sub(&before).unwrap_or(until).max(whole(0))
                }
            };
            sum = sum.checked_add(&added).unwrap_or(sum);
        }
        Some(sum)
    }

    /// An average number of jobs is the average over the days so far of what was asked on each.
    fn average(&self, on: NaiveDate) -> Exact {
        let term = self.term();
        let Some(so_far) = term.until(on) else {
            return whole(0);
        };
        let parts = self
            .holding(on)
            .into_iter()
            .filter_map(|(terms, start, end)| {
                let days = Period::new(start.unwrap_or(term.start()), end)?.intersect(so_far)?;
                let Kind::Jobs { number } = terms.kind else {
                    return None;
                };
                unreduced(terms, days)
                    .checked_mul(&share_of(days, so_far))?
                    .checked_mul(&number.exact())
            });
        parts.fold(whole(0), |sum, part| sum.checked_add(&part).unwrap_or(sum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{BasisPoints, Cents, Jobs};
    use crate::obligation::{Milestone, Reduction, Rhythm};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    /// A hundred days, from 1 January to 10 April 2026.
    fn terms(from: NaiveDate, kind: Kind) -> Terms {
        Terms {
            holds_from: from,
            obligation: Obligation {
                kind,
                term: Period::new(day(1, 1), day(4, 10)).unwrap(),
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

    fn share(percent: i64) -> Kind {
        Kind::ShareOfContractValue {
            share: BasisPoints(percent * 100),
            contract_value: Cents(100_000),
        }
    }

    fn nothing(_: NaiveDate) -> Reported {
        Reported::default()
    }

    fn stored(dated: &DatedObligation, on: NaiveDate) -> i64 {
        dated.required(&nothing, on).unwrap().stored()
    }

    #[test]
    fn each_day_accrues_by_the_terms_that_hold_on_it() {
        // 5% is 50.00 a day, 4% is 40.00: 40 days of the one and 60 of the other.
        let dated = DatedObligation::new(vec![
            terms(day(2, 10), share(4)),
            terms(day(1, 1), share(5)),
        ])
        .unwrap();
        for (on, cents) in [
            (day(1, 1), 50),
            (day(2, 9), 2_000),
            (day(2, 10), 2_040),
            (day(4, 10), 4_400),
            (day(12, 31), 4_400),
        ] {
            assert_eq!(stored(&dated, on), cents, "{on}");
        }
        assert_eq!(dated.required_in_full(&nothing).unwrap().stored(), 4_400);
        assert_eq!(dated.on(day(2, 9)).kind, share(5));
        assert_eq!(dated.on(day(2, 10)).kind, share(4));
    }

    #[test]
    fn milestones_count_by_the_terms_of_their_day() {
        let milestone = |due, cents| Milestone {
            due,
            amount: Quantity::Euros(Cents(cents)),
        };
        let (mut old, mut new) = (terms(day(1, 1), share(5)), terms(day(3, 1), share(5)));
        old.obligation.milestones = vec![milestone(day(2, 1), 1_000), milestone(day(4, 1), 9_000)];
        new.obligation.milestones = vec![milestone(day(2, 1), 1_000), milestone(day(4, 1), 3_000)];
        let dated = DatedObligation::new(vec![old, new]).unwrap();
        assert_eq!(stored(&dated, day(3, 31)), 1_000);
        assert_eq!(stored(&dated, day(4, 1)), 3_000);
    }

    #[test]
    fn a_number_of_jobs_is_the_average_of_what_was_asked() {
        let jobs = |number| Kind::Jobs {
            number: Jobs(number),
        };
        let dated = DatedObligation::new(vec![
            terms(day(1, 1), jobs(40_000)),
            terms(day(2, 20), jobs(20_000)),
        ])
        .unwrap();
        assert_eq!(stored(&dated, day(2, 19)), 40_000);
        assert_eq!(stored(&dated, day(4, 10)), 30_000);
        assert_eq!(stored(&dated, day(12, 31)), 30_000);
    }

    #[test]
    fn turnover_counts_by_the_share_of_its_days() {
        let turnover = |percent: i64| Kind::ShareOfTurnover {
            share: BasisPoints(percent * 100),
        };
        let dated = DatedObligation::new(vec![
            terms(day(1, 1), turnover(5)),
            terms(day(3, 1), turnover(2)),
        ])
        .unwrap();
        let reported = |on: NaiveDate| Reported {
            turnover: Cents(if on < day(3, 1) { 10_000 } else { 30_000 }),
            ..Reported::default()
        };
        let required = dated.required(&reported, day(3, 31)).unwrap().stored();
        assert_eq!(required, 500 + 400);
    }

    #[test]
    fn on_days_that_are_lifted_nothing_accrues() {
        let mut lifted = terms(day(1, 1), share(5));
        lifted.obligation.reductions = vec![
            Reduction::waiver(Period::new(day(1, 11), day(1, 20)).unwrap()),
            Reduction {
                share: BasisPoints(5_000),
                valid: Period::new(day(1, 16), day(1, 30)),
            },
        ];
        let dated = DatedObligation::new(vec![lifted]).unwrap();
        for (on, cents) in [
            (day(1, 10), 500),
            (day(1, 20), 500),
            (day(1, 30), 750),
            (day(1, 31), 800),
        ] {
            assert_eq!(stored(&dated, on), cents, "{on}");
        }
    }

    #[test]
    fn terms_in_different_units_are_no_obligation() {
        let jobs = Kind::Jobs { number: Jobs(1) };
        assert_eq!(
            DatedObligation::new(vec![terms(day(1, 1), share(5)), terms(day(2, 1), jobs)]),
            None
        );
        assert_eq!(DatedObligation::new(vec![]), None);
    }
}
