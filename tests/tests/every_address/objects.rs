//! Objects of two suppliers: those that the walk's people reach, and those that they do not.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use meetbaar_importers::privacy::LinkingKey;
use meetbaar_tests::Story;
use meetbaar_tests::parties::{Parties, table};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, NOORDERLICHT};
use meetbaar_tests::tokens::{Machine, administrator_of};
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
#[derive(Debug)]
pub(crate) struct Side {
    pub(crate) code: &'static str,
    pub(crate) contract: &'static str,
    buyer: &'static str,
    category: &'static str,
    sector: &'static str,
}

impl Side {
    pub(crate) const ALL: [Self; 5] = [
        Self::of("werfzicht", "BOUW-2023-011", "RVB", "bouw", "construction"),
        Self::of(
            "noorderlicht",
            "ICT-2024-017",
            "SZW",
            "ict-inhuur",
            "ict_hiring",
        ),
        Self::of("kompas", "ICT-2024-021", "JenV", "ict-inhuur", "ict_hiring"),
        Self::of("heikant", "BOUW-2022-009", "RWS", "gww", "construction"),
        Self::of(
            "polderbits",
            "ICT-2025-003",
            "BZK",
            "ict-inhuur",
            "ict_hiring",
        ),
    ];

    const fn of(
        code: &'static str,
        contract: &'static str,
        buyer: &'static str,
        category: &'static str,
        sector: &'static str,
    ) -> Self {
        Self {
            code,
            contract,
            buyer,
            category,
            sector,
        }
    }

    /// Mail address of the supplier's user.
    pub(crate) fn email(&self) -> String {
        format!("{}@leverancier.example", self.code)
    }
}

/// Makes the own objects and the foreign ones.
pub(crate) fn furnish(story: &Story) -> Result<(Objects, Objects)> {
    let [one, other, ..] = &Side::ALL;
    let mut own = side(story, one, "Zqwerfzicht")?;
    let mut foreign = side(story, other, "Zqnoorderlicht")?;
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
    for (objects, contract) in [(&mut own, one.contract), (&mut foreign, other.contract)] {
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
pub(crate) fn keyed(story: &Story, one: (&str, &str), other: (&str, &str), seed: u8) -> Result<()> {
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

/// Everything that can be made of one supplier; the mark stands in whatever its people and those who ask them can name.
pub(crate) fn side(story: &Story, side: &Side, mark: &str) -> Result<Objects> {
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
    let account = format!(
        "SELECT public_id FROM account WHERE email = '{}'",
        side.email()
    );
    objects.set("/accounts/{id}", story.database.query(&account)?.trim());
    let parties = Parties::of(story, &side.email())?;
    let administrator = story.program(ADMINISTRATOR)?;
    report(&parties, side, mark, &mut objects)?;
    obligation(story, &parties, (side, mark), &mut objects)?;
    calendar(&parties, side, mark, &mut objects)?;
    accounts(story, side, &mut objects)?;
    program(story, side, mark, &mut objects)?;
    let certificate = json!({ "step": "30+", "validFrom": "2026-01-01", "validUntil": "2027-12-31", "document": format!("PSO-{mark}") });
    let made = administrator.post(
        &format!("/v1/suppliers/{}/certificates", side.code),
        &certificate,
    )?;
    objects.set(
        "/certificates/{id}",
        last(made.expect(201)?.location().context("Location")?),
    );
    Ok(objects)
}

/// An account of the supplier that nobody signs in with, and an invitation.
fn accounts(story: &Story, side: &Side, objects: &mut Objects) -> Result<()> {
    for (place, table, further) in [
        ("/accounts/{id}", "account", None),
        ("{invitation}", "invitation", Some("--invite")),
    ] {
        let email = format!("{table}-{}@walk.example", side.code);
        let mut arguments = vec!["account", "add", "--role", "supplier_user"];
        arguments.extend(["--supplier", side.code, "--email", &email]);
        arguments.extend(further);
        story.server.run(&arguments)?;
        let wanted = format!("SELECT public_id FROM {table} WHERE email = '{email}'");
        objects.set(place, story.database.query(&wanted)?);
    }
    Ok(())
}

/// A program of the supplier, with a secret.
fn program(story: &Story, side: &Side, mark: &str, objects: &mut Objects) -> Result<()> {
    let keeper = administrator_of(story, side.code)?;
    let name = format!("Salaris {mark}");
    let machine = Machine::added(&keeper, &name, &["see_contracts"])?;
    let secret = format!(
        "SELECT s.public_id FROM client_secret s JOIN account a ON a.id = s.account_id WHERE a.public_id = '{}'",
        machine.id
    );
    objects.set("/secrets/{secret}", story.database.query(&secret)?.trim());
    objects.set("/clients/{id}", machine.id);
    Ok(())
}

/// A report that waits for its judgement, with evidence and a question.
fn report(parties: &Parties, side: &Side, mark: &str, objects: &mut Objects) -> Result<()> {
    let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
    let row = |hours: u32| format!("{};{mark}-W;Wajong;01-06-2024;;{hours};", side.contract);
    let quarter = [("period", "2026-Q1")];
    parties.accepted(&table(headings, &[row(18)]), &quarter)?;
    let id = parties.submitted(&table(headings, &[row(20)]), &quarter)?;
    let evidence = parties.supplier.upload_to(
        &format!("/v1/reports/{id}/evidence"),
        &format!("{mark}.pdf"),
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
        &json!({ "lines": [line], "question": format!("Klopt {mark}?") }),
    )?;
    objects.set("/questions/{question}", made(&asked.expect(201)?)?);
    objects.set("/reports/{id}", id);
    objects.set("/v1/evidence/{id}", evidence.clone());
    objects.set("/evidence/{evidence}", evidence);
    Ok(())
}

/// An obligation with a waiver and a recovery action.
fn obligation(
    story: &Story,
    parties: &Parties,
    (side, mark): (&Side, &str),
    objects: &mut Objects,
) -> Result<()> {
    let listed = parties
        .reviewer
        .get(&format!("/v1/contracts/{}/obligations", side.contract))?;
    let listed = listed.expect(200)?.json()?;
    let id = text_of(
        listed.pointer("/obligations/0").context("an obligation")?,
        "id",
    )?;
    let manager = story.program(CATEGORY_MANAGER)?;
    let waiver = json!({ "reason": "security_screening", "note": format!("Stil {mark}."), "approver": "Directeur", "starts": "2026-10-01", "ends": "2026-10-02" });
    let waived = manager.post(&format!("/v1/obligations/{id}/waivers"), &waiver)?;
    objects.set("{waiver}", made(&waived.expect(201)?)?);
    // A gap that was found when the report was accepted has asked already.
    let question = json!({ "question": format!("En {mark}?"), "respondBy": "2026-12-31" });
    manager.post(&format!("/v1/obligations/{id}/recovery-actions"), &question)?;
    let listed = manager.get(&format!("/v1/recovery-actions?contract={}", side.contract))?;
    let listed = listed.expect(200)?.json()?;
    // Where nothing lacks, nothing is asked.
    if let Some(asked) = listed.pointer("/recoveryActions/0") {
        objects.set("/recovery-actions/{id}", text_of(asked, "id")?);
    }
    objects.set("/obligations/{id}", id);
    Ok(())
}

/// A wish for more time, and a period that is closed.
fn calendar(parties: &Parties, side: &Side, mark: &str, objects: &mut Objects) -> Result<()> {
    let contract = format!("/v1/contracts/{}", side.contract);
    let more = json!({ "periodEnd": "2026-06-30", "until": "2026-10-20", "reason": format!("Ziek {mark}.") });
    let asked = parties
        .supplier
        .post(&format!("{contract}/due-extensions"), &more)?;
    objects.set("/due-extensions/{id}", made(&asked.expect(201)?)?);
    let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
    let row = format!("{};{mark}-V;Wajong;01-06-2024;;20;", side.contract);
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
