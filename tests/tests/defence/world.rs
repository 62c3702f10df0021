//! An installation in which there is something to attack: reports in several states, evidence, a question, an import.

use anyhow::{Context, Result};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Kind, Program, Story, workspace};
use serde_json::{Value, json};

/// The roles that between them reach every page.
pub(crate) const ROLES: [&str; 5] = [
    NOORDERLICHT,
    KOMPAS,
    REVIEWER,
    ADMINISTRATOR,
    "contract-manager@meetbaar.example",
];

/// A small file that is taken as evidence.
pub(crate) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n";

/// A story with things in it.
pub(crate) struct World {
    pub(crate) story: Story,
    /// A report that waits for its supplier, and one that waits for its judgement.
    pub(crate) ready: String,
    pub(crate) submitted: String,
    pub(crate) evidence: String,
}

impl World {
    pub(crate) fn begin(kind: Kind) -> Result<Self> {
        Self::begin_with(kind, &[])
    }

    pub(crate) fn begin_with(kind: Kind, environment: &[(&str, &str)]) -> Result<Self> {
        let story = Story::begin_with(kind, environment)?;
        let submitted = story.submitted(KOMPAS, "ict-03-export.csv", &[("period", "2026-Q3")])?;
        let supplier = story.program(NOORDERLICHT)?;
        let ready = supplier.send("q3.xlsx", &workspace::sample("ict-01-lijst.xlsx")?, &[])?;
        supplier.read(&ready)?;
        let address = format!("/v1/reports/{ready}/evidence");
        let kept = supplier.upload_to(&address, "stuk.pdf", PDF, &[("kind", "other")])?;
        let evidence = id(&kept.expect(201)?.json()?)?;
        story.settle()?;
        Ok(Self {
            story,
            ready,
            submitted,
            evidence,
        })
    }

    /// Everybody with a browser.
    pub(crate) fn browsers(&self) -> Result<Vec<Client>> {
        ROLES
            .iter()
            .map(|email| self.story.browser(email))
            .collect()
    }

    /// Everybody's program.
    pub(crate) fn programs(&self) -> Result<Vec<Program>> {
        ROLES
            .iter()
            .map(|email| self.story.program(email))
            .collect()
    }

    /// Where a walk begins.
    pub(crate) fn beginnings(&self) -> Vec<String> {
        vec![
            "/".to_owned(),
            format!("/reports/{}", self.ready),
            format!("/reports/{}", self.submitted),
            format!("/reports/{}/review", self.submitted),
            "/contracts/ICT-2024-017".to_owned(),
            "/contracts/ICT-2024-021".to_owned(),
            "/register".to_owned(),
            "/calendar".to_owned(),
            "/nergens".to_owned(),
        ]
    }

    /// An address of the description with things that exist in the place of its names.
    pub(crate) fn filled(&self, path: &str) -> String {
        let segments = path.split('/').collect::<Vec<_>>();
        let place = |(at, segment): (usize, &&str)| match (
            *segment,
            at.checked_sub(1).and_then(|at| segments.get(at)),
        ) {
            ("{id}", Some(&"reports")) => self.ready.clone(),
            ("{id}", Some(&"evidence")) => self.evidence.clone(),
            ("{number}", _) => "ICT-2024-017".to_owned(),
            ("{code}", Some(&"suppliers")) => "noorderlicht".to_owned(),
            (other, _) if other.starts_with('{') => "1".to_owned(),
            (other, _) => other.to_owned(),
        };
        segments
            .iter()
            .enumerate()
            .map(place)
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// The identifier of what was made.
pub(crate) fn id(made: &Value) -> Result<String> {
    let id = made.get("id").and_then(Value::as_str);
    Ok(id.with_context(|| made.to_string())?.to_owned())
}

/// Every address of pages and API with its methods, as the program itself knows them.
pub(crate) fn addresses(story: &Story) -> Result<Vec<(String, String)>> {
    let told: Vec<Value> = serde_json::from_str(&story.server.run(["addresses"])?)?;
    let part = |one: &Value, name: &str| {
        one.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Ok(told
        .iter()
        .map(|one| (part(one, "method"), part(one, "path")))
        .collect())
}

/// The description of the API.
pub(crate) fn description(story: &Story) -> Result<Value> {
    story
        .server
        .client()
        .get("/v1/openapi.json")?
        .expect(200)?
        .json()
}

/// An operation of the API: method, address, what it says of itself.
pub(crate) fn operations(description: &Value) -> Vec<(String, String, Value)> {
    let paths = description["paths"].as_object().into_iter().flatten();
    paths
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, told)| (method.to_uppercase(), path.clone(), told.clone()))
        })
        .collect()
}

/// The form of the JSON that an operation takes.
pub(crate) fn body_of<'a>(description: &'a Value, operation: &'a Value) -> Option<&'a Value> {
    let schema = operation.pointer("/requestBody/content/application~1json/schema")?;
    Some(resolved(description, schema))
}

/// A schema itself, where something points to it.
pub(crate) fn resolved<'a>(description: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix('#'));
    match name.and_then(|path| description.pointer(path)) {
        Some(found) => resolved(description, found),
        None => schema,
    }
}

/// A value of a form, with that text wherever a text may stand.
pub(crate) fn example(description: &Value, schema: &Value, text: &str) -> Value {
    let schema = resolved(description, schema);
    for part in ["oneOf", "anyOf"] {
        let one = schema[part].as_array().into_iter().flatten();
        let mut real = one.filter(|one| one["type"] != json!("null"));
        if let Some(first) = real.next() {
            return example(description, first, text);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|one| **one != json!("null")),
        one => Some(one),
    };
    match kind.and_then(Value::as_str) {
        Some("object") => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            let fields =
                fields.map(|(name, field)| (name.clone(), example(description, field, text)));
            Value::Object(fields.collect())
        }
        Some("array") => json!([example(description, &schema["items"], text)]),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("string") if schema["format"] == json!("date") => json!("2026-12-31"),
        Some("string") => json!(text),
        _ => Value::Null,
    }
}
