//! The template of a report: handed out with what still runs, and read back without a word of complaint.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Program, Story, on_both};
use serde_json::{Value, json};

const FILE: &str = "ict-01-lijst.xlsx";
const CONTRACT: &str = "ICT-2024-017";
const TEMPLATE: &str = "/v1/contracts/ICT-2024-017/template?period=2026-Q4";

/// Of the 24 placements in the file one ended within its quarter.
const RUNNING: i64 = 23;

/// A template as somebody's program gets it.
fn template(program: &Program, rest: &str) -> Result<Page> {
    program.get(&format!("{TEMPLATE}{rest}"))?.expect(200)
}

/// What becomes of a file that a supplier sends.
fn sent(supplier: &Program, name: &str, bytes: &[u8]) -> Result<Value> {
    supplier.read(&supplier.send(name, bytes, &[])?)
}

fn codes(report: &Value) -> Vec<&str> {
    let problems = report["problems"].as_array();
    let codes = problems.into_iter().flatten().map(|one| &one["code"]);
    codes.filter_map(Value::as_str).collect()
}

/// Every pseudonym of a report, in order.
fn pseudonyms(story: &Story, report: &Value) -> Result<Vec<String>> {
    let id = report["id"].as_str().context("id")?;
    let rows = story.database.query(&format!(
        "SELECT candidate FROM report_line JOIN report ON report.id = report_id \
         WHERE public_id = '{id}' AND (ends IS NULL OR ends > '2026-09-30') ORDER BY candidate"
    ))?;
    Ok(rows.lines().map(str::to_owned).collect())
}

on_both! {
    fn what_still_runs_is_filled_in_and_comes_back_without_a_problem(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let reported = story.submitted(NOORDERLICHT, FILE, &[])?;
        let before = pseudonyms(&story, &supplier.report(&reported)?)?;
        assert_eq!(i64::try_from(before.len())?, RUNNING);
        for (rest, name, media) in [
            ("&format=xlsx", "sjabloon-ICT-2024-017-2026-Q4.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("&format=ods&language=en", "template-ICT-2024-017-2026-Q4.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ] {
            let file = template(&supplier, rest)?;
            assert_eq!(file.header("content-type"), Some(media));
            assert_eq!(file.header("content-disposition"), Some(format!("attachment; filename=\"{name}\"").as_str()));
            let report = sent(&supplier, name, &file.bytes)?;
            assert_eq!((&report["state"], &report["lines"]), (&json!("ready"), &json!(RUNNING)), "{report}");
            assert_eq!(report["problems"], json!([]), "{report}");
            assert_eq!(report["contracts"][0]["contract"], CONTRACT);
            assert_eq!(report["contracts"][0]["periodStart"], "2026-10-01");
            assert_eq!(pseudonyms(&story, &report)?, before, "the same candidates");
        }
    }

    fn nobody_else_gets_the_numbers_of_candidates(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        story.submitted(NOORDERLICHT, FILE, &[])?;
        let filled = template(&supplier, "")?.bytes.len();
        for other in [REVIEWER, ADMINISTRATOR] {
            let file = template(&story.program(other)?, "")?;
            ensure!(file.bytes.len() < filled, "{other}");
            let report = sent(&supplier, "leeg.xlsx", &file.bytes)?;
            assert_eq!((&report["state"], codes(&report)), (&json!("needs_correction"), vec!["no_lines"]));
        }
        let stranger = story.program(KOMPAS)?;
        assert_eq!(refused(&stranger.get(TEMPLATE)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&story.server.client().get(TEMPLATE)?)?, (401, "token_required".to_owned()));
        story.server.client().get("/template?contract=ICT-2024-017&period=2026-Q4")?.expect(303)?;
    }

    fn a_report_whose_file_is_gone_leaves_the_template_empty(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let empty = template(&supplier, "&format=ods")?;
        story.submitted(NOORDERLICHT, FILE, &[])?;
        // About days before those of the report there is nothing to fill in.
        let earlier = supplier.get("/v1/contracts/ICT-2024-017/template?period=2026-Q3&format=ods")?.expect(200)?;
        let close = |file: &Page| file.bytes.len().abs_diff(empty.bytes.len()) < 200;
        ensure!(close(&earlier));
        ensure!(!close(&template(&supplier, "&format=ods")?));
        std::fs::remove_dir_all(story.server.data().join("files"))?;
        std::fs::create_dir_all(story.server.data().join("files/incoming"))?;
        ensure!(close(&template(&supplier, "&format=ods")?));
        let report = sent(&supplier, "leeg.ods", &template(&supplier, "&format=ods")?.bytes)?;
        assert_eq!(codes(&report), ["no_lines"]);
    }

    fn what_makes_no_template_is_refused(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let address = "/v1/contracts/ICT-2024-017/template";
        for (rest, status, code) in [
            ("", 400, "invalid"),
            ("?period=2026-Q5", 400, "invalid"),
            ("?period=2026-Q4&format=xls", 400, "invalid"),
            ("?period=2026-Q4&language=fr", 400, "language_unknown"),
        ] {
            assert_eq!(refused(&supplier.get(&format!("{address}{rest}"))?)?, (status, code.to_owned()), "{rest}");
        }
        let unknown = "/v1/contracts/ICT-1999-001/template?period=2026-Q4";
        assert_eq!(refused(&supplier.get(unknown)?)?, (404, "not_found".to_owned()));
    }

    fn the_pages_hand_it_out_in_the_language_of_the_visitor(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        for address in ["/reports/new", "/contracts/ICT-2024-017"] {
            let page = supplier.get(address)?.expect(200)?;
            let form = page.part("data-test", "template-form")?;
            ensure!(form.contains("Downloaden voor Excel (xlsx)"), "{form}");
            ensure!(page.body().contains("name=\"contract\" value=\"ICT-2024-017\""), "{address}");
        }
        let address = "/template?contract=ICT-2024-017&period=2026-Q4&format=ods";
        let name = |page: &Page| page.header("content-disposition").unwrap_or_default().to_owned();
        let dutch = supplier.get(address)?.expect(200)?;
        assert_eq!(name(&dutch), "attachment; filename=\"sjabloon-ICT-2024-017-2026-Q4.ods\"");
        let page = supplier.get("/reports/new")?.expect(200)?;
        supplier.submit(&page, "/language", &[("language", "en"), ("return_to", "/")])?.expect(303)?;
        let english = supplier.get(address)?.expect(200)?;
        assert_eq!(name(&english), "attachment; filename=\"template-ICT-2024-017-2026-Q4.ods\"");
        let unknown = supplier.get("/template?contract=ICT-1999-001&period=2026-Q4")?.expect(404)?;
        ensure!(unknown.header("content-disposition").is_none());
    }
}
