//! One sequence: who acts, under which contracts, on which day it is, and what was done so far.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::program::Program;
use meetbaar_tests::server::Settings;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Kind, Page, Story};
use serde_json::{Value, json};

use crate::deeds::DEEDS;
use crate::recount::{self, Figures};
use meetbaar_tests::chance::Chance;

/// The days on which things happen, in order; the clock stands still in between.
const DAYS: [&str; 16] = [
    "2026-04-10",
    "2026-04-20",
    "2026-05-02",
    "2026-05-20",
    "2026-06-15",
    "2026-07-03",
    "2026-07-20",
    "2026-08-01",
    "2026-08-20",
    "2026-09-10",
    "2026-10-02",
    "2026-10-15",
    "2026-11-01",
    "2026-11-20",
    "2026-12-10",
    "2027-02-10",
];

/// Draws until there is something to do.
const MOST_DRAWS: usize = 10;

/// A supplier's program, and his contracts.
pub(crate) struct Supplier {
    pub(crate) code: &'static str,
    email: &'static str,
    pub(crate) program: Program,
    pub(crate) contracts: Vec<String>,
}

pub(crate) struct Sequence {
    pub(crate) story: Story,
    pub(crate) chance: Chance,
    pub(crate) suppliers: Vec<Supplier>,
    pub(crate) reviewer: Program,
    pub(crate) office: Program,
    /// What was known at the end of the days that have passed.
    pub(crate) known: Vec<(String, Vec<Figures>)>,
    today: usize,
    log: Vec<String>,
    /// By action how often it was done, and how often refused.
    counts: BTreeMap<&'static str, (usize, usize)>,
}

impl Sequence {
    /// Two suppliers, five contracts and obligations of every kind, on the first day.
    pub(crate) fn begin(kind: Kind, seed: u64) -> Result<Self> {
        let setting = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let story = Story::begin_as(Settings {
            database_url: kind.url()?,
            clock: Some(instant(DAYS[0])),
            environment: vec![
                setting("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0"),
                setting("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "0"),
                setting("MEETBAAR_CLOSE_AFTER_DAYS", "150"),
            ],
        })?;
        let office = story.program(ADMINISTRATOR)?;
        let supplier = |code, email, contracts: [&str; 3]| -> Result<Supplier> {
            let (old, own) = contracts.split_first().context("contracts")?;
            for number in own {
                register(&office, number, code)?;
            }
            let own = own.iter().chain([old]);
            Ok(Supplier {
                code,
                email,
                program: story.program(email)?,
                contracts: own.map(|number| (*number).to_owned()).collect(),
            })
        };
        let suppliers = vec![
            supplier(
                "noorderlicht",
                NOORDERLICHT,
                ["ICT-2024-017", "REEKS-1", "REEKS-2"],
            )?,
            supplier("kompas", KOMPAS, ["ICT-2024-021", "REEKS-3", "REEKS-4"])?,
        ];
        Ok(Self {
            reviewer: story.program(REVIEWER)?,
            chance: Chance::new(seed),
            known: Vec::new(),
            today: 0,
            log: Vec::new(),
            counts: BTreeMap::new(),
            suppliers,
            office,
            story,
        })
    }

    /// Does one thing, whatever comes of it: a refusal is right, a fault of the server is not.
    pub(crate) fn act(&mut self) -> Result<()> {
        for _ in 0..MOST_DRAWS {
            if self.draw()? {
                break;
            }
        }
        Ok(())
    }

    /// Draws what is done; false where there was nothing to do it with.
    fn draw(&mut self) -> Result<bool> {
        let weights: usize = DEEDS.iter().map(|one| one.1).sum();
        let mut drawn = self.chance.below(weights);
        let deed = DEEDS.iter().find(|one| {
            let found = drawn < one.1;
            drawn = drawn.saturating_sub(one.1);
            found
        });
        let (name, _, deed) = deed.context("nothing was drawn")?;
        self.log.push((*name).to_owned());
        let Some(answer) = deed(self)? else {
            self.log.pop();
            return Ok(false);
        };
        let status = answer.status;
        let said = format!(
            "{}: {name} {} {status} {}",
            DAYS[self.today],
            answer.path,
            refusal(&answer)
        );
        if let Some(last) = self.log.last_mut() {
            *last = said;
        }
        let legal =
            (200..300).contains(&status) || [400, 403, 404, 409, 412, 422].contains(&status);
        ensure!(legal, "{}", answer.body());
        let (done, refused) = self.counts.entry(name).or_default();
        match status {
            200..300 => *done += 1,
            _ => *refused += 1,
        }
        Ok(true)
    }

    /// The next day on which something happens; what is known at the end of this one is kept for later.
    pub(crate) fn next_day(&mut self) -> Result<()> {
        let Some(next) = DAYS.get(self.today + 1) else {
            return Ok(());
        };
        self.story.settle()?;
        let today = DAYS[self.today].to_owned();
        self.known.push((today, recount::figures(self, None)?));
        self.today += 1;
        self.story.server.restart_at(&instant(next))?;
        self.sign_in()
    }

    fn sign_in(&mut self) -> Result<()> {
        self.office = self.story.program(ADMINISTRATOR)?;
        self.reviewer = self.story.program(REVIEWER)?;
        for supplier in &mut self.suppliers {
            supplier.program = self.story.program(supplier.email)?;
        }
        Ok(())
    }

    /// One of the suppliers.
    pub(crate) fn supplier(&mut self) -> &Supplier {
        let drawn = self.chance.below(self.suppliers.len());
        &self.suppliers[drawn]
    }

    /// One of all contracts.
    pub(crate) fn contract(&mut self) -> String {
        let drawn = self.chance.below(self.suppliers.len());
        self.chance.one(&self.suppliers[drawn].contracts).clone()
    }

    /// One of the reports in one of those states; seldom one in any state. With the place of its supplier.
    pub(crate) fn report(&mut self, states: &[&str]) -> Result<Option<(usize, String)>> {
        let who = self.chance.below(self.suppliers.len());
        let any = self.chance.percent(10);
        let told = self.suppliers[who]
            .program
            .get("/v1/reports?limit=100")?
            .expect(200)?
            .json()?;
        let found: Vec<String> = items(&told, "reports")
            .iter()
            .filter(|one| {
                any || one["state"]
                    .as_str()
                    .is_some_and(|state| states.contains(&state))
            })
            .filter_map(|one| Some(one["id"].as_str()?.to_owned()))
            .collect();
        Ok(match found.is_empty() {
            true => None,
            false => Some((who, self.chance.one(&found).clone())),
        })
    }

    /// What was done last, the newest at the end.
    pub(crate) fn told(&self) -> String {
        let few = self.log.len().saturating_sub(40);
        self.log[few..].join("\n")
    }

    /// How many actions were done, and not refused.
    pub(crate) fn done(&self) -> usize {
        self.counts.values().map(|(done, _)| done).sum()
    }

    pub(crate) fn tally(&self) -> String {
        let each = self.counts.iter();
        each.map(|(name, (done, refused))| format!("{name}: {done} done, {refused} refused\n"))
            .collect()
    }
}

fn instant(day: &str) -> String {
    format!("{day}T09:00:00+02:00")
}

fn refusal(answer: &Page) -> String {
    let problem = answer.json().ok().filter(|_| answer.status >= 400);
    problem.map_or_else(String::new, |problem| {
        format!("{} {}", problem["code"], problem["errors"])
    })
}

/// The list of that name in an answer.
pub(crate) fn items(answer: &Value, name: &str) -> Vec<Value> {
    answer[name].as_array().cloned().unwrap_or_default()
}

/// A contract with options, and with a first obligation: a share of its value.
fn register(office: &Program, number: &str, supplier: &str) -> Result<()> {
    let contract = json!({
        "number": number, "title": "Inhuur van beheerders", "supplier": supplier, "category": "ict-inhuur",
        "buyers": [{ "buyer": "SZW" }], "clientSupervision": true, "valueCents": 250_000_000,
        "awarded": "2023-12-01", "start": "2024-01-01", "end": "2026-06-30",
        "options": [{ "months": 3 }, { "months": 6 }, { "until": "2028-03-31" }],
    });
    office.post("/v1/contracts", &contract)?.expect(201)?;
    let duty = json!({
        "kind": "share_of_contract_value", "valueTable": "haaglanden-2023",
        "terms": { "share": 500, "rhythm": "quarter", "daysAllowed": 31, "starts": "2024-01-01", "ends": "2026-06-30" },
    });
    office
        .post(&format!("/v1/contracts/{number}/obligations"), &duty)?
        .expect(201)?;
    Ok(())
}
