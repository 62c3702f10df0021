//! Whatever a supplier asks for, drawn at random, no byte of another supplier comes back: not in an answer, not in a mail,
//! not in the log.
//!
//! `TENANCY_SEED` draws another sequence; a failure tells its seed.

use std::io::{Cursor, Read};

use anyhow::{Context, Result, ensure};
use meetbaar_tests::chance::Chance;
use meetbaar_tests::{Page, Story, on_both};
use zip::ZipArchive;

use crate::addresses::{Address, addresses};
use crate::bodies::Bodies;
use crate::objects::{Objects, Side, keyed, side};
use crate::people::Person;

/// Requests of each supplier.
const REQUESTS: usize = 120;

/// A supplier with all that may not come out.
struct Tenant {
    email: String,
    objects: Objects,
    secrets: Vec<String>,
}

fn seed() -> Result<u64> {
    match std::env::var("TENANCY_SEED") {
        Ok(seed) => seed.parse().context("TENANCY_SEED is no number"),
        Err(_) => Ok(20_261_123),
    }
}

/// A word that stands nowhere else.
fn mark(chance: &mut Chance) -> String {
    let letters: Vec<char> = ('a'..='z').collect();
    let drawn: String = (0..10).map(|_| *chance.one(&letters)).collect();
    format!("Zq{drawn}")
}

/// What one column of a supplier's rows holds.
fn column(story: &Story, sql: &str) -> Result<Vec<String>> {
    let said = story.database.query(sql)?;
    let found = said.lines().map(str::trim).filter(|one| one.len() >= 8);
    Ok(found.map(ToOwned::to_owned).collect())
}

/// Names, numbers and keys of a supplier, as they stand in the database, and its mark.
fn secrets(story: &Story, side: &Side, mark: &str) -> Result<Vec<String>> {
    let own = format!("(SELECT id FROM supplier WHERE code = '{}')", side.code);
    let reports = format!("(SELECT id FROM report WHERE supplier_id = {own})");
    let contracts = format!("(SELECT id FROM contract WHERE supplier_id = {own})");
    let mut all = vec![mark.to_owned(), side.email()];
    for sql in [
        format!("SELECT public_id FROM account WHERE supplier_id = {own}"),
        format!("SELECT email FROM account WHERE supplier_id = {own} AND kind = 'client'"),
        format!(
            "SELECT public_id FROM client_secret WHERE account_id IN (SELECT id FROM account WHERE supplier_id = {own})"
        ),
        format!("SELECT name FROM supplier WHERE id = {own}"),
        format!("SELECT number FROM contract WHERE supplier_id = {own}"),
        format!("SELECT public_id FROM report WHERE supplier_id = {own}"),
        format!("SELECT file_fingerprint FROM report WHERE supplier_id = {own}"),
        format!("SELECT DISTINCT candidate FROM report_line WHERE report_id IN {reports}"),
        format!(
            "SELECT DISTINCT linking_key FROM report_line WHERE report_id IN {reports} AND linking_key IS NOT NULL"
        ),
        format!("SELECT public_id FROM evidence WHERE report_id IN {reports}"),
        format!("SELECT public_id FROM review_question WHERE report_id IN {reports}"),
        format!("SELECT public_id FROM obligation WHERE contract_id IN {contracts}"),
        format!("SELECT public_id FROM recovery_action WHERE contract_id IN {contracts}"),
        format!("SELECT public_id FROM due_extension WHERE contract_id IN {contracts}"),
    ] {
        all.extend(column(story, &sql)?);
    }
    Ok(all)
}

/// Everything that an answer says: its headers, its text, and the texts in it where it is a workbook.
fn said(page: &Page) -> Result<String> {
    let headers = page
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"));
    let mut all: String = headers.collect();
    if page.bytes.starts_with(b"PK") {
        let mut archive = ZipArchive::new(Cursor::new(&page.bytes))?;
        for index in 0..archive.len() {
            let mut text = Vec::new();
            archive.by_index(index)?.read_to_end(&mut text)?;
            all.push_str(&String::from_utf8_lossy(&text));
        }
    }
    all.push_str(&page.body());
    Ok(all)
}

/// Questions that lists take, with things of others in them.
fn question(chance: &mut Chance, other: &Side) -> String {
    let drawn = [
        String::new(),
        String::new(),
        format!("?contract={}", other.contract),
        format!("?supplier={}", other.code),
        format!("?q={}", other.code),
        "?format=csv".to_owned(),
        "?format=xlsx".to_owned(),
        "?limit=1".to_owned(),
        "?state=submitted".to_owned(),
        "?by=supplier".to_owned(),
        "?page=2".to_owned(),
    ];
    chance.one(&drawn).clone()
}

/// The first of the secrets of others that an answer holds and that its question did not hold itself.
fn leak<'a>(others: &[&'a Tenant], asked: &str, answer: &str) -> Option<&'a str> {
    let all = others.iter().flat_map(|one| &one.secrets);
    all.map(String::as_str)
        .find(|secret| answer.contains(secret) && !asked.contains(secret))
}

struct Asking<'a> {
    addresses: &'a [Address],
    bodies: &'a Bodies,
    tenants: &'a [Tenant],
}

impl Asking<'_> {
    /// One request that is drawn; tells what came out that may not.
    fn draw(&self, chance: &mut Chance, me: usize, person: &Person) -> Result<Option<String>> {
        let address = chance.one(self.addresses);
        let whose = chance.below(self.tenants.len());
        let Some(path) = self.tenants[whose].objects.path(&address.path) else {
            return Ok(None);
        };
        let mut asked = path.clone();
        if address.method == "GET" && chance.percent(40) {
            asked.push_str(&question(chance, &Side::ALL[whose]));
        }
        let page = person.ask_at(address, &asked, self.bodies)?;
        let others: Vec<&Tenant> = (0..self.tenants.len())
            .filter(|one| *one != me)
            .map(|one| &self.tenants[one])
            .collect();
        let found = leak(&others, &asked, &said(&page)?);
        if found.is_none() && page.status < 500 {
            return Ok(None);
        }
        Ok(Some(format!(
            "{} {asked}: {} {found:?}",
            address.method, page.status
        )))
    }
}

on_both! {
    fn a_supplier_gets_no_byte_of_another(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0"), ("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "0")])?;
        let mut chance = Chance::new(seed()?);
        let mut made = Vec::new();
        for one in &Side::ALL {
            let mark = mark(&mut chance);
            made.push((one, side(&story, one, &mark)?, mark));
        }
        // The same person at two of them: they are in each other's way, and neither hears of the other.
        keyed(&story, ("noorderlicht@leverancier.example", "ICT-2024-017"), ("kompas@leverancier.example", "ICT-2024-021"), 2)?;
        story.settle()?;
        let tenants = made
            .into_iter()
            .map(|(one, objects, mark)| Ok(Tenant { email: one.email(), objects, secrets: secrets(&story, one, &mark)? }))
            .collect::<Result<Vec<Tenant>>>()?;
        for one in &tenants {
            ensure!(one.secrets.len() > 12, "{:?}", one.secrets);
        }
        let mut all: Vec<Address> = addresses(&story)?;
        // Open to everybody; its examples are contracts of the demonstration.
        all.retain(|one| one.path != "/v1/openapi.json");
        let bodies = Bodies::of(&story)?;
        let asking = Asking { addresses: &all, bodies: &bodies, tenants: &tenants };
        for (me, tenant) in tenants.iter().enumerate() {
            let person = Person::known(&story, "supplier_user", &tenant.email, story.password(&tenant.email)?)?;
            for _ in 0..REQUESTS {
                let leaked = asking.draw(&mut chance, me, &person)?;
                ensure!(leaked.is_none(), "{} (seed {}): {}", tenant.email, seed()?, leaked.unwrap_or_default());
            }
        }
        for mail in story.mails()? {
            let Some(me) = tenants.iter().position(|one| one.email == mail.to) else { continue };
            let others: Vec<&Tenant> = tenants.iter().enumerate().filter(|(one, _)| *one != me).map(|(_, one)| one).collect();
            let words = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
            ensure!(leak(&others, "", &words).is_none(), "{words}");
        }
        // The log names reports by their identifiers, and nobody.
        let log = story.server.output();
        for tenant in &tenants {
            let words = tenant.secrets.iter().filter(|one| !one.starts_with("01"));
            for secret in words {
                ensure!(!log.contains(secret.as_str()), "the log holds {secret}");
            }
        }
    }
}
