//! Tables, blocks, lines and obligations to vary in tests. Plain values, no rules.

use meetbaar_domain::amount::{BasisPoints, Cents, Hours};
use meetbaar_domain::obligation::{Kind, Obligation, Rhythm};
use meetbaar_domain::period::Period;
use meetbaar_domain::target_group::TargetGroup;
use meetbaar_domain::valuation::PlacementFacts;
use meetbaar_domain::value_table::{
    Bonus, BuildingBlock, CapCounts, ChosenBy, ProRata, Unit, ValueTable,
};

use crate::case_files::day;

/// A table of 36 hours by months that values unemployment at 20,000 a year, without a cap.
pub(crate) fn table() -> ValueTable {
    ValueTable {
        code: "made-up".to_owned(),
        publisher: "Nobody".to_owned(),
        version: "1".to_owned(),
        source: "nowhere".to_owned(),
        valid_from: None,
        valid_until: None,
        chosen_by: ChosenBy::ContractDate,
        full_time_hours: Hours(360_000),
        min_hours_per_week: Hours::ZERO,
        pro_rata: ProRata::Months,
        cap_counts: CapCounts::Calendar,
        cap_hours_factor: true,
        bonus_pro_rated: false,
        counts_from_before_contract_months: None,
        blocks: vec![block()],
        bonuses: vec![
            bonus("50_plus", 5_000),
            bonus("55_plus", 7_500),
            bonus("permanent", 1_000),
        ],
    }
}

pub(crate) fn block() -> BuildingBlock {
    BuildingBlock {
        code: "ww".to_owned(),
        also: Vec::new(),
        benefit_duration: None,
        label: "WW".to_owned(),
        unit: Unit::Year,
        amount: Cents(2_000_000),
        share: BasisPoints::ZERO,
        cap_months: None,
    }
}

pub(crate) fn bonus(code: &str, euros: i64) -> Bonus {
    Bonus {
        code: code.to_owned(),
        amount: Cents(euros * 100),
    }
}

/// Somebody with unemployment benefit, full time since 1 January 2026.
pub(crate) fn facts() -> PlacementFacts<'static> {
    PlacementFacts {
        target_group: TargetGroup::Ww,
        benefit_duration: None,
        start: day("2026-01-01"),
        end: None,
        hours_per_week: Some(Hours(360_000)),
        paid_hours: None,
        bonuses: &[],
    }
}

/// An obligation reported by quarter, due within 30 days.
pub(crate) fn obligation(kind: Kind, term: Period) -> Obligation {
    Obligation {
        kind,
        term,
        floor: None,
        cap: None,
        milestones: Vec::new(),
        reductions: Vec::new(),
        rhythm: Rhythm::Quarter,
        days_allowed: 30,
        grace_days: 14,
    }
}
