//! A server that is killed in the midst of its work loses no accepted upload and no mail, reads nothing twice and sends none twice.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use meetbaar_tests::story::{CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Kind, Program, Settings, Story, on_both, reports, wait};
use serde_json::json;

const KILLS: usize = 20;
/// Lines that take long enough to read to be killed in the middle.
const MANY: usize = 1500;
const FEW: usize = 3;

/// Leases run out soon, and run on the machine's clock.
fn settings(kind: Kind) -> Result<Settings> {
    let environment = [
        ("MEETBAAR_REFERENCE_DATE", REFERENCE_DATE),
        ("MEETBAAR_LEASE_SECONDS", "1"),
    ];
    Ok(Settings {
        database_url: kind.url()?,
        clock: None,
        environment: environment
            .map(|(name, value)| (name.into(), value.into()))
            .to_vec(),
    })
}

/// The jobs of that kind that somebody holds, each with how often it was begun.
fn held(story: &Story, job: &str) -> Result<BTreeSet<String>> {
    let statement =
        format!("SELECT id, attempts FROM job WHERE kind = '{job}' AND state = 'running'");
    Ok(story
        .database
        .query(&statement)?
        .lines()
        .map(str::to_owned)
        .collect())
}

/// Kills the server some moments later; true when that stopped a job which was not begun `before`.
fn killed_during(
    story: &mut Story,
    job: &str,
    before: &BTreeSet<String>,
    milliseconds: u64,
) -> Result<bool> {
    thread::sleep(Duration::from_millis(milliseconds));
    story.server.kill()?;
    Ok(!held(story, job)?.is_subset(before))
}

/// Files in the folder of mails, half written ones as well.
fn files(story: &Story) -> Result<u64> {
    let folder = story.server.data().join("mail");
    let files = std::fs::read_dir(folder).map_or(0, Iterator::count);
    Ok(u64::try_from(files)?)
}

/// Sends small files one after the other until the server is gone; returns the reports that were accepted.
fn send_until_gone(supplier: &Program, round: usize, gone: &AtomicBool) -> Vec<String> {
    let mut accepted = Vec::new();
    for number in 0.. {
        let file = reports::placements("ICT-2024-021", &format!("R{round}N{number}"), FEW);
        match supplier.send(&format!("lines {FEW}.csv"), &file, &[("period", "2026-Q2")]) {
            Ok(id) => accepted.push(id),
            Err(_) => break,
        }
        if gone.load(Ordering::Relaxed) || number > 5 {
            break;
        }
    }
    accepted
}

on_both! {
    fn every_report_is_read_exactly_once_however_often_the_server_is_killed(kind) {
        let mut story = Story::begin_as(settings(kind)?)?;
        let mut accepted: BTreeMap<String, usize> = BTreeMap::new();
        let (mut round, mut kills) = (0, 0);
        while kills < KILLS {
            ensure!(round < 4 * KILLS, "the kills came too early or too late: {kills} in {round} rounds");
            let before = held(&story, "read_report")?;
            let (supplier, other) = (story.program(KOMPAS)?, story.program(KOMPAS)?);
            let file = reports::placements("ICT-2024-021", &format!("B{round}"), MANY);
            let month = format!("2025-{:02}", round % 12 + 1);
            let large = supplier.send(&format!("lines {MANY}.csv"), &file, &[("period", &month)])?;
            accepted.insert(large, MANY);
            wait::until("a report is being read", || {
                Ok((!held(&story, "read_report")?.is_subset(&before)).then_some(()))
            })?;
            let gone = AtomicBool::new(false);
            let (small, hit) = thread::scope(|scope| {
                let sending = scope.spawn(|| send_until_gone(&other, round, &gone));
                let moment = u64::try_from(round * 67 % 400)?;
                let hit = killed_during(&mut story, "read_report", &before, moment)?;
                gone.store(true, Ordering::Relaxed);
                anyhow::Ok((sending.join().unwrap_or_default(), hit))
            })?;
            accepted.extend(small.into_iter().map(|id| (id, FEW)));
            kills += usize::from(hit);
            round += 1;
            story.server.up()?;
        }
        story.settle()?;
        read_exactly_once(&story, &accepted)?;
    }

    fn a_clock_that_stands_still_does_not_hold_what_a_killed_server_began(kind) {
        let settings = Settings { clock: Some("2999-01-01T09:00:00+01:00".into()), ..settings(kind)? };
        let mut story = Story::begin_as(settings)?;
        let supplier = story.program(KOMPAS)?;
        let file = reports::placements("ICT-2024-021", "K", MANY);
        let id = supplier.send("q3.csv", &file, &[("period", "2026-Q3")])?;
        wait::until("the report is being read", || Ok((!held(&story, "read_report")?.is_empty()).then_some(())))?;
        story.server.restart()?;
        assert_eq!(supplier.read(&id)?["state"], "ready");
    }

    fn no_mail_is_lost_and_none_is_sent_twice(kind) {
        let mut story = Story::begin_as(settings(kind)?)?;
        let mut readers = vec![CATEGORY_MANAGER.to_owned()];
        for number in 1..=12 {
            let email = format!("manager-{number}@meetbaar.example");
            story.server.run(["account", "add", "--role", "category_manager", "--category", "ict-inhuur", "--email", &email])?;
            readers.push(email);
        }
        let (mut reports, mut kills) = (0, 0);
        while kills < 10 {
            ensure!(reports < 40, "the kills came too early or too late: {kills} of {reports}");
            let id = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
            let (mails, before) = (files(&story)?, held(&story, "send_message")?);
            story.program(REVIEWER)?.accept(&id)?.expect(204)?;
            let begin = Instant::now();
            while files(&story)? == mails {
                ensure!(begin.elapsed() < Duration::from_secs(60), "no mail leaves");
                thread::sleep(Duration::from_millis(1));
            }
            kills += usize::from(killed_during(&mut story, "send_message", &before, reports * 3 % 16)?);
            reports += 1;
            story.server.up()?;
        }
        let mut sent: BTreeMap<(String, String), u64> = BTreeMap::new();
        for mail in story.mails()? {
            *sent.entry((mail.to, mail.subject)).or_default() += 1;
        }
        let gap = "Tekort op ICT-2024-017: € 155.832,87 per 30 september 2026";
        let acceptance = (NOORDERLICHT.to_owned(), "Rapportage geaccepteerd: ict-01-lijst.xlsx".to_owned());
        let expected = readers.iter().map(|reader| (reader.clone(), gap.to_owned())).chain([acceptance]);
        // The supplier is asked about the gap once, as long as that is open.
        let asked = (NOORDERLICHT.to_owned(), "Wat doet u aan het tekort op contract ICT-2024-017?".to_owned());
        let expected = expected.map(|mail| (mail, reports)).chain([(asked, 1)]);
        assert_eq!(sent, expected.collect());
        assert_eq!(story.database.number("SELECT count(*) FROM message WHERE state <> 'sent'")?, 0);
        let mails = u64::try_from(readers.len() + 1)? * reports + 1;
        assert_eq!(files(&story)?, mails, "nothing half written is left");
    }
}

/// What was accepted is there and ready; and of all that is there, every line, value and revision is there once.
fn read_exactly_once(story: &Story, accepted: &BTreeMap<String, usize>) -> Result<()> {
    let supplier = story.program(KOMPAS)?;
    for (id, lines) in accepted {
        let report = supplier.report(id)?;
        assert_eq!(
            (&report["state"], &report["lines"]),
            (&json!("ready"), &json!(lines)),
            "{report}"
        );
        assert_eq!(
            report["contracts"].as_array().map(Vec::len),
            Some(1),
            "{report}"
        );
    }
    let database = &story.database;
    let stored = database.query(
        "SELECT r.state, r.file_name, (SELECT count(*) FROM report_line l WHERE l.report_id = r.id), \
         (SELECT count(*) FROM line_value v JOIN report_line l ON l.id = v.line_id WHERE l.report_id = r.id), \
         (SELECT count(*) FROM job_hours h JOIN report_line l ON l.id = h.line_id WHERE l.report_id = r.id), \
         (SELECT count(*) FROM report_contract c WHERE c.report_id = r.id) FROM report r",
    )?;
    ensure!(stored.lines().count() >= accepted.len());
    for report in stored.lines() {
        let lines = if report.contains(&format!("lines {MANY}.csv")) {
            MANY
        } else {
            FEW
        };
        let expected = format!("ready|lines {lines}.csv|{lines}|{lines}|{lines}|1");
        assert_eq!(report, expected);
    }
    let revisions = database.query(
        "SELECT contract_id, period_start, min(revision), max(revision) - count(*), count(*) - count(DISTINCT revision) \
         FROM report_contract GROUP BY contract_id, period_start, period_end",
    )?;
    for revision in revisions.lines() {
        ensure!(
            revision.ends_with("|1|0|0"),
            "revisions count from 1, each once: {revision}"
        );
    }
    let undone = database
        .query("SELECT kind, state, attempts, last_error FROM job WHERE state <> 'done'")?;
    assert_eq!(undone, "");
    Ok(())
}
