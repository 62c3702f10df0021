//! What a contract demands: registered, amended from a day, lifted for a time, and told as it was known.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT};
use meetbaar_tests::{Server, Story, on_both};
use serde_json::{Value, json};

/// 8,400,000 from 1 April 2024 to 31 March 2028, which is 1,461 days; 5% of it is 420,000.
const CONTRACT: &str = "ICT-2024-017";
const ON: &str = "2026-06-30";

fn obligations(program: &Program) -> Result<Vec<Value>> {
    let told = program
        .get(&format!("/v1/contracts/{CONTRACT}/obligations"))?
        .expect(200)?
        .json()?;
    told.get("obligations")
        .and_then(Value::as_array)
        .cloned()
        .context("obligations")
}

fn terms(share: i64) -> Value {
    json!({
        "share": share, "rhythm": "quarter", "daysAllowed": 30, "graceDays": 0,
        "starts": "2024-04-01", "ends": "2028-03-31"
    })
}

/// Required, as the command prints it in cents.
fn required(server: &Server, on: &str, known_on: Option<&str>) -> Result<Value> {
    let mut arguments = vec!["standings", "--json", "--on", on];
    arguments.extend(known_on.into_iter().flat_map(|day| ["--known-on", day]));
    let printed: Value = serde_json::from_str(&server.run(arguments)?)?;
    let standings = printed
        .get("standings")
        .and_then(Value::as_array)
        .context("standings")?;
    let own = standings
        .iter()
        .find(|one| one.get("contract") == Some(&json!(CONTRACT)));
    Ok(own
        .and_then(|own| own.get("required_cents"))
        .cloned()
        .unwrap_or_default())
}

on_both! {
    fn amended_terms_hold_from_a_day_and_the_old_ones_stay(kind) {
        let mut story = Story::begin(kind)?;
        assert_eq!(required(&story.server, ON, None)?, json!(23_601_643), "821 of 1,461 days of 420,000");
        story.server.restart_at("2026-11-02T09:00:00+01:00")?;
        let office = story.program(ADMINISTRATOR)?;
        let obligation = obligations(&office)?.swap_remove(0);
        let id = obligation["id"].as_str().context("id")?.to_owned();
        let tag = obligation["eTag"].as_str().context("eTag")?.to_owned();
        let address = format!("/v1/obligations/{id}/amendments");
        let amendment = json!({ "holdsFrom": "2026-01-01", "reason": "Lager percentage afgesproken.", "terms": terms(300) });

        assert_eq!(office.post(&address, &amendment)?.status, 428, "it must name the version");
        let supplier = story.program(NOORDERLICHT)?;
        assert_eq!(supplier.post_if(&address, &amendment, &tag)?.status, 403);
        let wrong = json!({ "holdsFrom": "2023-01-01", "reason": " ", "terms": { "rhythm": "week", "daysAllowed": 30, "starts": "2024-04-01", "ends": "2029-01-01" } });
        let faults = office.post_if(&address, &wrong, &tag)?.expect(400)?.json()?;
        assert_eq!(faults["errors"].as_array().map(Vec::len), Some(5), "all faults at once: {faults}");
        office.post_if(&address, &amendment, &tag)?.expect(204)?;

        // 640 days at 5%, 181 at 3%: 420,000 x 640/1,461 + 252,000 x 181/1,461 = 183,983.57 + 31,219.71.
        assert_eq!(required(&story.server, ON, None)?, json!(21_520_329));
        assert_eq!(required(&story.server, "2025-12-31", None)?, json!(18_398_357), "days before are as they were");
        assert_eq!(required(&story.server, ON, Some("2026-11-01"))?, json!(23_601_643), "as it was known the day before");
        assert_eq!(required(&story.server, ON, Some("2026-11-02"))?, json!(21_520_329));
        assert_eq!(required(&story.server, ON, Some("2026-10-14"))?, Value::Null, "nothing was registered then");

        // Who comes second is told what is different.
        let late = office.post_if(&address, &json!({ "holdsFrom": "2026-01-01", "reason": "Anders.", "terms": terms(200) }), &tag)?;
        let told = late.expect(412)?.json()?;
        assert_eq!(told["code"], json!("changed_meanwhile"));
        assert_eq!(told["differences"], json!([{ "field": "share", "before": 200, "now": 300 }]));
        let current = told["currentETag"].as_str().context("currentETag")?;
        office.post_if(&address, &json!({ "holdsFrom": "2026-01-01", "reason": "Anders.", "terms": terms(200) }), current)?.expect(204)?;
        let obligation = obligations(&office)?.swap_remove(0);
        let told: Vec<&Value> = obligation["terms"].as_array().context("terms")?.iter().map(|one| &one["terms"]["share"]).collect();
        assert_eq!(told, [&json!(500), &json!(200)], "terms of the same day take the place of those that were wrong");
    }

    fn on_days_that_are_lifted_nothing_is_asked(kind) {
        let story = Story::begin(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        let id = obligations(&office)?[0]["id"].as_str().context("id")?.to_owned();
        let address = format!("/v1/obligations/{id}/waivers");
        let waiver = json!({
            "reason": "security_screening", "note": "Alle plekken vragen een VGB.", "approver": "Directeur Inkoop",
            "starts": "2026-04-01", "ends": "2026-06-30"
        });
        let mut wrong = waiver.clone();
        wrong["reason"] = json!("because");
        wrong["ends"] = json!("2030-01-01");
        let faults = office.post(&address, &wrong)?.expect(400)?.json()?;
        assert_eq!(faults["errors"].as_array().map(Vec::len), Some(2), "{faults}");
        let made = office.post(&address, &waiver)?.expect(201)?.json()?;
        // 91 of the 821 days ask nothing: 730 days of 420,000 / 1,461.
        assert_eq!(required(&story.server, ON, None)?, json!(20_985_626));
        let status = |on: &str| office.standing(CONTRACT, on).map(|one| one["status"].clone());
        assert_eq!(status(ON)?, json!("waived"));
        assert_ne!(status("2026-07-01")?, json!("waived"));
        let waiver = made["id"].as_str().context("id")?;
        office.delete(&format!("{address}/{waiver}"))?.expect(204)?;
        assert_eq!(required(&story.server, ON, None)?, json!(23_601_643));
        assert_eq!(office.delete(&format!("{address}/{waiver}"))?.status, 404);
    }

    fn lines_that_were_accepted_before_count_for_a_new_obligation(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let office = story.program(ADMINISTRATOR)?;
        let hours = json!({
            "kind": "hours",
            "terms": { "amount": 10_000_000, "rhythm": "quarter", "daysAllowed": 30, "starts": "2024-04-01", "ends": "2028-03-31" }
        });
        let address = format!("/v1/contracts/{CONTRACT}/obligations");
        assert_eq!(refused(&parties.supplier.post(&address, &hours)?)?.0, 403);
        let missing = json!({ "kind": "fixed_amount", "terms": hours["terms"] });
        let faults = office.post(&address, &missing)?.expect(400)?.json()?;
        assert_eq!(faults["errors"][0]["field"], json!("valueTable"));
        office.post(&address, &hours)?.expect(201)?;
        story.settle()?;
        let told = office.get(&format!("/v1/standings?on={ON}"))?.expect(200)?.json()?;
        let standings = told["standings"].as_array().context("standings")?;
        let own: Vec<Value> = standings.iter().filter(|one| one["contract"] == json!(CONTRACT))
            .map(|one| json!([one["kind"], one["realised"]])).collect();
        assert_eq!(own, [json!(["share_of_contract_value", 1_250_000]), json!(["hours", 4_680_000])]);
        story.server.run(["recompute", "--verify"])?;

        // An obligation that comes while a report is being read: its lines are valued by it when they are submitted.
        let fields = [("period", "2026-Q1")];
        let report = parties.read(&list(&[registered(CONTRACT, "A", 36)]), &fields)?;
        let of_report = "line_id IN (SELECT l.id FROM report_line l JOIN report r ON r.id = l.report_id WHERE r.state = 'ready')";
        story.database.query(&format!(
            "DELETE FROM line_value WHERE {of_report} AND obligation_id = (SELECT max(id) FROM obligation)"
        ))?;
        let id = report["id"].as_str().context("id")?;
        parties.supplier.submit(id)?.expect(204)?;
        parties.reviewer.accept(id)?.expect(204)?;
        story.settle()?;
        let told = office.get(&format!("/v1/standings?on={ON}"))?.expect(200)?.json()?;
        let standings = told["standings"].as_array().context("standings")?;
        let hours = standings.iter().find(|one| one["kind"] == json!("hours") && one["contract"] == json!(CONTRACT));
        assert_eq!(hours.context("hours")?["realised"], json!(2 * 4_680_000));
        story.server.run(["recompute", "--verify"])?;
    }
}
