//! Until when a placement brings value: caps, and what is still to come.

use meetbaar_domain::amount::{Cents, Hours};
use meetbaar_domain::period::Period;
use meetbaar_domain::valuation::{NotValued, PlacementFacts, value_placement, value_to_come};
use meetbaar_domain::value_table::{BuildingBlock, CapCounts, ValueTable};

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

#[test]
fn a_cap_of_worked_time_lasts_longer_for_part_time() {
    let capped = with_block(BuildingBlock {
        cap_months: Some(12),
        ..block()
    });
    let worked = ValueTable {
        cap_counts: CapCounts::WorkedTime,
        ..capped.clone()
    };
    let facts = PlacementFacts {
        hours_per_week: hours("24"),
        ..facts()
    };
    let period = days("2026-01-01", "2027-12-31");
    let by_calendar = value_placement(&capped, contract(), period, &facts);
    let by_worked_time = value_placement(&worked, contract(), period, &facts);
    assert_eq!(by_calendar.value, Cents(1_333_333));
    assert_eq!(by_worked_time.value, Cents(2_000_000));
    assert_eq!(
        by_worked_time.counted,
        Some(days("2026-01-01", "2027-06-30"))
    );
    let after = value_placement(
        &worked,
        contract(),
        days("2027-07-01", "2027-12-31"),
        &facts,
    );
    assert_eq!(after.reason, Some(NotValued::CapReached));
}

#[test]
fn a_running_placement_brings_value_until_its_end_its_cap_or_the_contracts() {
    let capped = with_block(BuildingBlock {
        cap_months: Some(12),
        ..block()
    });
    let ending = PlacementFacts {
        end: Some(day("2026-11-30")),
        ..facts()
    };
    let unknown = PlacementFacts {
        hours_per_week: None,
        paid_hours: hours("468"),
        ..facts()
    };
    let over = PlacementFacts {
        end: Some(day("2026-09-30")),
        ..facts()
    };
    for (table, facts, value) in [
        (table(), facts(), 2_500_000),
        (capped, facts(), 500_000),
        (table(), ending, 333_333),
        (
            table(),
            PlacementFacts {
                paid_hours: hours("1"),
                ..facts()
            },
            2_500_000,
        ),
        (table(), unknown, 0),
        (table(), over, 0),
    ] {
        assert_eq!(
            value_to_come(&table, contract(), day("2026-09-30"), &facts),
            Cents(value),
            "{facts:?}"
        );
    }
    assert_eq!(
        value_to_come(&table(), contract(), day("2027-12-31"), &facts()),
        Cents::ZERO
    );
}
