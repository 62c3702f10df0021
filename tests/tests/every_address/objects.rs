//! Objects of two suppliers: those that the walk's people reach, and those that they do not.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use meetbaar_importers::privacy::LinkingKey;
use meetbaar_tests::Story;
use meetbaar_tests::parties::{Parties, table};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, NOORDERLICHT};
use serde_json::{Value, json};

use crate::bodies::text_of;

const WERFZICHT: &str = "werfzicht@leverancier.example";
const KOMPAS: &str = "kompas@leverancier.example";

/// What stands in addresses, by the place where it stands: `/reports/{id}`, or a name alone such as `{number}`.
#[derive(Debug, Default)]
pub(crate) struct Objects {
    named: BTreeMap<&'static str, String>,
    all_absent: bool,
}

impl Objects {
    /// Objects that nobody has.
    pub(crate) fn absent() -> Self {
        Self {
            all_absent: true,
            ..Self::default()
        }
    }

    /// The path of an address for these objects; `None` where there is no such object.
    pub(crate) fn path(&self, route: &str) -> Option<String> {
        let mut path = String::new();
        for part in route.split_inclusive('/') {
            let (name, slash) = match part.strip_suffix('/') {
                Some(name) => (name, "/"),
                None => (part, ""),
            };
            if name.starts_with('{') {
                path.push_str(&self.value(route, name)?);
            } else {
                path.push_str(name);
            }
            path.push_str(slash);
        }
        Some(path)
    }

    fn value(&self, route: &str, name: &str) -> Option<String> {
        if self.all_absent {
            let absent = match name {
                "{number}" | "{code}" => "GEEN-9999",
                "{option}" => "9",
                _ => "01999999-0000-7000-8000-000000000000",
            };
            return Some(absent.to_owned());
        }
        let place = self
            .named
            .iter()
            .filter(|(place, _)| place.ends_with(name) && route.contains(**place))
            .max_by_key(|(place, _)| place.len());
        place.map(|(_, value)| value.clone())
    }

    fn set(&mut self, place: &'static str, value: impl Into<String>) {
        self.named.insert(place, value.into());
    }
}

/// Whose objects are made, under which contract, buyer and category.
struct Side {
    supplier: &'static str,
    code: &'static str,
    contract: &'static str,
    buyer: &'static str,
    category: &'static str,
    sector: &'static str,
}

const OWN: Side = Side {
    supplier: WERFZICHT,
    code: "werfzicht",
    contract: "BOUW-2023-011",
    buyer: "RVB",
    category: "bouw",
    sector: "construction",
};
const FOREIGN: Side = Side {
    supplier: NOORDERLICHT,
    code: "noorderlicht",
    contract: "ICT-2024-017",
    buyer: "SZW",
    category: "ict-inhuur",
    sector: "ict_hiring",
};

/// Makes the own objects and the foreign ones.
pub(crate) fn furnish(story: &Story) -> Result<(Objects, Objects)> {
    let mut own = side(story, &OWN)?;
    let mut foreign = side(story, &FOREIGN)?;
    let reviewer = &Parties::of(story, WERFZICHT)?.reviewer;
    keyed(
        story,
        (WERFZICHT, "BOUW-2023-011"),
        (WERFZICHT, "BOUW-2024-002"),
        1,
    )?;
    keyed(
        story,
        (NOORDERLICHT, "ICT-2024-017"),
        (KOMPAS, "ICT-2024-021"),
        2,
    )?;
    for (objects, contract) in [(&mut own, OWN.contract), (&mut foreign, FOREIGN.contract)] {
        let found = reviewer
            .get(&format!("/v1/conflicts?contract={contract}"))?
            .expect(200)?
            .json()?;
        let one = found.pointer("/conflicts/0").context("a conflict")?;
        objects.set("/conflicts/{id}", text_of(one, "id")?);
    }
    Ok((own, foreign))
}

/// Reports the same person at two places.
fn keyed(story: &Story, one: (&str, &str), other: (&str, &str), seed: u8) -> Result<()> {
    let headings = "Contract;Personeelsnummer;Koppelsleutel;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
    let key = LinkingKey::of([seed; 32]);
    for (supplier, contract) in [one, other] {
        let row = format!(
            "{contract};K-{contract};{};Wajong;01-06-2024;;36;",
            key.text()
        );
        Parties::of(story, supplier)?
            .submitted(&table(headings, &[row]), &[("period", "2026-Q2")])?;
    }
    Ok(())
}

fn side(story: &Story, side: &Side) -> Result<Objects> {
    let mut objects = Objects::default();
    for (place, value) in [
        ("{number}", side.contract),
        ("/suppliers/{code}", side.code),
        ("/buyers/{code}", side.buyer),
        ("/categories/{code}", side.category),
        ("/sectors/{code}", side.sector),
    ] {
        objects.set(place, value);
    }
    let parties = Parties::of(story, side.supplier)?;
    let administrator = story.program(ADMINISTRATOR)?;
    report(&parties, side, &mut objects)?;
    obligation(story, &parties, side, &mut objects)?;
    calendar(&parties, side, &mut objects)?;
    let certificate = json!({ "step": "30+", "validFrom": "2026-01-01", "validUntil": "2027-12-31", "document": "PSO-30" });
    let made = administrator.post(
        &format!("/v1/suppliers/{}/certificates", side.code),
        &certificate,
    )?;
    objects.set(
        "/certificates/{id}",
        last(&made.expect(201)?.location().context("Location")?),
    );
    Ok(objects)
}

/// A report that waits for its judgement, with evidence and a question.
fn report(parties: &Parties, side: &Side, objects: &mut Objects) -> Result<()> {
    let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
    let row = |hours: u32| {
        format!(
            "{};W-{};Wajong;01-06-2024;;{hours};",
            side.contract, side.code
        )
    };
    let quarter = [("period", "2026-Q1")];
    parties.accepted(&table(headings, &[row(18)]), &quarter)?;
    let id = parties.submitted(&table(headings, &[row(20)]), &quarter)?;
    let evidence = parties.supplier.upload_to(
        &format!("/v1/reports/{id}/evidence"),
        "rooster.pdf",
        b"%PDF-1.4 leeg",
        &[("kind", "payslip_extract")],
    )?;
    let evidence = last(evidence.expect(201)?.location().context("Location")?);
    let lines = parties
        .reviewer
        .get(&format!("/v1/reports/{id}/lines"))?
        .expect(200)?
        .json()?;
    let line = lines.pointer("/lines/0/id").cloned().context("a line")?;
    let asked = parties.reviewer.post(
        &format!("/v1/reports/{id}/review/questions"),
        &json!({ "lines": [line], "question": "Klopt dit?" }),
    )?;
    objects.set("/questions/{question}", made(&asked.expect(201)?)?);
    objects.set("/reports/{id}", id);
    objects.set("/v1/evidence/{id}", evidence.clone());
    objects.set("/evidence/{evidence}", evidence);
    Ok(())
}

/// An obligation with a waiver and a recovery action.
fn obligation(story: &Story, parties: &Parties, side: &Side, objects: &mut Objects) -> Result<()> {
    let listed = parties
        .reviewer
        .get(&format!("/v1/contracts/{}/obligations", side.contract))?;
    let listed = listed.expect(200)?.json()?;
    let id = text_of(
        listed.pointer("/obligations/0").context("an obligation")?,
        "id",
    )?;
    let manager = story.program(CATEGORY_MANAGER)?;
    let waiver = json!({ "reason": "security_screening", "note": "Stil.", "approver": "Directeur", "starts": "2026-10-01", "ends": "2026-10-02" });
    let waived = manager.post(&format!("/v1/obligations/{id}/waivers"), &waiver)?;
    objects.set("{waiver}", made(&waived.expect(201)?)?);
    // A gap that was found when the report was accepted has asked already.
    let question = json!({ "question": "En nu?", "respondBy": "2026-12-31" });
    manager.post(&format!("/v1/obligations/{id}/recovery-actions"), &question)?;
    let listed = manager.get(&format!("/v1/recovery-actions?contract={}", side.contract))?;
    let listed = listed.expect(200)?.json()?;
    let asked = listed
        .pointer("/recoveryActions/0")
        .context("a recovery action")?;
    objects.set("/recovery-actions/{id}", text_of(asked, "id")?);
    objects.set("/obligations/{id}", id);
    Ok(())
}

/// A wish for more time, and a period that is closed.
fn calendar(parties: &Parties, side: &Side, objects: &mut Objects) -> Result<()> {
    let contract = format!("/v1/contracts/{}", side.contract);
    let more = json!({ "periodEnd": "2026-06-30", "until": "2026-10-20", "reason": "Ziek." });
    let asked = parties
        .supplier
        .post(&format!("{contract}/due-extensions"), &more)?;
    objects.set("/due-extensions/{id}", made(&asked.expect(201)?)?);
    let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
    let row = format!("{};V-{};Wajong;01-06-2024;;20;", side.contract, side.code);
    parties.accepted(&table(headings, &[row]), &[("period", "2025-Q4")])?;
    let close = json!({ "periodEnd": "2025-12-31" });
    let closed = parties
        .reviewer
        .post(&format!("{contract}/closures"), &close)?;
    objects.set("/closures/{id}", made(&closed.expect(201)?)?);
    Ok(())
}

/// The identifier in an answer, or at the end of where it leads to.
fn made(answer: &meetbaar_tests::Page) -> Result<String> {
    if let Some(to) = answer.location() {
        return Ok(last(to));
    }
    let json: Value = answer.json()?;
    text_of(&json, "id")
}

fn last(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}
