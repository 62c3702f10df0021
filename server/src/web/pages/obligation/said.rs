//! What terms say, field by field, as people read it. The fields have the names of the API.

use chrono::NaiveDate;
use meetbaar_domain::amount::Cents;
use serde_json::Value;

use crate::{
    actions::{Difference, obligation::Terms},
    text::Texts,
    web::views::DifferenceRow,
};

/// The fields in the order in which they are read.
const FIELDS: [&str; 14] = [
    "share",
    "amount",
    "description",
    "starts",
    "ends",
    "rhythm",
    "daysAllowed",
    "graceDays",
    "floorCents",
    "capCents",
    "reduction",
    "reductionStep",
    "reductionFrom",
    "reductionUntil",
];

/// The fields that say something: name and value. Milestones are told apart.
pub(super) fn rows(texts: Texts, kind: &str, terms: &Terms) -> Vec<(String, String)> {
    let fields = serde_json::to_value(terms).unwrap_or_default();
    let fields = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let told = FIELDS.iter().filter_map(|name| {
        let found = fields(name);
        let is_usual = *name == "graceDays" && found == 0;
        let says = !found.is_null() && !is_usual;
        says.then(|| {
            (
                texts.word("terms-field", name),
                value(texts, kind, name, &found),
            )
        })
    });
    told.collect()
}

/// What somebody else changed meanwhile, beside what was typed.
pub(super) fn differences(texts: Texts, kind: &str, all: &[Difference]) -> Vec<DifferenceRow> {
    let row = |one: &Difference| DifferenceRow {
        field: texts.word("terms-field", &one.field),
        typed: value(texts, kind, &one.field, &one.before),
        now: value(texts, kind, &one.field, &one.now),
    };
    all.iter().map(row).collect()
}

fn value(texts: Texts, kind: &str, field: &str, value: &Value) -> String {
    match value {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            match field {
                "share" | "reduction" => texts.percent(number),
                "floorCents" | "capCents" => texts.euro(Cents(number)),
                "daysAllowed" | "graceDays" => texts.with1("terms-days", "count", number),
                _ => texts.amount(kind, number),
            }
        }
        Value::String(text) => match (field, text.parse::<NaiveDate>()) {
            (_, Ok(day)) => texts.date(day),
            ("rhythm", _) => texts.word("rhythm", text),
            ("reductionStep", _) => texts.with1("terms-step", "step", text),
            _ => text.clone(),
        },
        Value::Array(all) if !all.is_empty() => {
            let each = all.iter().map(|one| milestone(texts, kind, one));
            each.collect::<Vec<_>>().join("; ")
        }
        _ => texts.text("terms-none"),
    }
}

fn milestone(texts: Texts, kind: &str, one: &Value) -> String {
    let part = |name: &str| value(texts, kind, name, one.get(name).unwrap_or(&Value::Null));
    texts.with2(
        "terms-milestone-said",
        "day",
        part("due"),
        "amount",
        part("amount"),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_difference_is_told_in_the_unit_of_its_field() {
        let texts = Texts::default();
        for (kind, field, before, now, expected) in [
            (
                "jobs",
                "amount",
                json!(60_000),
                json!(null),
                ("6,00 banen", "–"),
            ),
            (
                "jobs",
                "daysAllowed",
                json!(1),
                json!(30),
                ("1 dag", "30 dagen"),
            ),
            (
                "fixed_amount",
                "capCents",
                json!(100),
                json!(250),
                ("€ 1,00", "€ 2,50"),
            ),
            (
                "bespoke",
                "rhythm",
                json!("month"),
                json!("quarter"),
                ("elke maand", "elk kwartaal"),
            ),
            (
                "hours",
                "milestones",
                json!([]),
                json!([{ "due": "2026-12-31", "amount": 10_000 }]),
                ("–", "31 december 2026: 1 uur"),
            ),
        ] {
            let one = Difference {
                field: field.to_owned(),
                before,
                now,
            };
            let row = differences(texts, kind, &[one]).pop().unwrap();
            assert_eq!((row.typed.as_str(), row.now.as_str()), expected, "{field}");
        }
    }
}
