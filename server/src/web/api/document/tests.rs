//! The description is the code's, whole, and says what the rules for government APIs ask that a linter can't see.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::{document, text};
use crate::web::api::{ENDPOINTS, VERSION};

#[test]
fn the_kept_description_is_the_code_s() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let made = text();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "{} is stale: UPDATE_DOCS=1 cargo test -p meetbaar api::document",
        path.display()
    );
}

#[test]
fn every_address_is_described_and_nothing_else() {
    let routed: BTreeSet<(String, String)> = ENDPOINTS
        .iter()
        .flat_map(|(path, methods)| {
            methods
                .iter()
                .map(|method| ((*path).to_owned(), (*method).to_owned()))
        })
        .collect();
    let described: BTreeSet<(String, String)> = document()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().keys();
            methods.map(|method| (path.clone(), method.clone()))
        })
        .collect();
    assert_eq!(routed, described);
}

#[test]
fn every_operation_has_a_tag_that_is_described() {
    let tags: BTreeSet<&str> = document()["tags"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|tag| tag["name"].as_str())
        .collect();
    for (path, methods) in document()["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let tag = operation["tags"][0].as_str().unwrap();
            assert!(tags.contains(tag), "{method} {path}: {tag}");
            let summary = operation["summary"].as_str().unwrap_or_default();
            assert!(!summary.is_empty(), "{method} {path} has no summary");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn follow(value: &Value) {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let place = reference.strip_prefix('#').unwrap();
            assert!(document().pointer(place).is_some(), "{reference}");
        }
        match value {
            Value::Array(items) => items.iter().for_each(follow),
            Value::Object(fields) => fields.values().for_each(follow),
            _ => {}
        }
    }
    follow(document());
    assert_eq!(document()["info"]["version"], VERSION);
}
