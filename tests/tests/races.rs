//! Many at once: nothing is lost, nothing counts twice, and every report ends in a state that the answers explain.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Kind, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const OTHER: &str = "ICT-2024-021";
const ON: &str = "2026-09-30";
const ROUNDS: usize = 1_000;
/// Reports that are read before their races begin.
const AT_ONCE: usize = 100;
const WRITERS: usize = 50;
const READERS: usize = 50;

/// A story in which nobody asks too much.
fn begun(kind: Kind) -> Result<Story> {
    Story::begin_with(
        kind,
        &[
            ("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0"),
            ("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "0"),
            ("MEETBAAR_CLOSE_AFTER_DAYS", "1000"),
        ],
    )
}

/// Submits, accepts and withdraws a report at the same time; says which of them were done.
fn race(parties: &Parties, report: &str) -> Result<[bool; 3]> {
    let (supplier, reviewer) = (&parties.supplier, &parties.reviewer);
    let withdrawal = format!("/v1/reports/{report}/withdrawal");
    let (submitted, accepted, withdrawn) = thread::scope(|scope| {
        let submitted = scope.spawn(|| supplier.submit(report));
        let accepted = scope.spawn(|| reviewer.accept(report));
        let withdrawn = scope.spawn(|| supplier.post(&withdrawal, &json!({})));
        (submitted.join(), accepted.join(), withdrawn.join())
    });
    let mut done = [false; 3];
    for (place, answer) in [submitted, accepted, withdrawn].into_iter().enumerate() {
        let answer = answer.map_err(|_| anyhow::anyhow!("a thread ended"))??;
        ensure!(
            [200, 204, 409].contains(&answer.status),
            "{} {}",
            answer.status,
            answer.body()
        );
        done[place] = answer.status < 300;
    }
    Ok(done)
}

/// Adds a day to the days allowed for reports, however often somebody else was first.
fn one_more_day(office: &Program, obligation: &str) -> Result<()> {
    for _ in 0..1_000 {
        let told = office
            .get(&format!("/v1/obligations/{obligation}"))?
            .expect(200)?
            .json()?;
        let mut terms = told["terms"][0]["terms"].clone();
        terms["daysAllowed"] = json!(terms["daysAllowed"].as_i64().context("daysAllowed")? + 1);
        let amendment =
            json!({ "holdsFrom": "2024-04-01", "reason": "Een dag meer.", "terms": terms });
        let tag = told["eTag"].as_str().context("eTag")?;
        let answer = office.post_if(
            &format!("/v1/obligations/{obligation}/amendments"),
            &amendment,
            tag,
        )?;
        match answer.status {
            204 => return Ok(()),
            412 => {}
            other => anyhow::bail!("{other} {}", answer.body()),
        }
    }
    anyhow::bail!("never first")
}

/// What a figure is made of adds up to it, whatever is written meanwhile.
fn look(program: &Program, obligation: &str) -> Result<()> {
    let told = program.get(&format!(
        "/v1/obligations/{obligation}/explanation?on={ON}&limit=100"
    ))?;
    let told = told.expect(200)?.json()?;
    let amounts = |name: &str| -> i64 {
        let all = told[name].as_array().into_iter().flatten();
        all.filter_map(|one| one["amount"].as_i64()).sum()
    };
    let realised = told["realised"].as_i64().context("realised")?;
    ensure!(
        amounts("parts") == realised && amounts("contributions") == realised,
        "{told}"
    );
    Ok(())
}

fn obligation(program: &Program, contract: &str) -> Result<String> {
    let told = program
        .get(&format!("/v1/contracts/{contract}/obligations"))?
        .expect(200)?
        .json()?;
    Ok(told["obligations"][0]["id"]
        .as_str()
        .context("id")?
        .to_owned())
}

on_both! {
    fn a_race_of_submission_decision_and_withdrawal_ends_in_a_legal_state(kind) {
        let story = begun(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        for first in (0..ROUNDS).step_by(AT_ONCE) {
            // A token holds a quarter of an hour.
            let parties = Parties::of(&story, NOORDERLICHT)?;
            let reports: Vec<String> = (first..first + AT_ONCE)
                .map(|round| {
                    let text = list(&[registered(CONTRACT, &format!("K{round}"), 36)]);
                    parties.supplier.send("rapport.csv", text.as_bytes(), &[("period", "2026-Q2")])
                })
                .collect::<Result<_>>()?;
            story.settle()?;
            for report in reports {
                let done = race(&parties, &report)?;
                let state = parties.supplier.report(&report)?["state"].clone();
                let expected = match done {
                    [_, false, true] => "withdrawn",
                    [true, true, false] => "accepted",
                    [true, false, false] => "submitted",
                    other => anyhow::bail!("{other:?} can't be, and it is {state}"),
                };
                assert_eq!(state, json!(expected), "{done:?}");
                // What is left waiting is undone, so that the next round begins as this one did.
                if state == json!("submitted") {
                    parties.supplier.post(&format!("/v1/reports/{report}/withdrawal"), &json!({}))?.expect(200)?;
                }
            }
        }
        let counting = "SELECT count(*) FROM report_line WHERE state = 'accepted'";
        assert!(["0", "1"].contains(&story.database.query(counting)?.as_str()), "one quarter, one report");
        let figures = parties.figures(CONTRACT, ON, &["toBeJudged"]);
        assert!(figures.is_err() || figures? == json!([0]));
        story.server.run(["recompute", "--verify"])?;
    }

    fn fifty_writers_and_fifty_readers_lose_and_double_nothing(kind) {
        let story = begun(kind)?;
        let suppliers = [(CONTRACT, Parties::of(&story, NOORDERLICHT)?), (OTHER, Parties::of(&story, KOMPAS)?)];
        let quarters = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];
        let mut ready = Vec::new();
        for (contract, parties) in &suppliers {
            for quarter in quarters {
                let text = list(&[registered(contract, "A", 36), registered(contract, "B", 18)]);
                let report = parties.read(&text, &[("period", quarter)])?;
                ensure!(report["state"] == json!("ready"), "{report}");
                ready.push((parties, report["id"].as_str().context("id")?.to_owned()));
            }
        }
        let office = story.program(ADMINISTRATOR)?;
        let obligations = [obligation(&office, CONTRACT)?, obligation(&office, OTHER)?];
        let days = |program: &Program| -> Result<Value> {
            let told = program.get(&format!("/v1/obligations/{}", obligations[0]))?.expect(200)?.json()?;
            Ok(told["terms"][0]["terms"]["daysAllowed"].clone())
        };
        let before = days(&office)?.as_i64().context("days")?;
        let reviewer = &suppliers[0].1.reviewer;
        let over = AtomicBool::new(false);
        let amenders = WRITERS - ready.len();
        thread::scope(|scope| -> Result<()> {
            let readers: Vec<_> = (0..READERS).map(|reader| {
                let (over, obligation) = (&over, &obligations[reader % 2]);
                scope.spawn(move || -> Result<usize> {
                    let mut looks = 0;
                    while !over.load(Ordering::Relaxed) || looks == 0 {
                        look(reviewer, obligation)?;
                        looks += 1;
                    }
                    Ok(looks)
                })
            }).collect();
            let mut writers: Vec<thread::ScopedJoinHandle<'_, Result<()>>> = Vec::new();
            for (parties, report) in &ready {
                writers.push(scope.spawn(move || {
                    parties.supplier.submit(report)?.expect(204)?;
                    parties.reviewer.accept(report)?.expect(204)?;
                    Ok(())
                }));
            }
            for _ in 0..amenders {
                let (office, obligation) = (&office, &obligations[0]);
                writers.push(scope.spawn(move || one_more_day(office, obligation)));
            }
            let written: Vec<_> = writers.into_iter().map(thread::ScopedJoinHandle::join).collect();
            over.store(true, Ordering::Relaxed);
            for one in written {
                one.map_err(|_| anyhow::anyhow!("a writer ended"))??;
            }
            for one in readers {
                let looks = one.join().map_err(|_| anyhow::anyhow!("a reader ended"))??;
                ensure!(looks > 0);
            }
            Ok(())
        })?;
        assert_eq!(days(&office)?, json!(before + i64::try_from(amenders)?), "no update is lost");
        // Nine quarters of 18,750.00 for each.
        for (contract, parties) in &suppliers {
            assert_eq!(parties.figures(contract, ON, &["realised", "toBeJudged"])?, json!([9 * 1_875_000, 0]), "{contract}");
        }
        story.server.run(["recompute", "--verify"])?;
    }
}
