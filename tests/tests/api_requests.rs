//! What any request to the API may be and what it is answered: methods, kinds of content, NUL signs, entity tags, and the
//! description that says so.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both, reports, workspace};
use serde_json::{Value, json};

const JSON: (&str, &str) = ("Content-Type", "application/json");

on_both! {
    fn a_nul_sign_is_refused_wherever_it_stands(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let id = supplier.send("q3.csv", &reports::placements("ICT-2024-017", "K", 1), &[])?;
        for path in ["/v1/reports/a%00b", "/v1/contracts/a%00/template?period=2026-Q4", "/v1/layouts/%00"] {
            assert_eq!(refused(&supplier.get(path)?)?, (404, "not_found".to_owned()), "{path}");
        }
        for path in ["/v1/reports?supplier=a%00b", "/v1/reports?state=%00", &format!("/v1/reports/{id}/problems?code=%00")] {
            assert_eq!(refused(&supplier.get(path)?)?, (400, "nul_sign".to_owned()), "{path}");
        }
        let told = supplier.post(&format!("/v1/reports/{id}/acceptances"), &json!({ "code": "a", "reason": "b\0c" }))?;
        assert_eq!(refused(&told)?, (400, "nul_sign".to_owned()));
        let told = story.server.client().send("POST", "/v1/tokens", &[JSON], br#"{"email":"a\u0000","password":"b"}"#)?;
        assert_eq!(refused(&told)?, (400, "nul_sign".to_owned()));
        assert_eq!(refused(&supplier.upload("q3.csv", b"a", &[("contract", "a\0b")])?)?, (400, "nul_sign".to_owned()));
        supplier.upload("q\03.csv", b"a", &[])?.expect(400)?;

        for path in ["/reports/a%00b", "/contracts/%00"] {
            browser.get(path)?.expect(404)?;
        }
        browser.get("/reports?state=%00")?.expect(400)?;
        let page = browser.get("/reports/new")?;
        browser.submit(&page, &format!("/reports/{id}/period"), &[("period", "2026-Q3"), ("contract", "a\0")])?.expect(400)?;
        story.server.client().post("/sign-in", &[("email", "a\0"), ("password", "b")])?.expect(400)?;
    }

    fn a_whole_number_may_have_a_fraction_of_zero(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let id = supplier.send("q3.csv", &reports::placements("ICT-2024-017", "K", 1), &[])?;
        supplier.read(&id)?;
        let said = |row: &str| format!("{{\"try\":true,\"tables\":[{{\"kind\":\"placements\",\"headingRow\":{row},\"columns\":[]}}]}}");
        let codes: Vec<_> = ["1", "1.0", "1.5"]
            .iter()
            .map(|row| refused(&supplier.ask("POST", &format!("/v1/reports/{id}/layout"), &[JSON], said(row).as_bytes())?))
            .collect::<Result<_>>()?;
        assert_eq!(codes[0], codes[1]);
        assert_eq!(codes[2], (400, "json_unreadable".to_owned()));
        ensure!(codes[0] != codes[2], "{codes:?}");
    }
}

#[test]
fn methods_and_kinds_of_content_are_told_apart() {
    told_apart().unwrap();
}

fn told_apart() -> Result<()> {
    let story = Story::begin(meetbaar_tests::Kind::Sqlite)?;
    let program = story.program(NOORDERLICHT)?;
    let (head, get) = (
        program.ask("HEAD", "/v1/reports", &[], b"")?.expect(200)?,
        program.get("/v1/reports")?,
    );
    ensure!(head.bytes.is_empty() && head.header("content-type") == get.header("content-type"));
    let stranger = story.server.client();
    for (path, allowed) in [
        ("/v1/reports", "GET, POST, HEAD, OPTIONS"),
        ("/v1/tokens", "POST, OPTIONS"),
        ("/v1/layouts/x", "DELETE, OPTIONS"),
    ] {
        let options = stranger.send("OPTIONS", path, &[], b"")?.expect(204)?;
        assert_eq!(options.header("allow"), Some(allowed));
        for method in ["PUT", "PATCH", "TRACE"] {
            let page = stranger.send(method, path, &[], b"")?;
            assert_eq!(refused(&page)?, (405, "method_not_allowed".to_owned()));
            assert_eq!(page.header("allow"), Some(allowed));
        }
    }
    for path in [
        "/v1/reports/",
        "/v1/standings/",
        "/v1/",
        "/v1/reports//problems",
    ] {
        assert_eq!(
            refused(&program.get(path)?)?,
            (404, "not_found".to_owned()),
            "{path}"
        );
    }
    for accept in ["text/html", "application/xml;q=0.9", "*/*;q=0"] {
        let page = program.ask("GET", "/v1/reports", &[("Accept", accept)], b"")?;
        assert_eq!(
            refused(&page)?,
            (406, "not_acceptable".to_owned()),
            "{accept}"
        );
    }
    for accept in ["application/json", "application/*", "text/html, */*;q=0.1"] {
        program
            .ask("GET", "/v1/reports", &[("Accept", accept)], b"")?
            .expect(200)?;
    }
    let template = "/v1/contracts/ICT-2024-017/template?period=2026-Q4";
    program
        .ask("GET", template, &[("Accept", "application/json")], b"")?
        .expect(406)?;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ] {
        let page = stranger.send("POST", "/v1/tokens", &[("Content-Type", kind)], b"{}")?;
        assert_eq!(
            refused(&page)?,
            (415, "content_not_taken".to_owned()),
            "{kind}"
        );
    }
    stranger
        .send(
            "POST",
            "/v1/tokens",
            &[("Content-Type", "application/json; charset=utf-8")],
            b"{}",
        )?
        .expect(400)?;
    Ok(())
}

#[test]
fn an_answer_that_is_still_the_same_is_not_sent_again() {
    not_sent_again().unwrap();
}

fn not_sent_again() -> Result<()> {
    let story = Story::begin(meetbaar_tests::Kind::Sqlite)?;
    let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
    let id = supplier.send(
        "ict-01-lijst.xlsx",
        &workspace::sample("ict-01-lijst.xlsx")?,
        &[],
    )?;
    let address = format!("/v1/reports/{id}");
    supplier.read(&id)?;
    let first = supplier.get(&address)?.expect(200)?;
    ensure!(first.header("retry-after").is_none(), "the task has ended");
    let tag = first.header("etag").context("ETag")?.to_owned();
    ensure!(tag.starts_with('"'), "{tag}");
    let known = |tag: &str| supplier.ask("GET", &address, &[("If-None-Match", tag)], b"");
    let same = known(&tag)?.expect(304)?;
    assert_eq!(
        (same.bytes.len(), same.header("etag")),
        (0, Some(tag.as_str()))
    );
    ensure!(same.header("api-version").is_some());
    known(&format!("W/{tag}, \"other\""))?.expect(304)?;
    known("\"other\"")?.expect(200)?;
    supplier.submit(&id)?.expect(204)?;
    known(&tag)?.expect(200)?;
    reviewer.accept(&id)?.expect(204)?;
    Ok(())
}

#[test]
fn everybody_may_read_the_description_and_the_glossary() {
    described().unwrap();
}

fn described() -> Result<()> {
    let story = Story::begin(meetbaar_tests::Kind::Sqlite)?;
    let stranger = story.server.client();
    for path in ["/v1/openapi.json", "/v1/glossary"] {
        let page = stranger.get(path)?.expect(200)?;
        assert_eq!(page.header("access-control-allow-origin"), Some("*"));
        assert_eq!(
            page.header("cross-origin-resource-policy"),
            Some("cross-origin")
        );
    }
    let words = stranger.get("/v1/glossary")?.json()?;
    let job = json!("baan");
    ensure!(
        words["words"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["dutch"] == job))
    );
    let told = stranger.get("/v1/openapi.json")?;
    let description = told.json()?;
    assert_eq!(
        description["info"]["version"].as_str(),
        told.header("api-version")
    );
    assert_eq!(
        description["servers"][0]["url"],
        json!(format!("{}/v1", story.server.url()))
    );

    let printed = story.server.run(["openapi"])?;
    let printed: Value = serde_json::from_str(&printed)?;
    assert_eq!(printed["paths"], description["paths"]);
    let program = story.program(NOORDERLICHT)?;
    for (path, methods) in description["paths"].as_object().context("paths")? {
        let address = format!(
            "/v1{}",
            path.replace("{id}", "0198").replace("{number}", "0198")
        );
        for method in methods.as_object().context("methods")?.keys() {
            let page = program.ask(&method.to_uppercase(), &address, &[JSON], b"{}")?;
            ensure!(
                page.status != 405 && page.status < 500,
                "{method} {path}: {}",
                page.status
            );
            let is_unknown = page.status == 404 && !path.contains('{');
            ensure!(!is_unknown, "{method} {path} leads nowhere");
        }
    }
    Ok(())
}
