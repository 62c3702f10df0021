//! What a reader does besides reading: it dies, hangs, floods, takes all memory. Each becomes an answer that says what to
//! do, and the server goes on.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{KOMPAS, read_page};
use meetbaar_tests::{Kind, Program, Story, on_both, processes, reports, wait};
use serde_json::{Value, json};

/// Lines whose reading takes longer, and more, than the limits of these stories allow.
const MANY: usize = 20_000;
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];

fn sent(supplier: &Program, mark: &str, lines: usize) -> Result<String> {
    let file = reports::placements("ICT-2024-021", mark, lines);
    supplier.send(&format!("{mark}.csv"), &file, &PERIOD)
}

/// The one problem of a report that could not be read.
fn only_problem(report: &Value) -> Result<&Value> {
    assert_eq!(
        (&report["state"], &report["lines"], &report["contracts"]),
        (&json!("unrecognised"), &json!(0), &json!([])),
        "{report}"
    );
    let problems = report["problems"].as_array().context("problems")?;
    ensure!(problems.len() == 1, "{report}");
    Ok(&problems[0])
}

/// A reader of the server, once there is one that is not among those.
fn reader(story: &Story, but: &[u32]) -> Result<u32> {
    wait::until("a reader runs", || {
        let running = story.server.children()?;
        Ok(running.into_iter().find(|one| !but.contains(one)))
    })
}

/// A large file passes a limit, which is told in words; a small one is read all the same.
fn too_much(setting: (&str, &str), code: &str, limit: &str, words: &str) -> Result<()> {
    let file = reports::placements("ICT-2024-021", "veel", MANY);
    too_much_of(&file, setting, code, limit, words)
}

fn too_much_of(
    file: &[u8],
    setting: (&str, &str),
    code: &str,
    limit: &str,
    words: &str,
) -> Result<()> {
    let story = Story::begin_with(Kind::Sqlite, &[setting])?;
    let supplier = story.program(KOMPAS)?;
    let id = supplier.send("veel.csv", file, &PERIOD)?;
    let report = supplier.read(&id)?;
    let problem = only_problem(&report)?;
    assert_eq!(
        (&problem["code"], &problem["found"], &problem["expected"]),
        (
            &json!(code),
            &json!(limit),
            &json!(format!("<= {}", setting.1))
        )
    );
    let page = read_page(&story.browser(KOMPAS)?, &format!("/reports/{id}"))?;
    let said = page.text()?;
    ensure!(said.contains(words), "{said}");
    ensure!(
        said.contains("Het is niet gelukt om dit bestand te lezen"),
        "{said}"
    );
    ensure!(said.contains("stuur per contract"), "{said}");
    let small = sent(&supplier, "weinig", 3)?;
    assert_eq!(supplier.read(&small)?["state"], "ready");
    story.settle()?;
    assert_eq!(
        story
            .database
            .number("SELECT count(*) FROM job WHERE state <> 'done'")?,
        0
    );
    assert_eq!(
        story.database.number("SELECT count(*) FROM report_line")?,
        3
    );
    Ok(())
}

#[test]
fn a_reader_that_computes_too_long_is_ended() {
    let setting = ("MEETBAAR_READING_CPU_SECONDS", "1");
    too_much(
        setting,
        "reading_too_slow",
        "cpu_seconds",
        "rekentijd in seconden",
    )
    .unwrap();
}

#[test]
fn a_reader_that_takes_too_long_is_ended() {
    let setting = ("MEETBAAR_READING_WALL_SECONDS", "1");
    too_much(
        setting,
        "reading_too_slow",
        "wall_seconds",
        "duur van het lezen",
    )
    .unwrap();
}

#[test]
fn a_reader_that_writes_too_much_is_ended() {
    let setting = ("MEETBAAR_READING_OUTPUT_MIB", "1");
    too_much(
        setting,
        "reading_too_big",
        "output_mib",
        "omvang van wat er gelezen werd",
    )
    .unwrap();
}

#[test]
fn a_reader_that_takes_too_much_memory_is_ended() {
    // Address space: the program itself, as it is built for tests, takes a hundred of them.
    let setting = ("MEETBAAR_READING_MEMORY_MIB", "120");
    // Many lines take little; few of them with long texts take more than they weigh.
    let file = reports::placements("ICT-2024-021", &"x".repeat(60_000), 700);
    too_much_of(
        &file,
        setting,
        "reading_too_big",
        "memory_mib",
        "geheugen in MiB",
    )
    .unwrap();
}

on_both! {
    fn a_reader_that_somebody_kills_has_a_second_try_and_no_third(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(KOMPAS)?;
        let id = sent(&supplier, "eens", MANY)?;
        processes::kill(reader(&story, &[])?)?;
        assert_eq!(supplier.read(&id)?["lines"], MANY);

        let id = sent(&supplier, "telkens", MANY)?;
        let first = reader(&story, &[])?;
        processes::kill(first)?;
        processes::kill(reader(&story, &[first])?)?;
        let report = supplier.read(&id)?;
        assert_eq!(only_problem(&report)?["code"], "reading_broke");
        story.settle()?;
        ensure!(story.server.children()?.is_empty());
        let page = story.browser(KOMPAS)?.get(&format!("/reports/{id}"))?.expect(200)?;
        ensure!(page.text()?.contains("Het lezen van dit bestand is mislukt"));
        assert_eq!(story.database.number("SELECT count(*) FROM job WHERE state <> 'done'")?, 0);
    }

    fn a_reader_does_not_outlive_its_server(kind) {
        let mut story = Story::begin_with(kind, &[("MEETBAAR_LEASE_SECONDS", "1")])?;
        let supplier = story.program(KOMPAS)?;
        let id = sent(&supplier, "lang", MANY)?;
        let orphan = reader(&story, &[])?;
        story.server.kill()?;
        wait::until("the reader is gone", || Ok((!processes::runs(orphan)).then_some(())))?;
        story.server.up()?;
        assert_eq!(story.program(KOMPAS)?.read(&id)?["lines"], MANY);
    }

    fn a_server_that_is_asked_to_stop_does_not_wait_for_a_long_reading(kind) {
        let mut story = Story::begin(kind)?;
        let id = sent(&story.program(KOMPAS)?, "lang", MANY)?;
        let stopped = reader(&story, &[])?;
        ensure!(story.server.stop()?, "it stops well");
        ensure!(!processes::runs(stopped));
        let state = story.database.query("SELECT state FROM job WHERE kind = 'read_report'")?;
        assert_eq!(state, "queued", "another goes on with it at once");
        story.server.up()?;
        assert_eq!(story.program(KOMPAS)?.read(&id)?["lines"], MANY);
    }
}
