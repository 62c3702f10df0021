//! What follows from a gap: a recovery action from the alert to its end, and the settlement of a contract.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";

fn actions(program: &Program) -> Result<Vec<Value>> {
    let told = program.get("/v1/recovery-actions")?.expect(200)?.json()?;
    told.get("recoveryActions")
        .and_then(Value::as_array)
        .cloned()
        .context("recoveryActions")
}

on_both! {
    fn a_gap_is_asked_about_answered_followed_and_closed(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let manager = story.program(CATEGORY_MANAGER)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let [asked] = &actions(&manager)?[..] else { anyhow::bail!("one action") };
        assert_eq!((&asked["state"], &asked["gap"], &asked["respondBy"]), (&json!("asked"), &json!(22_351_643), &json!("2026-10-29")));
        let mails = story.mails()?;
        assert!(mails.iter().any(|mail| mail.to == NOORDERLICHT && mail.text.contains("29-10-2026")));
        let address = format!("/v1/recovery-actions/{}", asked["id"].as_str().context("id")?);

        let plan = json!({ "plan": "Tien mensen via het werkplein.", "until": "2027-03-31", "amount": 20_000_000 });
        assert_eq!(story.program(KOMPAS)?.post(&format!("{address}/answer"), &plan)?.status, 404);
        let wrong = json!({ "plan": " ", "until": "2026-01-01", "amount": 0 });
        let faults = parties.supplier.post(&format!("{address}/answer"), &wrong)?.expect(400)?.json()?;
        assert_eq!(faults["errors"].as_array().map(Vec::len), Some(3));
        parties.supplier.post(&format!("{address}/answer"), &plan)?.expect(204)?;
        let mails = story.mails()?;
        assert!(mails.iter().any(|mail| mail.to == CATEGORY_MANAGER && mail.text.contains("Tien mensen")));

        // A further report brings something; no second action is asked for while this one is open.
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q3")])?;
        let [followed] = &actions(&manager)?[..] else { anyhow::bail!("one action") };
        assert_eq!((&followed["state"], &followed["realisedSince"]), (&json!("answered"), &json!(1_250_000)));
        assert_eq!(parties.supplier.post(&format!("{address}/closure"), &json!({ "outcome": "achieved" }))?.status, 403);
        assert_eq!(manager.post(&format!("{address}/closure"), &json!({ "outcome": "not_achieved" }))?.status, 400, "say why");
        manager.post(&format!("{address}/closure"), &json!({ "outcome": "not_achieved", "note": "Te weinig." }))?.expect(204)?;
        assert_eq!(refused(&parties.supplier.post(&format!("{address}/answer"), &plan)?)?.1, "already_closed");

        // The manager asks by himself.
        let obligation = followed["obligation"].as_str().context("obligation")?;
        let question = json!({ "question": "En nu?", "respondBy": "2026-11-30" });
        let ask = format!("/v1/obligations/{obligation}/recovery-actions");
        manager.post(&ask, &question)?.expect(201)?;
        assert_eq!(refused(&manager.post(&ask, &question)?)?.1, "recovery_open");
        assert_eq!(actions(&parties.supplier)?.len(), 2);
        assert_eq!(actions(&story.program(KOMPAS)?)?.len(), 0, "nobody else's");
    }

    fn a_contract_that_has_ended_is_settled(kind) {
        let mut story = Story::begin_with(kind, &[("MEETBAAR_REFERENCE_DATE", "2028-04-01")])?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        story.settle()?;
        story.server.restart_at("2028-04-01T09:00:00+02:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let manager = story.program(CATEGORY_MANAGER)?;
        let address = format!("/v1/contracts/{CONTRACT}/settlement");
        assert_eq!(manager.get(&address)?.status, 404);
        assert_eq!(story.program(ADMINISTRATOR)?.post(&address, &json!({}))?.status, 403);
        assert_eq!(manager.post(&address, &json!({ "factor": -1 }))?.status, 400);
        manager.post(&address, &json!({ "factor": 15_000, "note": "Graag uw reactie." }))?.expect(201)?;
        assert_eq!(refused(&manager.post(&address, &json!({}))?)?.1, "already_settled");
        let told = parties.supplier.get(&address)?.expect(200)?.json()?;
        // 42,000,000 less 1,250,000 lacks; one and a half times that is the exposure.
        assert_eq!(told["obligations"][0]["gap"], json!(40_750_000));
        assert_eq!(told["obligations"][0]["exposureCents"], json!(61_125_000));
        assert_eq!(told["state"], json!("open"));
        parties.supplier.post(&format!("{address}/reply"), &json!({ "reply": "Wij bespreken dit graag." }))?.expect(204)?;
        manager.post(&format!("{address}/closure"), &json!({ "note": "Besproken op 3 april." }))?.expect(204)?;
        let told = manager.get(&address)?.expect(200)?.json()?;
        assert_eq!((&told["state"], &told["reply"]), (&json!("closed"), &json!("Wij bespreken dit graag.")));
        assert_eq!(refused(&parties.supplier.post(&format!("{address}/reply"), &json!({ "reply": "Nog iets." }))?)?.1, "already_closed");
        // Its accepted periods are closed with it.
        let due = manager.get(&format!("/v1/calendar?contract={CONTRACT}&state=closed"))?.expect(200)?.json()?;
        assert_eq!(due["calendar"][0]["periodEnd"], json!("2026-06-30"));
        // What runs still is not settled.
        let runs = manager.post("/v1/contracts/ICT-2024-021/settlement", &json!({}))?;
        assert_eq!(refused(&runs)?, (409, "contract_runs".to_owned()));
    }
}
