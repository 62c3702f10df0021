//! Hostile texts in every field of every form and every request, and in every name of a file: wherever they come back,
//! they come back as texts.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use meetbaar_tests::html::{Form, MARK, PAYLOADS, forms, smuggled};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Client, Page, crawl, on_both};
use serde_json::json;

use crate::world::{PDF, World, body_of, description, example, operations};

/// Looks at an answer of any kind.
fn looked_at(page: &Page) -> Result<()> {
    let kind = page.header("content-type").unwrap_or_default();
    let is_page = kind.starts_with("text/html");
    if is_page {
        let found = smuggled(page);
        ensure!(found.is_empty(), "{}", found.join("\n"));
    } else if page.body().contains(MARK) {
        let harmless = [
            "application/json",
            "application/problem+json",
            "application/octet-stream",
            "application/vnd.",
            "text/csv",
        ];
        ensure!(
            harmless.iter().any(|one| kind.starts_with(one)),
            "{}: {kind}",
            page.path
        );
        ensure!(
            page.header("x-content-type-options") == Some("nosniff"),
            "{}",
            page.path
        );
    }
    for (name, value) in &page.headers {
        ensure!(
            !value.contains('<') || name == "ratelimit",
            "{}: {name}: {value}",
            page.path
        );
    }
    Ok(())
}

/// Sends a form with hostile texts in all of its fields that take one; the others as the page has them.
fn sent(client: &Client, page: &Page, form: &Form, payload: &str) -> Result<Page> {
    let value = |kind: &str, own: &str, takes_text: bool| match kind {
        _ if takes_text => payload.to_owned(),
        "date" => "2026-12-31".to_owned(),
        "number" => "1".to_owned(),
        _ => own.to_owned(),
    };
    let fields: Vec<(String, String)> = form
        .fields
        .iter()
        .filter(|field| {
            !matches!(field.name.as_str(), "csrf" | "return_to") && field.kind != "file"
        })
        .map(|field| {
            (
                field.name.clone(),
                value(&field.kind, &field.value, field.takes_text()),
            )
        })
        .collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let to = if form.action.is_empty() {
        page.path.as_str()
    } else {
        form.action.as_str()
    };
    if form.is_multipart {
        let name = payload.replace(['"', '/'], "'");
        client.upload(page, to, &fields, ("file", &format!("{name}.pdf"), PDF))
    } else {
        client.submit(page, to, &fields)
    }
}

/// All pages of somebody; how many of them show what was sent.
fn seen(world: &World, client: &Client, more: &[String]) -> Result<usize> {
    let mut beginnings = world.beginnings();
    beginnings.extend_from_slice(more);
    let beginnings: Vec<&str> = beginnings.iter().map(String::as_str).collect();
    let mut marked = 0;
    for page in crawl::pages(client, &beginnings, 150)? {
        looked_at(&page)?;
        marked += usize::from(page.body().contains(MARK));
    }
    Ok(marked)
}

/// Things with hostile names, and a file that holds hostile texts in its name, its headings and all of its cells.
fn plant(world: &World, payload: &str, number: usize) -> Result<Vec<String>> {
    let (office, supplier) = (
        world.story.program(ADMINISTRATOR)?,
        world.story.program(NOORDERLICHT)?,
    );
    let known = office.get("/v1/suppliers/noorderlicht")?;
    let tag = known.header("etag").unwrap_or_default().to_owned();
    let body = json!({ "code": "noorderlicht", "name": payload, "kvk": known.json()?.get("kvk"), "reason": payload });
    let changed = office.put("/v1/suppliers/noorderlicht", &tag, &body)?;
    ensure!(changed.status < 300, "{}", changed.body());
    for (path, more) in [("/v1/sectors", json!({})), ("/v1/buyers", json!({}))] {
        let mut body = json!({ "code": format!("MBX{number}"), "name": payload });
        body.as_object_mut()
            .into_iter()
            .for_each(|body| body.extend(more.as_object().cloned().unwrap_or_default()));
        let made = office.post(path, &body)?;
        ensure!(made.status == 201, "{path}: {}", made.body());
    }
    let cell = format!("\"{}\"", payload.replace('"', "\"\""));
    let headings = format!("{};{cell}\r\n", meetbaar_tests::reports::HEADINGS);
    let row = format!("{cell};{cell};{cell};{cell};{cell};{cell};{cell};{cell}\r\n");
    let good = format!(
        "ICT-2024-017;{cell};Doelgroepregister (banenafspraak);01-01-2024;;36;120,00;{cell}\r\n"
    );
    let file = [headings, row, good].concat();
    let name = payload.replace('"', "%22").replace('/', "");
    let report = supplier
        .upload(
            &format!("{name}.csv"),
            file.as_bytes(),
            &[("period", "2026-Q2")],
        )?
        .expect(202)?;
    let report = crate::world::id(&report.json()?)?;
    supplier.read(&report)?;
    let evidence = format!("/v1/reports/{}/evidence", world.ready);
    supplier
        .upload_to(&evidence, &format!("{name}.pdf"), PDF, &[("kind", "other")])?
        .expect(201)?;
    let import = office
        .upload_to(
            "/v1/register/imports",
            &format!("{name}.csv"),
            file.as_bytes(),
            &[],
        )?
        .expect(202)?;
    let import = crate::world::id(&import.json()?)?;
    world.story.settle()?;
    Ok(vec![
        format!("/reports/{report}"),
        format!("/reports/{report}/problems"),
        format!("/reports/{report}/layout"),
        format!("/register/imports/{import}"),
    ])
}

on_both! {
    fn what_somebody_writes_in_a_form_stays_a_text(kind) {
        let world = World::begin(kind)?;
        let mut more = Vec::new();
        for (number, payload) in PAYLOADS.iter().enumerate() {
            more.extend(plant(&world, payload, number)?);
        }
        let browsers = world.browsers()?;
        let (mut tried, mut kept) = (BTreeSet::new(), 0);
        for (number, browser) in browsers.iter().enumerate() {
            let mut beginnings = world.beginnings();
            beginnings.extend_from_slice(&more);
            let beginnings: Vec<&str> = beginnings.iter().map(String::as_str).collect();
            for page in crawl::pages(browser, &beginnings, 100)? {
                looked_at(&page)?;
                for form in forms(&page).into_iter().filter(|form| form.method == "post") {
                    let quiet = matches!(form.action.as_str(), "/sign-out" | "/language" | "/sign-in") || form.action.ends_with("/cancel");
                    if quiet || !tried.insert((number, form.action.clone())) || !form.fields.iter().any(|field| field.takes_text() || field.kind == "file") {
                        continue;
                    }
                    let payload = PAYLOADS[tried.len() % PAYLOADS.len()];
                    let answer = sent(browser, &page, &form, payload)?;
                    looked_at(&answer)?;
                    ensure!(answer.status < 500, "{} answered {}", form.action, answer.status);
                    kept += usize::from(answer.status == 303);
                }
            }
        }
        world.story.settle()?;
        ensure!(tried.len() >= 15 && kept >= 4, "{} forms, {kept} of them kept: {tried:?}", tried.len());
        let mut marked = 0;
        for browser in &browsers {
            marked += seen(&world, browser, &more)?;
        }
        ensure!(marked >= 30, "only {marked} pages show what was sent");
        for mail in world.story.mails()? {
            let found = meetbaar_tests::html::smuggled_in_mail(&mail.html);
            ensure!(found.is_empty(), "{}: {found:?}", mail.name);
        }
    }

    fn what_stands_in_an_address_stays_a_text(kind) {
        let world = World::begin(kind)?;
        let supplier = world.story.browser(KOMPAS)?;
        let stranger = world.story.server.client();
        let written = |payload: &str| payload.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let names = ["on", "page", "done", "return_to", "show", "state", "period", "contract", "group", "after", "kind", "code", "format", "sheet", "q"];
        for payload in PAYLOADS {
            let payload = written(payload);
            for path in world.beginnings() {
                for name in names {
                    looked_at(&supplier.get(&format!("{path}?{name}={payload}"))?)?;
                }
            }
            for name in names {
                looked_at(&stranger.get(&format!("/sign-in?{name}={payload}"))?)?;
                looked_at(&supplier.get(&format!("/reports?{name}={payload}"))?)?;
                looked_at(&supplier.get(&format!("/template?{name}={payload}"))?)?;
            }
            for path in ["/", "/reports/", "/contracts/", "/assets/", "/v1/", "/v1/reports/", "/register/imports/"] {
                looked_at(&supplier.get(&format!("{path}{payload}"))?)?;
                looked_at(&stranger.get(&format!("{path}{payload}"))?)?;
            }
            let form = stranger.get("/sign-in")?;
            let fields = [("email", PAYLOADS[0]), ("password", PAYLOADS[1]), ("return_to", PAYLOADS[2])];
            looked_at(&stranger.submit(&form, "/sign-in", &fields)?)?;
            let odd = [("Accept-Language", PAYLOADS[0]), ("User-Agent", PAYLOADS[1]), ("Referer", PAYLOADS[2]), ("X-Request-Id", PAYLOADS[3]), ("Cookie", "language=\"><script>mbx7()</script>")];
            looked_at(&stranger.get_with("/sign-in", &odd)?)?;
        }
    }

    fn what_a_program_sends_stays_a_text(kind) {
        let world = World::begin(kind)?;
        let description = description(&world.story)?;
        let programs = world.programs()?;
        let mut sent = 0;
        for (method, path, told) in operations(&description) {
            let Some(schema) = body_of(&description, &told) else { continue };
            for payload in PAYLOADS {
                let body = example(&description, schema, payload).to_string();
                for program in &programs {
                    let address = format!("/v1{}", world.filled(&path));
                    let kind = [("Content-Type", "application/json"), ("If-Match", "\"1\"")];
                    let page = program.ask(&method, &address, &kind, body.as_bytes())?;
                    looked_at(&page)?;
                    ensure!(page.status < 500, "{method} {path} answered {}: {}", page.status, page.body());
                    sent += 1;
                }
            }
        }
        ensure!(sent > 500, "{sent}");
        for browser in world.browsers()? {
            seen(&world, &browser, &[])?;
        }
    }
}
