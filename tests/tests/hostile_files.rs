//! Files that mean harm and files that were harmed: each is refused or read within ten seconds and the limits of the
//! reader, the supplier is told what is wrong, and the server goes on as if nothing had happened.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use std::path::Path;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::hostile::{Damaged, hostile_files};
use meetbaar_tests::story::KOMPAS;
use meetbaar_tests::{Kind, Program, Story, reports};
use serde_json::Value;

/// A reader that takes longer is ended, and the report says so.
const SECONDS: (&str, &str) = ("MEETBAAR_READING_WALL_SECONDS", "10");
/// One program asks more in these stories than suppliers do.
const UNLIMITED: (&str, &str) = ("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0");

fn codes(report: &Value) -> Vec<&str> {
    let problems = report["problems"].as_array().into_iter().flatten();
    problems
        .filter_map(|problem| problem["code"].as_str())
        .collect()
}

/// Sends a file; its report once it was read, or nothing where it was not even taken in.
fn outcome(supplier: &Program, name: &str, bytes: &[u8]) -> Result<Option<Value>> {
    let answer = supplier.upload(name, bytes, &[("period", "2026-Q3")])?;
    if (400..500).contains(&answer.status) {
        return Ok(None);
    }
    let answer = answer.expect(202)?;
    let address = answer.location().context("no Location")?;
    let id = address.strip_prefix("/v1/reports/").context("Location")?;
    supplier.read(id).map(Some).with_context(|| name.to_owned())
}

/// The server still reads what is in order.
fn goes_on(supplier: &Program) -> Result<()> {
    let good = reports::placements("ICT-2024-021", "goed", 3);
    let report = outcome(supplier, "goed.csv", &good)?.context("refused")?;
    ensure!(report["state"] == "ready", "{report}");
    Ok(())
}

#[test]
fn each_hostile_file_is_refused_or_read_in_time() -> Result<()> {
    let story = Story::begin_with(Kind::Sqlite, &[SECONDS, UNLIMITED])?;
    let supplier = story.program(KOMPAS)?;
    for file in hostile_files()? {
        let Some(report) = outcome(&supplier, file.name, &file.bytes)? else {
            continue;
        };
        let state = report["state"].as_str().unwrap_or_default();
        ensure!(
            ["refused", "unrecognised", "needs_correction"].contains(&state),
            "{}: {report}",
            file.name
        );
        let codes = codes(&report);
        ensure!(!codes.is_empty(), "{}: {report}", file.name);
        ensure!(
            !codes.contains(&"reading_too_slow"),
            "{} takes too long",
            file.name
        );
    }
    ensure!(!Path::new("/tmp/climbed.xml").exists());
    goes_on(&supplier)
}

/// So many damaged copies in each of four parts: a thousand together.
const COPIES: usize = 250;

fn damaged_copies(part: usize) -> Result<()> {
    let story = Story::begin_with(Kind::Sqlite, &[SECONDS, UNLIMITED])?;
    let supplier = story.program(KOMPAS)?;
    let mut damaged = Damaged::of_samples()?;
    for _ in 0..part * COPIES {
        damaged.next_copy()?;
    }
    for _ in 0..COPIES {
        let (name, bytes) = damaged.next_copy()?;
        let Some(report) = outcome(&supplier, &name, &bytes)? else {
            continue;
        };
        let codes = codes(&report);
        ensure!(
            !codes.contains(&"reading_too_slow"),
            "{name} takes too long"
        );
        // A copy whose damage hits nothing that is read is as good as the sample.
        ensure!(
            report["state"] == "ready" || !codes.is_empty(),
            "{name}: {report}"
        );
    }
    goes_on(&supplier)
}

#[test]
fn the_first_damaged_copies_give_problems_or_a_refusal() -> Result<()> {
    damaged_copies(0)
}

#[test]
fn the_second_damaged_copies_give_problems_or_a_refusal() -> Result<()> {
    damaged_copies(1)
}

#[test]
fn the_third_damaged_copies_give_problems_or_a_refusal() -> Result<()> {
    damaged_copies(2)
}

#[test]
fn the_last_damaged_copies_give_problems_or_a_refusal() -> Result<()> {
    damaged_copies(3)
}
