//! Nothing can be set that a request has no field for: not by programs, not by forms.

use anyhow::{Result, ensure};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, on_both};
use serde_json::{Value, json};

use crate::world::{World, body_of, description, example, operations};

/// What somebody would like to set beside what he is asked.
const WISHES: [&str; 8] = [
    "aa_extra",
    "role",
    "supplierId",
    "supplier_id",
    "state",
    "id",
    "publicId",
    "version",
];

/// Whether a form takes no more fields than it names, all the way down.
fn closed(description: &Value, schema: &Value, path: &str) -> Vec<String> {
    let schema = crate::world::resolved(description, schema);
    let mut open = Vec::new();
    let fields = schema["properties"].as_object();
    if fields.is_some() && schema["additionalProperties"] != json!(false) {
        open.push(path.to_owned());
    }
    for (name, field) in fields.into_iter().flatten() {
        open.extend(closed(description, field, &format!("{path}.{name}")));
    }
    for part in ["oneOf", "anyOf", "allOf"] {
        for one in schema[part].as_array().into_iter().flatten() {
            open.extend(closed(description, one, path));
        }
    }
    if schema["items"].is_object() {
        open.extend(closed(description, &schema["items"], &format!("{path}[]")));
    }
    open
}

on_both! {
    fn a_program_can_set_nothing_that_is_not_asked(kind) {
        let world = World::begin(kind)?;
        let description = description(&world.story)?;
        let programs = world.programs()?;
        let before = world.story.database.dump_beside_log()?;
        let mut tried = 0;
        for (method, path, told) in operations(&description) {
            let Some(schema) = body_of(&description, &told) else { continue };
            let open = closed(&description, schema, &path);
            ensure!(open.is_empty(), "{method} {path}: any field may stand in {open:?}");
            let plain = example(&description, schema, "tekst");
            let address = format!("/v1{}", world.filled(&path));
            for wish in WISHES.iter().filter(|wish| plain.get(wish).is_none()) {
                let mut body = plain.clone();
                body[*wish] = json!("administrator");
                let headers = [("Content-Type", "application/json"), ("If-Match", "\"1\"")];
                let mut said = Vec::new();
                for program in &programs {
                    let page = program.ask(&method, &address, &headers, body.to_string().as_bytes())?;
                    ensure!((400..500).contains(&page.status), "{method} {path} with {wish} answered {}", page.status);
                    said.push((page.status, page.json()?["code"].as_str().unwrap_or_default().to_owned()));
                }
                let refused = said.contains(&(400, "json_unreadable".to_owned()));
                ensure!(refused, "{method} {path}: {wish} is not what it was refused for: {said:?}");
                tried += 1;
            }
        }
        ensure!(tried > 200, "{tried}");
        ensure!(world.story.database.dump_beside_log()? == before, "something changed");
    }

    fn a_form_can_set_nothing_that_is_not_asked(kind) {
        let world = World::begin(kind)?;
        let accounts = || world.story.database.query("SELECT email, role, supplier_id FROM account ORDER BY id");
        let before = accounts()?;
        let extra = [("role", "administrator"), ("supplier_id", "1"), ("supplierId", "1"), ("account", "1"), ("state", "accepted"), ("decided_by", "1")];
        let with = |client: &Client, path: &str, action: &str, fields: &[(&str, &str)]| -> Result<u16> {
            let page = client.get(path)?;
            let all: Vec<(&str, &str)> = fields.iter().chain(&extra).copied().collect();
            Ok(client.submit(&page, action, &all)?.status)
        };
        let stranger = world.story.server.client();
        let fields = [("email", NOORDERLICHT), ("password", world.story.password(NOORDERLICHT)?)];
        with(&stranger, "/sign-in", "/sign-in", &fields)?;
        with(&stranger, "/", "/language", &[("language", "en")])?;
        let address = format!("/reports/{}", world.ready);
        with(&stranger, &address, &format!("{address}/submit"), &[("complete", "yes"), ("informed", "yes")])?;
        let states = world.story.database.query("SELECT DISTINCT state FROM report")?;
        ensure!(!states.contains("accepted"), "{states}");
        ensure!(accounts()? == before);
        stranger.get("/register/export")?.expect(403)?;
        let reviewer = world.story.browser(REVIEWER)?;
        ensure!(reviewer.get(&address)?.text()?.contains("Noorderlicht"));
    }
}
