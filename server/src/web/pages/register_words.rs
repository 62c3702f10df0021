//! What a contract register would change, and what is wrong in it, in words.

use chrono::NaiveDate;
use meetbaar_domain::amount::Cents;
use meetbaar_importers::register::EntryProblem;
use serde_json::Value;

use crate::{
    actions::Difference,
    text::Texts,
    web::views::{RegisterProblem, RegisterRow},
};

/// A problem with what to do about it.
pub(super) fn problem(texts: Texts, found: EntryProblem) -> RegisterProblem {
    let code = found.code.as_str();
    let known = texts.has(&format!("problem-{code}"));
    let title = if known {
        texts.problem(code)
    } else {
        texts.word("fault", code)
    };
    let own_help = format!("register-problem-{code}-help");
    let help = if texts.has(&own_help) {
        Some(texts.text(own_help))
    } else {
        known.then(|| texts.problem_help(code))
    };
    let assumed = code == "client_supervision_assumed";
    let quoted = found
        .found
        .filter(|quoted| found.heading.as_ref() != Some(quoted));
    let quoted = quoted.map(|quoted| match assumed {
        true => texts.with1("register-assumed", "found", quoted),
        false => texts.with1("problem-found", "found", quoted),
    });
    // What is assumed has no column.
    let heading = found.heading.filter(|_| !assumed);
    let heading = heading.map(|heading| texts.with1("problem-column", "heading", heading));
    let place = match (found.sheet.as_str(), found.cell.as_str()) {
        ("", cell) => cell.to_owned(),
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => format!("{sheet}!{cell}"),
    };
    RegisterProblem {
        severity: found.severity.code(),
        code: found.code,
        place,
        title: title.trim_end_matches('.').to_owned() + ".",
        sentences: [heading, quoted, help].into_iter().flatten().collect(),
    }
}

/// Differences field by field; what says nothing before and now is left out.
pub(super) fn rows(texts: Texts, differences: &[Difference]) -> Vec<RegisterRow> {
    differences
        .iter()
        .map(|one| {
            let (whose, field) = one.field.rsplit_once('/').unwrap_or(("", &one.field));
            let name = texts.word("register-field", field);
            RegisterRow {
                field: if whose.is_empty() {
                    name
                } else {
                    format!("{whose}: {name}")
                },
                before: value(texts, field, &one.before),
                now: value(texts, field, &one.now),
            }
        })
        .filter(|row| row.before != row.now)
        .collect()
}

fn value(texts: Texts, field: &str, value: &Value) -> String {
    let nothing = || texts.text("register-none");
    match value {
        Value::Null => nothing(),
        Value::Bool(true) => texts.text("register-yes"),
        Value::Bool(false) => texts.text("register-no"),
        Value::Number(number) => match number.as_i64() {
            Some(cents) if field == "valueCents" => texts.euro(Cents(cents)),
            _ => number.to_string(),
        },
        Value::String(text) if text.is_empty() => nothing(),
        Value::String(text) => match text.parse::<NaiveDate>() {
            Ok(day) => texts.date(day),
            Err(_) => text.clone(),
        },
        Value::Array(all) if all.is_empty() => nothing(),
        Value::Array(all) => {
            let each = all.iter().map(|one| match field {
                "options" => option(texts, one),
                _ => share(texts, one),
            });
            each.collect::<Vec<_>>().join(", ")
        }
        Value::Object(_) => value.to_string(),
    }
}

fn text_of<'a>(one: &'a Value, name: &str) -> &'a str {
    one.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn share(texts: Texts, one: &Value) -> String {
    let percent = text_of(one, "percent").replace('.', ",");
    let buyer = text_of(one, "buyer").to_owned();
    texts.with2("register-buyer", "buyer", buyer, "percent", percent)
}

fn option(texts: Texts, one: &Value) -> String {
    let said = match one.get("months").and_then(Value::as_i64) {
        Some(months) => texts.with1("register-option-months", "months", months),
        None => {
            let day = text_of(one, "until");
            let day = day
                .parse()
                .map_or_else(|_| day.to_owned(), |day| texts.date(day));
            texts.with1("register-option-until", "day", day)
        }
    };
    match one.get("exercisedAt") {
        None | Some(Value::Null) => said,
        Some(_) => texts.with1("register-option-exercised", "option", said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use serde_json::json;

    #[test]
    fn a_difference_is_told_as_people_read_it() {
        let texts = Texts::new(Language::Dutch);
        let told = |field: &str, before: Value, now: Value| {
            let one = Difference {
                field: field.to_owned(),
                before,
                now,
            };
            rows(texts, &[one])
                .pop()
                .map(|row| (row.field, row.before, row.now))
        };
        let of = |field: &str, before: &str, now: &str| {
            Some((field.to_owned(), before.to_owned(), now.to_owned()))
        };
        assert_eq!(
            told("valueCents", Value::Null, json!(123_456)),
            of("waarde excl. btw", "–", "€ 1.234,56")
        );
        assert_eq!(
            told("ICT-1/end", json!("2026-12-31"), json!("2027-01-01")),
            of("ICT-1: einddatum", "31 december 2026", "1 januari 2027")
        );
        assert_eq!(
            told(
                "buyers",
                json!([]),
                json!([{ "buyer": "SZW", "percent": "33.33" }])
            ),
            of("opdrachtgevers", "–", "SZW 33,33%")
        );
        let options = json!([{ "months": 12, "exercisedAt": "2026" }, { "until": "2030-12-31" }]);
        assert_eq!(
            told("options", json!([]), options),
            of("opties", "–", "12 maanden (gelicht), tot 31 december 2030")
        );
        assert_eq!(told("lot", Value::Null, json!("")), None);
    }
}
