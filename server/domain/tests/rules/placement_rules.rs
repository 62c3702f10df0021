//! The rules of a placement's value, each on its own: reasons, hours, units, bonuses.

use meetbaar_domain::amount::{Cents, Exact, Hours};
use meetbaar_domain::period::Period;
use meetbaar_domain::target_group::{BenefitDuration, TargetGroup};
use meetbaar_domain::valuation::{
    NotValued, PlacementFacts, Valuation, derived_hours_per_week, value_placement,
};
use meetbaar_domain::value_table::{BuildingBlock, ProRata, Unit, ValueTable};

use crate::case_files::{day, days};
use crate::made_up::{block, facts, table};

fn contract() -> Period {
    days("2024-01-01", "2027-12-31")
}

fn hours(text: &str) -> Option<Hours> {
    Hours::parse(text)
}

fn with_block(block: BuildingBlock) -> ValueTable {
    ValueTable {
        blocks: vec![block],
        ..table()
    }
}

fn in_2026(table: &ValueTable, facts: &PlacementFacts<'_>) -> Valuation {
    value_placement(table, contract(), Period::year(2026).unwrap(), facts)
}

#[test]
fn a_value_can_be_explained() {
    let bonuses = ["50_plus".to_owned(), "55_plus".to_owned()];
    let facts = PlacementFacts {
        hours_per_week: hours("18"),
        end: Some(day("2026-06-30")),
        bonuses: &bonuses,
        ..facts()
    };
    let valuation = in_2026(&table(), &facts);
    assert_eq!(valuation.value, Cents(500_000 + 375_000));
    assert_eq!(valuation.counted, Some(days("2026-01-01", "2026-06-30")));
    assert_eq!(
        (valuation.time, valuation.factor),
        (Exact::new(1, 2), Exact::new(1, 2))
    );
    assert_eq!(valuation.bonuses, [("55_plus".to_owned(), Cents(750_000))]);
    let used = valuation.block.unwrap();
    assert_eq!(
        (used.code.as_str(), used.label.as_str(), used.amount),
        ("ww", "WW", Cents(2_000_000))
    );
    assert_eq!(
        (valuation.reason, valuation.lower_duration_assumed),
        (None, false)
    );
}

#[test]
fn a_line_without_value_says_why() {
    let capped = with_block(BuildingBlock {
        cap_months: Some(12),
        ..block()
    });
    let minimum = ValueTable {
        min_hours_per_week: Hours(120_000),
        ..table()
    };
    let recent = ValueTable {
        counts_from_before_contract_months: Some(12),
        ..table()
    };
    let share = with_block(BuildingBlock {
        unit: Unit::InvoiceShare,
        ..block()
    });
    let no_week = ValueTable {
        full_time_hours: Hours::ZERO,
        ..table()
    };
    let no_hours = PlacementFacts {
        hours_per_week: None,
        ..facts()
    };
    let by_hours = ValueTable {
        pro_rata: ProRata::Hours,
        ..table()
    };
    let started = |start| PlacementFacts {
        start: day(start),
        ..facts()
    };
    for (table, facts, reason) in [
        (
            table(),
            PlacementFacts {
                target_group: TargetGroup::Overig,
                ..facts()
            },
            Some(NotValued::NoBlock),
        ),
        (share, facts(), Some(NotValued::UnitDoesNotFit)),
        (
            minimum.clone(),
            PlacementFacts {
                hours_per_week: hours("11.99"),
                ..facts()
            },
            Some(NotValued::BelowMinimumHours),
        ),
        (
            minimum.clone(),
            PlacementFacts {
                hours_per_week: hours("12"),
                ..facts()
            },
            None,
        ),
        (minimum, no_hours, Some(NotValued::HoursUnknown)),
        (table(), no_hours, Some(NotValued::HoursUnknown)),
        (by_hours, no_hours, Some(NotValued::HoursUnknown)),
        (
            table(),
            started("2027-01-01"),
            Some(NotValued::OutsidePeriod),
        ),
        (
            table(),
            PlacementFacts {
                end: Some(day("2025-12-31")),
                ..facts()
            },
            Some(NotValued::OutsidePeriod),
        ),
        (
            capped.clone(),
            started("2025-01-01"),
            Some(NotValued::CapReached),
        ),
        (capped, started("2025-01-02"), None),
        (
            recent.clone(),
            started("2022-12-31"),
            Some(NotValued::StartedTooEarly),
        ),
        (recent, started("2023-01-01"), None),
        (no_week, facts(), Some(NotValued::OutOfBounds)),
    ] {
        let valuation = in_2026(&table, &facts);
        assert_eq!(valuation.reason, reason, "{facts:?}");
        assert_eq!(
            valuation.value == Cents::ZERO,
            reason.is_some(),
            "{facts:?}"
        );
    }
}

#[test]
fn an_open_benefit_duration_takes_the_lower_amount_with_a_warning() {
    let split = |euros: i64, duration| BuildingBlock {
        amount: Cents(euros * 100),
        benefit_duration: Some(duration),
        ..block()
    };
    let blocks = vec![
        split(15_000, BenefitDuration::MoreThanOneYear),
        split(10_000, BenefitDuration::LessThanOneYear),
    ];
    let table = ValueTable { blocks, ..table() };
    for (benefit_duration, euros, assumed) in [
        (None, 10_000, true),
        (Some(BenefitDuration::LessThanTwoYears), 10_000, true),
        (Some(BenefitDuration::MoreThanTwoYears), 15_000, false),
    ] {
        let valuation = in_2026(
            &table,
            &PlacementFacts {
                benefit_duration,
                ..facts()
            },
        );
        assert_eq!(
            (valuation.value, valuation.lower_duration_assumed),
            (Cents(euros * 100), assumed)
        );
    }
}

#[test]
fn hours_a_week_are_derived_from_paid_hours() {
    assert_eq!(
        derived_hours_per_week(
            Hours::parse("473.14").unwrap(),
            days("2026-07-01", "2026-09-30")
        )
        .plain(),
        "35.9998"
    );
    let paid = |text| PlacementFacts {
        hours_per_week: None,
        paid_hours: hours(text),
        ..facts()
    };
    // 13 weeks of 18 hours, in the 91 days of a quarter.
    let quarter = days("2026-04-01", "2026-06-30");
    let valuation = value_placement(&table(), contract(), quarter, &paid("234"));
    assert_eq!(
        (valuation.factor, valuation.value),
        (Exact::new(1, 2), Cents(250_000))
    );
    // Half of the hours were paid outside the contract's days: the hours a week stay the same.
    let ending = days("2024-01-01", "2026-05-15");
    let valuation = value_placement(&table(), ending, quarter, &paid("234"));
    assert_eq!(valuation.factor, Exact::new(1, 2));
}

#[test]
fn a_table_of_paid_hours_counts_them_once() {
    let by_hours = ValueTable {
        pro_rata: ProRata::Hours,
        ..table()
    };
    // Half a full-time year of 52 x 36 hours, whatever the contract hours say.
    for hours_per_week in [None, hours("18"), hours("36")] {
        let facts = PlacementFacts {
            hours_per_week,
            paid_hours: hours("936"),
            ..facts()
        };
        let valuation = in_2026(&by_hours, &facts);
        assert_eq!(
            (valuation.value, valuation.factor),
            (Cents(1_000_000), Exact::from_integer(1))
        );
    }
    // Contract hours stand in for paid hours that aren't stated: 18 hours a week over 365 / 7 weeks.
    let valuation = in_2026(
        &by_hours,
        &PlacementFacts {
            hours_per_week: hours("18"),
            ..facts()
        },
    );
    assert_eq!(valuation.time, Exact::new(18 * 365, 7 * 52 * 36));
    // Hours paid after the contract's end don't count.
    let facts = PlacementFacts {
        paid_hours: hours("365"),
        ..facts()
    };
    let valuation = value_placement(
        &by_hours,
        days("2024-01-01", "2026-01-31"),
        Period::year(2026).unwrap(),
        &facts,
    );
    assert_eq!(valuation.time, Exact::new(31, 52 * 36));
}

#[test]
fn each_unit_has_its_own_time() {
    let bonuses = ["permanent".to_owned()];
    for (unit, amount, value, time) in [
        (Unit::Year, 1_200_000, 600_000 + 50_000, Exact::new(1, 2)),
        (
            Unit::LearningYear,
            1_200_000,
            600_000 + 50_000,
            Exact::new(1, 2),
        ),
        (
            Unit::Month,
            75_000,
            450_000 + 50_000,
            Exact::from_integer(6),
        ),
        (
            Unit::Hour,
            1_000,
            100_000 + 50_000,
            Exact::from_integer(100),
        ),
    ] {
        let table = ValueTable {
            blocks: vec![BuildingBlock {
                unit,
                amount: Cents(amount),
                ..block()
            }],
            ..table()
        };
        let facts = PlacementFacts {
            end: Some(day("2026-06-30")),
            paid_hours: hours("100"),
            bonuses: &bonuses,
            ..facts()
        };
        let valuation =
            value_placement(&table, contract(), days("2026-01-01", "2026-06-30"), &facts);
        assert_eq!(
            (valuation.value, valuation.time),
            (Cents(value), time),
            "{unit:?}"
        );
    }
}

#[test]
fn a_monthly_amount_needs_no_hours_unless_a_bonus_does() {
    let bonuses = ["permanent".to_owned()];
    let table = with_block(BuildingBlock {
        unit: Unit::Month,
        ..block()
    });
    let facts = PlacementFacts {
        hours_per_week: None,
        bonuses: &bonuses,
        ..facts()
    };
    assert_eq!(in_2026(&table, &facts).reason, None);
    let pro_rated = ValueTable {
        bonus_pro_rated: true,
        ..table
    };
    assert_eq!(
        in_2026(&pro_rated, &facts).reason,
        Some(NotValued::HoursUnknown)
    );
}
