//! A supplier corrects cells on the screen: who, what and why is kept, the file itself never changes, and a citizen
//! service number is taken from nobody. The numbers are invented.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Page, Program, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];
const REASON: &str = "September heeft dertig dagen.";

/// A day that does not exist in D2, and a target group that nobody knows in C3.
fn faulty() -> String {
    list(&[
        format!("{CONTRACT};K1;WW;31-09-2025;;24;300,00"),
        format!("{CONTRACT};K2;Wajnog;01-01-2026;;24;300,00"),
    ])
}

fn correct(program: &Program, report: &str, cells: &[(&str, &str)], reason: &str) -> Result<Page> {
    let cells: Vec<Value> = cells
        .iter()
        .map(|(cell, value)| json!({ "cell": cell, "value": value }))
        .collect();
    let what = json!({ "corrections": cells, "reason": reason });
    program.post(&format!("/v1/reports/{report}/corrections"), &what)
}

fn corrections(program: &Program, report: &str) -> Result<Vec<Value>> {
    let told = program.get(&format!("/v1/reports/{report}/corrections"))?;
    let told = told.expect(200)?.json()?;
    Ok(told["corrections"]
        .as_array()
        .context("corrections")?
        .clone())
}

/// State, lines and the codes of the errors of a report.
fn seen(report: &Value) -> Value {
    let problems = report["problems"].as_array().cloned().unwrap_or_default();
    let errors = problems.iter().filter(|one| one["severity"] == "error");
    let codes: Vec<Value> = errors
        .map(|one| json!([one["code"], one["cell"]]))
        .collect();
    json!([report["state"], report["lines"], codes])
}

fn fault(answer: Page) -> Result<(Value, Value)> {
    let answer = answer.expect(400)?.json()?;
    let first = answer["errors"][0].clone();
    Ok((first["field"].clone(), first["code"].clone()))
}

on_both! {
    fn cells_are_corrected_through_the_api_and_taken_back(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let report = parties.read(&faulty(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        let faults = json!([["invalid_date", "D2"], ["unknown_target_group", "C3"]]);
        assert_eq!(seen(&report), json!(["needs_correction", 0, faults]));
        let fingerprint = report["fileFingerprint"].clone();

        correct(supplier, id, &[("D2", "30-09-2025"), ("c3", "Wajong")], REASON)?.expect(202)?;
        let report = supplier.read(id)?;
        assert_eq!(seen(&report), json!(["ready", 2, []]));
        assert_eq!(report["fileFingerprint"], fingerprint);
        let made = corrections(supplier, id)?;
        let told: Vec<_> = made.iter().map(|one| json!([one["cell"], one["value"], one["found"], one["reason"], one["correctedBy"], one["withdrawnAt"]])).collect();
        assert_eq!(json!(told), json!([
            ["D2", "30-09-2025", "31-09-2025", REASON, NOORDERLICHT, null],
            ["C3", "Wajong", "Wajnog", REASON, NOORDERLICHT, null],
        ]));

        let first = made[0]["id"].as_str().context("id")?;
        let address = format!("/v1/reports/{id}/corrections/{first}");
        assert_eq!(refused(&story.program(KOMPAS)?.delete(&address)?)?, (404, "not_found".to_owned()));
        supplier.delete(&address)?.expect(202)?;
        assert_eq!(seen(&supplier.read(id)?), json!(["needs_correction", 1, [["invalid_date", "D2"]]]));
        assert_eq!(refused(&supplier.delete(&address)?)?, (404, "not_found".to_owned()));
        ensure!(corrections(supplier, id)?[0]["withdrawnAt"].is_string());

        // A second correction of a cell takes the place of the first.
        correct(supplier, id, &[("D2", "29-09-2025")], REASON)?.expect(202)?;
        supplier.read(id)?;
        correct(supplier, id, &[("D2", "28-09-2025")], REASON)?.expect(202)?;
        assert_eq!(seen(&supplier.read(id)?), json!(["ready", 2, []]));
        let made = corrections(supplier, id)?;
        assert_eq!(made.iter().filter(|one| one["cell"] == "D2" && one["withdrawnAt"].is_null()).count(), 1);
        supplier.submit(id)?.expect(204)?;
        assert_eq!(refused(&correct(supplier, id, &[("D2", "27-09-2025")], REASON)?)?, (409, "not_open".to_owned()));
        assert_eq!(corrections(&parties.reviewer, id)?.len(), made.len());
    }

    fn what_can_not_be_a_correction_is_refused(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let report = parties.read(&faulty(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        let long = "x".repeat(10_000);
        for (cell, value, reason, field, code) in [
            ("D2", "30-09-2025", "", "reason", "correction_reason_missing"),
            ("D2", "30-09-2025", long.as_str(), "reason", "correction_reason_too_long"),
            ("D2", long.as_str(), REASON, "value", "correction_too_long"),
            ("2D", "x", REASON, "cell", "correction_cell_unknown"),
            ("XFE1", "x", REASON, "cell", "correction_cell_unknown"),
            ("A1048577", "x", REASON, "cell", "correction_cell_unknown"),
            ("B2", "123456782", REASON, "value", "correction_citizen_number"),
            ("B2", "1234.56.782", REASON, "value", "correction_citizen_number"),
        ] {
            assert_eq!(fault(correct(supplier, id, &[(cell, value)], reason)?)?, (json!(field), json!(code)), "{cell}");
        }
        let twice = [("D2", "30-09-2025"), ("$D$2", "29-09-2025")];
        assert_eq!(fault(correct(supplier, id, &twice, REASON)?)?.1, "correction_twice");
        assert_eq!(fault(correct(supplier, id, &[], REASON)?)?.1, "correction_missing");
        let unknown = json!({ "corrections": [], "reason": REASON, "file": "x" });
        assert_eq!(refused(&supplier.post(&format!("/v1/reports/{id}/corrections"), &unknown)?)?.0, 400);
        let cell = [("D2", "30-09-2025")];
        assert_eq!(refused(&correct(&story.program(KOMPAS)?, id, &cell, REASON)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&correct(&parties.reviewer, id, &cell, REASON)?)?, (403, "forbidden".to_owned()));
        assert_eq!(refused(&story.program(KOMPAS)?.get(&format!("/v1/reports/{id}/corrections"))?)?, (404, "not_found".to_owned()));
        let many: Vec<String> = (2..=1_002).map(|row| format!("A{row}")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|cell| (cell.as_str(), "x")).collect();
        assert_eq!(fault(correct(supplier, id, &many, REASON)?)?.1, "corrections_too_many");
        assert_eq!(supplier.report(id)?["state"], "needs_correction");
        assert_eq!(corrections(supplier, id)?.len(), 0);

        correct(supplier, id, &[("D99", "x")], "Zie bsn 123456782.")?.expect(202)?;
        let report = supplier.read(id)?;
        ensure!(seen(&report)[2].as_array().is_some_and(|all| all.contains(&json!(["correction_outside", "D99"]))), "{report}");
        story.settle()?;
        let kept = story.database.dump()?;
        ensure!(!kept.contains("123456782") && !kept.contains("1234.56.782"));
        ensure!(!meetbaar_tests::server::last_words().contains("123456782"));
    }

    fn a_cell_that_may_hold_a_citizen_number_is_mended_in_the_file(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let rows: Vec<String> = [300_000_001, 300_000_002, 300_000_005].iter().map(|number| format!("{CONTRACT};{number};WW;01-01-2026;;24;300,00")).collect();
        let report = parties.read(&list(&rows), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        assert_eq!(seen(&report)[2], json!([["possible_citizen_service_number", "B4"]]));
        assert_eq!(fault(correct(&parties.supplier, id, &[("B4", "K-1")], REASON)?)?.1, "correction_hides_number");
        let page = read_page(&story.browser(NOORDERLICHT)?, &format!("/reports/{id}"))?;
        ensure!(!page.body().contains("data-test=\"correct\""));

        let named = format!("Contractnummer;Kandidaat;Naam kandidaat;Doelgroep;Startdatum;Einddatum;Uren per week;Verloonde uren\r\n{CONTRACT};K1;Jan;WW;01-01-2026;;24;300,00\r\n");
        let report = parties.read(&named, &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        assert_eq!(fault(correct(&parties.supplier, id, &[("C2", "Piet Pietersen")], REASON)?)?.1, "correction_personal");
        ensure!(!story.database.dump()?.contains("Pietersen"));
    }

    fn a_cell_is_corrected_on_the_page_and_everybody_sees_it(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.read(&faulty(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        let browser = story.browser(NOORDERLICHT)?;
        let address = format!("/reports/{id}");
        let page = read_page(&browser, &address)?;
        let action = format!("{address}/corrections");
        ensure!(page.fields("value").contains(&"Wajong".to_owned()), "the suggestion is offered: {:?}", page.fields("value"));
        let group = [("severity", "error"), ("code", "unknown_target_group"), ("sheet", ""), ("column", "C"), ("cell", "C3")];
        let again = browser.submit(&page, &action, &[&group[..], &[("value", "Wajong"), ("reason", "")]].concat())?.expect(400)?;
        ensure!(again.part("data-test", "fault")?.contains("waarom u deze cel verbetert"));
        ensure!(again.fields("value").contains(&"Wajong".to_owned()));
        let secret = browser.submit(&page, &action, &[&group[..], &[("value", "123456782"), ("reason", REASON)]].concat())?.expect(400)?;
        ensure!(secret.part("data-test", "fault")?.contains("burgerservicenummer") && !secret.body().contains("123456782"));
        browser.submit(&page, &action, &[&group[..], &[("value", "Wajong"), ("reason", "Tikfout <b>")]].concat())?.expect(303)?;
        let page = read_page(&browser, &address)?;
        let group = [("severity", "error"), ("code", "invalid_date"), ("sheet", ""), ("column", "D"), ("cell", "D2"), ("value", "30-09-2025"), ("reason", REASON)];
        browser.submit(&page, &action, &group)?.expect(303)?;
        let page = read_page(&browser, &address)?;
        assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
        let told = page.part("data-test", "corrections")?;
        for part in ["C3", "Wajong", "stond: Wajnog", "Tikfout <b>", "D2", NOORDERLICHT, "Ongedaan maken"] {
            ensure!(told.contains(part), "{part}: {told}");
        }
        ensure!(page.part("data-test", "corrected")?.contains("Verbeterd op het scherm: D2"));
        let why = page.part("data-test", "why")?;
        ensure!(why.contains("Cel D2 is op het scherm verbeterd door") && why.contains(REASON), "{why}");

        parties.supplier.submit(id)?.expect(204)?;
        let reviewer = story.browser(REVIEWER)?;
        let page = reviewer.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "corrections")?.contains("stond: 31-09-2025") && !page.body().contains("Ongedaan maken"));
        let marked = reviewer.get(&format!("{address}/marked-workbook"))?.expect(200)?;
        ensure!(marked.bytes.starts_with(b"PK"));
        assert_eq!(reviewer.submit(&page, &action, &group)?.status, 403);
    }

    fn a_heading_that_was_mistyped_takes_no_file_away(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        // Invoice numbers of which one passes the elfproef.
        let rows = format!("Contractnummer;Factuurnummer;Leverancier;Factuurdatum;Bedrag\r\n{CONTRACT};123456782;De Werf;15-07-2026;100,00\r\n{CONTRACT};300000001;De Werf;15-07-2026;100,00\r\n");
        let first = parties.accepted(&rows, &PERIOD)?;
        let next = supplier.post(&format!("/v1/reports/{first}/revision"), &json!({}))?.expect(202)?.json()?;
        let next = next["id"].as_str().context("id")?;
        supplier.read(next)?;
        correct(supplier, next, &[("B1", "BSN")], REASON)?.expect(202)?;
        let read = supplier.read(next)?;
        assert_eq!(read["state"], "needs_correction");
        story.settle()?;
        // The file of the report that counts is still there.
        let again = supplier.post(&format!("/v1/reports/{first}/revision"), &json!({}))?.expect(202)?.json()?;
        assert_eq!(supplier.read(again["id"].as_str().context("id")?)?["state"], "ready");

        // Headings that nobody knows: the way out is to take the correction back.
        correct(supplier, next, &[("A1", "x"), ("B1", "y"), ("C1", "z"), ("D1", "p"), ("E1", "q")], REASON)?.expect(202)?;
        assert_eq!(supplier.read(next)?["state"], "unrecognised");
        assert_eq!(refused(&correct(supplier, next, &[("A1", "Contract")], REASON)?)?, (409, "not_open".to_owned()));
        for one in corrections(supplier, next)?.iter().filter(|one| one["withdrawnAt"].is_null()) {
            let one = one["id"].as_str().context("id")?;
            supplier.delete(&format!("/v1/reports/{next}/corrections/{one}"))?.expect(202)?;
            supplier.read(next)?;
        }
        assert_eq!(supplier.report(next)?["state"], "ready");
    }

    fn a_correction_is_undone_on_the_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.read(&faulty(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        correct(&parties.supplier, id, &[("D2", "30-09-2025"), ("C3", "Wajong")], REASON)?.expect(202)?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        let first = corrections(&parties.supplier, id)?[0]["id"].as_str().context("id")?.to_owned();
        browser.submit(&page, &format!("/reports/{id}/corrections/{first}/withdrawal"), &[])?.expect(303)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        assert_eq!(page.part("data-test", "state")?, "Te verbeteren");
        ensure!(!page.part("data-test", "corrections")?.contains("D2"));
    }
}
