//! What is required by kind, with milestones and certificates, and when an obligation can be fulfilled.

use meetbaar_domain::amount::{BasisPoints, Cents, Hours, Jobs};
use meetbaar_domain::obligation::{
    Kind, Milestone, Obligation, Quantity, Reduction, Reported, can_be_fulfilled, required,
    required_in_full,
};

use crate::case_files::{day, days};
use crate::made_up::obligation;

/// A term of 100 days.
fn hundred_days(kind: Kind) -> Obligation {
    obligation(kind, days("2026-01-01", "2026-04-10"))
}

fn fixed(cents: i64) -> Kind {
    Kind::FixedAmount {
        amount: Cents(cents),
    }
}

fn stored(obligation: &Obligation, on: &str) -> Option<i64> {
    required(obligation, &Reported::default(), day(on)).map(Quantity::stored)
}

#[test]
fn each_kind_accrues_in_its_own_way() {
    let (first, tenth, last, later) = ("2026-01-01", "2026-01-10", "2026-04-10", "2030-01-01");
    for (kind, on_first, on_tenth, on_last) in [
        (fixed(10_000), 100, 1_000, 10_000),
        (
            Kind::Jobs {
                number: Jobs(60_000),
            },
            60_000,
            60_000,
            60_000,
        ),
        (Kind::Placements { number: 19 }, 0, 1, 19),
        (
            Kind::Hours {
                number: Hours(1_000),
            },
            10,
            100,
            1_000,
        ),
    ] {
        let obligation = hundred_days(kind);
        let unit = obligation.kind.nothing().unwrap();
        assert_eq!(stored(&obligation, "2025-12-31"), Some(0));
        for (on, expected) in [
            (first, on_first),
            (tenth, on_tenth),
            (last, on_last),
            (later, on_last),
        ] {
            let found = required(&obligation, &Reported::default(), day(on)).unwrap();
            assert_eq!(found, unit.with_stored(expected), "{obligation:?} {on}");
        }
    }
}

#[test]
fn what_is_bespoke_is_not_measurable_and_never_zero() {
    let bespoke = hundred_days(Kind::Bespoke {
        text: "Een kantine".to_owned(),
    });
    assert_eq!(stored(&bespoke, "2026-02-01"), None);
    assert_eq!(required_in_full(&bespoke, &Reported::default()), None);
    assert!(!can_be_fulfilled(
        &bespoke,
        &Reported::default(),
        day("2030-01-01")
    ));
}

#[test]
fn a_share_of_turnover_or_wages_grows_within_floor_and_cap() {
    let shares = [
        (
            Kind::ShareOfTurnover {
                share: BasisPoints(500),
            },
            Reported {
                turnover: Cents(100_000),
                ..Reported::default()
            },
        ),
        (
            Kind::ShareOfWageSum {
                share: BasisPoints(500),
            },
            Reported {
                wage_sum: Cents(100_000),
                ..Reported::default()
            },
        ),
    ];
    for (kind, base) in shares {
        let found = |floor, cap, on: &str| {
            let obligation = Obligation {
                floor,
                cap,
                ..hundred_days(kind.clone())
            };
            required(&obligation, &base, day(on)).map(Quantity::stored)
        };
        let half_way = "2026-02-19";
        assert_eq!(found(None, None, half_way), Some(5_000));
        assert_eq!(found(None, Some(Cents(4_000)), half_way), Some(4_000));
        assert_eq!(found(Some(Cents(30_000)), None, half_way), Some(15_000));
        assert_eq!(found(Some(Cents(30_000)), None, "2026-04-10"), Some(30_000));
        assert_eq!(
            found(Some(Cents(30_000)), Some(Cents(20_000)), "2026-04-10"),
            Some(20_000)
        );
        assert_eq!(found(None, None, "2025-12-31"), Some(0));
    }
}

#[test]
fn a_certificate_lowers_what_accrues_while_it_is_valid() {
    let valid = Some(days("2026-01-01", "2026-01-20"));
    let reduced = |kind, valid| {
        let reduction = Some(Reduction {
            share: BasisPoints(2_500),
            valid,
        });
        Obligation {
            reductions: reduction.into_iter().collect(),
            ..hundred_days(kind)
        }
    };
    for (obligation, on, expected) in [
        (reduced(fixed(10_000), valid), "2026-01-10", 750),
        (reduced(fixed(10_000), valid), "2026-01-20", 1_500),
        (reduced(fixed(10_000), valid), "2026-01-21", 1_600),
        (reduced(fixed(10_000), valid), "2026-04-10", 9_500),
        (reduced(fixed(10_000), None), "2026-04-10", 7_500),
        (
            reduced(
                Kind::Jobs {
                    number: Jobs(10_000),
                },
                valid,
            ),
            "2026-01-20",
            7_500,
        ),
        (
            reduced(
                Kind::Jobs {
                    number: Jobs(10_000),
                },
                valid,
            ),
            "2026-02-09",
            8_750,
        ),
        (
            reduced(Kind::Placements { number: 10 }, None),
            "2026-04-10",
            7,
        ),
    ] {
        assert_eq!(
            stored(&obligation, on),
            Some(expected),
            "{obligation:?} {on}"
        );
    }
}

fn with_milestones(milestones: &[(&str, Quantity)], reduction: Option<Reduction>) -> Obligation {
    let milestones = milestones
        .iter()
        .map(|(due, amount)| Milestone {
            due: day(due),
            amount: *amount,
        })
        .collect();
    Obligation {
        milestones,
        reductions: reduction.into_iter().collect(),
        ..hundred_days(fixed(10_000))
    }
}

#[test]
fn milestones_replace_accrual_by_days() {
    let euros = |cents| Quantity::Euros(Cents(cents));
    let milestones = [
        ("2026-03-01", euros(9_000)),
        ("2026-02-01", euros(4_000)),
        ("2026-05-01", euros(8_000)),
    ];
    let obligation = with_milestones(&milestones, None);
    for (on, expected) in [
        ("2026-01-31", 0),
        ("2026-02-01", 4_000),
        ("2026-03-01", 9_000),
        ("2026-05-01", 9_000),
    ] {
        assert_eq!(stored(&obligation, on), Some(expected), "{on}");
    }
    assert_eq!(
        required_in_full(&obligation, &Reported::default()),
        Some(euros(9_000))
    );
    // One in another unit is none.
    let foreign = with_milestones(&[("2026-02-01", Quantity::Jobs(Jobs(1)))], None);
    assert_eq!(stored(&foreign, "2026-01-10"), Some(1_000));
}

#[test]
fn a_certificate_lowers_the_milestones_that_accrue_while_it_is_valid() {
    let euros = |cents| Quantity::Euros(Cents(cents));
    let milestones = [("2026-01-20", euros(4_000)), ("2026-01-30", euros(9_000))];
    let reduction = Reduction {
        share: BasisPoints(2_500),
        valid: Some(days("2026-01-11", "2026-01-20")),
    };
    let obligation = with_milestones(&milestones, Some(reduction));
    assert_eq!(stored(&obligation, "2026-01-20"), Some(3_500));
    assert_eq!(stored(&obligation, "2026-01-30"), Some(8_500));
    let whole_term = with_milestones(
        &milestones,
        Some(Reduction {
            valid: None,
            ..reduction
        }),
    );
    assert_eq!(stored(&whole_term, "2026-01-30"), Some(6_750));
}

#[test]
fn what_can_still_grow_or_fall_is_not_fulfilled_before_the_end() {
    let base = Reported {
        turnover: Cents(100_000),
        wage_sum: Cents::ZERO,
    };
    let turnover = hundred_days(Kind::ShareOfTurnover {
        share: BasisPoints(500),
    });
    let capped = Obligation {
        cap: Some(Cents(5_000)),
        ..turnover.clone()
    };
    for (obligation, during, at_the_end) in [
        (hundred_days(fixed(1)), true, true),
        (hundred_days(Kind::Jobs { number: Jobs(1) }), false, true),
        (turnover, false, true),
        (capped, true, true),
    ] {
        assert_eq!(
            can_be_fulfilled(&obligation, &base, day("2026-04-09")),
            during,
            "{obligation:?}"
        );
        assert_eq!(
            can_be_fulfilled(&obligation, &base, day("2026-04-10")),
            at_the_end,
            "{obligation:?}"
        );
    }
}
