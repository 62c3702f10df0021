//! Counts everything again: the program itself with `recompute --verify`, and this story by adding up the lines that it
//! is told.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::sequence::{Sequence, items};

/// Reference dates: within what is reported, at its end, and after it.
const DATES: [&str; 4] = ["2026-03-31", "2026-05-31", "2026-06-30", "2026-12-31"];
/// What a figure is known by.
const NAMES: [&str; 9] = [
    "required",
    "realised",
    "withEvidence",
    "toBeJudged",
    "gap",
    "forecastLow",
    "forecastExpected",
    "status",
    "durability",
];

/// The figures of all obligations at a reference date, by obligation.
pub(crate) type Figures = BTreeMap<String, Value>;

/// The figures at every reference date, as they are known now or were known on a day.
pub(crate) fn figures(sequence: &Sequence, known_on: Option<&str>) -> Result<Vec<Figures>> {
    DATES
        .iter()
        .map(|on| {
            let known = known_on.map_or_else(String::new, |day| format!("&knownOn={day}"));
            let standings = standings(sequence, &format!("on={on}{known}"))?;
            let told = standings.iter().map(|one| {
                let figures: Value = NAMES.iter().map(|name| one[*name].clone()).collect();
                (text(&one["obligation"]), figures)
            });
            Ok(told.collect())
        })
        .collect()
}

fn standings(sequence: &Sequence, query: &str) -> Result<Vec<Value>> {
    let told = sequence
        .reviewer
        .get(&format!("/v1/standings?limit=100&{query}"))?
        .expect(200)?
        .json()?;
    ensure!(told["next"].is_null(), "more than a page");
    Ok(items(&told, "standings"))
}

/// Nothing differs from what it is made of.
pub(crate) fn agrees(sequence: &mut Sequence) -> Result<()> {
    sequence.story.settle()?;
    sequence.story.server.run(["recompute", "--verify"])?;
    let reports = reports(sequence)?;
    for on in DATES {
        let expected = Sums::of(&reports, on);
        for standing in standings(sequence, &format!("on={on}"))? {
            expected
                .are(&standing)
                .with_context(|| format!("on {on}: {standing}"))?;
        }
    }
    for (day, before) in &sequence.known {
        let now = figures(sequence, Some(day))?;
        for ((on, before), now) in DATES.iter().zip(before).zip(&now) {
            ensure!(
                before == now,
                "on {on} as known on {day}:\n{before:?}\nis now\n{now:?}"
            );
        }
    }
    Ok(())
}

/// A report as it is told: what it is, its lines, and what backs it.
struct Told {
    report: Value,
    lines: Vec<Value>,
    evidence: Vec<Value>,
}

impl Told {
    fn counts(&self) -> bool {
        ["accepted", "partly_accepted"].contains(&text(&self.report["state"]).as_str())
    }

    /// Whether evidence backs a line: that of its row, or of the whole report.
    fn backs(&self, line: &Value) -> bool {
        self.evidence.iter().any(|one| match one["row"].as_i64() {
            Some(row) => line["place"] == json!(row.to_string()),
            None => true,
        })
    }

    /// Whether it holds back a waiting line of an earlier report, or of a report that does not count yet.
    fn is_stronger(&self, line: &Value, later: bool) -> bool {
        let waits = later && self.report["state"] == json!("submitted");
        let mut covered = items(&self.report, "contracts").into_iter();
        (self.counts() || waits)
            && covered.any(|one| {
                one["contract"] == line["contract"]
                    && one["superseded"] == json!(false)
                    && text(&one["periodStart"]) <= text(&line["periodEnd"])
                    && text(&one["periodEnd"]) >= text(&line["periodStart"])
            })
    }
}

/// All reports, the oldest first.
fn reports(sequence: &Sequence) -> Result<Vec<Told>> {
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = told(sequence, &format!("/v1/reports?limit=100{cursor}"))?;
        for one in items(&page, "reports") {
            let address = format!("/v1/reports/{}", text(&one["id"]));
            let lines = told(sequence, &format!("{address}/lines?limit=100"))?;
            ensure!(lines["next"].is_null(), "more than a page");
            found.push(Told {
                report: told(sequence, &address)?,
                lines: items(&lines, "lines"),
                evidence: items(&told(sequence, &format!("{address}/evidence"))?, "evidence"),
            });
        }
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    found.reverse();
    Ok(found)
}

fn told(sequence: &Sequence, address: &str) -> Result<Value> {
    sequence.reviewer.get(address)?.expect(200)?.json()
}

/// What lines come to, by obligation; people by contract.
#[derive(Default)]
struct Sums {
    realised: BTreeMap<String, i64>,
    with_evidence: BTreeMap<String, i64>,
    to_be_judged: BTreeMap<String, i64>,
    people: BTreeMap<String, BTreeSet<String>>,
}

impl Sums {
    fn of(reports: &[Told], on: &str) -> Self {
        let mut sums = Self::default();
        for (place, told) in reports.iter().enumerate() {
            let ended = |line: &&Value| text(&line["periodEnd"]).as_str() <= on;
            let counts = |line: &&Value| line["setAside"].is_null();
            for line in told.lines.iter().filter(ended).filter(counts) {
                match line["state"].as_str() {
                    Some("accepted") => sums.accept(line, told.backs(line)),
                    Some("submitted") => {
                        let mut others = reports.iter().enumerate();
                        let held = others.any(|(other, one)| {
                            other != place && one.is_stronger(line, other > place)
                        });
                        if !held {
                            add(&mut sums.to_be_judged, line);
                        }
                    }
                    _ => {}
                }
            }
        }
        sums
    }

    fn accept(&mut self, line: &Value, backed: bool) {
        add(&mut self.realised, line);
        if backed {
            add(&mut self.with_evidence, line);
        }
        if let (Some(candidate), "placement") = (line["candidate"].as_str(), &*text(&line["kind"]))
        {
            let people = self.people.entry(text(&line["contract"])).or_default();
            people.insert(candidate.to_owned());
        }
    }

    /// Whether a standing says the same. An average number of jobs is no sum of lines.
    fn are(&self, standing: &Value) -> Result<()> {
        let of = |sums: &BTreeMap<String, i64>| {
            let sum = sums.get(&text(&standing["obligation"]));
            json!(sum.copied().unwrap_or_default())
        };
        let expected = match standing["unit"].as_str() {
            Some("euros" | "hours") => json!([
                of(&self.realised),
                of(&self.with_evidence),
                of(&self.to_be_judged)
            ]),
            Some("placements") => {
                let people = self.people.get(&text(&standing["contract"]));
                json!([people.map_or(0, BTreeSet::len), null, 0])
            }
            _ => return Ok(()),
        };
        let found = json!([
            standing["realised"],
            standing["withEvidence"],
            standing["toBeJudged"]
        ]);
        ensure!(expected == found, "the lines come to {expected}");
        Ok(())
    }
}

fn add(sums: &mut BTreeMap<String, i64>, line: &Value) {
    for worth in items(line, "worth") {
        let sum = sums.entry(text(&worth["obligation"])).or_default();
        *sum += worth["amount"].as_i64().unwrap_or_default();
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
