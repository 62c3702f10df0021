//! A year of one contract: award, four quarters, a returned report, a late one, an amendment, a waiver, and settlement. And
//! a supplier whose one file covers the contracts of three ministries.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list};
use meetbaar_tests::program::Program;
use meetbaar_tests::server::Settings;
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, NOORDERLICHT};
use meetbaar_tests::{Kind, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "JAAR-2026-01";

/// The portfolio at the beginning of the year, on the clock's own day.
fn begun(kind: Kind) -> Result<Story> {
    Story::begin_as(Settings {
        database_url: kind.url()?,
        clock: Some("2026-01-15T09:00:00+01:00".to_owned()),
        environment: vec![("MEETBAAR_CLOSE_AFTER_DAYS".to_owned(), "1000".to_owned())],
    })
}

fn contract(number: &str, buyers: &Value) -> Value {
    json!({
        "number": number, "title": "Inhuur van beheerders", "supplier": "noorderlicht", "category": "ict-inhuur",
        "buyers": buyers, "clientSupervision": true, "valueCents": 400_000_000,
        "awarded": "2026-01-02", "start": "2026-01-01", "end": "2026-12-31",
    })
}

fn terms(share: i64) -> Value {
    json!({ "share": share, "rhythm": "quarter", "daysAllowed": 31, "starts": "2026-01-01", "ends": "2026-12-31" })
}

/// Registers a contract with an obligation of 5% of its value; returns the obligation's address.
fn registered(office: &Program, number: &str, buyers: &Value) -> Result<String> {
    office
        .post("/v1/contracts", &contract(number, buyers))?
        .expect(201)?;
    let duty = json!({ "kind": "share_of_contract_value", "valueTable": "haaglanden-2023", "terms": terms(500) });
    let made = office
        .post(&format!("/v1/contracts/{number}/obligations"), &duty)?
        .expect(201)?
        .json()?;
    Ok(format!(
        "/v1/obligations/{}",
        made["id"].as_str().context("id")?
    ))
}

/// A candidate in the register since the contract began: 36 hours bring 12,500.00 a quarter.
fn line(number: &str, candidate: &str, hours: u32) -> String {
    let paid = hours * 13;
    format!("{number};{candidate};Doelgroepregister (banenafspraak);01-01-2026;;{hours};{paid},00")
}

on_both! {
    fn from_award_to_settlement(kind) {
        let mut story = begun(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        let split = json!([{ "buyer": "SZW", "percent": "60" }, { "buyer": "BZK", "percent": "40" }]);
        let obligation = registered(&office, CONTRACT, &split)?;
        let due = office.get(&format!("/v1/calendar?contract={CONTRACT}"))?.expect(200)?.json()?;
        let days: Vec<&Value> = due["calendar"].as_array().context("calendar")?.iter().map(|one| &one["due"]).collect();
        assert_eq!(days, ["2026-05-01", "2026-07-31", "2026-10-31", "2027-01-31"]);

        // First quarter: accepted; the supplier is asked about the gap.
        story.server.restart_at("2026-04-20T09:00:00+02:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[line(CONTRACT, "A", 36)]), &[("period", "2026-Q1")])?;
        // 5% of 4,000,000 is 200,000; 90 of 365 days of it are 49,315.07.
        let figures = |parties: &Parties, on: &str| parties.figures(CONTRACT, on, &["required", "realised", "gap", "status"]);
        assert_eq!(figures(&parties, "2026-03-31")?, json!([4_931_507, 1_250_000, 3_681_507, "behind"]));
        let asked = story.program(CATEGORY_MANAGER)?.get(&format!("/v1/recovery-actions?contract={CONTRACT}"))?.expect(200)?.json()?;
        assert_eq!(asked["recoveryActions"][0]["gap"], json!(3_681_507));

        // Second quarter: returned with a reason, sent again, accepted.
        story.server.restart_at("2026-07-20T09:00:00+02:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let first = parties.submitted(&list(&[line(CONTRACT, "A", 36), line(CONTRACT, "B", 36)]), &[("period", "2026-Q2")])?;
        let returned = json!({ "decision": "returned", "reason": "B werkte 18 uur." });
        parties.reviewer.post(&format!("/v1/reports/{first}/decision"), &returned)?.expect(204)?;
        assert_eq!(figures(&parties, "2026-06-30")?[1], json!(1_250_000), "what is returned counts nowhere");
        let second = parties.submitted(&list(&[line(CONTRACT, "A", 36), line(CONTRACT, "B", 18)]), &[("period", "2026-Q2")])?;
        let changes = parties.reviewer.get(&format!("/v1/reports/{second}/changes"))?.expect(200)?.json()?;
        assert_eq!((&changes["counts"]["changed"], &changes["counts"]["unchanged"]), (&json!(1), &json!(1)), "{changes}");
        parties.reviewer.accept(&second)?.expect(204)?;
        // 181 of 365 days: 99,178.08.
        assert_eq!(figures(&parties, "2026-06-30")?, json!([9_917_808, 3_125_000, 6_792_808, "behind"]));

        // From July on 4%, and nothing in the last quarter.
        let office = story.program(ADMINISTRATOR)?;
        let tag = office.get(&obligation)?.expect(200)?.json()?["eTag"].as_str().context("eTag")?.to_owned();
        let amendment = json!({ "holdsFrom": "2026-07-01", "reason": "Minder inhuur.", "terms": terms(400) });
        office.post_if(&format!("{obligation}/amendments"), &amendment, &tag)?.expect(204)?;
        let waiver = json!({ "reason": "assignment_smaller", "approver": "Directeur Inkoop", "starts": "2026-10-01", "ends": "2026-12-31" });
        office.post(&format!("{obligation}/waivers"), &waiver)?.expect(201)?;

        // Third quarter: late. Silence is a gap until the report is there.
        story.server.restart_at("2026-11-05T09:00:00+01:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let overdue = parties.supplier.get(&format!("/v1/calendar?contract={CONTRACT}&state=overdue"))?.expect(200)?.json()?;
        assert_eq!(overdue["calendar"][0]["periodEnd"], json!("2026-09-30"));
        // 99,178.08 and 92 of 365 days of 160,000: 139,506.85.
        assert_eq!(figures(&parties, "2026-09-30")?[0], json!(13_950_685));
        parties.accepted(&list(&[line(CONTRACT, "A", 36)]), &[("period", "2026-Q3")])?;
        assert_eq!(figures(&parties, "2026-11-05")?, json!([13_950_685, 4_375_000, 9_575_685, "waived"]));
        let told = parties.reviewer.get(&format!("{obligation}/explanation?on=2026-09-30&knownOn=2026-07-19"))?.expect(200)?.json()?;
        // On 19 July the first quarter was known, and 5% of 273 days.
        assert_eq!((&told["realised"], &told["required"]), (&json!(1_250_000), &json!(14_958_904)));

        // Fourth quarter: no effort. Then the contract is settled, and the supplier replies.
        story.server.restart_at("2027-02-15T09:00:00+01:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let nil = json!({ "contracts": [CONTRACT], "period": "2026-Q4" });
        let nil = parties.supplier.post("/v1/nil-reports", &nil)?.expect(202)?.json()?;
        let nil = nil["id"].as_str().context("id")?;
        assert_eq!(parties.supplier.read(nil)?["state"], json!("ready"));
        parties.supplier.submit(nil)?.expect(204)?;
        parties.reviewer.accept(nil)?.expect(204)?;
        let manager = story.program(CATEGORY_MANAGER)?;
        let settlement = format!("/v1/contracts/{CONTRACT}/settlement");
        manager.post(&settlement, &json!({}))?.expect(201)?;
        parties.supplier.post(&format!("{settlement}/reply"), &json!({ "reply": "Akkoord." }))?.expect(204)?;
        manager.post(&format!("{settlement}/closure"), &json!({ "note": "Afgesproken." }))?.expect(204)?;
        let told = manager.get(&settlement)?.expect(200)?.json()?;
        let part = &told["obligations"][0];
        assert_eq!([&part["required"], &part["realised"], &part["gap"]], [&json!(13_950_685), &json!(4_375_000), &json!(9_575_685)]);
        let states = manager.get(&format!("/v1/calendar?contract={CONTRACT}"))?.expect(200)?.json()?;
        let states: Vec<&Value> = states["calendar"].as_array().context("calendar")?.iter().map(|one| &one["state"]).collect();
        assert_eq!(states, ["closed"; 4]);
        // The year by who bought: 60 and 40 percent.
        let totals = office_totals(&story, "2026-12-30")?;
        assert_eq!(totals, [json!(["BZK", 1_750_000]), json!(["SZW", 2_625_000])]);
        story.server.run(["recompute", "--verify"])?;
    }

    fn one_file_for_the_contracts_of_three_ministries(kind) {
        let mut story = begun(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        for (number, buyer) in [("DRIE-1", "SZW"), ("DRIE-2", "BZK"), ("DRIE-3", "JenV")] {
            registered(&office, number, &json!([{ "buyer": buyer }]))?;
        }
        story.server.restart_at("2026-04-20T09:00:00+02:00")?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let rows = [line("DRIE-1", "A", 36), line("DRIE-2", "B", 18), line("DRIE-3", "C", 36), line("DRIE-1", "D", 18)];
        let report = parties.submitted(&list(&rows), &[("period", "2026-Q1")])?;
        assert_eq!(parties.covered(&report)?, [
            "DRIE-1 2026-01-01 2026-03-31 r1", "DRIE-2 2026-01-01 2026-03-31 r1", "DRIE-3 2026-01-01 2026-03-31 r1"]);
        // One line is returned: the others count, each for its own ministry.
        let lines = parties.reviewer.get(&format!("/v1/reports/{report}/lines"))?.expect(200)?.json()?;
        let third = &lines["lines"][2]["id"];
        let marks = format!("/v1/reports/{report}/review/marks");
        parties.reviewer.post(&marks, &json!({ "which": "all", "mark": "accepted" }))?.expect(200)?;
        parties.reviewer.post(&marks, &json!({ "lines": [third], "mark": "returned", "reason": "Geen verklaring." }))?.expect(200)?;
        parties.reviewer.post(&format!("/v1/reports/{report}/review/completion"), &json!({}))?.expect(200)?;
        let realised = |number: &str| parties.figures(number, "2026-03-31", &["realised"]).map(|one| one[0].clone());
        let all = [realised("DRIE-1")?, realised("DRIE-2")?, realised("DRIE-3")?];
        assert_eq!(all, [json!(1_875_000), json!(625_000), json!(0)]);
        // Undone as a whole, and sent again for the one that lacked.
        let undone = parties.reviewer.post(&format!("/v1/reports/{report}/withdrawal"), &json!({ "reason": "Verkeerd." }))?;
        assert_eq!(undone.expect(200)?.json()?["brought"].as_array().map(Vec::len), Some(2));
        parties.accepted(&list(&rows), &[("period", "2026-Q1")])?;
        let all = [realised("DRIE-1")?, realised("DRIE-2")?, realised("DRIE-3")?];
        assert_eq!(all, [json!(1_875_000), json!(625_000), json!(1_250_000)]);
        story.server.run(["recompute", "--verify"])?;
    }
}

/// Realised in euros of the buyers that realised anything.
fn office_totals(story: &Story, on: &str) -> Result<Vec<Value>> {
    let office = story.program(ADMINISTRATOR)?;
    let told = office
        .get(&format!("/v1/standings/totals?by=buyer&on={on}"))?
        .expect(200)?
        .json()?;
    let totals = told["totals"].as_array().context("totals")?;
    let euros = |one: &Value| {
        let units = one["units"].as_array()?;
        let euros = units.iter().find(|unit| unit["unit"] == json!("euros"))?;
        euros["realised"].as_i64().filter(|cents| *cents > 0)
    };
    Ok(totals
        .iter()
        .filter_map(|one| Some(json!([one["code"], euros(one)?])))
        .collect())
}
