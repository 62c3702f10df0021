//! The candidates of a report beside those of the last one and of other contracts: who vanished, who changed, and who is
//! claimed twice. Warnings, which a person judges.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, problems, refused};
use meetbaar_tests::story::{NOORDERLICHT, read_page};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
/// His contracts are BOUW-2023-011 and BOUW-2024-002.
const WERFZICHT: &str = "werfzicht@leverancier.example";

/// A candidate with group, first and last day.
fn line(candidate: &str, group: &str, days: &str) -> String {
    format!("{CONTRACT};{candidate};{group};{days};36;400,00")
}

fn under(contract: &str, candidate: &str, hours: u32, paid: u32) -> String {
    format!("{contract};{candidate};WW;01-06-2024;;{hours};{paid},00")
}

/// The cells of the problems with a code.
fn cells(report: &Value, code: &str) -> Vec<String> {
    let all = report.get("problems").and_then(Value::as_array);
    all.into_iter()
        .flatten()
        .filter(|one| one.get("code") == Some(&json!(code)))
        .filter_map(|one| Some(one.get("cell")?.as_str()?.to_owned()))
        .collect()
}

fn id(report: &Value) -> Result<&str> {
    report.get("id").and_then(Value::as_str).context("id")
}

on_both! {
    fn who_ran_on_and_is_not_there_has_vanished(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let last = list(&[
            line("A", "Wajong", "01-04-2025;"),
            line("B", "WW", "01-05-2025;"),
            line("C", "WW", "01-05-2025;31-12-2026"),
            line("D", "WW", "01-05-2025;15-06-2026"),
            line("E", "WW", "01-05-2025;30-06-2026"),
        ]);
        let none = parties.read(&last, &Q2)?;
        assert_eq!(problems(&none, "candidate_vanished"), Vec::<Value>::new(), "there is no earlier report");
        parties.supplier.submit(id(&none)?)?.expect(204)?;
        let told = |candidate: &str, start: &str, row: u32| {
            json!(["warning", format!("{CONTRACT}, {candidate}, {start}, B{row}"), null])
        };
        let report = parties.read(&list(&[line("A", "Wajong", "01-04-2025;")]), &Q3)?;
        assert_eq!(report.get("state"), Some(&json!("ready")));
        let (b, c) = (told("ww", "2025-05-01", 3), told("ww", "2025-05-01", 4));
        assert_eq!(problems(&report, "candidate_vanished"), [b.clone(), c.clone()]);
        let page = read_page(&story.browser(NOORDERLICHT)?, &format!("/reports/{}", id(&report)?))?;
        let kind = page.part("data-problem", "candidate_vanished")?;
        ensure!(kind.contains("In de vorige rapportage: ICT-2024-017, WW, 1-5-2025, B3."), "{kind}");
        ensure!(!page.body().contains("pseudonym"));

        let ended = list(&[line("A", "Wajong", "01-04-2025;"), line("b", "WW", "01-05-2025;31-07-2026")]);
        assert_eq!(problems(&parties.read(&ended, &Q3)?, "candidate_vanished"), [c], "B is there with its end");
        let faulty = list(&[line("A", "Wajong", "gisteren;")]);
        assert_eq!(problems(&parties.read(&faulty, &Q3)?, "candidate_vanished"), Vec::<Value>::new(), "rows with errors are not there yet");
        let earlier = parties.read(&list(&[line("Z", "WW", "01-04-2025;")]), &[("period", "2026-Q1")])?;
        assert_eq!(problems(&earlier, "candidate_vanished"), Vec::<Value>::new(), "the other report is later");
        let nil = parties.read("Contract;ICT-2024-017\r\nPeriode;Q3 2026\r\nGeen inzet deze periode\r\n", &[])?;
        assert_eq!(problems(&nil, "candidate_vanished").len(), 3, "{nil}");
    }

    fn what_differs_from_last_time_is_named_at_its_cell(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let headings = "Contract;Personeelsnummer;Regeling;Doelgroepregister;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
        let row = |candidate: &str, group: &str, ldr: &str, days: &str| format!("{CONTRACT};{candidate};{group};{ldr};{days};36;400,00");
        let file = |rows: &[String]| format!("{headings}\r\n{}\r\n", rows.join("\r\n"));
        parties.accepted(&file(&[
            row("A", "WW", "nee", "01-04-2025;"),
            row("B", "WW", "nee", "01-04-2025;"),
            row("C", "WW", "", "01-04-2025;"),
            row("D", "WW", "nee", "01-04-2025;30-06-2026"),
            row("E", "WW", "nee", "01-04-2025;"),
        ]), &Q2)?;
        let report = parties.read(&file(&[
            row("A", "Wajong", "ja", "01-04-2025;"),
            row("B", "WW", "nee", "01-05-2025;"),
            row("C", "WW", "ja", "01-04-2025;"),
            row("D", "NUG", "ja", "01-07-2026;"),
            row("E", "WW", "nee", "01-04-2025;31-08-2026"),
        ]), &Q3)?;
        assert_eq!(problems(&report, "candidate_changed"), [
            json!(["warning", "wajong", "ww"]),
            json!(["warning", "ja", "nee"]),
            json!(["warning", "2025-05-01", "2025-04-01"]),
        ]);
        assert_eq!(cells(&report, "candidate_changed"), ["C2", "D2", "E3"]);
        assert_eq!(cells(&report, "candidate_vanished"), Vec::<String>::new());
        let page = read_page(&story.browser(NOORDERLICHT)?, &format!("/reports/{}", id(&report)?))?;
        let kind = page.part("data-problem", "candidate_changed")?;
        for words in ["Nu: Wajong. Vorige keer: WW.", "Nu: ja. Vorige keer: nee.", "Nu: 1-5-2025. Vorige keer: 1-4-2025."] {
            ensure!(kind.contains(words), "no {words} in {kind}");
        }
    }

    fn one_hour_counts_once(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let both = |rows: &[String]| parties.read(&list(rows), &Q3);
        let report = both(&[
            under("BOUW-2023-011", "A", 36, 468),
            under("BOUW-2024-002", "A", 24, 312),
            under("BOUW-2023-011", "B", 20, 260),
            under("BOUW-2024-002", "B", 16, 208),
            under("BOUW-2023-011", "C", 12, 150),
            under("BOUW-2024-002", "C", 12, 150),
        ])?;
        assert_eq!(report.get("state"), Some(&json!("ready")), "{report}");
        let told = |other: &str| json!(["warning", other, null]);
        assert_eq!(problems(&report, "same_candidate_elsewhere"), [
            told("BOUW-2024-002, B3"),
            told("BOUW-2023-011, B2"),
            told("BOUW-2024-002, B7"),
            told("BOUW-2023-011, B6"),
        ]);
        assert_eq!(cells(&report, "same_candidate_elsewhere"), ["B2", "B3", "B6", "B7"]);

        let one = both(&[under("BOUW-2023-011", "A", 36, 468)])?;
        parties.supplier.submit(id(&one)?)?.expect(204)?;
        let other = both(&[under("BOUW-2024-002", "A", 24, 312), under("BOUW-2024-002", "B", 36, 468)])?;
        assert_eq!(problems(&other, "same_candidate_elsewhere"), [told("BOUW-2023-011")]);
        let mended = both(&[under("BOUW-2023-011", "B", 36, 468), under("BOUW-2024-002", "A", 24, 312)])?;
        assert_eq!(problems(&mended, "same_candidate_elsewhere"), Vec::<Value>::new(), "what it replaces is no conflict");
        let noorderlicht = Parties::of(&story, NOORDERLICHT)?;
        let stranger = noorderlicht.read(&list(&[under("ICT-2024-017", "A", 36, 468)]), &Q3)?;
        assert_eq!(problems(&stranger, "same_candidate_elsewhere"), Vec::<Value>::new(), "another supplier's numbers are another's");
    }

    fn what_was_submitted_since_the_reading_is_shown_before_it_is_signed(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let of = |contract: &str| list(&[under(contract, "A", 36, 468), under(contract, "B", 12, 156)]);
        let (one, other) = (parties.read(&of("BOUW-2023-011"), &Q3)?, parties.read(&of("BOUW-2024-002"), &Q3)?);
        assert_eq!(cells(&other, "same_candidate_elsewhere"), Vec::<String>::new(), "neither was submitted");
        parties.supplier.submit(id(&one)?)?.expect(204)?;

        let id = id(&other)?;
        let unsigned = parties.supplier.post(&format!("/v1/reports/{id}/submission"), &json!({ "completeAndTrue": true, "candidatesInformed": false }))?;
        assert_eq!(refused(&unsigned)?, (400, "invalid".to_owned()));
        assert_eq!(refused(&parties.supplier.submit(id)?)?, (409, "new_warnings".to_owned()));
        let warned = parties.supplier.report(id)?;
        assert_eq!(warned.get("state"), Some(&json!("ready")));
        assert_eq!(problems(&warned, "same_candidate_elsewhere"), [json!(["warning", "BOUW-2023-011", null]), json!(["warning", "BOUW-2023-011", null])]);
        assert_eq!(cells(&warned, "same_candidate_elsewhere"), ["B2", "B3"]);
        parties.supplier.submit(id)?.expect(204)?;
        assert_eq!(cells(&parties.supplier.report(id)?, "same_candidate_elsewhere"), ["B2", "B3"], "told once");
    }

    fn the_page_says_that_there_are_new_warnings(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let earlier = parties.read(&list(&[line("A", "WW", "01-04-2025;"), line("B", "WW", "01-04-2025;")]), &Q2)?;
        let report = parties.read(&list(&[line("A", "WW", "01-04-2025;")]), &Q3)?;
        parties.supplier.submit(id(&earlier)?)?.expect(204)?;
        let (browser, address) = (story.browser(NOORDERLICHT)?, format!("/reports/{}", id(&report)?));
        let page = read_page(&browser, &address)?;
        ensure!(!page.body().contains("candidate_vanished"));
        let (action, signed) = (format!("{address}/submit"), [("complete", "yes"), ("informed", "yes")]);
        let again = browser.submit(&page, &action, &signed)?.expect(409)?;
        ensure!(again.part("data-test", "fault")?.contains("Er zijn nieuwe waarschuwingen"));
        ensure!(again.part("data-problem", "candidate_vanished")?.contains("ICT-2024-017, WW, 1-4-2025, B3"));
        browser.submit(&again, &action, &signed)?.expect(303)?;
        assert_eq!(read_page(&browser, &address)?.part("data-test", "state")?, "Ingediend");
    }

    fn a_reason_holds_for_what_it_was_given_for(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let of = |group: &str| list(&[line("A", group, "01-04-2025;")]);
        supplier.submit(id(&parties.read(&of("WW"), &Q2)?)?)?.expect(204)?;
        let report = parties.read(&of("Wajong"), &Q3)?;
        let id = id(&report)?;
        let why = json!({ "code": "candidate_changed", "cell": "C2", "reason": "De vorige keer stond het er verkeerd." });
        supplier.post(&format!("/v1/reports/{id}/acceptances"), &why)?.expect(204)?;
        let told = || -> Result<Vec<Value>> {
            let report = supplier.report(id)?;
            let all = report.get("problems").and_then(Value::as_array).context("problems")?;
            let changed = all.iter().filter(|one| one.get("code") == Some(&json!("candidate_changed")));
            Ok(changed.map(|one| json!([one.get("expected"), one.get("acceptance").is_some_and(|why| !why.is_null())])).collect())
        };
        assert_eq!(told()?, [json!(["ww", true])]);
        let revised = parties.read(&of("NUG"), &Q2)?;
        supplier.submit(revised.get("id").and_then(Value::as_str).context("id")?)?.expect(204)?;
        assert_eq!(refused(&supplier.submit(id)?)?, (409, "new_warnings".to_owned()));
        assert_eq!(told()?, [json!(["nug", false])]);
        supplier.submit(id)?.expect(204)?;
    }
}
