//! What stated terms must be: every fault is told at once, at its field.

use meetbaar_domain::{
    obligation::{Rhythm, Step},
    period::Period,
};

use super::{Terms, in_euros, takes_amount, takes_share};
use crate::actions::Fault;

const ALL: i64 = 10_000;
const LONGEST_WAIT: i64 = 366;
const LONGEST_TEXT: usize = 2_000;
const MOST_MILESTONES: usize = 100;

/// All that is wrong with terms of an obligation of that kind, under a contract of those days.
pub(super) fn faults(kind: &str, terms: &Terms, contract: Period) -> Vec<Fault> {
    let mut faults = Faults::default();
    faults.quantity(kind, terms);
    faults.bounds(kind, terms);
    faults.reduction(terms);
    faults.days(terms, contract);
    faults.milestones(kind, terms);
    faults.0
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn check(
        &mut self,
        holds: bool,
        field: &'static str,
        code: &'static str,
        found: impl ToString,
    ) {
        if !holds {
            self.0.push(Fault {
                field,
                code,
                found: found.to_string(),
            });
        }
    }

    /// A share, an amount or a text: the one that the kind takes, and no other.
    fn quantity(&mut self, kind: &str, terms: &Terms) {
        for (takes, field, stated, most) in [
            (takes_share(kind), "share", terms.share, ALL),
            (takes_amount(kind), "amount", terms.amount, i64::MAX),
        ] {
            match stated {
                None => self.check(!takes, field, "field_missing", ""),
                Some(number) if !takes => self.check(false, field, "not_for_kind", number),
                Some(number) => {
                    self.check((1..=most).contains(&number), field, "out_of_range", number)
                }
            }
        }
        let text = terms.description.as_deref().unwrap_or_default().trim();
        self.check(
            kind != "bespoke" || !text.is_empty(),
            "description",
            "field_missing",
            "",
        );
        let length = text.chars().count();
        self.check(
            length <= LONGEST_TEXT,
            "description",
            "text_too_long",
            length,
        );
    }

    fn bounds(&mut self, kind: &str, terms: &Terms) {
        for (field, stated) in [
            ("floorCents", terms.floor_cents),
            ("capCents", terms.cap_cents),
        ] {
            let Some(cents) = stated else { continue };
            self.check(in_euros(kind), field, "not_for_kind", cents);
            self.check(cents > 0, field, "out_of_range", cents);
        }
        if let (Some(floor), Some(cap)) = (terms.floor_cents, terms.cap_cents) {
            self.check(floor <= cap, "floorCents", "floor_above_cap", floor);
        }
    }

    fn reduction(&mut self, terms: &Terms) {
        if let Some(share) = terms.reduction {
            self.check(
                (1..=ALL).contains(&share),
                "reduction",
                "out_of_range",
                share,
            );
        }
        let step = terms.reduction_step.as_deref();
        self.check(
            step.is_none_or(|step| Step::from_code(step).is_some()),
            "reductionStep",
            "unknown",
            step.unwrap_or_default(),
        );
        let days = (terms.reduction_from, terms.reduction_until);
        let named = step.is_some() || days != (None, None);
        self.check(
            !named || terms.reduction.is_some(),
            "reduction",
            "field_missing",
            "",
        );
        match days {
            (Some(from), Some(until)) => {
                self.check(from <= until, "reductionUntil", "days_reversed", until)
            }
            (None, None) => {}
            _ => self.check(false, "reductionUntil", "field_missing", ""),
        }
    }

    fn days(&mut self, terms: &Terms, contract: Period) {
        let (starts, ends) = (terms.starts, terms.ends);
        self.check(starts <= ends, "ends", "days_reversed", ends);
        self.check(
            contract.contains(starts),
            "starts",
            "outside_contract",
            starts,
        );
        self.check(contract.contains(ends), "ends", "outside_contract", ends);
        let rhythm = Rhythm::from_code(&terms.rhythm).is_some();
        self.check(rhythm, "rhythm", "unknown", &terms.rhythm);
        for (field, days) in [
            ("daysAllowed", terms.days_allowed),
            ("graceDays", terms.grace_days),
        ] {
            self.check(
                (0..=LONGEST_WAIT).contains(&days),
                field,
                "out_of_range",
                days,
            );
        }
    }

    fn milestones(&mut self, kind: &str, terms: &Terms) {
        let count = terms.milestones.len();
        let few = count <= MOST_MILESTONES;
        self.check(few, "milestones", "too_many", count);
        self.check(
            count == 0 || kind != "bespoke",
            "milestones",
            "not_for_kind",
            count,
        );
        for one in terms.milestones.iter().filter(|_| few) {
            let within = terms.starts <= one.due && one.due <= terms.ends;
            self.check(within, "milestones", "outside_term", one.due);
            self.check(one.amount > 0, "milestones", "out_of_range", one.amount);
        }
        for pair in terms.milestones.windows(2).filter(|_| few) {
            if let [one, next] = pair {
                let grow = one.due < next.due && one.amount <= next.amount;
                self.check(grow, "milestones", "milestones_not_in_order", next.due);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::actions::obligation::Milestone;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn contract() -> Period {
        Period::new(day(2026, 1, 1), day(2027, 12, 31)).unwrap()
    }

    fn good() -> Terms {
        Terms {
            share: Some(500),
            amount: None,
            description: None,
            floor_cents: None,
            cap_cents: None,
            reduction: None,
            reduction_step: None,
            reduction_from: None,
            reduction_until: None,
            rhythm: "quarter".to_owned(),
            days_allowed: 30,
            grace_days: 0,
            starts: day(2026, 1, 1),
            ends: day(2027, 12, 31),
            milestones: Vec::new(),
        }
    }

    fn told(kind: &str, terms: &Terms) -> Vec<(&'static str, &'static str)> {
        let faults = faults(kind, terms, contract());
        faults.iter().map(|one| (one.field, one.code)).collect()
    }

    #[test]
    fn good_terms_have_no_faults() {
        assert_eq!(told("share_of_contract_value", &good()), []);
        let jobs = Terms {
            share: None,
            amount: Some(60_000),
            ..good()
        };
        assert_eq!(told("jobs", &jobs), []);
        let bespoke = Terms {
            share: None,
            description: Some("Leerplekken".to_owned()),
            ..good()
        };
        assert_eq!(told("bespoke", &bespoke), []);
    }

    #[test]
    fn each_fault_is_told_at_its_field() {
        let milestone = |due, amount| Milestone { due, amount };
        for (terms, expected) in [
            (
                Terms {
                    share: None,
                    ..good()
                },
                ("share", "field_missing"),
            ),
            (
                Terms {
                    share: Some(10_001),
                    ..good()
                },
                ("share", "out_of_range"),
            ),
            (
                Terms {
                    amount: Some(1),
                    ..good()
                },
                ("amount", "not_for_kind"),
            ),
            (
                Terms {
                    floor_cents: Some(2),
                    cap_cents: Some(1),
                    ..good()
                },
                ("floorCents", "floor_above_cap"),
            ),
            (
                Terms {
                    cap_cents: Some(0),
                    ..good()
                },
                ("capCents", "out_of_range"),
            ),
            (
                Terms {
                    reduction_step: Some("2".to_owned()),
                    ..good()
                },
                ("reduction", "field_missing"),
            ),
            (
                Terms {
                    reduction: Some(1),
                    reduction_step: Some("4".to_owned()),
                    ..good()
                },
                ("reductionStep", "unknown"),
            ),
            (
                Terms {
                    reduction: Some(1),
                    reduction_from: Some(day(2026, 1, 1)),
                    ..good()
                },
                ("reductionUntil", "field_missing"),
            ),
            (
                Terms {
                    ends: day(2028, 1, 1),
                    ..good()
                },
                ("ends", "outside_contract"),
            ),
            (
                Terms {
                    rhythm: "week".to_owned(),
                    ..good()
                },
                ("rhythm", "unknown"),
            ),
            (
                Terms {
                    days_allowed: -1,
                    ..good()
                },
                ("daysAllowed", "out_of_range"),
            ),
            (
                Terms {
                    milestones: vec![milestone(day(2025, 1, 1), 1)],
                    ..good()
                },
                ("milestones", "outside_term"),
            ),
            (
                Terms {
                    milestones: vec![milestone(day(2026, 6, 1), 2), milestone(day(2026, 7, 1), 1)],
                    ..good()
                },
                ("milestones", "milestones_not_in_order"),
            ),
        ] {
            assert_eq!(
                told("share_of_contract_value", &terms),
                [expected],
                "{terms:?}"
            );
        }
        assert_eq!(
            told(
                "bespoke",
                &Terms {
                    share: None,
                    ..good()
                }
            ),
            [("description", "field_missing")]
        );
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let terms = Terms {
            share: None,
            rhythm: String::new(),
            grace_days: 9_999,
            ..good()
        };
        assert_eq!(told("share_of_turnover", &terms).len(), 3);
    }
}
