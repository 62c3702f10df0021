//! A thousand problems of the same kind are one thing to do: on the page, in the API, and on the command line.

use std::fs;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Server, Settings, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];

/// So many lines whose start does not exist, one whose group is misspelt, and one with too many hours.
fn faulty(lines: usize) -> String {
    let mut rows: Vec<String> = (1..=lines)
        .map(|line| format!("{CONTRACT};K{line};WW;31-09-2025;;36;468,00"))
        .collect();
    rows.push(format!("{CONTRACT};W1;Wajng;01-01-2026;;36;468,00"));
    rows.push(format!("{CONTRACT};H1;WW;01-01-2026;;24;900,00"));
    list(&rows)
}

fn groups(report: &Value) -> Vec<Value> {
    let all = report["problemGroups"].as_array().into_iter().flatten();
    all.map(|group| {
        json!([
            group["severity"],
            group["code"],
            group["column"],
            group["heading"],
            group["field"],
            group["count"],
            group["example"]
        ])
    })
    .collect()
}

fn id(report: &Value) -> Result<&str> {
    report["id"].as_str().context("id")
}

on_both! {
    fn a_column_of_faults_is_one_group(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let report = supplier.read(&supplier.send("q3.csv", faulty(412).as_bytes(), &PERIOD)?)?;
        assert_eq!(report["state"], "needs_correction");
        assert_eq!(groups(&report), [
            json!(["error", "invalid_date", "D", "Datum in dienst", "start", 412, "01-09-2026"]),
            json!(["error", "unknown_target_group", "C", "Regeling", "target_group", 1, "Participatiewet"]),
            json!(["warning", "hours_exceed_contract", "G", null, "paid_hours", 1, null]),
        ]);
        let first = &report["problems"][0];
        assert_eq!((&first["cell"], &first["found"], &first["suggestion"]), (&json!("D2"), &json!("31-09-2025"), &json!("2025-09-30")));

        let address = format!("/v1/reports/{}/problems", id(&report)?);
        let group = "severity=error&code=invalid_date&column=D";
        let mut page = supplier.get(&format!("{address}?{group}&limit=100"))?.expect(200)?.json()?;
        for _ in 1..5 {
            let next = page["next"].as_str().context("next")?.to_owned();
            page = supplier.get(&format!("{address}?{group}&limit=100&cursor={next}"))?.expect(200)?.json()?;
        }
        assert_eq!((&page["count"], &page["next"]), (&json!(412), &Value::Null));
        let cells: Vec<_> = page["problems"].as_array().context("problems")?.iter().map(|one| &one["cell"]).collect();
        assert_eq!((cells.len(), cells[0], cells[11]), (12, &json!("D402"), &json!("D413")));
        assert_eq!(refused(&supplier.get(&format!("{address}?severity=warning&code=invalid_date&column=D"))?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&story.program(KOMPAS)?.get(&format!("{address}?{group}"))?)?, (404, "not_found".to_owned()));
    }

    fn a_page_shows_fifty_of_a_group_and_leads_to_all(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let id = supplier.send("q3.csv", faulty(120).as_bytes(), &PERIOD)?;
        supplier.read(&id)?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        let kind = page.part("data-problem", "invalid_date")?;
        for words in ["Dit is geen datum", "120 cellen in kolom D (Datum in dienst); de eerste is D2", "Bedoelt u 30-9-2025?", "Voorbeeld: 01-09-2026."] {
            ensure!(kind.contains(words), "no {words} in {kind}");
        }
        assert_eq!(page.part("data-test", "places")?.matches("Er staat").count(), 50);
        ensure!(page.part("data-problem", "unknown_target_group")?.contains("Kolom “Regeling”. Er staat “Wajng”. Bedoelt u Wajong?"));
        assert_eq!(page.part("data-test", "severity-error")?, "121 fouten");
        assert_eq!(page.part("data-test", "upload-again")?, "Upload het verbeterde bestand");

        let all = page.links()?.into_iter().find(|link| link.contains("/problems?")).context("no link to all")?;
        let mut seen = 0;
        let mut next = Some(all);
        while let Some(address) = next {
            let page = browser.get(&address)?.expect(200)?;
            assert_eq!(page.part("data-test", "line")?, "120 cellen in kolom D (Datum in dienst); de eerste is D2");
            seen += page.part("data-test", "places")?.matches("Er staat").count();
            next = page.links()?.into_iter().find(|link| link.contains("page=") && page.body().contains(&format!("{}\" rel=\"next\"", link.replace('&', "&#38;"))));
        }
        assert_eq!(seen, 120);
        browser.get(&format!("/reports/{id}/problems?severity=error&code=no_such_code"))?.expect(404)?;
        browser.get(&format!("/reports/{id}/problems"))?.expect(400)?;
        story.browser(KOMPAS)?.get(&format!("/reports/{id}/problems?severity=error&code=invalid_date&column=D"))?.expect(404)?;
        let reviewer = story.browser(REVIEWER)?.get(&format!("/reports/{id}/problems?severity=error&code=invalid_date&column=D"))?.expect(200)?;
        ensure!(!reviewer.body().contains("data-test=\"explain\""));
    }
}

on_both! {
    fn problems_are_told_in_the_order_of_the_file(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let row = |contract: &str, start: &str| format!("{contract};K{start};WW;{start};;36;468,00");
        let report = parties.read(&list(&[
            row("ICT-1999-1", "01-01-2026"),
            row(CONTRACT, "31-09-2025"),
            row("ICT-1999-1", "02-01-2026"),
        ]), &PERIOD)?;
        let all = report["problems"].as_array().context("problems")?;
        assert_eq!(all.iter().map(|one| one["cell"].as_str()).collect::<Vec<_>>(), [Some("A2"), Some("D3"), Some("A4")]);
        let codes: Vec<_> = groups(&report).into_iter().map(|group| group[1].clone()).collect();
        assert_eq!(codes, [json!("unknown_contract"), json!("invalid_date")], "the register finds what it finds after the reader");

        let titled = "Contract;ICT-1999-1\r\nPeriode;Q3 2026\r\n\r\nPersoneelsnummer;Regeling;Datum in dienst;Contracturen;Verloonde uren\r\n\
                      K1;WW;01-01-2026;36;468,00\r\nK2;WW;01-01-2026;36;468,00\r\n";
        let report = parties.read(titled, &[])?;
        assert_eq!(groups(&report).iter().map(|group| json!([group[1], group[5]])).collect::<Vec<_>>(), [json!(["unknown_contract", 1])], "{report}");
    }

    fn what_a_group_expects_is_said_once(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let row = |candidate: &str, group: &str| format!("{CONTRACT};{candidate};{group};01-01-2026;;36;468,00");
        let report = parties.read(&list(&[row("K1", "Wonderkind"), row("K2", "Toverkol"), row("K3", "Wajng")]), &PERIOD)?;
        let page = read_page(&story.browser(NOORDERLICHT)?, &format!("/reports/{}", id(&report)?))?;
        let kind = page.part("data-problem", "unknown_target_group")?;
        assert_eq!(kind.matches("Verwacht: ").count(), 1, "{kind}");
        ensure!(kind.contains("Er staat “Wajng”. Bedoelt u Wajong?") && kind.contains(" of Overig."), "{kind}");
    }

    fn a_purchase_without_a_building_block_is_not_asked_for_its_target_group(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let bought = "Contract;Factuurnummer;Sociale onderneming;Datum;Bedrag excl. btw\r\nICT-2024-017;F1;Groenwerk;15-09-2026;1250,50\r\n";
        let report = parties.read(bought, &PERIOD)?;
        assert_eq!(groups(&report).iter().map(|group| json!([group[1], group[2], group[4]])).collect::<Vec<_>>(), [json!(["no_building_block", "E", "amount"])]);
    }
}

#[test]
fn the_command_line_tells_groups_too() {
    let server = Server::prepared(Settings::default()).unwrap();
    let path = server.data().join("q3.csv");
    fs::write(&path, faulty(412)).unwrap();
    let said = server
        .attempt(&["check", path.to_str().unwrap()], &[])
        .unwrap();
    assert_eq!(said.code, Some(1), "{said:?}");
    for words in [
        "412 cellen in kolom D (Datum in dienst); de eerste is D2",
        "D2  Er staat “31-09-2025”. Bedoelt u 30-9-2025?",
        "Bedoelt u Wajong?",
        "Voorbeeld: 01-09-2026.",
    ] {
        assert!(said.output.contains(words), "{words}: {}", said.output);
    }
    assert!(said.output.lines().count() < 40, "{}", said.output);
}
