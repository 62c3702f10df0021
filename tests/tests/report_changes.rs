//! A report beside the one before it on the same contract and days: which lines are new, changed, gone or the same; and
//! the same file sent again after it was returned, with its corrections and explanations.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused, registered, table};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Program, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];

fn line(candidate: &str, start: &str, paid: &str) -> String {
    format!("{CONTRACT};{candidate};WW;{start};;24;{paid}")
}

fn changes(program: &Program, report: &str, kind: &str) -> Result<Value> {
    let told = program.get(&format!("/v1/reports/{report}/changes?kind={kind}"))?;
    told.expect(200)?.json()
}

/// New, changed, unchanged and gone.
fn counts(program: &Program, report: &str) -> Result<Value> {
    let counts = changes(program, report, "new")?["counts"].clone();
    Ok(match counts {
        Value::Null => Value::Null,
        of => json!([of["new"], of["changed"], of["unchanged"], of["gone"]]),
    })
}

fn id(report: &Value) -> Result<&str> {
    report["id"].as_str().context("id")
}

fn return_it(parties: &Parties, report: &str) -> Result<()> {
    let decision = json!({ "decision": "returned", "reason": "De uren kloppen niet." });
    parties
        .reviewer
        .post(&format!("/v1/reports/{report}/decision"), &decision)?
        .expect(204)?;
    Ok(())
}

on_both! {
    fn lines_are_new_changed_gone_or_the_same(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let first = list(&[
            line("K1", "01-01-2026", "300,00"),
            line("K2", "01-01-2026", "300,00"),
            line("K3", "01-01-2026", "300,00"),
            line("K4", "01-02-2026", "300,00"),
            // One candidate with two placements.
            line("K5", "01-01-2026", "100,00"),
            line("K5", "01-06-2026", "90,00"),
        ]);
        let before = parties.accepted(&first, &Q2)?;
        assert_eq!(counts(supplier, &before)?, json!(null), "there was none before");
        let second = list(&[
            line("K9", "01-01-2026", "300,00"),
            line("K5", "01-06-2026", "95,00"),
            line("K5", "01-01-2026", "100,00"),
            line("K4", "01-03-2026", "300,00"),
            line("K2", "01-01-2026", "310,50"),
            line("K1", "01-01-2026", "300,00"),
        ]);
        let report = parties.read(&second, &Q2)?;
        let report = id(&report)?.to_owned();
        assert_eq!(counts(supplier, &report)?, json!([1, 3, 2, 1]));
        let told = changes(supplier, &report, "changed")?;
        let fields: Vec<Value> = told["lines"].as_array().context("lines")?.iter().map(|line| json!([line["row"], line["fields"]])).collect();
        assert_eq!(json!(fields), json!([
            [3, [{ "field": "paid_hours", "before": "90", "now": "95" }]],
            [5, [{ "field": "start", "before": "2026-02-01", "now": "2026-03-01" }]],
            [6, [{ "field": "paid_hours", "before": "300", "now": "310.5" }]],
        ]));
        assert_eq!(told["next"], Value::Null);
        let (mut met, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = changes(supplier, &report, &format!("changed&limit=1{cursor}"))?;
            assert_eq!(page["lines"].as_array().map(Vec::len), Some(1));
            met.push(page["lines"][0]["row"].clone());
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(met, [json!(3), json!(5), json!(6)], "line by line nothing is missed and nothing comes twice");
        let elsewhere = supplier.get(&format!("/v1/reports/{report}/changes?kind=unchanged{cursor}"))?;
        assert_eq!(refused(&elsewhere)?, (400, "cursor_unreadable".to_owned()), "a cursor belongs to its kind");
        let gone = supplier.get(&format!("/v1/reports/{report}/changes?kind=gone&limit=1"))?.expect(200)?.json()?;
        assert_eq!((gone["lines"][0]["row"].clone(), gone["next"].clone()), (json!(4), Value::Null));
        for (kind, rows) in [("new", json!([2])), ("unchanged", json!([4, 7])), ("gone", json!([4]))] {
            let told = changes(supplier, &report, kind)?;
            let found: Vec<&Value> = told["lines"].as_array().context("lines")?.iter().map(|line| &line["row"]).collect();
            assert_eq!(json!(found), rows, "{kind}");
        }
        assert_eq!(supplier.get(&format!("/v1/reports/{report}/changes?kind=alles"))?.status, 400);
        assert_eq!(refused(&story.program(KOMPAS)?.get(&format!("/v1/reports/{report}/changes"))?)?, (404, "not_found".to_owned()));
        let kinds = "SELECT change_kind, count(*) FROM report_line WHERE change_kind IS NOT NULL GROUP BY change_kind ORDER BY change_kind";
        assert_eq!(story.database.query(kinds)?, "changed|3\nnew|1\nsame|2");

        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{report}"))?;
        let told = page.part("data-test", "changes")?;
        for part in ["1 nieuwe regel", "3 veranderde regels", "2 regels bleven hetzelfde", "1 regel is weg"] {
            ensure!(told.contains(part), "{part}: {told}");
        }
        supplier.submit(&report)?.expect(204)?;
        let reviewer = story.browser(REVIEWER)?;
        let page = reviewer.get(&format!("/reports/{report}/changes?kind=changed"))?.expect(200)?;
        ensure!(page.text()?.contains("startdatum: was 1-2-2026, nu 1-3-2026"), "{}", page.text()?);
        ensure!(page.text()?.contains("betaalde uren: was 300, nu 310,5"));
        story.browser(KOMPAS)?.get(&format!("/reports/{report}/changes"))?.expect(404)?;
        reviewer.get(&format!("/reports/{before}/changes"))?.expect(404)?;
    }

    fn a_report_is_compared_with_the_one_that_counts_else_with_the_latest(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let one = |hours| list(&[registered(CONTRACT, "A", hours)]);
        let other = parties.submitted(&one(36), &[("period", "2026-Q1")])?;
        return_it(&parties, &other)?;
        let returned = parties.submitted(&one(36), &Q2)?;
        assert_eq!(counts(supplier, &returned)?, json!(null), "another quarter is no earlier revision");
        return_it(&parties, &returned)?;
        let second = parties.submitted(&one(18), &Q2)?;
        assert_eq!(counts(supplier, &second)?, json!([0, 1, 0, 0]));
        let third = parties.read(&one(18), &Q2)?;
        let third = id(&third)?;
        assert_eq!(counts(supplier, third)?, json!([0, 0, 1, 0]), "the latest waits for its decision");
        let fourth = parties.accepted(&one(36), &Q2)?;
        supplier.submit(third)?.expect(204)?;
        assert_eq!(counts(supplier, third)?, json!([0, 1, 0, 0]), "another one counts by now");
        assert_eq!(counts(supplier, &fourth)?, json!([0, 1, 0, 0]), "compared with the second");
        // A year's sheet takes in the quarter.
        let year = parties.read(&list(&[format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;;36;936,00")]), &[("period", "2026-01-01/2026-06-30")])?;
        assert_eq!(counts(supplier, id(&year)?)?, json!([1, 0, 0, 1]));
    }

    fn purchases_go_by_invoice_and_vendor(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        const HEADINGS: &str = "Contractnummer;Factuurnummer;Leverancier;Factuurdatum;Bedrag";
        let bought = |invoice: &str, amount: &str| format!("{CONTRACT};{invoice};SW-bedrijf De Werf;15-05-2026;{amount}");
        let first = table(HEADINGS, &[bought("F-1", "100,00"), bought("F-2", "200,00")]);
        parties.submitted(&first, &Q2)?;
        let second = table(HEADINGS, &[bought("F-2", "250,00"), bought("F-3", "300,00")]);
        let report = parties.read(&second, &Q2)?;
        let report = id(&report)?;
        assert_eq!(counts(&parties.supplier, report)?, json!([1, 1, 0, 1]));
        let told = changes(&parties.supplier, report, "changed")?;
        assert_eq!(told["lines"][0]["fields"], json!([{ "field": "amount", "before": "200", "now": "250" }]));
    }

    fn a_returned_report_is_mended_on_the_screen_without_a_new_file(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        // More paid hours than contract hours in G2, and a day that does not exist in D3.
        let rows = list(&[line("K1", "01-01-2026", "900,00"), line("K2", "31-04-2026", "300,00")]);
        let report = parties.read(&rows, &Q2)?;
        let report = id(&report)?.to_owned();
        let address = format!("/v1/reports/{report}");
        assert_eq!(refused(&supplier.post(&format!("{address}/revision"), &json!({}))?)?, (409, "not_decided".to_owned()));
        let fix = |cell: &str, value: &str| json!({ "corrections": [{ "cell": cell, "value": value }], "reason": "Tikfout." });
        supplier.post(&format!("{address}/corrections"), &fix("D3", "30-04-2026"))?.expect(202)?;
        supplier.read(&report)?;
        let why = json!({ "code": "hours_exceed_contract", "column": "G", "cell": "G2", "reason": "Nabetaling in april." });
        supplier.post(&format!("{address}/acceptances"), &why)?.expect(204)?;
        supplier.submit(&report)?.expect(204)?;
        return_it(&parties, &report)?;
        assert_eq!(refused(&supplier.post(&format!("{address}/corrections"), &fix("G3", "200"))?)?, (409, "not_open".to_owned()));
        assert_eq!(refused(&story.program(KOMPAS)?.post(&format!("{address}/revision"), &json!({}))?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&parties.reviewer.post(&format!("{address}/revision"), &json!({}))?)?, (403, "forbidden".to_owned()));

        let browser = story.browser(NOORDERLICHT)?;
        let page = browser.get(&format!("/reports/{report}"))?.expect(200)?;
        ensure!(page.body().contains("revision-form"));
        let made = browser.submit(&page, &format!("/reports/{report}/revision"), &[])?.expect(303)?;
        let made = made.location().unwrap_or_default().trim_start_matches("/reports/");
        let next = made.split('?').next().unwrap_or_default().to_owned();
        ensure!(next != report);
        let read = supplier.read(&next)?;
        assert_eq!((&read["state"], &read["lines"]), (&json!("ready"), &json!(2)));
        let carried = supplier.get(&format!("/v1/reports/{next}/corrections"))?.expect(200)?.json()?;
        assert_eq!(carried["corrections"][0]["value"], "30-04-2026");
        let reason = |report: &Value| report["problems"].as_array().into_iter().flatten().find(|one| one["code"] == "hours_exceed_contract").map(|one| one["acceptance"].clone()).unwrap_or_default();
        assert_eq!(reason(&read)["reason"], "Nabetaling in april.");
        assert_eq!(reason(&read)["carriedFromReport"], report.as_str());
        assert_eq!(counts(supplier, &next)?, json!([0, 0, 2, 0]));
        ensure!(read_page(&browser, &format!("/reports/{next}"))?.part("data-test", "explanation")?.contains("Overgenomen uit een eerdere rapportage"));

        // What is withdrawn is not carried again by another reading.
        supplier.delete(&format!("/v1/reports/{next}/acceptances?code=hours_exceed_contract&cell=G2"))?.expect(204)?;
        supplier.post(&format!("/v1/reports/{next}/corrections"), &fix("G3", "200"))?.expect(202)?;
        let read = supplier.read(&next)?;
        assert_eq!(reason(&read), json!(null));
        assert_eq!(counts(supplier, &next)?, json!([0, 1, 1, 0]));
        let old = supplier.report(&report)?;
        assert_eq!((&old["state"], reason(&old)["reason"].clone()), (&json!("returned"), json!("Nabetaling in april.")));
    }

    fn an_explanation_is_carried_to_the_same_warning_only(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let rows = |cells: &[(&str, &str)]| list(&cells.iter().map(|(candidate, paid)| line(candidate, "01-01-2026", paid)).collect::<Vec<_>>());
        let report = parties.read(&rows(&[("K1", "900,00"), ("K2", "901,00"), ("K3", "902,00")]), &Q2)?;
        let report = id(&report)?.to_owned();
        for cell in ["G2", "G3", "G4"] {
            let why = json!({ "code": "hours_exceed_contract", "column": "G", "cell": cell, "reason": format!("Uitleg bij {cell}.") });
            supplier.post(&format!("/v1/reports/{report}/acceptances"), &why)?.expect(204)?;
        }
        supplier.submit(&report)?.expect(204)?;
        return_it(&parties, &report)?;
        // K3 moved up a row, K2 says something else, and somebody new has the hours of K1.
        let next = parties.read(&rows(&[("K3", "902,00"), ("K2", "950,00"), ("K9", "900,00")]), &Q2)?;
        let told: Vec<Value> = next["problems"].as_array().context("problems")?.iter().filter(|one| one["code"] == "hours_exceed_contract").map(|one| json!([one["cell"], one["acceptance"]["reason"]])).collect();
        assert_eq!(json!(told), json!([["G2", "Uitleg bij G4."], ["G3", null], ["G4", null]]));
    }
}
