//! "Why?": from a figure down to the cells of the file, now and as it was known; and what it would be by another table.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const ON: &str = "2026-06-30";

/// Address of the contract's one obligation.
fn obligation(program: &Program) -> Result<String> {
    let told = program
        .get(&format!("/v1/contracts/{CONTRACT}/obligations"))?
        .expect(200)?
        .json()?;
    let id = told
        .pointer("/obligations/0/id")
        .and_then(Value::as_str)
        .context("id")?;
    Ok(format!("/v1/obligations/{id}"))
}

fn explained(program: &Program, address: &str, further: &str) -> Result<Value> {
    program
        .get(&format!("{address}/explanation?on={ON}{further}"))?
        .expect(200)?
        .json()
}

on_both! {
    fn a_figure_leads_down_to_its_cells(kind) {
        // Nothing is closed meanwhile: that would ask why a period is changed.
        let mut story = Story::begin_with(kind, &[("MEETBAAR_CLOSE_AFTER_DAYS", "1000")])?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let address = obligation(&parties.reviewer)?;
        let rows: Vec<String> = (0..120).map(|one| registered(CONTRACT, &format!("K{one}"), 18)).collect();
        let report = parties.accepted(&list(&rows), &Q2)?;

        let first = explained(&parties.reviewer, &address, "&limit=100")?;
        assert_eq!(first["realised"], json!(120 * 625_000));
        assert_eq!(first["parts"], json!([{
            "report": report, "periodStart": "2026-04-01", "periodEnd": "2026-06-30",
            "amount": 120 * 625_000, "withEvidence": 0
        }]));
        let next = first["next"].as_str().context("next")?;
        let second = explained(&parties.reviewer, &address, &format!("&limit=100&cursor={next}"))?;
        assert_eq!(second["next"], Value::Null);
        let all: Vec<&Value> = [&first, &second].iter()
            .filter_map(|page| page["contributions"].as_array()).flatten().collect();
        assert_eq!(all.len(), 120);
        let sum: i64 = all.iter().filter_map(|one| one["amount"].as_i64()).sum();
        assert_eq!(json!(sum), first["realised"], "the contributions add up to the figure");
        let one = all[41];
        assert_eq!((&one["place"], &one["cells"]["candidate"]), (&json!("43"), &json!("B43")));
        assert_eq!((&one["report"], &one["fileName"]), (&json!(report), &json!("rapport.csv")));
        assert_eq!(one["fileFingerprint"].as_str().map(str::len), Some(64));
        assert_eq!(one["decidedByRole"], json!("reviewer"));
        assert!(one["importer"].is_string() && one["importerVersion"].is_i64() && one["decidedAt"].is_string());
        assert!(one["valueTable"].is_string() && one["valueTableFingerprint"].is_string());
        assert_eq!(one["why"]["factor"], json!("0.5"));

        // Nobody else's figures, and no candidates for who keeps the register.
        let other = story.program(KOMPAS)?;
        assert_eq!(other.get(&format!("{address}/explanation"))?.status, 404);
        let office = story.program(ADMINISTRATOR)?;
        assert_eq!(refused(&office.get(&format!("{address}/explanation"))?)?.0, 403);

        // On the next day another report takes its place: both days are told as they were known.
        story.server.restart_at("2026-10-16T09:00:00+02:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "K1", 36)]), &Q2)?;
        let now = explained(&parties.reviewer, &address, "")?;
        assert_eq!((&now["realised"], now["contributions"].as_array().map(Vec::len)), (&json!(1_250_000), Some(1)));
        let then = explained(&parties.reviewer, &address, "&knownOn=2026-10-15&limit=100")?;
        assert_eq!(then["realised"], first["realised"]);
        assert_eq!(then["contributions"].as_array().map(Vec::len), Some(100));
        let before = explained(&parties.reviewer, &address, "&knownOn=2026-10-14");
        assert!(before.is_err(), "nothing was registered yet");
    }

    fn another_table_is_supposed_and_nothing_is_stored(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let address = obligation(&parties.reviewer)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)]), &Q2)?;
        let values = "SELECT sum(amount), count(*), max(id) FROM line_value";
        let before = story.database.query(values)?;
        let asked = |table: &str| parties.reviewer.get(&format!("{address}/what-if?valueTable={table}&on={ON}"));
        let told = asked("utrecht-3")?.expect(200)?.json()?;
        assert_eq!((&told["lines"], &told["now"]), (&json!(2), &json!(1_875_000)), "{told}");
        let differing = told["differing"].as_array().context("differing")?;
        let changed: i64 = differing.iter().filter_map(|one| Some(one["then"].as_i64()? - one["now"].as_i64()?)).sum();
        assert_eq!(told["then"].as_i64().context("then")? - 1_875_000, changed);
        assert_eq!(asked("nowhere-1900")?.status, 400);
        assert_eq!(story.database.query(values)?, before);
        assert_eq!(story.program(KOMPAS)?.get(&format!("{address}/what-if?valueTable=utrecht-3"))?.status, 404);
        assert_eq!(story.program(REVIEWER)?.get("/v1/obligations/none/what-if?valueTable=utrecht-3")?.status, 404);
    }
}
