//! A large file is stored bit by bit: its supplier sees how far it is and can stop it, and nobody sees a half.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Program, Settings, Story, on_both, reports, wait};
use serde_json::{Value, json};

/// Several batches.
const MANY: usize = 12_000;
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];

fn sent(supplier: &Program, mark: &str, lines: usize) -> Result<String> {
    let file = reports::placements("ICT-2024-021", mark, lines);
    supplier.send(&format!("{mark}.csv"), &file, &PERIOD)
}

/// How many lines of a report are stored by now, of one that is being read.
fn stored(report: &Value) -> Option<i64> {
    report["progress"]["linesStored"].as_i64()
}

/// Waits until lines are stored of a report that is still being read.
fn half_way(supplier: &Program, id: &str) -> Result<i64> {
    wait::until("lines are stored", || {
        let report = supplier.report(id)?;
        ensure!(
            report["state"] == "received",
            "it is read already: {report}"
        );
        Ok(stored(&report).filter(|lines| *lines > 0))
    })
}

on_both! {
    fn how_far_a_reading_is_is_seen_and_nothing_of_it_before_its_end(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(KOMPAS)?, story.program(REVIEWER)?);
        let before = reviewer.standing("ICT-2024-021", REFERENCE_DATE)?;
        let id = sent(&supplier, "veel", MANY)?;
        let mut seen: Vec<i64> = Vec::new();
        let read = wait::until("it is read", || {
            let report = supplier.report(&id)?;
            let Some(lines) = stored(&report) else { return Ok(Some(report)) };
            assert_eq!((&report["lines"], &report["contracts"], &report["problems"]), (&json!(0), &json!([]), &json!([])));
            if seen.last() != Some(&lines) {
                seen.push(lines);
            }
            Ok(None)
        })?;
        ensure!(seen.len() >= 3 && seen.is_sorted() && seen.last() <= Some(&i64::try_from(MANY)?), "{seen:?}");
        assert_eq!((&read["state"], &read["lines"], read.get("progress")), (&json!("ready"), &json!(MANY), None));
        assert_eq!(reviewer.standing("ICT-2024-021", REFERENCE_DATE)?, before);
        supplier.submit(&id)?.expect(204)?;
        ensure!(reviewer.standing("ICT-2024-021", REFERENCE_DATE)?["toBeJudged"] != before["toBeJudged"]);
    }

    fn the_page_of_a_report_says_how_far_its_reading_is(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(KOMPAS)?, story.browser(KOMPAS)?);
        let id = sent(&supplier, "veel", MANY)?;
        half_way(&supplier, &id)?;
        for address in [format!("/reports/{id}"), format!("/reports/{id}/progress")] {
            let page = browser.get(&address)?.expect(200)?;
            let said = page.part("data-test", "progress")?;
            ensure!(said.contains("Gelezen rijen tot nu toe: 12.000. Opgeslagen regels: ") && said.contains(".000."), "{said}");
            ensure!(!page.body().contains("data-state=\"read\""), "no line is shown");
        }
    }

    fn a_reading_that_is_stopped_leaves_nothing_but_the_file(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(KOMPAS)?, story.browser(KOMPAS)?);
        for (mark, moment) in [("reader", false), ("opslag", true)] {
            let id = sent(&supplier, mark, MANY)?;
            if moment {
                half_way(&supplier, &id)?;
            } else {
                wait::until("a reader runs", || Ok(story.server.children()?.first().copied()))?;
            }
            let address = format!("/reports/{id}");
            let page = browser.get(&address)?.expect(200)?;
            let answer = browser.submit(&page, &format!("{address}/cancel"), &[])?.expect(303)?;
            let told = browser.follow(answer)?.expect(200)?;
            assert_eq!(told.part("data-test", "state")?, "Lezen gestopt");
            ensure!(told.text()?.contains("Het lezen is gestopt."));
            story.settle()?;
            ensure!(story.server.children()?.is_empty());
            let report = supplier.report(&id)?;
            assert_eq!((&report["state"], &report["lines"], report.get("progress")), (&json!("cancelled"), &json!(0), None));
        }
        for table in ["report_line", "line_value", "job_hours", "report_problem", "report_contract"] {
            assert_eq!(story.database.number(&format!("SELECT count(*) FROM {table}"))?, 0, "{table}");
        }
        let again = reports::placements("ICT-2024-021", "reader", MANY);
        let answer = supplier.upload("reader.csv", &again, &PERIOD)?.expect(202)?.json()?;
        assert_eq!(answer["sameFileAs"], Value::Null, "what was stopped does not stand");
        let id = answer["id"].as_str().context("id")?;
        assert_eq!(supplier.read(id)?["lines"], MANY);
        supplier.post(&format!("/v1/reports/{id}/cancellation"), &json!({}))?.expect(409)?;
    }

    fn only_who_sends_a_report_may_stop_its_reading(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(KOMPAS)?;
        let id = sent(&supplier, "veel", MANY)?;
        let cancellation = format!("/v1/reports/{id}/cancellation");
        let stopped_by = |who: &str, status| -> Result<()> {
            story.program(who)?.post(&cancellation, &json!({}))?.expect(status)?;
            Ok(())
        };
        stopped_by(NOORDERLICHT, 404)?;
        stopped_by(REVIEWER, 403)?;
        assert_eq!(supplier.report(&id)?["state"], "received");
        stopped_by(KOMPAS, 204)?;
        stopped_by(KOMPAS, 409)?;
        supplier.submit(&id)?.expect(409)?;
    }

    fn what_a_killed_server_had_stored_is_stored_once(kind) {
        let settings = Settings {
            database_url: kind.url()?,
            clock: None,
            environment: [("MEETBAAR_REFERENCE_DATE", REFERENCE_DATE), ("MEETBAAR_LEASE_SECONDS", "1")]
                .map(|(name, value)| (name.into(), value.into()))
                .to_vec(),
        };
        let mut story = Story::begin_as(settings)?;
        let id = sent(&story.program(KOMPAS)?, "veel", MANY)?;
        half_way(&story.program(KOMPAS)?, &id)?;
        story.server.kill()?;
        let left = story.database.number("SELECT count(*) FROM report_line")?;
        ensure!(left > 0 && left < i64::try_from(MANY)?, "{left}");
        story.server.up()?;
        assert_eq!(story.program(KOMPAS)?.read(&id)?["lines"], MANY);
        for table in ["report_line", "line_value", "job_hours"] {
            assert_eq!(story.database.number(&format!("SELECT count(*) FROM {table}"))?, i64::try_from(MANY)?, "{table}");
        }
    }

    fn problems_beyond_counting_are_counted(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_READING_PROBLEMS", "50")])?;
        let supplier = story.program(KOMPAS)?;
        let mut file = format!("{}\r\n", reports::HEADINGS);
        for line in 0..200 {
            file.push_str(&format!("ICT-2024-021;K{line};BBL;gisteren;;36;120,00\r\n"));
        }
        let id = supplier.send("q3.csv", file.as_bytes(), &PERIOD)?;
        let report = supplier.read(&id)?;
        assert_eq!(report["state"], "needs_correction");
        assert_eq!(report["problems"].as_array().map(Vec::len), Some(50));
        assert_eq!(report["furtherProblems"], json!([{ "severity": "error", "code": "invalid_date", "count": 150 }]));
        let page = story.browser(KOMPAS)?.get(&format!("/reports/{id}"))?.expect(200)?;
        ensure!(page.part("data-test", "further-problems")?.contains("150"));
        ensure!(page.part("data-test", "problem-counts")?.contains("200 fouten"));
    }
}
