//! Reading the case files. It understands their spelling only; it must not calculate.

use chrono::NaiveDate;
use meetbaar_domain::amount::{BasisPoints, Cents, Hours};
use meetbaar_domain::period::Period;
use serde_json::Value;

/// A case file as JSON.
pub(crate) fn read(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The cases of a file that is a list of them.
pub(crate) fn list(name: &str) -> Vec<Value> {
    let cases = read(name).as_array().unwrap().clone();
    assert!(!cases.is_empty(), "{name} has no cases");
    cases
}

pub(crate) fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not a text: {value}"))
}

pub(crate) fn number(value: &Value) -> i64 {
    value
        .as_i64()
        .unwrap_or_else(|| panic!("not a whole number: {value}"))
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn days(start: &str, end: &str) -> Period {
    Period::new(day(start), day(end)).unwrap()
}

/// An object with `start` and `end`.
pub(crate) fn period(value: &Value) -> Period {
    days(text(&value["start"]), text(&value["end"]))
}

/// Whole euros.
pub(crate) fn euros(value: &Value) -> Cents {
    Cents(number(value) * 100)
}

pub(crate) fn hours(value: &Value) -> Hours {
    Hours::parse(text(value)).unwrap()
}

pub(crate) fn percent(value: &Value) -> BasisPoints {
    BasisPoints::parse(text(value)).unwrap()
}
