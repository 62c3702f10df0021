//! What the office does with contracts and obligations, and the reviewer with periods.

use anyhow::{Context, Result};
use meetbaar_tests::Page;
use serde_json::{Value, json};

use crate::sequence::{Sequence, items};

const STEPS: [&str; 3] = ["1", "2", "30+"];
const SHARES: [i64; 4] = [200, 300, 500, 700];
const DAYS: [&str; 5] = [
    "2024-01-01",
    "2025-10-01",
    "2026-01-01",
    "2026-04-01",
    "2026-05-15",
];
const PERIOD_ENDS: [&str; 3] = ["2025-12-31", "2026-03-31", "2026-06-30"];
/// As they are registered: the kind, the field of its quantity, the quantity.
const DUTIES: [(&str, &str, i64); 6] = [
    ("share_of_contract_value", "share", 200),
    ("share_of_turnover", "share", 500),
    ("fixed_amount", "amount", 9_000_000),
    ("jobs", "amount", 40_000),
    ("placements", "amount", 5),
    ("hours", "amount", 10_000_000),
];

/// One obligation of one of all contracts, as it is told.
fn obligation(sequence: &mut Sequence) -> Result<Value> {
    let contract = sequence.contract();
    let told = sequence
        .office
        .get(&format!("/v1/contracts/{contract}/obligations"))?
        .expect(200)?
        .json()?;
    Ok(sequence.chance.one(&items(&told, "obligations")).clone())
}

fn address(obligation: &Value, what: &str) -> Result<String> {
    let id = obligation["id"].as_str().context("id")?;
    Ok(format!("/v1/obligations/{id}/{what}"))
}

pub(crate) fn amend(sequence: &mut Sequence) -> Result<Option<Page>> {
    let obligation = obligation(sequence)?;
    let last = items(&obligation, "terms").pop().context("terms")?;
    let mut terms = last["terms"].clone();
    match terms["share"].is_null() {
        true => terms["amount"] = json!(terms["amount"].as_i64().context("amount")? + 1),
        false => terms["share"] = json!(sequence.chance.one(&SHARES)),
    }
    if sequence.chance.percent(50) {
        terms["reduction"] = json!(2_500);
        terms["reductionStep"] = json!(sequence.chance.one(&STEPS));
    }
    let said = json!({ "holdsFrom": sequence.chance.one(&DAYS), "reason": "Afgesproken.", "terms": terms });
    let tag = obligation["eTag"].as_str().context("eTag")?;
    let address = address(&obligation, "amendments")?;
    sequence.office.post_if(&address, &said, tag).map(Some)
}

pub(crate) fn waive(sequence: &mut Sequence) -> Result<Option<Page>> {
    let obligation = obligation(sequence)?;
    let (starts, ends) = *sequence.chance.one(&[
        ("2026-01-01", "2026-03-31"),
        ("2026-04-01", "2026-06-30"),
        ("2026-02-10", "2026-05-09"),
    ]);
    let said = json!({ "reason": "no_candidates", "approver": "Directeur Inkoop", "starts": starts, "ends": ends });
    let address = address(&obligation, "waivers")?;
    sequence.office.post(&address, &said).map(Some)
}

pub(crate) fn end_waiver(sequence: &mut Sequence) -> Result<Option<Page>> {
    let obligation = obligation(sequence)?;
    let waivers = items(&obligation, "waivers");
    let Some(waiver) = waivers.first().and_then(|one| one["id"].as_str()) else {
        return Ok(None);
    };
    let address = address(&obligation, &format!("waivers/{waiver}"))?;
    sequence.office.delete(&address).map(Some)
}

pub(crate) fn change_value(sequence: &mut Sequence) -> Result<Option<Page>> {
    let address = format!("/v1/contracts/{}", sequence.contract());
    let told = sequence.office.get(&address)?.expect(200)?;
    let tag = told.header("etag").context("etag")?.to_owned();
    let told = told.json()?;
    let fields = [
        "number",
        "title",
        "framework",
        "lot",
        "supplier",
        "category",
        "buyers",
        "leadingBuyer",
        "clientSupervision",
        "awarded",
        "tenderPublished",
        "start",
        "end",
    ];
    let mut wanted: Value = fields
        .iter()
        .map(|field| ((*field).to_owned(), told[*field].clone()))
        .collect();
    wanted["valueCents"] = json!(100_000_000 + 1_000_003 * sequence.chance.below(500));
    let options = items(&told, "options");
    let options = options
        .iter()
        .map(|one| json!({ "months": one["months"], "until": one["until"] }));
    wanted["options"] = options.collect();
    sequence.office.put(&address, &tag, &wanted).map(Some)
}

pub(crate) fn exercise(sequence: &mut Sequence) -> Result<Option<Page>> {
    let (contract, option) = (sequence.contract(), 1 + sequence.chance.below(3));
    let address = format!("/v1/contracts/{contract}/options/{option}/exercise");
    let obligations = *sequence.chance.one(&["extend", "extend", "keep"]);
    let said = json!({ "obligations": obligations });
    sequence.office.post(&address, &said).map(Some)
}

pub(crate) fn register(sequence: &mut Sequence) -> Result<Option<Page>> {
    let contract = sequence.contract();
    let (kind, field, quantity) = *sequence.chance.one(&DUTIES);
    let told = sequence
        .office
        .get(&format!("/v1/contracts/{contract}"))?
        .expect(200)?
        .json()?;
    let mut terms = json!({ "rhythm": "quarter", "daysAllowed": 31, "starts": told["start"], "ends": told["end"] });
    terms[field] = json!(quantity);
    let table = kind != "hours" && kind != "jobs" && kind != "placements";
    let said =
        json!({ "kind": kind, "valueTable": table.then_some("haaglanden-2023"), "terms": terms });
    let address = format!("/v1/contracts/{contract}/obligations");
    sequence.office.post(&address, &said).map(Some)
}

pub(crate) fn close(sequence: &mut Sequence) -> Result<Option<Page>> {
    let address = format!("/v1/contracts/{}/closures", sequence.contract());
    let said = json!({ "periodEnd": sequence.chance.one(&PERIOD_ENDS) });
    sequence.reviewer.post(&address, &said).map(Some)
}

pub(crate) fn open(sequence: &mut Sequence) -> Result<Option<Page>> {
    let address = format!("/v1/contracts/{}/closures", sequence.contract());
    let told = sequence.reviewer.get(&address)?.expect(200)?.json()?;
    let closures = items(&told, "closures");
    let Some(first) = closures.first().and_then(|one| one["id"].as_str()) else {
        return Ok(None);
    };
    let said = json!({ "reason": "Nabetaling." });
    let address = format!("{address}/{first}/reopening");
    sequence.reviewer.post(&address, &said).map(Some)
}

fn certificate(step: &str, until: &str) -> Value {
    json!({ "step": step, "validFrom": "2026-01-01", "validUntil": until, "document": "PSO" })
}

/// One certificate of one of the suppliers: its address, and its entity tag.
fn held(sequence: &mut Sequence) -> Result<Option<(String, String)>> {
    let address = format!("/v1/suppliers/{}/certificates", sequence.supplier().code);
    let told = sequence.office.get(&address)?.expect(200)?.json()?;
    let found = items(&told, "certificates");
    if found.is_empty() {
        return Ok(None);
    }
    let one = sequence.chance.one(&found);
    let id = one["id"].as_str().context("id")?;
    Ok(Some((
        format!("{address}/{id}"),
        format!("\"{}\"", one["version"]),
    )))
}

pub(crate) fn register_certificate(sequence: &mut Sequence) -> Result<Option<Page>> {
    let address = format!("/v1/suppliers/{}/certificates", sequence.supplier().code);
    let step = *sequence.chance.one(&STEPS);
    let said = certificate(step, "2026-12-31");
    sequence.office.post(&address, &said).map(Some)
}

pub(crate) fn shorten_certificate(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((address, tag)) = held(sequence)? else {
        return Ok(None);
    };
    let step = *sequence.chance.one(&STEPS);
    let said = certificate(step, "2026-05-09");
    sequence.office.put(&address, &tag, &said).map(Some)
}

pub(crate) fn remove_certificate(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((address, tag)) = held(sequence)? else {
        return Ok(None);
    };
    sequence.office.delete_version(&address, &tag).map(Some)
}
