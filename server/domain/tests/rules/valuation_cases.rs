//! Every case of valuation.json to the cent.

use meetbaar_domain::amount::{BasisPoints, Cents};
use meetbaar_domain::target_group::TargetGroup;
use meetbaar_domain::valuation::{PlacementFacts, value_with_block};
use meetbaar_domain::value_table::{Bonus, BuildingBlock, ProRata, Unit, ValueTable};
use serde_json::Value;

use crate::case_files::{day, euros, hours, list, number, period, text};
use crate::made_up;

fn table(settings: &Value) -> ValueTable {
    ValueTable {
        code: text(&settings["id"]).to_owned(),
        full_time_hours: hours(&settings["full_time_hours"]),
        min_hours_per_week: hours(&settings["min_hours_per_week"]),
        pro_rata: ProRata::from_code(text(&settings["pro_rata"])).unwrap(),
        cap_hours_factor: settings["cap_hours_factor"].as_bool().unwrap(),
        bonus_pro_rated: settings["bonus_pro_rated"].as_bool().unwrap(),
        ..made_up::table()
    }
}

fn block(block: &Value) -> BuildingBlock {
    BuildingBlock {
        unit: Unit::from_code(text(&block["unit"])).unwrap(),
        amount: euros(&block["amount"]),
        share: BasisPoints::ZERO,
        cap_months: block["cap_months"]
            .as_u64()
            .map(|months| u32::try_from(months).unwrap()),
        ..made_up::block()
    }
}

#[test]
fn every_worked_case_is_valued_to_the_cent() {
    for case in list("valuation") {
        let bonuses: Vec<Bonus> = case["bonuses"]
            .as_array()
            .unwrap()
            .iter()
            .map(bonus)
            .collect();
        let line = &case["line"];
        let facts = PlacementFacts {
            target_group: TargetGroup::Overig,
            benefit_duration: None,
            start: day(text(&line["start"])),
            end: line["end"].as_str().map(day),
            hours_per_week: Some(hours(&line["hours_per_week"])),
            paid_hours: None,
            bonuses: &[],
        };
        let valuation = value_with_block(
            &table(&case["table"]),
            &block(&case["block"]),
            &bonuses.iter().collect::<Vec<_>>(),
            period(&case["contract"]),
            period(&case["period"]),
            &facts,
        );
        let expected = Cents(number(&case["value_cents"]));
        assert_eq!(valuation.value, expected, "{}: {valuation:?}", case["name"]);
        assert_eq!(
            valuation.reason.is_some(),
            expected == Cents::ZERO,
            "{}: {valuation:?}",
            case["name"]
        );
    }
}

fn bonus(bonus: &Value) -> Bonus {
    Bonus {
        code: text(&bonus["code"]).to_owned(),
        amount: euros(&bonus["amount"]),
    }
}
