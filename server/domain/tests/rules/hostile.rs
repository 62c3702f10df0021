//! Numbers and dates that nobody means: every rule answers, none panics, and nothing wraps to a negative value.

use chrono::NaiveDate;
use meetbaar_domain::amount::{BasisPoints, Cents, Hours, Jobs};
use meetbaar_domain::calendar::{alert_from, due_on, is_silent, overdue, report_periods};
use meetbaar_domain::jobs::{jobs, jobs_by_contract_hours, paid_hours_equivalent};
use meetbaar_domain::obligation::{
    Kind, Milestone, Obligation, Quantity, Reduction, Reported, Rhythm, can_be_fulfilled, required,
    required_in_full,
};
use meetbaar_domain::period::Period;
use meetbaar_domain::standing::gap;
use meetbaar_domain::valuation::{
    PlacementFacts, derived_hours_per_week, value_activity, value_placement, value_purchase,
    value_to_come,
};
use meetbaar_domain::value_table::{
    BuildingBlock, CapCounts, ProRata, SOCIAL_ACTIVITY, SOCIAL_PURCHASE, Unit, ValueTable,
};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::sample::select;

use crate::case_files::{day, days};
use crate::made_up;

fn any_date() -> impl Strategy<Value = NaiveDate> {
    let edges = [
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
        "2026-01-01",
        "2026-12-31",
    ]
    .map(day);
    let limits = [NaiveDate::MIN, NaiveDate::MAX];
    prop_oneof![select(edges.to_vec()), select(limits.to_vec())]
}

fn any_period() -> impl Strategy<Value = Period> {
    let all = [
        days("0001-01-01", "9999-12-31"),
        days("9999-12-31", "9999-12-31"),
        days("2024-02-29", "2026-03-31"),
    ];
    select(all.to_vec())
}

fn any_number() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(i64::MAX),
        Just(i64::MIN),
        Just(0),
        Just(1),
        Just(-1),
        any::<i64>()
    ]
}

fn any_table() -> impl Strategy<Value = ValueTable> {
    let settings = (
        any_number(),
        any_number(),
        any_number(),
        any::<(bool, bool)>(),
        option::of(any::<u32>()),
    );
    let choices = (
        select(ProRata::ALL.to_vec()),
        select(CapCounts::ALL.to_vec()),
        select(Unit::ALL.to_vec()),
    );
    (
        settings,
        choices,
        any_number(),
        any_number(),
        option::of(any::<u32>()),
    )
        .prop_map(
            |(
                (full, least, extra, (capped, pro_rated), before),
                (pro_rata, cap_counts, unit),
                amount,
                share,
                cap_months,
            )| {
                let block = |code: &str| BuildingBlock {
                    code: code.to_owned(),
                    unit,
                    amount: Cents(amount),
                    share: BasisPoints(share),
                    cap_months,
                    ..made_up::block()
                };
                let mut bonuses = made_up::table().bonuses;
                bonuses[0].amount = Cents(extra);
                ValueTable {
                    full_time_hours: Hours(full),
                    min_hours_per_week: Hours(least),
                    pro_rata,
                    cap_counts,
                    cap_hours_factor: capped,
                    bonus_pro_rated: pro_rated,
                    counts_from_before_contract_months: before,
                    blocks: vec![block("ww"), block(SOCIAL_ACTIVITY), block(SOCIAL_PURCHASE)],
                    bonuses,
                    ..made_up::table()
                }
            },
        )
}

fn any_kind() -> impl Strategy<Value = Kind> {
    (0..8, any_number(), any_number()).prop_map(|(kind, one, other)| {
        let share = BasisPoints(one);
        match kind {
            0 => Kind::ShareOfContractValue {
                share,
                contract_value: Cents(other),
            },
            1 => Kind::ShareOfTurnover { share },
            2 => Kind::ShareOfWageSum { share },
            3 => Kind::FixedAmount {
                amount: Cents(other),
            },
            4 => Kind::Jobs {
                number: Jobs(other),
            },
            5 => Kind::Placements { number: other },
            6 => Kind::Hours {
                number: Hours(other),
            },
            _ => Kind::Bespoke {
                text: String::new(),
            },
        }
    })
}

fn any_obligation() -> impl Strategy<Value = Obligation> {
    let bounds = (option::of(any_number()), option::of(any_number()));
    let reduction = option::of((any_number(), option::of(any_period())));
    let milestone = (any::<bool>(), any_date(), any_number());
    (
        any_kind(),
        any_period(),
        bounds,
        reduction,
        milestone,
        any::<(u32, u32)>(),
    )
        .prop_map(
            |(
                kind,
                term,
                (floor, cap),
                reduction,
                (has_milestones, due, number),
                (days_allowed, grace_days),
            )| {
                let amount = kind
                    .nothing()
                    .unwrap_or(Quantity::Placements(0))
                    .with_stored(number);
                let later = Milestone {
                    due: NaiveDate::MAX,
                    amount: amount.with_stored(i64::MAX),
                };
                Obligation {
                    floor: floor.map(Cents),
                    cap: cap.map(Cents),
                    reductions: reduction
                        .into_iter()
                        .map(|(share, valid)| Reduction {
                            share: BasisPoints(share),
                            valid,
                        })
                        .collect(),
                    milestones: if has_milestones {
                        vec![Milestone { due, amount }, later]
                    } else {
                        Vec::new()
                    },
                    days_allowed,
                    grace_days,
                    ..made_up::obligation(kind, term)
                }
            },
        )
}

proptest! {
    #[test]
    fn a_placement_is_valued_or_says_why(
        table in any_table(), contract in any_period(), period in any_period(), start in any_date(),
        end in option::of(any_date()), per_week in option::of(any_number()), paid in option::of(any_number()),
        after in any_date(),
    ) {
        let bonuses = ["50_plus".to_owned()];
        let (hours_per_week, paid_hours) = (per_week.map(Hours), paid.map(Hours));
        let facts = PlacementFacts { start, end, hours_per_week, paid_hours, bonuses: &bonuses, ..made_up::facts() };
        let valuation = value_placement(&table, contract, period, &facts);
        prop_assert!(valuation.reason.is_none() || valuation.value == Cents::ZERO);
        let counted = valuation.counted;
        prop_assert!(counted.is_none_or(|counted| period.covers(counted) && contract.covers(counted)));
        let to_come = value_to_come(&table, contract, after, &facts);
        prop_assert!(to_come.0.abs() <= Cents::LIMIT);
    }

    #[test]
    fn purchases_and_activities_are_valued_or_say_why(table in any_table(), number in any_number()) {
        for valuation in [value_purchase(&table, Cents(number)), value_activity(&table, Hours(number))] {
            prop_assert!(valuation.value.0.abs() <= Cents::LIMIT);
            prop_assert!(valuation.reason.is_none() || valuation.value == Cents::ZERO);
        }
    }

    #[test]
    fn a_requirement_is_never_negative(
        obligation in any_obligation(), turnover in any_number(), wage_sum in any_number(), on in any_date(),
        realised in any_number(),
    ) {
        let base = Reported { turnover: Cents(turnover), wage_sum: Cents(wage_sum) };
        let found = required(&obligation, &base, on);
        prop_assert!(found.is_some() == (obligation.kind.code() != "bespoke"));
        if let Some(found) = found {
            prop_assert!(found.stored() >= 0);
            prop_assert!(gap(found, found.with_stored(realised)).stored() >= 0);
        }
        let in_full = required_in_full(&obligation, &base);
        prop_assert!(in_full.is_none_or(|in_full| in_full.stored() >= 0));
        prop_assert!(found.is_some() || !can_be_fulfilled(&obligation, &base, on));
    }

    #[test]
    fn jobs_stay_within_their_limit(hours in any_number(), counted in any_number(), period in any_period()) {
        prop_assert!(jobs(Hours(hours), period).0.abs() <= Jobs::LIMIT);
        prop_assert!(jobs_by_contract_hours(Hours(hours), counted, period).0.0.abs() <= Jobs::LIMIT);
        prop_assert!(paid_hours_equivalent(Hours(hours), counted, period).0.abs() <= Hours::LIMIT);
        prop_assert!(derived_hours_per_week(Hours(hours), period).0.abs() <= Hours::LIMIT);
    }
}

#[test]
fn the_calendar_of_ten_thousand_years_ends() {
    let ever = days("0001-01-01", "9999-12-31");
    let obligation = Obligation {
        rhythm: Rhythm::Month,
        days_allowed: u32::MAX,
        grace_days: u32::MAX,
        ..made_up::obligation(Kind::FixedAmount { amount: Cents(1) }, ever)
    };
    assert_eq!(report_periods(&obligation).len(), 9_999 * 12);
    assert_eq!(due_on(ever, u32::MAX), NaiveDate::MAX);
    assert_eq!(alert_from(&obligation, ever), NaiveDate::MAX);
    assert_eq!(overdue(&obligation, &[], NaiveDate::MAX), []);
    assert!(!is_silent(&obligation, &[], NaiveDate::MAX));
}
