//! What every operation has in common, written into the description once: problems, headers, keys of repeated posts.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::security;

const SCHEMAS: &str = "#/components/schemas/";
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Completes what the handlers say of themselves.
pub(super) fn finish(document: &mut Value) {
    rename(document);
    let mut used = BTreeSet::new();
    for (method, operation) in operations(document) {
        used.extend(complete(&method, operation));
    }
    close_bodies(document);
    if let Some(components) = object(document, "components") {
        components.insert("responses".to_owned(), problem_responses(&used));
        components.insert("parameters".to_owned(), parameters());
        components.insert("headers".to_owned(), headers());
        components.insert("securitySchemes".to_owned(), security::schemes());
    }
}

/// All operations with their methods.
fn operations(document: &mut Value) -> Vec<(String, &mut Map<String, Value>)> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(Value::as_object_mut)
        .flat_map(|path| path.iter_mut())
        .filter(|(method, _)| METHODS.contains(&method.as_str()))
        .filter_map(|(method, operation)| Some((method.clone(), operation.as_object_mut()?)))
        .collect()
}

/// Completes an operation; returns the problems that it has.
fn complete(method: &str, operation: &mut Map<String, Value>) -> Vec<&'static str> {
    let open = operation
        .get("security")
        .and_then(Value::as_array)
        .is_some_and(|all| {
            all.iter()
                .all(|one| one.as_object().is_some_and(Map::is_empty))
        });
    if open {
        operation.insert("security".to_owned(), json!([]));
    }
    let name = operation.get("operationId").and_then(Value::as_str);
    let gives_tokens = name.is_some_and(|name| name.starts_with("issue"));
    let has_body = operation.contains_key("requestBody");
    let empty = Vec::new();
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let stands = |place: &str, name: Option<&str>| {
        parameters.unwrap_or(&empty).iter().any(|one| {
            one.get("in").and_then(Value::as_str) == Some(place)
                && name.is_none_or(|name| one.get("name").and_then(Value::as_str) == Some(name))
        })
    };
    let mut problems = vec!["400", "406", "429", "500", "503"];
    if !open || gives_tokens {
        problems.extend(["401", "403"]);
    }
    if stands("path", None) {
        problems.push("404");
    }
    if has_body {
        problems.extend(["413", "415"]);
    }
    if method != "get" && !gives_tokens {
        problems.push("409");
    }
    if stands("header", Some("If-Match")) {
        problems.extend(["412", "428"]);
    }
    let mut shared = Vec::new();
    if method == "post" && !gives_tokens {
        shared.push("idempotencyKey");
    }
    if method == "get" {
        shared.push("ifNoneMatch");
    }
    add_parameters(operation, &shared);
    add_responses(method, operation, &problems);
    problems
}

fn add_parameters(operation: &mut Map<String, Value>, shared: &[&str]) {
    let parameters = operation
        .entry("parameters")
        .or_insert_with(|| json!([]))
        .as_array_mut();
    if let Some(parameters) = parameters {
        parameters.iter_mut().for_each(describe);
        let versions = parameters
            .iter_mut()
            .filter(|one| one.get("name").and_then(Value::as_str) == Some("If-Match"));
        for version in versions {
            if let Some(schema) = object(version, "schema") {
                // As `precondition` reads it; more digits than these no version has.
                schema.insert("pattern".to_owned(), json!("^\"[0-9]{1,18}\"$"));
            }
        }
        let references = shared
            .iter()
            .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
        parameters.extend(references);
    }
}

/// A parameter whose form is written by hand is described there.
fn describe(parameter: &mut Value) {
    let told = parameter.pointer("/schema/description").cloned();
    if let (Some(parameter), Some(told)) = (parameter.as_object_mut(), told) {
        parameter.entry("description").or_insert(told);
    }
}

fn add_responses(method: &str, operation: &mut Map<String, Value>, problems: &[&str]) {
    let Some(responses) = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        if status.starts_with(['4', '5']) {
            // What a handler says of a problem of its own is kept; its form is everybody's.
            if let Some(told) = response
                .as_object_mut()
                .filter(|told| !told.contains_key("$ref"))
            {
                told.insert("content".to_owned(), problem_content());
            }
        }
        if !status.starts_with('2') {
            continue;
        }
        let Some(headers) = response
            .as_object_mut()
            .map(|response| response.entry("headers").or_insert_with(|| json!({})))
            .and_then(Value::as_object_mut)
        else {
            continue;
        };
        let mut add = |name: &str, component: &str| {
            headers.insert(
                name.to_owned(),
                json!({ "$ref": format!("#/components/headers/{component}") }),
            );
        };
        add("API-Version", "apiVersion");
        if method == "get" {
            add("ETag", "eTag");
        }
    }
    if method == "get" {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "Still what If-None-Match names", "headers": {
                "API-Version": { "$ref": "#/components/headers/apiVersion" },
                "ETag": { "$ref": "#/components/headers/eTag" },
            } }),
        );
    }
    for status in problems {
        responses.entry(*status).or_insert_with(
            || json!({ "$ref": format!("#/components/responses/problem{status}") }),
        );
    }
}

fn problem_content() -> Value {
    json!({ "application/problem+json": { "schema": { "$ref": format!("{SCHEMAS}problem") } } })
}

/// The problems that some operation has.
fn problem_responses(used: &BTreeSet<&str>) -> Value {
    let told = [
        (
            "400",
            "The request can't be understood, or fields of it can't be used",
        ),
        ("401", "A token is missing or no longer holds"),
        ("403", "The account may not do this"),
        ("404", "There is no such thing, or not for this account"),
        ("406", "No kind of answer that Accept allows"),
        (
            "409",
            "It can't be done in the present state of things; `code` says why",
        ),
        (
            "412",
            "Somebody else changed it meanwhile: the differences, and the ETag that it has now",
        ),
        ("413", "Too much content"),
        ("415", "Content of a kind that is not taken here"),
        (
            "428",
            "A change must name the version that it changes, in If-Match",
        ),
        ("429", "Too many requests"),
        ("500", "Something failed on the server; nothing was changed"),
        ("503", "Not ready, or too busy for the moment"),
    ];
    let told = told.iter().filter(|(status, _)| used.contains(status));
    let responses = told.map(|(status, description)| {
        let mut headers = json!({ "API-Version": { "$ref": "#/components/headers/apiVersion" } });
        if *status == "429"
            && let Some(headers) = headers.as_object_mut()
        {
            for (name, component) in [
                ("Retry-After", "retryAfter"),
                ("RateLimit", "rateLimit"),
                ("RateLimit-Policy", "rateLimitPolicy"),
            ] {
                let reference = format!("#/components/headers/{component}");
                headers.insert(name.to_owned(), json!({ "$ref": reference }));
            }
        }
        let response = json!({
            "description": description,
            "headers": headers,
            "content": problem_content(),
        });
        (format!("problem{status}"), response)
    });
    Value::Object(responses.collect())
}

fn parameters() -> Value {
    json!({
        "idempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "A key of your own: a repeat with the same key within 24 hours gets the answer to the first request, and nothing is done twice.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]{1,255}$" },
        },
        "ifNoneMatch": {
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The ETag of an earlier answer: if it is still the same, the answer is an empty 304.",
            "schema": { "type": "string" },
        },
    })
}

fn headers() -> Value {
    let header =
        |description: &str, schema: Value| json!({ "description": description, "schema": schema });
    json!({
        "apiVersion": header("Version of the API", json!({ "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$" })),
        "eTag": header("Entity tag of this answer", json!({ "type": "string" })),
        "retryAfter": header("Seconds after which to try again", json!({ "type": "integer", "minimum": 0 })),
        "rateLimit": header("How many requests are left, and for how many seconds", json!({ "type": "string" })),
        "rateLimitPolicy": header("How many requests in how many seconds", json!({ "type": "string" })),
    })
}

/// Names of schemas begin with a small letter, as those of properties do.
fn rename(document: &mut Value) {
    if let Some(schemas) = document
        .get_mut("components")
        .and_then(|components| object(components, "schemas"))
    {
        let named = std::mem::take(schemas).into_iter();
        *schemas = named.map(|(name, schema)| (lower(&name), schema)).collect();
    }
    references(document);
}

fn references(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(references),
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get_mut("$ref")
                && let Some(name) = reference.strip_prefix(SCHEMAS)
            {
                *reference = format!("{SCHEMAS}{}", lower(name));
            }
            fields.values_mut().for_each(references);
        }
        _ => {}
    }
}

/// What comes in as JSON may hold nothing that is not described; every handler refuses that.
fn close_bodies(document: &mut Value) {
    let mut bodies: Vec<Value> = operations(document)
        .into_iter()
        .filter_map(|(_, operation)| {
            let body = operation.get("requestBody")?;
            body.pointer("/content/application~1json/schema").cloned()
        })
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(body) = bodies.pop() {
        for name in named(&body) {
            let place = format!("/components/schemas/{name}");
            if seen.insert(name)
                && let Some(schema) = document.pointer_mut(&place)
            {
                close(schema);
                bodies.push(schema.clone());
            }
        }
    }
}

/// The schemas that a value refers to.
fn named(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(named).collect(),
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str);
            let own = own.and_then(|reference| reference.strip_prefix(SCHEMAS));
            let inner = fields.values().flat_map(named);
            own.map(str::to_owned).into_iter().chain(inner).collect()
        }
        _ => Vec::new(),
    }
}

fn close(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.get("properties").is_some_and(Value::is_object)
                && fields.get("type").is_some_and(|kind| *kind == "object")
            {
                fields
                    .entry("additionalProperties")
                    .or_insert(Value::Bool(false));
            }
        }
        _ => {}
    }
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn object<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Map<String, Value>> {
    value.get_mut(name).and_then(Value::as_object_mut)
}

/// The same with the names of all objects in order, however maps are built.
pub(super) fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        Value::Object(fields) => {
            let ordered: std::collections::BTreeMap<String, Value> = fields.into_iter().collect();
            Value::Object(
                ordered
                    .into_iter()
                    .map(|(name, value)| (name, sorted(value)))
                    .collect(),
            )
        }
        other => other,
    }
}
