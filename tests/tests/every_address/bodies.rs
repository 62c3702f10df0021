//! Contents of requests that can be read: for the API the least that its description asks for, for pages every field that
//! a form may have.

use anyhow::{Context, Result};
use meetbaar_tests::Story;
use serde_json::{Map, Value, json};

use crate::addresses::Address;

/// The description of the API.
pub(crate) struct Bodies {
    description: Value,
}

/// Fields of forms, with values that most of them take.
const FIELDS: &[(&str, &str)] = &[
    ("reason", "Omdat het moet."),
    ("note", "Gezien."),
    ("text", "Wat is dit?"),
    ("question", "Wat is dit?"),
    ("answer", "Dit."),
    ("plan", "Tien mensen."),
    ("reply", "Goed."),
    ("outcome", "achieved"),
    ("period", "2026-Q2"),
    ("periodEnd", "2026-06-30"),
    ("do", "accept_undecided"),
    ("until", "2026-12-31"),
    ("respond_by", "2026-12-31"),
    ("starts", "2026-01-01"),
    ("ends", "2026-12-31"),
    ("granted", "no"),
    ("code", "x"),
    ("group", "x"),
    ("cell", "A1"),
    ("sheet", "Blad1"),
    ("column", "1"),
    ("value", "1"),
    ("version", "1"),
    ("seen", "1"),
    ("importer", "x"),
    ("contract", "BOUW-2023-011"),
    ("lines", ""),
    ("shown", ""),
    ("counts", ""),
    ("approver", "Directeur"),
    ("obligation", "x"),
    ("kind", "share"),
    ("factor", "1"),
];

/// What some addresses ask for beside their path.
const QUESTIONS: &[(&str, &str)] = &[
    ("GET /reports/{id}/problems", "?severity=error&code=x"),
    ("GET /v1/contracts/{number}/template", "?period=2026-Q4"),
    ("GET /v1/obligations/{id}/what-if", "?valueTable=x"),
    ("DELETE /v1/reports/{id}/acceptances", "?code=x"),
    ("DELETE /v1/reports/{id}/own-numbers", "?column=A"),
];

/// What an address asks for beside its path.
pub(crate) fn question(address: &Address) -> &'static str {
    let told = address.told();
    let found = QUESTIONS.iter().find(|(one, _)| *one == told);
    found.map_or("", |(_, question)| question)
}

impl Bodies {
    pub(crate) fn of(story: &Story) -> Result<Self> {
        let client = story.server.client();
        let description = client.get("/v1/openapi.json")?.expect(200)?.json()?;
        Ok(Self { description })
    }

    /// The least content of a request of the API; `None` where it takes none, or a file.
    pub(crate) fn of_address(&self, address: &Address) -> Option<Value> {
        let schema = self
            .content(address)?
            .get("application/json")?
            .get("schema")?;
        let mut least = self.least(schema);
        // Lines or which of them: the description can't say that one of the two must be there.
        if address.path.ends_with("/review/marks")
            && let Some(fields) = least.as_object_mut()
        {
            fields.insert("which".to_owned(), json!("undecided"));
        }
        Some(least)
    }

    /// Whether an address takes a file.
    pub(crate) fn is_upload(&self, address: &Address) -> bool {
        let page = matches!(
            address.path.as_str(),
            "/reports" | "/reports/{id}/evidence" | "/register/imports"
        );
        page || self
            .content(address)
            .is_some_and(|content| content.get("multipart/form-data").is_some())
    }

    #[expect(clippy::unused_self, reason = "read as the other kinds of content are")]
    pub(crate) fn fields(&self) -> &'static [(&'static str, &'static str)] {
        FIELDS
    }

    fn content(&self, address: &Address) -> Option<&Value> {
        let path = address.path.strip_prefix("/v1")?;
        let operation = self.description.get("paths")?.get(path)?;
        let operation = operation.get(address.method.to_lowercase())?;
        operation.get("requestBody")?.get("content")
    }

    /// The least value that a schema takes.
    fn least(&self, schema: &Value) -> Value {
        let resolved = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|to| self.description.pointer(to.trim_start_matches('#')));
        let schema = resolved.unwrap_or(schema);
        for choice in ["oneOf", "anyOf", "allOf"] {
            if let Some(all) = schema.get(choice).and_then(Value::as_array) {
                let useful = all
                    .iter()
                    .find(|one| one.get("type") != Some(&json!("null")));
                return useful.map_or(Value::Null, |one| self.least(one));
            }
        }
        if let Some(first) = schema.get("enum").and_then(|all| all.get(0)) {
            return first.clone();
        }
        match kind(schema) {
            "object" => self.object(schema),
            "array" => json!([schema.get("items").map(|items| self.least(items))]),
            "integer" | "number" => json!(1),
            "boolean" => json!(true),
            _ => text(schema),
        }
    }

    fn object(&self, schema: &Value) -> Value {
        let required = schema.get("required").and_then(Value::as_array);
        let mut made = Map::new();
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            let property = schema.get("properties").and_then(|all| all.get(name));
            made.insert(
                name.to_owned(),
                property.map_or(Value::Null, |one| self.least(one)),
            );
        }
        Value::Object(made)
    }
}

fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::Array(kinds)) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null"),
        Some(one) => one.as_str(),
        None => schema.get("properties").map(|_| "object"),
    }
    .unwrap_or("string")
}

fn text(schema: &Value) -> Value {
    match schema.get("format").and_then(Value::as_str) {
        Some("date") => json!("2026-12-31"),
        Some("date-time") => json!("2026-12-31T00:00:00Z"),
        _ => json!("walk"),
    }
}

/// The value of a field of a JSON object.
pub(crate) fn text_of(value: &Value, field: &str) -> Result<String> {
    let text = value.get(field).and_then(Value::as_str);
    text.map(ToOwned::to_owned)
        .with_context(|| format!("{field} in {value}"))
}
