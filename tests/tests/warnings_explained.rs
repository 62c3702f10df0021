//! A supplier says why a warning stands, before submitting; a reviewer reads it. An error can't be explained away.

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
const REASON: &str = "Vier weken loon <in> dit kwartaal.";

/// Two lines with more paid hours than their contract hours, in cells G2 and G3.
fn too_many_hours() -> String {
    list(&[
        format!("{CONTRACT};K1;WW;01-01-2026;;24;900,00"),
        format!("{CONTRACT};K2;WW;01-01-2026;;24;901,00"),
    ])
}

/// What is sent to explain a group or a cell of it.
fn about(cell: &str, reason: &str) -> Value {
    json!({ "code": "hours_exceed_contract", "column": "G", "cell": cell, "reason": reason })
}

fn explain(program: &Program, report: &str, what: &Value) -> Result<Page> {
    program.post(&format!("/v1/reports/{report}/acceptances"), what)
}

/// The reasons of the group and of each of its cells.
fn reasons(report: &Value) -> Vec<Value> {
    let all = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let of = |one: &Value| one["code"] == "hours_exceed_contract";
    let entries = all("problemGroups").into_iter().chain(all("problems"));
    entries
        .filter(of)
        .map(|one| one["acceptance"]["reason"].clone())
        .collect()
}

on_both! {
    fn a_group_and_a_cell_are_explained_through_the_api(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let report = parties.read(&too_many_hours(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        assert_eq!(reasons(&report), [json!(null), json!(null), json!(null)]);
        for (reason, code) in [("", "warning_reason_missing"), (" ja\n", "warning_reason_missing"), (&"x".repeat(1001), "warning_reason_too_long")] {
            let answer = explain(supplier, id, &about("", reason))?.expect(400)?.json()?;
            assert_eq!((&answer["errors"][0]["field"], &answer["errors"][0]["code"]), (&json!("reason"), &json!(code)));
        }
        assert_eq!(reasons(&supplier.report(id)?), [json!(null), json!(null), json!(null)]);

        explain(supplier, id, &about("G3", "Nabetaling in juli."))?.expect(204)?;
        assert_eq!(reasons(&supplier.report(id)?), [json!(null), json!(null), json!("Nabetaling in juli.")]);
        explain(supplier, id, &about("", REASON))?.expect(204)?;
        explain(supplier, id, &about("", "Toch anders."))?.expect(204)?;
        let told = supplier.report(id)?;
        assert_eq!(reasons(&told), [json!("Toch anders."), json!(null), json!("Nabetaling in juli.")]);
        let acceptance = &told["problemGroups"][0]["acceptance"];
        assert_eq!(acceptance["acceptedBy"], NOORDERLICHT);
        ensure!(acceptance["acceptedAt"].as_str().is_some_and(|at| at.ends_with('Z')), "{acceptance}");

        let away = format!("/v1/reports/{id}/acceptances?code=hours_exceed_contract&cell=G3");
        supplier.delete(&away)?.expect(204)?;
        assert_eq!(refused(&supplier.delete(&away)?)?, (404, "not_found".to_owned()));
        assert_eq!(reasons(&supplier.report(id)?), [json!("Toch anders."), json!(null), json!(null)]);

        for what in [about("G9", REASON), json!({ "code": "hidden_row", "column": "A", "reason": REASON }), json!({ "code": "hours_exceed_contract", "column": "H", "reason": REASON })] {
            assert_eq!(refused(&explain(supplier, id, &what)?)?, (404, "not_found".to_owned()), "{what}");
        }
        assert_eq!(refused(&explain(supplier, id, &json!({ "reason": REASON }))?)?.0, 400);
        assert_eq!(refused(&explain(&story.program(KOMPAS)?, id, &about("", REASON))?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&explain(&parties.reviewer, id, &about("", REASON))?)?, (403, "forbidden".to_owned()));

        supplier.submit(id)?.expect(204)?;
        assert_eq!(refused(&explain(supplier, id, &about("", REASON))?)?, (409, "not_open".to_owned()));
        let away = format!("/v1/reports/{id}/acceptances?code=hours_exceed_contract&column=G");
        assert_eq!(refused(&supplier.delete(&away)?)?, (409, "not_open".to_owned()));
        assert_eq!(reasons(&parties.reviewer.report(id)?)[0], "Toch anders.");
    }

    fn an_error_is_mended_and_not_explained(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let rows = list(&[format!("{CONTRACT};K1;WW;31-09-2025;;24;300,00")]);
        let report = parties.read(&rows, &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        let what = json!({ "code": "invalid_date", "column": "D", "reason": REASON });
        assert_eq!(refused(&explain(&parties.supplier, id, &what)?)?, (409, "error_not_acceptable".to_owned()));
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        ensure!(!page.body().contains("data-test=\"explain\""));
        let fields = [("code", "invalid_date"), ("column", "D"), ("reason", REASON)];
        let told = browser.submit(&page, &format!("/reports/{id}/explanation"), &fields)?.expect(409)?;
        ensure!(told.text()?.contains("Een fout kunt u niet uitleggen"), "{}", told.text()?);
    }

    fn a_citizen_number_in_a_reason_is_not_kept(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.read(&too_many_hours(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        explain(&parties.supplier, id, &about("", "Zie bsn 123456782 in de loonstrook."))?.expect(204)?;
        assert_eq!(reasons(&parties.supplier.report(id)?)[0], "Zie bsn ********* in de loonstrook.");
        ensure!(!story.database.dump()?.contains("123456782"));
    }

    fn another_reading_may_need_another_reason(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        // Over a month one line has too many hours, over a quarter none.
        let rows = list(&[format!("{CONTRACT};K1;WW;01-01-2026;;24;300,00"), format!("{CONTRACT};K2;WW;01-01-2026;;24;80,00")]);
        let report = parties.read(&rows, &[("period", "2026-08")])?;
        let id = report["id"].as_str().context("id")?;
        explain(&parties.supplier, id, &about("", REASON))?.expect(204)?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = browser.get(&format!("/reports/{id}"))?;
        for (period, expected) in [("2026-Q3", vec![]), ("2026-08", vec![json!(REASON), json!(null)])] {
            browser.submit(&page, &format!("/reports/{id}/period"), &[("period", period), ("contract", "")])?.expect(303)?;
            assert_eq!(reasons(&parties.supplier.read(id)?), expected, "{period}");
        }
    }

    fn a_supplier_explains_on_the_page_and_the_reviewer_reads_it(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.read(&too_many_hours(), &PERIOD)?;
        let id = report["id"].as_str().context("id")?;
        let (address, action) = (format!("/reports/{id}"), format!("/reports/{id}/explanation"));
        let browser = story.browser(NOORDERLICHT)?;
        let page = browser.get(&address)?.expect(200)?;
        let group = [("code", "hours_exceed_contract"), ("sheet", ""), ("column", "G"), ("cell", "")];
        let with = |reason: &'static str| [&group[..], &[("reason", reason)]].concat();
        let again = browser.submit(&page, &action, &with("j"))?.expect(400)?;
        ensure!(again.part("data-test", "explain")?.contains("Schrijf in een paar woorden op waarom dit klopt."));
        ensure!(again.body().contains(" required>j</textarea>"), "what was typed stays");
        let answer = browser.submit(&page, &action, &with(REASON))?.expect(303)?;
        assert_eq!(answer.location(), Some(format!("{address}?done=explained#problems").as_str()));
        let page = browser.follow(answer)?;
        ensure!(page.text()?.contains("Uw uitleg is opgeslagen."));
        ensure!(page.part("data-test", "explanation")?.contains(REASON));
        assert_eq!(page.part("data-test", "explained")?, "Bij 2 waarschuwingen staat uitleg.");
        browser.submit(&page, &format!("{action}/withdrawal"), &group)?.expect(303)?;
        ensure!(!browser.get(&address)?.body().contains("data-test=\"explanation\""));

        let all = page.links()?.into_iter().find(|link| link.contains("/problems?")).context("no page of all")?;
        let page = browser.get(&all)?.expect(200)?;
        let cell = [&group[..3], &[("cell", "G3"), ("reason", "")]].concat();
        let again = browser.submit(&page, &action, &cell)?.expect(400)?;
        ensure!(again.text()?.contains("Schrijf in een paar woorden op"));
        let cell = [&group[..3], &[("cell", "G3"), ("reason", REASON)]].concat();
        let answer = browser.submit(&page, &action, &cell)?.expect(303)?;
        let page = browser.follow(answer)?.expect(200)?;
        ensure!(page.text()?.contains("Uw uitleg is opgeslagen.") && page.text()?.contains(REASON));

        parties.supplier.submit(id)?.expect(204)?;
        let page = story.browser(REVIEWER)?.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "explanation")?.contains(REASON));
        ensure!(page.part("data-test", "explanation")?.contains(NOORDERLICHT));
        assert_eq!(page.part("data-test", "explained")?, "Bij 1 waarschuwing staat uitleg.");
        ensure!(!page.body().contains("/explanation"), "a reviewer explains nothing");
        let late = browser.submit(&browser.get(&address)?, &action, &with(REASON))?.expect(409)?;
        ensure!(late.text()?.contains("niets meer veranderen"), "{}", late.text()?);
    }
}
