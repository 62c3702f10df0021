//! Every case of gap.json to the cent.

use meetbaar_domain::amount::Cents;
use meetbaar_domain::obligation::{
    Kind, Obligation, Quantity, Reduction, Reported, required, required_in_full,
};
use meetbaar_domain::standing::gap;
use serde_json::Value;

use crate::case_files::{day, euros, list, number, percent, period, text};
use crate::made_up;

fn obligation(case: &Value) -> Obligation {
    let kind = match text(&case["kind"]) {
        "share_of_contract_value" => Kind::ShareOfContractValue {
            share: percent(&case["share"]),
            contract_value: euros(&case["base"]),
        },
        "share_of_turnover" => Kind::ShareOfTurnover {
            share: percent(&case["share"]),
        },
        "fixed_amount" => Kind::FixedAmount {
            amount: euros(&case["amount"]),
        },
        other => panic!("no such kind in the cases: {other}"),
    };
    assert_eq!(kind.code(), text(&case["kind"]));
    Obligation {
        floor: case.get("floor").map(euros),
        cap: case.get("cap").map(euros),
        reductions: case
            .get("reduction")
            .into_iter()
            .map(|share| Reduction {
                share: percent(share),
                valid: None,
            })
            .collect(),
        ..made_up::obligation(kind, period(case))
    }
}

fn reported(case: &Value) -> Reported {
    let turnover = case
        .get("turnover_to_date")
        .map_or(Cents::ZERO, |turnover| {
            Cents::parse(text(turnover)).unwrap()
        });
    Reported {
        turnover,
        wage_sum: Cents::ZERO,
    }
}

#[test]
fn every_worked_case_has_its_requirement_and_gap() {
    for case in list("gap") {
        let (obligation, base) = (
            obligation(&case["obligation"]),
            reported(&case["obligation"]),
        );
        let found = required(&obligation, &base, day(text(&case["on"]))).unwrap();
        let expected = |key: &str| Quantity::Euros(Cents(number(&case[key])));
        assert_eq!(found, expected("required_cents"), "{}", case["name"]);
        assert_eq!(
            gap(found, expected("realised_cents")),
            expected("gap_cents"),
            "{}",
            case["name"]
        );
        let in_full = required_in_full(&obligation, &base).unwrap();
        assert!(
            in_full.stored() >= found.stored(),
            "{}: {in_full:?}",
            case["name"]
        );
    }
}
