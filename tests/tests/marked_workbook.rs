//! A supplier gets his own file back with its errors marked, mends it, and sends that; nobody else gets it.

use std::io::{Cursor, Read, Write};

use anyhow::{Context, Result, ensure};
use meetbaar_tests::reports::HEADINGS;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Page, Story, on_both, workspace};
use serde_json::Value;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const FAULTY: &str = "fout-02-cellen.xlsx";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn address(id: &str) -> String {
    format!("/v1/reports/{id}/marked-workbook")
}

/// A download with the name of its file.
fn downloaded(answer: Page, name: &str) -> Result<Vec<u8>> {
    let answer = answer.expect(200)?;
    ensure!(
        answer.header("content-type") == Some(XLSX),
        "{:?}",
        answer.headers
    );
    let disposition = answer
        .header("content-disposition")
        .context("no Content-Disposition")?;
    ensure!(
        disposition.starts_with(&format!("attachment; filename=\"{name}\"")),
        "{disposition}"
    );
    Ok(answer.bytes)
}

/// The texts of the parts of a package, by name.
fn parts(bytes: &[u8]) -> Result<Vec<(String, String)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place)?;
        let (name, mut text) = (part.name()?.into_owned(), String::new());
        part.read_to_string(&mut text)?;
        parts.push((name, text));
    }
    Ok(parts)
}

fn part(bytes: &[u8], name: &str) -> Result<String> {
    let found = parts(bytes)?.into_iter().find(|(other, _)| other == name);
    Ok(found.with_context(|| format!("no {name}"))?.1)
}

/// The package with a text of its first sheet replaced, as a person does who mends a cell.
fn mended(bytes: &[u8], from: &str, to: &str) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(bytes)? {
        let text = if name == "xl/worksheets/sheet1.xml" {
            ensure!(text.contains(from), "no {from}");
            text.replace(from, to)
        } else {
            text
        };
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Cells and codes of the problems of a report.
fn problems(report: &Value) -> Vec<(String, String)> {
    let all = report.get("problems").and_then(Value::as_array);
    let text = |problem: &Value, key: &str| {
        problem
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    all.into_iter()
        .flatten()
        .map(|problem| (text(problem, "cell"), text(problem, "code")))
        .collect()
}

/// A refusal with that code.
fn refused(answer: Page, status: u16, code: &str) -> Result<()> {
    let told = answer.expect(status)?.json()?;
    ensure!(
        told.get("code").and_then(Value::as_str) == Some(code),
        "{told}"
    );
    Ok(())
}

on_both! {
    fn a_supplier_mends_the_marked_cells_and_sends_the_workbook_again(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let id = supplier.send(FAULTY, &workspace::sample(FAULTY)?, &[])?;
        let first = supplier.read(&id)?;
        let marked = downloaded(supplier.get(&address(&id))?, "fout-02-cellen-fouten.xlsx")?;
        let list = part(&marked, "xl/worksheets/sheet2.xml")?;
        for words in ["Fouten in deze rapportage", "Dit is geen getal", "11 fouten, 2 waarschuwingen", "Verwacht: ", "Bedoelt u 28-2-2026?"] {
            ensure!(list.contains(words), "the list does not say {words}");
        }
        let notes = part(&marked, "xl/comments1.xml")?;
        ensure!(notes.contains(">Fout: Deze cel is leeg<") && notes.contains(">Waarschuwing: "), "{notes}");
        ensure!(part(&marked, "xl/workbook.xml")?.contains("<sheets><sheet name=\"Fouten\""));

        let again = supplier.read(&supplier.send("opnieuw.xlsx", &marked, &[])?)?;
        ensure!(problems(&again) == problems(&first), "the marks disturb the reading: {again}");
        let mended = mended(&marked, "<t>vierentwintig</t>", "<t>24</t>")?;
        let id = supplier.send("beter.xlsx", &mended, &[])?;
        let better = supplier.read(&id)?;
        let left: Vec<_> = problems(&first).into_iter().filter(|(cell, _)| cell != "G6").collect();
        ensure!(problems(&better) == left, "{better}");
        let second = downloaded(supplier.get(&address(&id))?, "beter-fouten.xlsx")?;
        ensure!(part(&second, "xl/workbook.xml")?.matches("<sheet ").count() == 2, "a second list");
        ensure!(!part(&second, "xl/comments1.xml")?.contains("ref=\"G6\""), "the old note is still there");
    }

    fn the_page_offers_it_in_the_language_of_the_visitor(kind) {
        let story = Story::begin(kind)?;
        let id = story.program(NOORDERLICHT)?.send(FAULTY, &workspace::sample(FAULTY)?, &[])?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = read_page(&browser, &format!("/reports/{id}"))?;
        let offered = page.part("data-test", "marked-workbook")?;
        ensure!(offered.starts_with("Download uw bestand met de fouten gemarkeerd"), "{offered}");
        let link = format!("/reports/{id}/marked-workbook");
        ensure!(page.links()?.contains(&link), "no link to it");
        downloaded(browser.get(&link)?, "fout-02-cellen-fouten.xlsx")?;
        browser.submit(&page, "/language", &[("language", "en"), ("return_to", "/")])?.expect(303)?;
        let english = downloaded(browser.get(&link)?, "fout-02-cellen-errors.xlsx")?;
        let list = part(&english, "xl/worksheets/sheet2.xml")?;
        ensure!(list.contains("Errors in this report") && !list.contains("Fout"), "not in English");
        let program = downloaded(story.program(NOORDERLICHT)?.get(&address(&id))?, "fout-02-cellen-errors.xlsx")?;
        ensure!(program == english, "a program gets it in the language of its account, and twice the same");
        let reviewer = story.browser(REVIEWER)?.get(&format!("/reports/{id}"))?;
        let offered = reviewer.part("data-test", "marked-workbook")?;
        ensure!(offered.starts_with("Download het bestand"), "{offered}");
    }

    fn only_who_may_see_the_report_gets_it(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let id = supplier.send(FAULTY, &workspace::sample(FAULTY)?, &[])?;
        supplier.read(&id)?;
        downloaded(story.program(REVIEWER)?.get(&address(&id))?, "fout-02-cellen-fouten.xlsx")?;
        refused(story.program(KOMPAS)?.get(&address(&id))?, 404, "not_found")?;
        refused(story.program(ADMINISTRATOR)?.get(&address(&id))?, 403, "forbidden")?;
        refused(story.server.client().get(&address(&id))?, 401, "token_required")?;
        story.server.client().get(&format!("/reports/{id}/marked-workbook"))?.expect(303)?;
        story.browser(KOMPAS)?.get(&format!("/reports/{id}/marked-workbook"))?.expect(404)?;
        refused(supplier.get(&address("nothing"))?, 404, "not_found")?;
    }

    fn a_csv_comes_back_as_a_workbook(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let csv = format!("{HEADINGS}\r\nICT-2024-017;K-1;WW;geen datum;;36;120,00\r\nICT-2024-017;=1+1;Onzin;01-01-2024;;36;120,00\r\n");
        let id = supplier.send("eigen lijst (ë).csv", csv.as_bytes(), &[("period", "2026-Q3")])?;
        let before = supplier.read(&id)?;
        let answer = supplier.get(&address(&id))?;
        let name = "filename*=UTF-8''eigen%20lijst%20%28%C3%AB%29%2Dfouten.xlsx";
        ensure!(answer.header("content-disposition").is_some_and(|header| header.ends_with(name)), "{:?}", answer.headers);
        let marked = downloaded(answer, "eigen lijst (_)-fouten.xlsx")?;
        ensure!(!parts(&marked)?.iter().any(|(_, text)| text.contains("<f>")), "a formula");
        let after = supplier.read(&supplier.send("opnieuw.xlsx", &marked, &[("period", "2026-Q3")])?)?;
        ensure!(problems(&before) == problems(&after), "{before} {after}");
    }

    fn what_has_nothing_to_mark_says_so(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let browser = story.browser(NOORDERLICHT)?;
        for (name, bytes, code, words) in [
            ("fout-01-bsn.xlsx", workspace::sample("fout-01-bsn.xlsx")?, "file_not_kept", "niets bewaard"),
            ("ict-01-lijst.xlsx", workspace::sample("ict-01-lijst.xlsx")?, "nothing_to_mark", "geen problemen"),
            ("kapot.xlsx", b"PK\x03\x04 nothing".to_vec(), "file_not_kept", "niets bewaard"),
        ] {
            let id = supplier.send(name, &bytes, &[])?;
            supplier.read(&id)?;
            refused(supplier.get(&address(&id))?, 409, code)?;
            let page = browser.get(&format!("/reports/{id}"))?.expect(200)?;
            ensure!(!page.body().contains("marked-workbook"), "{name}: a link to nothing");
            let told = browser.get(&format!("/reports/{id}/marked-workbook"))?.expect(409)?.text()?;
            ensure!(told.contains(words), "{name}: {told}");
        }
    }
}
