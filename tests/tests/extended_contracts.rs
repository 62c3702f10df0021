//! A contract that is extended: its obligations go on until its new end, unless somebody wants them to stay.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::program::Program;
use meetbaar_tests::story::ADMINISTRATOR;
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "LANGER-1";

fn contract(value: i64) -> Value {
    json!({
        "number": CONTRACT, "title": "Inhuur van testers", "supplier": "kompas", "category": "ict-inhuur",
        "buyers": [{ "buyer": "SZW" }], "clientSupervision": true, "valueCents": value,
        "awarded": "2023-12-01", "start": "2024-01-01", "end": "2026-06-30", "options": [{ "months": 12 }],
    })
}

fn duty(kind: &str, field: &str, quantity: i64, ends: &str) -> Value {
    let mut terms =
        json!({ "rhythm": "quarter", "daysAllowed": 31, "starts": "2024-01-01", "ends": ends });
    terms[field] = json!(quantity);
    let table = (field == "share").then_some("haaglanden-2023");
    json!({ "kind": kind, "valueTable": table, "terms": terms })
}

/// A contract of 2,500,000 with 5% of its value, four jobs, and hours that end half a year before it.
fn begun(story: &Story) -> Result<Program> {
    let office = story.program(ADMINISTRATOR)?;
    office
        .post("/v1/contracts", &contract(250_000_000))?
        .expect(201)?;
    for one in [
        duty("share_of_contract_value", "share", 500, "2026-06-30"),
        duty("jobs", "amount", 40_000, "2026-06-30"),
        duty("hours", "amount", 10_000_000, "2025-12-31"),
    ] {
        office
            .post(&format!("/v1/contracts/{CONTRACT}/obligations"), &one)?
            .expect(201)?;
    }
    Ok(office)
}

/// Of each obligation the days on which its terms begin to hold, and the last day of the last ones.
fn terms(office: &Program) -> Result<Vec<Value>> {
    let told = obligations(office)?;
    let each = told.iter().map(|one| {
        let terms = one["terms"].as_array().context("terms")?;
        let from: Vec<&Value> = terms.iter().map(|one| &one["holdsFrom"]).collect();
        Ok(json!([from, terms[terms.len() - 1]["terms"]["ends"]]))
    });
    each.collect()
}

fn obligations(office: &Program) -> Result<Vec<Value>> {
    let told = office
        .get(&format!("/v1/contracts/{CONTRACT}/obligations"))?
        .expect(200)?
        .json()?;
    told["obligations"]
        .as_array()
        .cloned()
        .context("obligations")
}

/// What is required of each obligation.
fn required(office: &Program, query: &str) -> Result<Value> {
    let told = office
        .get(&format!("/v1/standings?contract={CONTRACT}&{query}"))?
        .expect(200)?
        .json()?;
    let all = told["standings"].as_array().context("standings")?;
    Ok(all.iter().map(|one| one["required"].clone()).collect())
}

on_both! {
    fn obligations_go_on_with_the_contract(kind) {
        let mut story = Story::begin(kind)?;
        begun(&story)?;
        story.server.restart_at("2026-11-02T09:00:00+01:00")?;
        let office = story.program(ADMINISTRATOR)?;
        let before = obligations(&office)?;
        let exercise = format!("/v1/contracts/{CONTRACT}/options/1/exercise");
        assert_eq!(refused(&office.post(&exercise, &json!({ "obligations": "perhaps" }))?)?.0, 400);
        office.post(&exercise, &json!({ "reason": "Het project loopt uit." }))?.expect(200)?;

        let both = json!(["2024-01-01", "2026-07-01"]);
        assert_eq!(terms(&office)?, [
            json!([both, "2027-06-30"]), json!([both, "2027-06-30"]), json!([["2024-01-01"], "2025-12-31"]),
        ]);
        let after = obligations(&office)?;
        assert_eq!(after[0]["terms"][0], before[0]["terms"][0], "the old terms are kept");
        assert_eq!(after[0]["terms"][1]["reason"], json!("Contract verlengd tot en met 30 juni 2027 (optie 1). Het project loopt uit."));
        ensure!(after[0]["eTag"] != before[0]["eTag"], "who amends it has to have seen this");
        // A total is asked once: 5% of 2,500,000. An average number of jobs is asked as long as it lasts.
        assert_eq!(required(&office, "on=2026-06-30")?, json!([12_500_000, 40_000, 10_000_000]));
        assert_eq!(required(&office, "on=2026-12-31")?, json!([12_500_000, 40_000, 10_000_000]));
        let due = office.get(&format!("/v1/calendar?contract={CONTRACT}"))?.expect(200)?.json()?;
        let due = due["calendar"].as_array().context("calendar")?;
        let last: Vec<&Value> = due.iter().rev().take(4).rev().map(|one| &one["periodEnd"]).collect();
        assert_eq!(last, ["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-30"], "reports are due until the new end");
        let known = office.get(&format!("/v1/standings?contract={CONTRACT}&on=2026-12-31&knownOn=2026-11-01"))?.expect(200)?.json()?;
        assert_eq!(known["standings"].as_array().map(Vec::len), Some(3));

        // The share follows the value, and what is agreed for the year that is added accrues over it.
        let read = office.get(&format!("/v1/contracts/{CONTRACT}"))?.expect(200)?;
        let tag = read.header("etag").context("etag")?.to_owned();
        let mut more = contract(300_000_000);
        more["end"] = json!("2027-06-30");
        office.put(&format!("/v1/contracts/{CONTRACT}"), &tag, &more)?.expect(200)?;
        assert_eq!(required(&office, "on=2026-12-31")?[0], json!(15_000_000));
        let own = obligations(&office)?[0].clone();
        let mut terms = own["terms"][1]["terms"].clone();
        terms["share"] = json!(600);
        let amendment = json!({ "holdsFrom": "2026-07-01", "reason": "Zes procent voor het extra jaar.", "terms": terms });
        let address = format!("/v1/obligations/{}/amendments", own["id"].as_str().context("id")?);
        office.post_if(&address, &amendment, own["eTag"].as_str().context("eTag")?)?.expect(204)?;
        // 150,000, and 184 of 365 days of the 30,000 that are asked more.
        assert_eq!(required(&office, "on=2026-06-30")?[0], json!(15_000_000));
        assert_eq!(required(&office, "on=2026-12-31")?[0], json!(16_512_329));
        assert_eq!(required(&office, "on=2027-06-30")?[0], json!(18_000_000));
    }

    fn obligations_stay_as_they_are_where_that_is_said(kind) {
        let story = Story::begin(kind)?;
        let office = begun(&story)?;
        let extensions = format!("/v1/contracts/{CONTRACT}/extensions");
        let kept = json!({ "end": "2026-09-30", "reason": "Afronding.", "obligations": "keep" });
        office.post(&extensions, &kept)?.expect(201)?;
        let first = json!(["2024-01-01"]);
        let ends: Vec<Value> = terms(&office)?;
        assert_eq!(ends, [json!([first, "2026-06-30"]), json!([first, "2026-06-30"]), json!([first, "2025-12-31"])]);
        // What ended before the contract did does not go on with the next extension either.
        office.post(&extensions, &json!({ "end": "2026-12-31", "reason": "Afronding." }))?.expect(201)?;
        assert_eq!(terms(&office)?, ends);
        // One that ends with it does.
        let duty = duty("placements", "amount", 4, "2026-12-31");
        office.post(&format!("/v1/contracts/{CONTRACT}/obligations"), &duty)?.expect(201)?;
        office.post(&extensions, &json!({ "end": "2027-03-31", "reason": "Overdracht." }))?.expect(201)?;
        let told = obligations(&office)?;
        assert_eq!(terms(&office)?[3], json!([["2024-01-01", "2027-01-01"], "2027-03-31"]));
        assert_eq!(told[3]["terms"][1]["reason"], json!("Contract verlengd tot en met 31 maart 2027. Overdracht."));
    }
}
