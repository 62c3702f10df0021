//! What suppliers and reviewers do with reports, and the list of everything that can be done.

use anyhow::{Context, Result};
use meetbaar_tests::Page;
use serde_json::{Value, json};

use crate::files::{self, PERIODS};
use crate::office_deeds as office;
use crate::sequence::{Sequence, items};

/// Does something; tells the last answer, or nothing where there was nothing to do it with.
type Deed = fn(&mut Sequence) -> Result<Option<Page>>;

/// Everything that can be done: its name, how often it is drawn beside the others, and the deed.
pub(crate) const DEEDS: &[(&str, usize, Deed)] = &[
    ("send a report", 16, send),
    ("send a report on several contracts", 6, send_several),
    ("send a nil report", 4, send_nil),
    ("revise a report", 4, revise),
    ("correct a cell", 8, correct),
    ("submit", 24, submit),
    ("mark all lines", 14, mark_all),
    ("mark some lines", 6, mark_some),
    ("complete a review", 12, complete),
    ("accept a report", 14, accept),
    ("return a report", 4, give_back),
    ("withdraw what waits", 4, withdraw),
    ("undo what counts", 7, undo),
    ("decide a conflict", 8, decide),
    ("undo a decision", 3, undo_decision),
    ("add evidence", 8, add_evidence),
    ("remove evidence", 4, remove_evidence),
    ("amend an obligation", 6, office::amend),
    ("waive an obligation", 4, office::waive),
    ("end a waiver", 4, office::end_waiver),
    ("change the value of a contract", 5, office::change_value),
    ("exercise an option", 3, office::exercise),
    ("register an obligation", 4, office::register),
    ("register a certificate", 3, office::register_certificate),
    ("shorten a certificate", 2, office::shorten_certificate),
    ("remove a certificate", 2, office::remove_certificate),
    ("close a period", 4, office::close),
    ("open a period", 4, office::open),
    ("let time pass", 8, pass),
];

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn send(sequence: &mut Sequence) -> Result<Option<Page>> {
    let contract = sequence.contract();
    sent(sequence, &[contract])
}

fn send_several(sequence: &mut Sequence) -> Result<Option<Page>> {
    let contracts = sequence.supplier().contracts.clone();
    sent(sequence, &contracts)
}

fn sent(sequence: &mut Sequence, contracts: &[String]) -> Result<Option<Page>> {
    let text = files::report(&mut sequence.chance, contracts);
    let period = *sequence.chance.one(&PERIODS);
    let sender = sequence
        .suppliers
        .iter()
        .find(|one| {
            contracts
                .iter()
                .all(|number| one.contracts.contains(number))
        })
        .context("whose contracts")?;
    let fields = [("period", period)];
    let answer = sender
        .program
        .upload("rapport.csv", text.as_bytes(), &fields)?;
    read(&sender.program, &answer)?;
    Ok(Some(answer))
}

/// Waits until what was taken in has been read.
fn read(program: &meetbaar_tests::Program, answer: &Page) -> Result<()> {
    if answer.status == 202 {
        let id = answer.json()?["id"].as_str().context("id")?.to_owned();
        program.read(&id)?;
    }
    Ok(())
}

fn send_nil(sequence: &mut Sequence) -> Result<Option<Page>> {
    let period = *sequence.chance.one(&PERIODS);
    let supplier = sequence.supplier();
    let said = json!({ "contracts": supplier.contracts[..2], "period": period });
    let answer = supplier.program.post("/v1/nil-reports", &said)?;
    read(&supplier.program, &answer)?;
    Ok(Some(answer))
}

fn revise(sequence: &mut Sequence) -> Result<Option<Page>> {
    let counted = ["accepted", "returned", "partly_accepted"];
    let Some((who, report)) = sequence.report(&counted)? else {
        return Ok(None);
    };
    let supplier = &sequence.suppliers[who].program;
    let answer = supplier.post(&format!("/v1/reports/{report}/revision"), &json!({}))?;
    read(supplier, &answer)?;
    Ok(Some(answer))
}

fn correct(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((who, report)) = sequence.report(&["needs_correction", "ready"])? else {
        return Ok(None);
    };
    let (cell, value) = files::correction(&mut sequence.chance);
    let said = json!({ "corrections": [{ "cell": cell, "value": value }], "reason": "Tikfout." });
    let supplier = &sequence.suppliers[who].program;
    let answer = supplier.post(&format!("/v1/reports/{report}/corrections"), &said)?;
    if answer.status == 202 {
        supplier.read(&report)?;
    }
    Ok(Some(answer))
}

fn submit(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((who, report)) = sequence.report(&["ready"])? else {
        return Ok(None);
    };
    let said =
        json!({ "completeAndTrue": true, "candidatesInformed": true, "reason": "Nabetaling." });
    let address = format!("/v1/reports/{report}/submission");
    sequence.suppliers[who]
        .program
        .post(&address, &said)
        .map(Some)
}

fn mark_all(sequence: &mut Sequence) -> Result<Option<Page>> {
    let said = json!({ "which": "undecided", "mark": "accepted" });
    about_waiting(sequence, "review/marks", &said)
}

fn mark_some(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((_, report)) = sequence.report(&["submitted"])? else {
        return Ok(None);
    };
    let told = sequence
        .reviewer
        .get(&format!("/v1/reports/{report}/lines"))?;
    let found: Vec<Value> = items(&told.json()?, "lines")
        .iter()
        .map(|line| line["id"].clone())
        .collect();
    if found.is_empty() {
        return Ok(None);
    }
    let line = sequence.chance.one(&found).clone();
    let mark = *sequence
        .chance
        .one(&["accepted", "returned", "returned", "open"]);
    let said = json!({ "lines": [line], "mark": mark, "reason": "Geen verklaring." });
    let address = format!("/v1/reports/{report}/review/marks");
    sequence.reviewer.post(&address, &said).map(Some)
}

fn complete(sequence: &mut Sequence) -> Result<Option<Page>> {
    about_waiting(sequence, "review/completion", &json!({}))
}

fn accept(sequence: &mut Sequence) -> Result<Option<Page>> {
    about_waiting(sequence, "decision", &json!({ "decision": "accepted" }))
}

fn give_back(sequence: &mut Sequence) -> Result<Option<Page>> {
    let said = json!({ "decision": "returned", "reason": "Uren kloppen niet." });
    about_waiting(sequence, "decision", &said)
}

/// The reviewer says something about a report that waits.
fn about_waiting(sequence: &mut Sequence, what: &str, said: &Value) -> Result<Option<Page>> {
    let Some((_, report)) = sequence.report(&["submitted"])? else {
        return Ok(None);
    };
    let address = format!("/v1/reports/{report}/{what}");
    sequence.reviewer.post(&address, said).map(Some)
}

fn withdraw(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((who, report)) = sequence.report(&["submitted", "ready", "needs_correction"])? else {
        return Ok(None);
    };
    let address = format!("/v1/reports/{report}/withdrawal");
    let supplier = &sequence.suppliers[who].program;
    supplier.post(&address, &json!({})).map(Some)
}

fn undo(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((_, report)) = sequence.report(&["accepted", "partly_accepted"])? else {
        return Ok(None);
    };
    let address = format!("/v1/reports/{report}/withdrawal");
    let said = json!({ "reason": "Verkeerd bestand." });
    sequence.reviewer.post(&address, &said).map(Some)
}

/// One conflict in that state: its address, its entity tag, and the keys of its lines.
fn conflict(sequence: &mut Sequence, state: &str) -> Result<Option<(String, String, Vec<Value>)>> {
    let told = sequence
        .reviewer
        .get(&format!("/v1/conflicts?state={state}&limit=100"))?;
    let found = items(&told.expect(200)?.json()?, "conflicts");
    if found.is_empty() {
        return Ok(None);
    }
    let one = sequence.chance.one(&found);
    let text = |field: &str| one[field].as_str().map(str::to_owned).context("text");
    let lines = items(one, "lines");
    Ok(Some((
        format!("/v1/conflicts/{}/decision", text("id")?),
        text("eTag")?,
        lines.iter().map(|line| line["id"].clone()).collect(),
    )))
}

fn decide(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((address, tag, lines)) = conflict(sequence, "open")? else {
        return Ok(None);
    };
    let kept = 1 + sequence.chance.below(lines.len());
    let said = json!({ "counts": lines[lines.len() - kept..], "reason": "Volgens het rooster." });
    sequence.reviewer.post_if(&address, &said, &tag).map(Some)
}

fn undo_decision(sequence: &mut Sequence) -> Result<Option<Page>> {
    let Some((address, tag, _)) = conflict(sequence, "decided")? else {
        return Ok(None);
    };
    let said = json!({ "reason": "Vergissing." });
    let address = format!("{address}/withdrawal");
    sequence.reviewer.post_if(&address, &said, &tag).map(Some)
}

fn add_evidence(sequence: &mut Sequence) -> Result<Option<Page>> {
    let states = ["ready", "submitted", "accepted", "partly_accepted"];
    let Some((who, report)) = sequence.report(&states)? else {
        return Ok(None);
    };
    let row = (2 + sequence.chance.below(3)).to_string();
    let mut fields = vec![("kind", "employment_contract")];
    if sequence.chance.percent(70) {
        fields.push(("row", row.as_str()));
    }
    let address = format!("/v1/reports/{report}/evidence");
    let supplier = &sequence.suppliers[who].program;
    supplier
        .upload_to(&address, "bewijs.pdf", PDF, &fields)
        .map(Some)
}

fn remove_evidence(sequence: &mut Sequence) -> Result<Option<Page>> {
    let states = ["ready", "submitted", "accepted"];
    let Some((who, report)) = sequence.report(&states)? else {
        return Ok(None);
    };
    let supplier = &sequence.suppliers[who].program;
    let told = supplier.get(&format!("/v1/reports/{report}/evidence"))?;
    let found = items(&told.expect(200)?.json()?, "evidence");
    let Some(first) = found.first().and_then(|one| one["id"].as_str()) else {
        return Ok(None);
    };
    supplier.delete(&format!("/v1/evidence/{first}")).map(Some)
}

fn pass(sequence: &mut Sequence) -> Result<Option<Page>> {
    sequence.next_day()?;
    sequence.office.get("/v1/sectors").map(Some)
}
