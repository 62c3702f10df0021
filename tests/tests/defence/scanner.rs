//! Uploads are looked at by clamd before they are kept: what it finds is refused, and what it can't look at as well.

use std::fs;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::clamd::{Clamd, SIGN};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT};
use meetbaar_tests::{Kind, Page, Story, on_both, reports, wait};
use serde_json::json;

use crate::world::{PDF, id};

/// The first fault of a problem, in its word.
fn fault(page: &Page) -> Result<String> {
    let problem = page.json()?;
    let code = problem.pointer("/errors/0/code").or(problem.get("code"));
    Ok(code
        .and_then(|code| code.as_str())
        .with_context(|| problem.to_string())?
        .to_owned())
}

/// Files in the folders of uploads, kept or not.
fn kept(story: &Story) -> Result<usize> {
    let (mut folders, mut files) = (
        vec![
            story.server.data().join("files"),
            story.server.data().join("evidence"),
        ],
        0,
    );
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            match entry.file_type()?.is_dir() {
                true => folders.push(entry.path()),
                false => files += 1,
            }
        }
    }
    Ok(files)
}

on_both! {
    fn what_clamd_finds_is_refused_and_nothing_of_it_is_kept(kind) {
        let mut clamd = Clamd::start(2)?;
        let address = clamd.address();
        let story = Story::begin_with(kind, &[("MEETBAAR_DEFENCE_CLAMD", &address)])?;
        let (supplier, office) = (story.program(NOORDERLICHT)?, story.program(ADMINISTRATOR)?);
        let warnings = || -> Result<_> { Ok(story.server.client().get("/readyz")?.json()?["warnings"].clone()) };
        // One role for everything on PostgreSQL: it could change the audit log.
        let one_role = (kind == Kind::Postgresql).then_some("audit_log_changeable");
        let safe: Vec<&str> = ["no_security_contact", "not_by_https"].into_iter().chain(one_role).collect();
        assert_eq!(warnings()?, json!(safe));
        let page = story.browser(ADMINISTRATOR)?.get("/health")?.expect(200)?;
        ensure!(page.part("data-test", "no_security_contact")?.contains("security_contact") && page.part("data-test", "uploads_not_scanned").is_err());
        story.browser(NOORDERLICHT)?.get("/health")?.expect(403)?;
        let clean = reports::placements("ICT-2024-017", "K", 2);
        let report = id(&supplier.upload("schoon.csv", &clean, &[])?.expect(202)?.json()?)?;
        supplier.read(&report)?;
        let evidence = format!("/v1/reports/{report}/evidence");
        supplier.upload_to(&evidence, "schoon.pdf", PDF, &[("kind", "other")])?.expect(201)?;
        let register = office.get("/v1/register/export?format=csv")?.expect(200)?.bytes;
        let import = id(&office.upload_to("/v1/register/imports", "register.csv", &register, &[])?.expect(202)?.json()?)?;
        wait::until("the register is read", || {
            let state = office.get(&format!("/v1/register/imports/{import}"))?.json()?["state"].clone();
            Ok((state != json!("received")).then_some(()))
        })?;
        story.settle()?;
        let (before, files) = (story.database.dump_beside_log()?, kept(&story)?);
        let bad = |good: &[u8]| [good, SIGN.as_bytes(), b"\r\n"].concat();
        for (program, path, name, bytes) in [
            (&supplier, "/v1/reports", "besmet.csv", bad(&clean)),
            (&supplier, evidence.as_str(), "besmet.pdf", bad(PDF)),
            (&office, "/v1/register/imports", "besmet.csv", bad(&register)),
        ] {
            let fields: &[(&str, &str)] = if path.ends_with("evidence") { &[("kind", "other")] } else { &[] };
            let page = program.upload_to(path, name, &bytes, fields)?.expect(400)?;
            assert_eq!(fault(&page)?, "malware_found", "{path}");
            let large = [bytes.as_slice(), &vec![b'x'; 3 * 1024 * 1024]].concat();
            let page = program.upload_to(path, name, &large, fields)?.expect(400)?;
            assert!(matches!(fault(&page)?.as_str(), "too_large_to_scan" | "malware_found"), "{path}");
            let large = [b"%PDF-1.7 a;b".as_slice(), &vec![b'x'; 3 * 1024 * 1024]].concat();
            let page = program.upload_to(path, name, &large, fields)?.expect(400)?;
            assert_eq!(fault(&page)?, "too_large_to_scan", "{path}");
        }
        ensure!(story.server.output().contains("Meetbaar.Proef"), "the log says what was found");
        let noted = story.database.number("SELECT COUNT(*) FROM audit_entry WHERE deed = 'malware_found' AND actor = 'account'")?;
        ensure!(noted >= 3, "{noted}");
        let browser = story.browser(NOORDERLICHT)?;
        let before_pages = story.database.dump_beside_log()?;
        let form = browser.get("/reports/new")?;
        let page = browser.upload(&form, "/reports", &[], ("file", "besmet.csv", &bad(&clean)))?.expect(400)?;
        ensure!(page.text()?.contains("In dit bestand zit schadelijke software"), "{}", page.text()?);
        let form = browser.get(&format!("/reports/{report}"))?;
        let action = format!("/reports/{report}/evidence");
        let page = browser.upload(&form, &action, &[("kind", "other")], ("file", "besmet.pdf", &bad(PDF)))?.expect(400)?;
        ensure!(page.text()?.contains("In dit bestand zit schadelijke software"), "{}", page.text()?);
        clamd.kill()?;
        for (program, path, bytes) in [(&supplier, "/v1/reports", &clean), (&office, "/v1/register/imports", &register)] {
            let page = program.upload_to(path, "schoon.csv", bytes, &[])?;
            assert_eq!(refused(&page)?, (503, "scan_unavailable".to_owned()), "{path}");
        }
        let page = supplier.upload_to(&evidence, "schoon.pdf", PDF, &[("kind", "other")])?;
        assert_eq!(refused(&page)?, (503, "scan_unavailable".to_owned()));
        let form = browser.get("/reports/new")?;
        let page = browser.upload(&form, "/reports", &[], ("file", "schoon.csv", &clean))?.expect(503)?;
        ensure!(page.text()?.contains("Probeer het over een paar minuten opnieuw"), "{}", page.text()?);
        let unsafe_now: Vec<&str> = ["scanner_unreachable"].into_iter().chain(safe).collect();
        assert_eq!(warnings()?, json!(unsafe_now));
        assert_eq!(story.database.dump_beside_log()?, before_pages);
        assert_eq!(kept(&story)?, files);
        ensure!(before.len() <= before_pages.len());
        clamd.up()?;
        supplier.upload("schoon.csv", &reports::placements("ICT-2024-017", "L", 2), &[])?.expect(202)?;
    }
}
