//! Own nine-digit numbers of which one passes the elfproef: the supplier declares their column, and the file is read
//! again. The numbers are invented.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Page, Program, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];

fn report(numbers: &[u32]) -> String {
    let rows: Vec<String> = numbers
        .iter()
        .map(|number| format!("{CONTRACT};{number};WW;01-01-2026;;24;300,00"))
        .collect();
    list(&rows)
}

/// Of these only the fourth passes.
fn own() -> String {
    report(&[
        300_000_001,
        300_000_002,
        300_000_003,
        300_000_005,
        300_000_006,
    ])
}

fn declare(program: &Program, report: &str, what: &Value) -> Result<Page> {
    program.post(&format!("/v1/reports/{report}/own-numbers"), what)
}

/// State, lines, and severity and cell of every number that may be a citizen service number.
fn seen(report: &Value) -> Value {
    let all = report.get("problems").and_then(Value::as_array);
    let doubtful: Vec<Value> = all
        .into_iter()
        .flatten()
        .filter(|one| one.get("code") == Some(&json!("possible_citizen_service_number")))
        .map(|one| json!([one.get("severity"), one.get("cell"), one.get("found")]))
        .collect();
    json!([report.get("state"), report.get("lines"), doubtful])
}

fn id(report: &Value) -> Result<&str> {
    report.get("id").and_then(Value::as_str).context("id")
}

on_both! {
    fn a_declared_column_is_read_again_and_leaves_a_note(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let report = parties.read(&own(), &PERIOD)?;
        let id = id(&report)?;
        assert_eq!(seen(&report), json!(["needs_correction", 4, [["error", "B5", null]]]));
        let what = |column: &str, own: bool| json!({ "column": column, "ownNumbers": own });
        assert_eq!(refused(&declare(supplier, id, &what("B", false))?)?, (400, "invalid".to_owned()));
        for other in ["", "C", "b"] {
            assert_eq!(refused(&declare(supplier, id, &what(other, true))?)?, (404, "not_found".to_owned()), "{other:?}");
        }
        assert_eq!(refused(&declare(&story.program(KOMPAS)?, id, &what("B", true))?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&declare(&parties.reviewer, id, &what("B", true))?)?, (403, "forbidden".to_owned()));
        assert_eq!(supplier.report(id)?.get("state"), Some(&json!("needs_correction")));

        declare(supplier, id, &what("B", true))?.expect(202)?;
        let report = supplier.read(id)?;
        assert_eq!(seen(&report), json!(["ready", 5, [["note", "B5", null]]]));
        let declared = report.get("ownNumbers").and_then(|all| all.get(0)).context("ownNumbers")?;
        let part = |name: &str| declared.get(name).cloned().unwrap_or_default();
        assert_eq!((part("column"), part("heading"), part("declaredBy")), (json!("B"), json!("Personeelsnummer"), json!(NOORDERLICHT)));
        supplier.submit(id)?.expect(204)?;
        assert_eq!(refused(&declare(supplier, id, &what("B", true))?)?, (409, "not_open".to_owned()));
        let page = story.browser(REVIEWER)?.get(&format!("/reports/{id}"))?.expect(200)?;
        let fact = page.part("data-test", "own-numbers")?;
        ensure!(fact.starts_with("Kolom B (Personeelsnummer), door noorderlicht@leverancier.example op "), "{fact}");
    }

    fn a_column_of_citizen_numbers_is_refused_whatever_is_declared(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.read(&report(&[123_456_782, 111_222_333, 100_000_009]), &PERIOD)?;
        let id = id(&report)?;
        assert_eq!(report.get("state"), Some(&json!("refused")));
        let what = json!({ "column": "B", "ownNumbers": true });
        assert_eq!(refused(&declare(&parties.supplier, id, &what)?)?, (409, "not_open".to_owned()));
        story.settle()?;
        ensure!(!story.database.dump()?.contains("123456782"));
    }

    fn a_column_is_declared_on_the_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let id = id(&parties.read(&own(), &PERIOD)?)?.to_owned();
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        let form = page.part("data-test", "own-numbers-form")?;
        ensure!(form.contains("In kolom B (Personeelsnummer) staan onze eigen nummers, en geen burgerservicenummers."), "{form}");
        let action = format!("/reports/{id}/own-numbers");
        let column = [("sheet", ""), ("column", "B")];
        let again = browser.submit(&page, &action, &column)?.expect(400)?;
        ensure!(again.part("data-test", "fault")?.contains("Zet een vinkje bij de verklaring"));
        let fields = [&column[..], &[("declared", "yes")]].concat();
        browser.submit(&page, &action, &fields)?.expect(303)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
        ensure!(!page.body().contains("own-numbers-form"));
        ensure!(!page.body().contains("300000005") && !story.database.dump()?.contains("300000005"));
        browser.submit(&page, &action, &fields)?.expect(404)?;
    }

    fn a_declaration_is_taken_back_and_the_numbers_are_errors_again(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let id = id(&parties.read(&own(), &PERIOD)?)?.to_owned();
        let address = format!("/v1/reports/{id}/own-numbers?column=B");
        assert_eq!(refused(&supplier.delete(&address)?)?, (404, "not_found".to_owned()), "nothing was declared");
        declare(supplier, &id, &json!({ "column": "B", "ownNumbers": true }))?.expect(202)?;
        assert_eq!(seen(&supplier.read(&id)?), json!(["ready", 5, [["note", "B5", null]]]));
        assert_eq!(refused(&story.program(KOMPAS)?.delete(&address)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&parties.reviewer.delete(&address)?)?, (403, "forbidden".to_owned()));
        supplier.delete(&address)?.expect(202)?;
        let report = supplier.read(&id)?;
        assert_eq!(seen(&report), json!(["needs_correction", 4, [["error", "B5", null]]]));
        assert_eq!(report.get("ownNumbers"), Some(&json!([])));

        declare(supplier, &id, &json!({ "column": "B", "ownNumbers": true }))?.expect(202)?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        let form = page.part("data-test", "own-numbers-withdrawal")?;
        ensure!(form.contains("de nummers die op een BSN lijken zijn weer fouten") && form.contains("voor kolom B (Personeelsnummer)"), "{form}");
        let action = format!("/reports/{id}/own-numbers/withdrawal");
        browser.submit(&page, &action, &[("sheet", ""), ("column", "B")])?.expect(303)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        assert_eq!(page.part("data-test", "state")?, "Te verbeteren");
        ensure!(page.body().contains("own-numbers-form") && !page.body().contains("own-numbers-withdrawal"));

        declare(supplier, &id, &json!({ "column": "B", "ownNumbers": true }))?.expect(202)?;
        supplier.read(&id)?;
        supplier.submit(&id)?.expect(204)?;
        assert_eq!(refused(&supplier.delete(&address)?)?, (409, "not_open".to_owned()));
        ensure!(!browser.get(&format!("/reports/{id}"))?.expect(200)?.body().contains("own-numbers-withdrawal"));
    }
}
