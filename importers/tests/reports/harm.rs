//! Cut, garbled and hostile files: always a reading that says what is wrong, never a panic of this crate.

use std::{
    io::{Cursor, Read, Write},
    panic,
    sync::Mutex,
};

use crate::samples::samples;
use meetbaar_importers::{
    limits::Limits,
    problem::Code,
    read,
    reading::{Outcome, Reading},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

static OWN_PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Readings catch every panic; one that comes from this crate's own code must still be known.
fn watch_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if place.contains("importers/src") || place.contains("importers/tests") {
            OWN_PANICS.lock().unwrap().push(format!("{info}"));
        }
    }));
}

fn assert_no_own_panics() {
    let panics = OWN_PANICS.lock().unwrap();
    let _ = panic::take_hook();
    assert!(panics.is_empty(), "{panics:?}");
}

fn code(reading: &Reading) -> Option<Code> {
    reading.problems.first().map(|problem| problem.code)
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

fn spoil(bytes: &[u8], dice: &mut Dice, flips: usize) -> Vec<u8> {
    let mut spoilt = bytes.to_vec();
    for _ in 0..flips {
        let place = dice.below(spoilt.len());
        spoilt[place] ^= 1 << dice.below(8);
    }
    spoilt
}

/// The package with one part changed, so that damage gets past the checksums.
fn repack(bytes: &[u8], change: &mut dyn FnMut(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        writer.start_file(&name, options).unwrap();
        writer.write_all(&change(&name, content)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn cut_and_garbled_copies_never_panic() {
    watch_panics();
    let mut dice = Dice(7);
    for sample in samples() {
        let length = sample.bytes.len();
        for part in [
            1,
            2,
            4,
            7,
            64,
            512,
            length / 3,
            length / 2,
            length.saturating_sub(20),
            length - 1,
        ] {
            let cut = read(&sample.bytes[..part.min(length)], &Limits::default());
            assert!(
                !cut.problems.is_empty() || !cut.lines.is_empty(),
                "{} cut at {part}",
                sample.name
            );
        }
        for _ in 0..60 {
            let flips = 1 + dice.below(8);
            let _ = read(&spoil(&sample.bytes, &mut dice, flips), &Limits::default());
        }
        if sample.bytes.starts_with(b"PK") {
            for _ in 0..60 {
                let flips = 1 + dice.below(4);
                let mut garble = |name: &str, content: Vec<u8>| {
                    if name.contains("sheet") || name == "content.xml" || name.contains("workbook")
                    {
                        spoil(&content, &mut dice, flips)
                    } else {
                        content
                    }
                };
                let _ = read(&repack(&sample.bytes, &mut garble), &Limits::default());
            }
        }
    }
    assert_no_own_panics();
}

#[test]
fn what_is_no_workbook_is_refused_by_name() {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [
            &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
            &[0; 512],
            &name,
            &[0; 512],
        ]
        .concat()
    };
    for (bytes, expected) in [
        (Vec::new(), Code::EmptyFile),
        (b"\r\n \r\n".to_vec(), Code::EmptyFile),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>".to_vec(), Code::NotAWorkbook),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec(), Code::NotAWorkbook),
        (b"%PDF-1.7 ...".to_vec(), Code::NotAWorkbook),
        (vec![0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00], Code::NotAWorkbook),
        (vec![0x00, 0x01, 0x02, 0x03], Code::NotAWorkbook),
        (compound("EncryptedPackage"), Code::PasswordProtected),
        (compound("WordDocument"), Code::NotAWorkbook),
        (compound("Workbook"), Code::DamagedFile),
        (b"PK\x03\x04 not a zip".to_vec(), Code::DamagedFile),
    ] {
        let reading = read(&bytes, &Limits::default());
        assert_eq!((reading.outcome, code(&reading)), (Outcome::Refused, Some(expected)), "{bytes:?}");
        assert!(reading.importer.is_empty());
    }
}

#[test]
fn text_without_a_known_layout_is_unrecognised() {
    let reading = read(b"naam;kleur\nfiets;rood\nauto;blauw\n", &Limits::default());
    assert_eq!(
        (reading.outcome, code(&reading)),
        (Outcome::Unrecognised, Some(Code::UnrecognisedLayout))
    );
}

fn sample_bytes(name: &str) -> Vec<u8> {
    samples()
        .into_iter()
        .find(|sample| sample.name == name)
        .unwrap()
        .bytes
}

fn changed(name: &str, part_end: &str, from: &str, to: &str) -> Reading {
    let mut met = false;
    let bytes = repack(&sample_bytes(name), &mut |part, content| {
        let text = String::from_utf8_lossy(&content).into_owned();
        if part.ends_with(part_end) && text.contains(from) {
            met = true;
            return text.replacen(from, to, 1).into_bytes();
        }
        content
    });
    assert!(met, "{name} has no {from} in {part_end}");
    read(&bytes, &Limits::default())
}

#[test]
fn what_makes_readers_fall_over_is_refused_first() {
    let excel = "ict-01-lijst.xlsx";
    for (part, from, to, expected) in [
        ("sheet1.xml", "r=\"A2\"", "r=\"XFE2\"", Code::DamagedFile),
        ("sheet1.xml", "r=\"2\"", "r=\"99999999\"", Code::DamagedFile),
        (
            "sheet1.xml",
            "<worksheet",
            "<!DOCTYPE x [<!ENTITY y 'z'>]><worksheet",
            Code::DamagedFile,
        ),
    ] {
        let reading = changed(excel, part, from, to);
        assert_eq!(
            (reading.outcome, code(&reading)),
            (Outcome::Refused, Some(expected)),
            "{to}"
        );
    }
}

/// A package of parts that is an Excel workbook by its names only.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in [
        ("[Content_Types].xml", &b"<x/>"[..]),
        ("xl/workbook.xml", b"<x/>"),
    ]
    .iter()
    .chain(parts)
    {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn claims_and_ratios_are_checked_before_anything_is_read() {
    let many_strings = package(&[(
        "xl/sharedStrings.xml",
        b"<sst uniqueCount='4000000000'><si><t>x</t></si></sst>",
    )]);
    let blown_up = package(&[("xl/worksheets/sheet1.xml", &vec![b' '; 8 * 1024 * 1024])]);
    for bytes in [many_strings, blown_up] {
        assert_eq!(
            code(&read(&bytes, &Limits::default())),
            Some(Code::TooLarge)
        );
    }
    let binary = package(&[("xl/workbook.bin", b"x")]);
    assert_eq!(
        code(&read(&binary, &Limits::default())),
        Some(Code::DamagedFile)
    );
}

#[test]
fn a_far_away_cell_costs_nothing() {
    let reading = changed(
        "ict-01-lijst.xlsx",
        "sheet1.xml",
        "</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
    );
    assert_eq!((reading.outcome, reading.lines.len()), (Outcome::Ready, 24));
}

#[test]
fn repeats_of_filled_cells_are_counted_before_they_are_made() {
    let filled = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    let reading = changed(
        "ict-04-english.ods",
        "content.xml",
        "</table:table>",
        filled,
    );
    // The sheet already ends in a million empty rows: the rows after them lie outside the grid.
    assert_eq!(reading.outcome, Outcome::Refused);
    let early = filled.trim_end_matches("</table:table>").to_owned() + "<table:table-row>";
    let reading = changed(
        "ict-04-english.ods",
        "content.xml",
        "<table:table-row>",
        &early,
    );
    assert_eq!(
        (reading.outcome, code(&reading)),
        (Outcome::Refused, Some(Code::TooLarge))
    );
}

#[test]
fn every_limit_is_kept() {
    let excel = sample_bytes("ict-01-lijst.xlsx");
    let open = sample_bytes("ict-04-english.ods");
    let text = sample_bytes("ict-03-export.csv");
    for (bytes, limits) in [
        (
            &excel,
            Limits {
                file_bytes: 100,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                parts: 3,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                part_bytes: 1_000,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                unpacked_bytes: 5_000,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                cells: 100,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                cell_text_bytes: 5,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                text_bytes: 100,
                ..Limits::default()
            },
        ),
        (
            &excel,
            Limits {
                sheets: 0,
                ..Limits::default()
            },
        ),
        (
            &open,
            Limits {
                whole_file_bytes: 100,
                ..Limits::default()
            },
        ),
        (
            &open,
            Limits {
                cells: 10,
                ..Limits::default()
            },
        ),
        (
            &open,
            Limits {
                sheets: 0,
                ..Limits::default()
            },
        ),
        (
            &text,
            Limits {
                cells: 10,
                ..Limits::default()
            },
        ),
        (
            &text,
            Limits {
                cell_text_bytes: 5,
                ..Limits::default()
            },
        ),
    ] {
        let reading = read(bytes, &limits);
        assert_eq!(
            (reading.outcome, code(&reading)),
            (Outcome::Refused, Some(Code::TooLarge)),
            "{limits:?}"
        );
    }
    let form = sample_bytes("bouw-01-formulier.xlsx");
    assert_eq!(
        code(&read(
            &form,
            &Limits {
                merged: 2,
                ..Limits::default()
            }
        )),
        Some(Code::TooLarge)
    );
}
