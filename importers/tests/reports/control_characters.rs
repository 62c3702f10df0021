//! Control characters: whatever a file holds, no reading does, for no database keeps a zero byte.

use std::io::{Cursor, Read, Write};

use meetbaar_importers::{
    limits::Limits,
    read,
    reading::Reading,
    workbook::{self, Value},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::samples::samples;

fn has_control(text: &str) -> bool {
    text.chars()
        .any(|sign| sign.is_control() && !matches!(sign, '\t' | '\r' | '\n'))
}

fn texts(reading: &Reading) -> Vec<String> {
    let problems = reading.problems.iter().flat_map(|problem| {
        let shown = [&problem.heading, &problem.found, &problem.expected];
        let places = [problem.sheet.clone(), problem.cell.clone()];
        shown
            .into_iter()
            .flatten()
            .cloned()
            .chain(places)
            .collect::<Vec<_>>()
    });
    let lines = reading.lines.iter().flat_map(|line| {
        let entry = meetbaar_importers::json::to_expected("", reading).to_string();
        [
            line.source.sheet.clone(),
            line.contract.clone().unwrap_or_default(),
            entry,
        ]
    });
    problems
        .chain(lines)
        .chain(reading.contracts.clone())
        .collect()
}

#[test]
fn text_with_control_characters_is_read_without_them() {
    let mut text = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren;Functie\r\n".to_owned();
    for row in 0..2_000 {
        text.push_str(&format!("ICT-1;K{row};WW;07-03-2026;;25,5;335,14;kok\r\n"));
    }
    text.push_str("ICT\u{0}-1;K\u{1}9999\u{0};WW;07-03-2026;;25,5;335,14;k\u{0}o\u{9f}k\r\n");
    text.push_str("ICT-1;K99998;W\u{0}jng;07-03-2026;;25,5;335,14;kok\r\n");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xFF, 0xFE][..], &utf16].concat();
    for bytes in [text.as_bytes(), &marked] {
        let reading = read(bytes, &Limits::default());
        let line = reading.lines.last().unwrap();
        assert_eq!(
            (reading.lines.len(), line.contract.as_deref()),
            (2_001, Some("ICT-1"))
        );
        assert!(
            format!("{line:?}").contains("\"K9999\"") && format!("{line:?}").contains("\"kok\"")
        );
        assert_eq!(reading.problems[0].found.as_deref(), Some("Wjng"));
        for text in reading
            .problems
            .iter()
            .filter_map(|problem| problem.found.as_deref())
        {
            assert!(!has_control(text), "{text:?}");
        }
    }
}

/// The package with one text changed in every part that holds it.
fn repack(bytes: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Ok(mut text) = String::from_utf8(content.clone()) {
            for (from, to) in changes {
                text = text.replace(from, to);
            }
            content = text.into_bytes();
        }
        writer.start_file(&name, options).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn names_of_sheets_cells_errors_and_formulas_hold_none() {
    for (sample, changes) in [
        (
            "fout-02-cellen.xlsx",
            &[
                ("<sheet name=\"", "<sheet name=\"a&#1;\u{7f}b_x0000_"),
                ("<t>", "<t>\u{7f}_x0000_&#2;"),
                ("<f>", "<f>\u{7f}\u{9f}"),
            ][..],
        ),
        (
            "ict-04-english.ods",
            &[
                ("table:name=\"", "table:name=\"a&#1;\u{7f}b"),
                ("<text:p>", "<text:p>\u{7f}&#2;\u{1}"),
            ],
        ),
    ] {
        let sample = samples()
            .into_iter()
            .find(|other| other.name == sample)
            .unwrap();
        let bytes = repack(&sample.bytes, changes);
        let reading = read(&bytes, &Limits::default());
        let Ok(workbook) = workbook::open(&bytes, &Limits::default()) else {
            panic!("{}: {:?}", sample.name, reading.problems);
        };
        let mut changed = 0;
        for sheet in &workbook.sheets {
            assert!(
                !has_control(&sheet.name) && sheet.name.starts_with('a'),
                "{:?}",
                sheet.name
            );
            for cell in sheet.rows().flat_map(|row| row.cells) {
                if let Value::Text(text) | Value::Error(text) | Value::Uncalculated(text) =
                    &cell.value
                {
                    assert!(!has_control(text), "{text:?}");
                    changed += 1;
                }
            }
        }
        assert!(changed > 0 && !texts(&reading).iter().any(|text| has_control(text)));
        let unchanged = read(&sample.bytes, &Limits::default());
        assert_eq!(
            reading.lines.len(),
            unchanged.lines.len(),
            "{}",
            sample.name
        );
    }
}
