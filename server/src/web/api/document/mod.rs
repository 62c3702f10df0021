//! The description of the API (OpenAPI 3.1): what the handlers say of themselves, and what holds for all of them.
//!
//! `server/openapi.json` is the same text, kept so that a change of the API shows in a review; a test compares it.
//! `UPDATE_DOCS=1 cargo test -p meetbaar api::document` writes it anew.

mod finish;
mod security;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use actix_web::{HttpResponse, http::header, web::Data};
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::{Handlers, VERSION};
use crate::{
    app::App,
    web::problem::{Fault, Problem},
};

/// Where the description says that the API is, until an installation says its own address.
const EXAMPLE: &str = "https://meetbaar.example.nl/v1";

/// What all operations share, for readers.
const ABOUT: &str = include_str!("about.md");

#[derive(OpenApi)]
#[openapi(components(schemas(Problem)))]
struct Shared;

static DOCUMENT: LazyLock<Value> = LazyLock::new(make);

/// The description as a value.
pub(super) fn document() -> &'static Value {
    &DOCUMENT
}

/// The description as the text of a file.
#[must_use]
pub fn text() -> String {
    let text = serde_json::to_string_pretty(document()).unwrap_or_default();
    format!("{text}\n")
}

/// This description of the API
///
/// Open to everybody, from any site.
#[utoipa::path(get, path = "/openapi.json", tag = "about", operation_id = "showDescription", security(()),
    responses((status = 200, description = "The description, OpenAPI 3.1", body = serde_json::Value)))]
pub(super) async fn show(app: Data<App>) -> Result<HttpResponse, Fault> {
    let mut own = document().clone();
    if let Ok(address) = app.config.public_url.join("v1")
        && let Some(servers) = own.get_mut("servers")
    {
        *servers = json!([{ "url": address.as_str(), "description": "This installation" }]);
        security::at(&mut own, address.as_str());
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .json(own))
}

fn make() -> Value {
    let mut described = Handlers::openapi();
    described.merge(Shared::openapi());
    let mut document = serde_json::to_value(described).unwrap_or_default();
    let own = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Meetbaar",
            "description": ABOUT,
            "version": VERSION,
            "contact": {
                "name": "Meetbaar",
                "email": "meetbaar@example.nl",
                "url": "https://meetbaar.example.nl",
            },
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": EXAMPLE, "description": "Example of an installation" }],
        "externalDocs": {
            "description": "The glossary: what the words of this API mean, in Dutch and in English",
            "url": format!("{EXAMPLE}/glossary"),
        },
        "security": [{ "token": [] }, { "client": [] }],
        "tags": tags(),
    });
    if let (Value::Object(document), Value::Object(own)) = (&mut document, own) {
        document.extend(own);
    }
    finish::finish(&mut document);
    security::name_rights(&mut document);
    finish::sorted(document)
}

/// The groups of operations, in the order of a first visit.
fn tags() -> Value {
    let tags = [
        ("about", "What the API is and what its words mean."),
        ("tokens", "Access tokens."),
        ("reports", "What suppliers send: from file to decision."),
        (
            "problems",
            "What was found in a report, and what the supplier says of it.",
        ),
        (
            "review",
            "Line by line: marks, questions, completion, and undoing a whole report.",
        ),
        ("corrections", "What cells of a file are to hold instead."),
        ("evidence", "Files that bear out a report or a line of it."),
        ("layouts", "What the columns of an unrecognised file hold."),
        ("templates", "Workbooks to fill in."),
        (
            "obligations",
            "What contracts demand, from which day, and when it is lifted.",
        ),
        (
            "calendar",
            "Reports that are due, more time for them, and closed periods.",
        ),
        (
            "followUp",
            "What follows from a gap: recovery actions, and the settlement of a contract.",
        ),
        ("standings", "What is required, realised and lacking."),
        (
            "register",
            "Who buys, who owes, and under which contracts; changed one by one or as a file.",
        ),
        (
            "retention",
            "Until when lines are kept, and certificates of what was erased.",
        ),
        ("audit", "Who did what, when, and from where."),
    ];
    tags.iter()
        .map(|(name, description)| json!({ "name": name, "description": description }))
        .collect()
}
