//! Reports that can't be taken as they are: each is told what is wrong and what to do, and nothing is lost.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::reports::{HEADINGS, placements};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER, read_page};
use meetbaar_tests::{Program, Story, on_both, workspace};
use serde_json::{Value, json};

/// The report of a file that is taken in, once it has been read.
fn read(supplier: &Program, name: &str, file: &[u8], fields: &[(&str, &str)]) -> Result<Value> {
    supplier.read(&supplier.send(name, file, fields)?)
}

fn codes(report: &Value) -> Vec<&str> {
    all_codes(report, |_| true)
}

/// What keeps a report from being submitted, without warnings.
fn errors(report: &Value) -> Vec<&str> {
    all_codes(report, |problem| problem["severity"] == "error")
}

fn all_codes(report: &Value, wanted: impl Fn(&Value) -> bool) -> Vec<&str> {
    let problems = report["problems"].as_array().into_iter().flatten();
    problems
        .filter(|problem| wanted(problem))
        .filter_map(|problem| problem["code"].as_str())
        .collect()
}

fn id(report: &Value) -> Result<&str> {
    report["id"].as_str().context("id")
}

/// Every file below a folder.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path.display().to_string());
        }
    }
    Ok(found)
}

on_both! {
    fn an_unknown_contract_and_somebody_elses_read_the_same(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(KOMPAS)?;
        let browser = story.browser(KOMPAS)?;
        let mut told = Vec::new();
        for number in ["ICT-1999-999", "ICT-2024-017"] {
            let report = read(&supplier, "q3.csv", &placements(number, "K", 3), &[("period", "2026-Q3")])?;
            assert_eq!(report["state"], "needs_correction");
            assert_eq!(report["contracts"], json!([]));
            assert_eq!(errors(&report), ["unknown_contract"; 3], "each cell that says it is named");
            for (place, cell) in ["A2", "A3", "A4"].iter().enumerate() {
                let problem = &report["problems"][place];
                assert_eq!((&problem["cell"], &problem["found"]), (&json!(cell), &json!(number)));
            }
            let page = read_page(&browser, &format!("/reports/{}", id(&report)?))?;
            told.push(page.part("data-test", "problems")?.replace(number, "NUMBER"));
            for leak in ["Noorderlicht", "Werkgelegenheid", "8.400.000"] {
                ensure!(!page.body().contains(leak), "{leak} leaks");
            }
            supplier.submit(id(&report)?)?.expect(409)?;
            let stated = [("period", "2026-Q3"), ("contract", number)];
            let refused = supplier.upload("q3.csv", &placements("", "K", 3), &stated)?.expect(400)?.json()?;
            assert_eq!((&refused["errors"][0]["field"], &refused["errors"][0]["code"]), (&json!("contract"), &json!("contract_unknown")));
        }
        assert_eq!(told[0], told[1], "another's number is as unknown as one that does not exist");
        ensure!(story.program(NOORDERLICHT)?.standing("ICT-2024-017", REFERENCE_DATE)?["toBeJudged"] == 0);
    }

    fn a_period_outside_the_contract_is_told_with_the_contracts_own(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(KOMPAS)?;
        let before = format!("{HEADINGS}\r\nICT-2024-021;K1;BBL;01-01-2023;;36;120,00\r\n");
        for period in ["2023-Q3", "2024-06", "2023-01-01/2024-06-30"] {
            let report = read(&supplier, "q3.csv", before.as_bytes(), &[("period", period)])?;
            assert_eq!((&report["state"], errors(&report)), (&json!("needs_correction"), vec!["period_outside_contract"]));
            assert_eq!(report["problems"][0]["expected"], "2024-07-01 - 2028-06-30");
            supplier.submit(id(&report)?)?.expect(409)?;
        }
        for period in ["2026-Q5", "gisteren", "2026-09-30/2026-07-01"] {
            let refused = supplier.upload("q3.csv", before.as_bytes(), &[("period", period)])?.expect(400)?.json()?;
            assert_eq!(refused["errors"][0]["code"], "period_invalid");
        }
        assert_eq!(story.database.number("SELECT count(*) FROM report")?, 3);
    }

    fn a_second_report_of_a_period_is_a_revision_that_counts_from_its_acceptance_on(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let standing = || reviewer.standing("ICT-2024-017", REFERENCE_DATE);
        let covered = |id: &str| -> Result<(Value, Value, Value)> {
            let report = supplier.report(id)?;
            let contract = &report["contracts"][0];
            Ok((report["state"].clone(), contract["revision"].clone(), contract["superseded"].clone()))
        };
        let first = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        reviewer.accept(&first)?.expect(204)?;
        let once = standing()?;
        let answer = supplier.upload("opnieuw.xlsx", &workspace::sample("ict-01-lijst.xlsx")?, &[])?.expect(202)?.json()?;
        assert_eq!(answer["sameFileAs"], first.as_str());
        let second = id(&answer)?.to_owned();
        supplier.read(&second)?;
        let page = read_page(&story.browser(NOORDERLICHT)?, &format!("/reports/{second}"))?;
        ensure!(page.part("data-test", "revision")?.contains("Versie 2"));
        ensure!(page.part("data-test", "earlier")?.contains("al geüpload"));
        supplier.submit(&second)?.expect(204)?;
        assert_eq!(covered(&first)?, (json!("accepted"), json!(1), json!(false)), "the old one stands until the new one is accepted");
        assert_eq!(standing()?["realised"], once["realised"]);
        reviewer.accept(&second)?.expect(204)?;
        assert_eq!(covered(&first)?, (json!("accepted"), json!(1), json!(true)), "the old one is kept, and no longer counts");
        assert_eq!(covered(&second)?, (json!("accepted"), json!(2), json!(false)));
        assert_eq!(standing()?, once, "the same file again changes no figure");
        let report = supplier.report(&first)?;
        assert_eq!(report["lines"], 24);
    }

    fn an_older_revision_does_not_take_the_place_of_a_newer_one(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(KOMPAS)?, story.program(REVIEWER)?);
        let period = [("period", "2026-Q3")];
        let mut sent = Vec::new();
        for lines in [5, 2] {
            let id = supplier.send("q3.csv", &placements("ICT-2024-021", "K", lines), &period)?;
            supplier.read(&id)?;
            supplier.submit(&id)?.expect(204)?;
            sent.push(id);
        }
        reviewer.accept(&sent[1])?.expect(204)?;
        let newer = reviewer.standing("ICT-2024-021", REFERENCE_DATE)?;
        ensure!(newer["realised"].as_i64() > Some(0), "{newer}");
        ensure!([204, 409].contains(&reviewer.accept(&sent[0])?.status));
        assert_eq!(reviewer.standing("ICT-2024-021", REFERENCE_DATE)?["realised"], newer["realised"], "revision 2 was accepted");
    }

    fn a_file_that_is_no_workbook_is_not_recognised(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let workbook = workspace::sample("ict-01-lijst.xlsx")?;
        let cut = &workbook[..workbook.len() / 2];
        let noise: Vec<u8> = (0..40_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
        let cases: [(&str, &[u8]); 5] = [
            ("leeg.xlsx", b""),
            ("half.xlsx", cut),
            ("ruis.xlsx", &noise),
            ("brief.pdf", b"%PDF-1.7 een brief"),
            ("brief.csv", b"Geachte heer, hierbij onze rapportage.\r\n"),
        ];
        for (name, file) in cases {
            let report = read(&supplier, name, file, &[])?;
            ensure!(["unrecognised", "refused"].contains(&report["state"].as_str().unwrap_or_default()), "{name}: {report}");
            assert_eq!(codes(&report).len(), 1, "{name}: {report}");
            supplier.submit(id(&report)?)?.expect(409)?;
            let page = browser.get(&format!("/reports/{}", id(&report)?))?.expect(200)?;
            ensure!(page.part("data-test", "problems")?.len() > 60, "{name}: it says what to do");
            ensure!(!page.text()?.contains("problem-"), "{name}: every problem has its words");
        }
        let form = browser.get("/reports/new")?.expect(200)?;
        let none = browser.upload(&form, "/reports", &[], ("file", "", b""))?.expect(400)?;
        ensure!(none.part("data-test", "fault")?.contains("Kies eerst een bestand"));
    }

    fn a_file_over_the_limit_is_refused_and_not_kept(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_UPLOAD_LIMIT_MIB", "1")])?;
        let (supplier, browser) = (story.program(KOMPAS)?, story.browser(KOMPAS)?);
        let form = browser.get("/reports/new")?.expect(200)?;
        for size in [1024 * 1024 + 1, 3 * 1024 * 1024, 24 * 1024 * 1024] {
            let file = vec![b'x'; size];
            let told = supplier.upload("groot.csv", &file, &[])?.expect(413)?.json()?;
            assert_eq!(told["code"], "too_large");
            let page = browser.upload(&form, "/reports", &[("period", "2026-Q3")], ("file", "groot.csv", &file))?.expect(413)?;
            ensure!(page.part("data-test", "fault")?.contains("groter dan 1 MB"));
            page.part("data-test", "upload")?;
        }
        assert_eq!(files(&story.server.data().join("files"))?, Vec::<String>::new());
        assert_eq!(story.database.number("SELECT count(*) FROM report")?, 0);
        let report = read(&supplier, "klein.csv", &placements("ICT-2024-021", "K", 3), &[("period", "2026-Q3")])?;
        assert_eq!(report["state"], "ready", "the next one is taken in");
    }

    fn an_upload_that_is_refused_leaves_no_file_behind(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(KOMPAS)?, story.browser(KOMPAS)?);
        let file = placements("ICT-2024-021", "K", 3);
        supplier.upload("q3.csv", &file, &[("period", "gisteren")])?.expect(400)?;
        supplier.upload("q3.csv", &file, &[("contract", "ICT-2024-017")])?.expect(400)?;
        let form = browser.get("/reports/new")?.expect(200)?;
        browser.upload(&form, "/reports", &[("period", "gisteren")], ("file", "q3.csv", &file))?.expect(400)?;
        let signed_out = story.server.client().get("/sign-in")?.expect(200)?;
        browser.upload(&signed_out, "/reports", &[], ("file", "q3.csv", &file))?.expect(403)?;
        assert_eq!(files(&story.server.data().join("files"))?, Vec::<String>::new());
    }

    fn a_file_without_a_period_asks_for_it_and_is_ready_once_it_is_stated(kind) {
        let story = Story::begin(kind)?;
        let (supplier, browser) = (story.program(KOMPAS)?, story.browser(KOMPAS)?);
        let report = read(&supplier, "ict-03-export.csv", &workspace::sample("ict-03-export.csv")?, &[])?;
        assert_eq!((&report["state"], errors(&report)), (&json!("needs_correction"), vec!["period_missing"]));
        let address = format!("/reports/{}", id(&report)?);
        let page = browser.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "period-form")?.contains("Over welke periode"));
        let wrong = browser.submit(&page, &format!("{address}/period"), &[("period", "2026-Q9")])?.expect(400)?;
        ensure!(wrong.part("id", "period-error")?.contains("bestaat niet"));
        let foreign = [("period", "2026-Q3"), ("contract", "ICT-2024-017")];
        browser.submit(&page, &format!("{address}/period"), &foreign)?.expect(400)?;
        assert_eq!(supplier.report(id(&report)?)?["state"], "needs_correction");
        browser.submit(&page, &format!("{address}/period"), &[("period", "2026-Q3"), ("contract", "")])?.expect(303)?;
        let report = supplier.read(id(&report)?)?;
        assert_eq!((&report["state"], &report["lines"]), (&json!("ready"), &json!(13)));
        assert_eq!((&report["contracts"][0]["periodStart"], &report["contracts"][0]["revision"]), (&json!("2026-07-01"), &json!(1)));
        supplier.submit(id(&report)?)?.expect(204)?;
        let late = browser.submit(&page, &format!("{address}/period"), &[("period", "2026-Q2")])?.expect(409)?;
        ensure!(late.text()?.contains("niets meer veranderen"), "{}", late.text()?);
        story.program(REVIEWER)?.accept(id(&report)?)?.expect(204)?;
        assert_eq!(supplier.standing("ICT-2024-021", REFERENCE_DATE)?["gap"], 1_143_543);
    }

    fn a_nil_report_is_a_report(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let report = read(&supplier, "nul-01-geen-inzet.xlsx", &workspace::sample("nul-01-geen-inzet.xlsx")?, &[])?;
        assert_eq!((&report["state"], &report["lines"], codes(&report)), (&json!("ready"), &json!(0), vec!["nil_report"]));
        assert_eq!(report["contracts"][0]["contract"], "ICT-2024-017", "the only contract that he has");
        assert_eq!(reviewer.standing("ICT-2024-017", REFERENCE_DATE)?["reported"], false);
        supplier.submit(id(&report)?)?.expect(204)?;
        reviewer.accept(id(&report)?)?.expect(204)?;
        let standing = reviewer.standing("ICT-2024-017", REFERENCE_DATE)?;
        assert_eq!((&standing["realised"], &standing["reported"]), (&json!(0), &json!(true)));
    }
}
