//! Files that bear out reports and lines: kept beside them, given as downloads only, and never what a browser runs.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Program, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";
const PAYSLIP: [(&str, &str); 1] = [("kind", "payslip_extract")];

fn ready(parties: &Parties) -> Result<String> {
    let report = parties.read(
        &list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)]),
        &Q3,
    )?;
    Ok(report["id"].as_str().context("id")?.to_owned())
}

fn add(
    program: &Program,
    report: &str,
    (name, bytes): (&str, &[u8]),
    fields: &[(&str, &str)],
) -> Result<Page> {
    program.upload_to(
        &format!("/v1/reports/{report}/evidence"),
        name,
        bytes,
        fields,
    )
}

fn listed(program: &Program, report: &str) -> Result<Vec<Value>> {
    let told = program
        .get(&format!("/v1/reports/{report}/evidence"))?
        .expect(200)?
        .json()?;
    Ok(told["evidence"].as_array().context("evidence")?.clone())
}

fn fault(answer: Page) -> Result<Value> {
    Ok(answer.expect(400)?.json()?["errors"][0]["code"].clone())
}

on_both! {
    fn evidence_is_added_listed_downloaded_and_removed(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let (supplier, reviewer) = (&parties.supplier, &parties.reviewer);
        let report = ready(&parties)?;
        let of_line = [("kind", "payslip_extract"), ("dated", "2026-09-30"), ("sheet", ""), ("row", "2")];
        let made = add(supplier, &report, ("loonstrook.pdf", PDF), &of_line)?.expect(201)?;
        let address = made.location().context("Location")?.to_owned();
        let csv = add(supplier, &report, ("uren.csv", b"Naam;Uren\r\nA;36\r\n"), &[("kind", "other")])?.expect(201)?;
        let told = listed(reviewer, &report)?;
        let first = &told[0];
        assert_eq!(json!([first["sheet"], first["row"], first["kind"], first["dated"], first["fileName"], first["fileType"], first["fileSize"], first["addedBy"]]),
            json!(["", 2, "payslip_extract", "2026-09-30", "loonstrook.pdf", "pdf", PDF.len(), NOORDERLICHT]));
        assert_eq!((&told[1]["sheet"], &told[1]["row"]), (&json!(null), &json!(null)));

        let file = reviewer.get(&format!("{address}/file"))?.expect(200)?;
        assert_eq!(file.bytes, PDF);
        assert_eq!(file.header("content-type"), Some("application/octet-stream"));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        ensure!(file.header("content-disposition").is_some_and(|it| it.starts_with("attachment; filename=\"loonstrook.pdf\"")));
        assert_eq!(reviewer.get(&address)?.expect(200)?.json()?["report"], report.as_str());

        for path in [address.clone(), format!("{address}/file"), format!("/v1/reports/{report}/evidence")] {
            assert_eq!(refused(&story.program(KOMPAS)?.get(&path)?)?, (404, "not_found".to_owned()), "{path}");
        }
        assert_eq!(refused(&story.program(KOMPAS)?.delete(&address)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&add(&story.program(KOMPAS)?, &report, ("a.pdf", PDF), &PAYSLIP)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&add(reviewer, &report, ("a.pdf", PDF), &PAYSLIP)?)?, (403, "forbidden".to_owned()));
        assert_eq!(refused(&reviewer.delete(&address)?)?, (403, "forbidden".to_owned()));

        // Reading the file again leaves it with its line.
        supplier.post(&format!("/v1/reports/{report}/corrections"), &json!({ "corrections": [{ "cell": "G2", "value": "400" }], "reason": "Tikfout." }))?.expect(202)?;
        supplier.read(&report)?;
        assert_eq!(listed(supplier, &report)?[0]["row"], 2);
        supplier.submit(&report)?.expect(204)?;
        supplier.delete(&address)?.expect(204)?;
        assert_eq!(refused(&supplier.delete(&address)?)?, (404, "not_found".to_owned()));
        assert_eq!(refused(&supplier.get(&format!("{address}/file"))?)?, (404, "not_found".to_owned()));
        ensure!(supplier.get(&address)?.expect(200)?.json()?["removedAt"].is_string());
        reviewer.accept(&report)?.expect(204)?;
        add(supplier, &report, ("later.pdf", PDF), &PAYSLIP)?.expect(201)?;
        let other = csv.location().context("Location")?;
        assert_eq!(refused(&supplier.delete(other)?)?, (409, "no_evidence_now".to_owned()));
        assert_eq!(listed(supplier, &report)?.len(), 2);
    }

    fn what_a_browser_runs_is_no_evidence(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_EVIDENCE_LIMIT_MIB", "1"), ("MEETBAAR_EVIDENCE_FILES", "5")])?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let supplier = &parties.supplier;
        let report = ready(&parties)?;
        for bytes in [&b"<html><script>alert(1)</script>;"[..], b"#!/bin/sh\nrm -rf /;", b"MZ\x90\0;", b"PK\x03\x04 rommel", b"\x7fELF;"] {
            assert_eq!(fault(add(supplier, &report, ("loonstrook.pdf", bytes), &PAYSLIP)?)?, "evidence_type_unknown");
        }
        for (fields, code) in [
            (&[("kind", "paspoort")][..], "evidence_kind_unknown"),
            (&[][..], "evidence_kind_unknown"),
            (&[("kind", "other"), ("dated", "31-02-2026")][..], "date_invalid"),
            (&[("kind", "other"), ("row", "99")][..], "evidence_line_unknown"),
            (&[("kind", "other"), ("row", "2"), ("sheet", "Blad1")][..], "evidence_line_unknown"),
            (&[("kind", "other"), ("row", "-1 OR 1=1")][..], "evidence_line_unknown"),
        ] {
            assert_eq!(fault(add(supplier, &report, ("a.pdf", PDF), fields)?)?, code);
        }
        let large = [PDF, &vec![b'x'; 1024 * 1024]].concat();
        assert_eq!(add(supplier, &report, ("a.pdf", &large), &PAYSLIP)?.status, 413);
        assert_eq!(fault(add(supplier, &report, ("a.pdf", b""), &PAYSLIP)?)?, "file_missing");
        assert_eq!(listed(supplier, &report)?.len(), 0);

        for (name, kept) in [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\temp\\<script>alert(1)</script>.html", "script>.html.pdf"),
            ("loonstrook bsn 123456782.pdf", "loonstrook bsn *********.pdf"),
            ("pagina.html", "pagina.html.pdf"),
        ] {
            let made = add(supplier, &report, (name, PDF), &PAYSLIP)?.expect(201)?.json()?;
            let url = made["url"].as_str().context("url")?;
            assert_eq!(supplier.get(url)?.json()?["fileName"], kept);
            let file = supplier.get(&format!("{url}/file"))?.expect(200)?;
            let header = file.header("content-disposition").unwrap_or_default();
            ensure!(header.starts_with("attachment; ") && !header.contains(['<', '/', '\\']), "{header}");
        }
        ensure!(!story.database.dump()?.contains("123456782"));
        add(supplier, &report, ("vijf.pdf", PDF), &PAYSLIP)?.expect(201)?;
        assert_eq!(fault(add(supplier, &report, ("zes.pdf", PDF), &PAYSLIP)?)?, "evidence_too_many");
    }

    fn evidence_is_added_on_the_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = ready(&parties)?;
        let (address, browser) = (format!("/reports/{report}"), story.browser(NOORDERLICHT)?);
        let page = browser.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "evidence")?.contains("Er zijn nog geen bewijsstukken."));
        let action = format!("{address}/evidence");
        let fields = [("kind", "employment_contract"), ("row", "3"), ("dated", ""), ("sheet", "")];
        let again = browser.upload(&page, &action, &fields, ("file", "x.pdf", b"<html>"))?.expect(400)?;
        ensure!(again.part("data-test", "fault")?.contains("nemen we niet aan"));
        assert_eq!(again.field("row"), Some("3".to_owned()));
        browser.upload(&page, &action, &fields, ("file", "contract <A>.pdf", PDF))?.expect(303)?;
        let page = browser.get(&address)?.expect(200)?;
        let told = page.part("data-test", "evidence")?;
        ensure!(told.contains("contract <A>.pdf") && told.contains("Arbeidsovereenkomst") && told.contains('3'), "{told}");
        ensure!(page.body().matches("data-test=\"backed\"").count() == 1, "one of two lines is borne out");
        let id = listed(&parties.supplier, &report)?[0]["id"].as_str().context("id")?.to_owned();
        let file = browser.get(&format!("{action}/{id}"))?.expect(200)?;
        assert_eq!(file.bytes, PDF);
        story.browser(KOMPAS)?.get(&format!("{action}/{id}"))?.expect(404)?;
        let reviewer = story.browser(REVIEWER)?;
        let seen = reviewer.get(&address)?.expect(200)?;
        ensure!(seen.part("data-test", "evidence")?.contains("contract <A>.pdf") && !seen.body().contains("evidence-form"));
        browser.submit(&page, &format!("{action}/{id}/removal"), &[])?.expect(303)?;
        ensure!(listed(&parties.supplier, &report)?.is_empty());
        browser.upload(&page, &action, &[("kind", "other"), ("row", "")], ("file", "alles.pdf", PDF))?.expect(303)?;
        let page = browser.get(&address)?.expect(200)?;
        ensure!(page.body().matches("data-test=\"backed\"").count() == 2, "one file for the whole report");
    }
}
