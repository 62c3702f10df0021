//! The figures of a contract after two reports on the same quarter were read, and accepted, at the same moment.

use std::sync::Barrier;
use std::thread;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, registered};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Program, Story, on_both};
use serde_json::json;

const CONTRACT: &str = "ICT-2024-017";
/// 36 hours bring 12,500.00 a quarter, 18 hours 6,250.00.
const HOURS: [u32; 2] = [36, 18];
const CENTS: [i64; 2] = [1_250_000, 625_000];

/// Lets two programs do their thing at the same moment.
fn at_once<T: Send>(
    programs: &[Program; 2],
    thing: impl Fn(&Program, usize) -> Result<T> + Sync,
) -> Result<[T; 2]> {
    let barrier = Barrier::new(2);
    let [one, other] = programs;
    thread::scope(|scope| {
        let start = |program, number| {
            let (barrier, thing) = (&barrier, &thing);
            scope.spawn(move || {
                barrier.wait();
                thing(program, number)
            })
        };
        let (one, other) = (start(one, 0), start(other, 1));
        Ok([
            one.join().ok().context("a thread panicked")??,
            other.join().ok().context("a thread panicked")??,
        ])
    })
}

on_both! {
    fn of_two_reports_on_a_quarter_the_newer_counts(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let suppliers = [story.program(NOORDERLICHT)?, story.program(NOORDERLICHT)?];
        let reviewers = [story.program(REVIEWER)?, story.program(REVIEWER)?];
        let mut realised = 0;
        // The ten quarters from the contract's first to the last that has ended.
        for round in 1..=10 {
            let (year, quarter) = (2024 + round / 4, round % 4 + 1);
            let period = format!("{year}-Q{quarter}");
            let ids = at_once(&suppliers, |supplier, number| {
                let text = list(&[registered(CONTRACT, "A", HOURS[number])]);
                supplier.send("rapport.csv", text.as_bytes(), &[("period", &period)])
            })?;
            let mut revisions = Vec::new();
            for id in &ids {
                let report = parties.supplier.read(id)?;
                revisions.push(report["contracts"][0]["revision"].as_i64().context("revision")?);
                parties.supplier.submit(id)?.expect(204)?;
            }
            ensure!(revisions == [1, 2] || revisions == [2, 1], "{period}: {revisions:?}");
            let newer = usize::from(revisions == [1, 2]);

            let statuses = at_once(&reviewers, |reviewer, number| Ok(reviewer.accept(&ids[number])?.status))?;
            ensure!(statuses[newer] == 204 && [204, 409].contains(&statuses[1 - newer]), "{period}: {statuses:?}");
            realised += CENTS[newer];
            let told = format!("{period}: revisions {revisions:?}, accepted {statuses:?}");
            let figures = parties.figures(CONTRACT, "2026-09-30", &["realised", "toBeJudged"])?;
            assert_eq!(figures, json!([realised, 0]), "{told}");
            let counting = "SELECT count(*) FROM report_line WHERE state = 'accepted'";
            assert_eq!(story.database.number(counting)?, i64::from(round), "{told}");
            let standing = "SELECT count(*) FROM report_contract c JOIN report r ON r.id = c.report_id \
                WHERE r.state = 'accepted' AND NOT c.superseded";
            assert_eq!(story.database.number(standing)?, i64::from(round), "{told}");
        }
    }
}
