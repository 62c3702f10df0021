//! Real files of every kind, made on the spot: what a package says beside its cells, and what is no workbook.

use std::io::{Cursor, Write};

use meetbaar_importers::{
    limits::Limits,
    problem::Code,
    read,
    reading::{Outcome, Reading},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Table, TableColumn, Workbook, Worksheet};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::sheets::{placements, problems};

pub(crate) const HEADINGS: [&str; 5] = [
    "Kandidaatnummer",
    "Doelgroep",
    "Startdatum",
    "Uren per week",
    "Verloonde uren",
];

/// A list of one candidate from a row (counted from 0) on.
fn list(sheet: &mut Worksheet, from: u32) {
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(from, column, heading).unwrap();
    }
    line(sheet, from + 1, "K1");
}

fn line(sheet: &mut Worksheet, row: u32, candidate: &str) {
    let day = Format::new().set_num_format("dd-mm-yyyy");
    let start = ExcelDateTime::parse_from_str("2026-03-01").unwrap();
    sheet.write(row, 0, candidate).unwrap();
    sheet.write(row, 1, "WW").unwrap();
    sheet.write_with_format(row, 2, &start, &day).unwrap();
    sheet.write(row, 3, 24).unwrap();
    sheet.write(row, 4, 312).unwrap();
}

pub(crate) fn saved(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    list(book.add_worksheet(), 0);
    change(&mut book);
    book.save_to_buffer().unwrap()
}

pub(crate) fn reading(bytes: &[u8]) -> Reading {
    read(bytes, &Limits::default())
}

/// The same package with other parts, or parts added.
pub(crate) fn with_parts(bytes: &[u8], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        if !parts.iter().any(|(other, _)| *other == name) {
            writer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(&content).unwrap();
        }
    }
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn tables_named_ranges_and_filters_mark_where_a_list_begins() {
    let below = |mark: &dyn Fn(&mut Workbook)| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..70 {
            sheet
                .write(row, 0, "Toelichting bij dit formulier")
                .unwrap();
        }
        list(sheet, 80);
        mark(&mut book);
        let reading = reading(&book.save_to_buffer().unwrap());
        (reading.lines.len(), problems(&reading))
    };
    let table = |book: &mut Workbook| {
        let columns: Vec<TableColumn> = HEADINGS
            .iter()
            .map(|heading| TableColumn::new().set_header(*heading))
            .collect();
        let table = Table::new().set_columns(&columns);
        let sheet = book.worksheet_from_index(0).unwrap();
        sheet.add_table(80, 0, 81, 4, &table).unwrap();
    };
    let name = |book: &mut Workbook| {
        book.define_name("SROI_lijst", "=Sheet1!$A$81:$E$82")
            .unwrap();
    };
    let filter = |book: &mut Workbook| {
        let sheet = book.worksheet_from_index(0).unwrap();
        sheet.autofilter(80, 0, 81, 4).unwrap();
    };
    let marks: [&dyn Fn(&mut Workbook); 3] = [&table, &name, &filter];
    for mark in marks {
        assert_eq!(below(mark), (1, vec![]));
    }
    let nothing = below(&|_| {});
    assert_eq!(nothing.0, 0);
}

#[test]
fn number_formats_change_what_a_number_is() {
    let bytes = saved(|book| {
        let sheet = book.worksheet_from_index(0).unwrap();
        let zeros = Format::new().set_num_format("00000000");
        let masked = Format::new().set_num_format("\"K\"0000");
        let clock = Format::new().set_num_format("h:mm");
        let length = Format::new().set_num_format("[h]:mm");
        line(sheet, 2, "");
        sheet.write_with_format(2, 0, 4711, &zeros).unwrap();
        line(sheet, 3, "");
        sheet.write_with_format(3, 0, 12, &masked).unwrap();
        sheet.write_with_format(3, 4, 12.5 / 24.0, &clock).unwrap();
        line(sheet, 4, "K4");
        sheet
            .write_with_format(4, 4, 300.5 / 24.0, &length)
            .unwrap();
        line(sheet, 5, "K5");
        let percent = Format::new().set_num_format("0%");
        sheet.write_with_format(5, 3, 0.8, &percent).unwrap();
    });
    let reading = reading(&bytes);
    let told: Vec<String> = placements(&reading)
        .iter()
        .map(|(_, placement)| {
            format!(
                "{} {}",
                placement.candidate,
                placement.paid_hours.unwrap().plain()
            )
        })
        .collect();
    assert_eq!(told, ["K1 312", "00004711 312", "K0012 12.5", "K4 300.5"]);
    assert_eq!(problems(&reading), ["invalid_number D6"]);
}

#[test]
fn a_formula_without_a_stored_result_is_named() {
    let bytes = saved(|_| {});
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    let sheet = std::io::read_to_string(&mut part).unwrap();
    let changed = sheet.replace("<v>312</v>", "<f>300+12</f>");
    assert_ne!(sheet, changed);
    let bytes = with_parts(&bytes, &[("xl/worksheets/sheet1.xml", changed.as_bytes())]);
    let reading = reading(&bytes);
    assert_eq!(problems(&reading), ["formula_error E2"]);
    assert_eq!(reading.problems[0].found.as_deref(), Some("=300+12"));
}

#[test]
fn macros_are_never_run_and_it_is_said() {
    let bytes = with_parts(&saved(|_| {}), &[("xl/vbaProject.bin", b"\0\0")]);
    let reading = reading(&bytes);
    assert_eq!(
        (reading.outcome, reading.lines.len(), problems(&reading)),
        (Outcome::Ready, 1, vec!["macros_ignored ".to_owned()])
    );
}

#[test]
fn other_files_are_refused_by_their_name() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let strict = "<workbook xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'/>";
    for (bytes, code, found) in [
        (
            package(&[types, ("word/document.xml", b"<w/>")]),
            Code::NotAWorkbook,
            "Word",
        ),
        (
            package(&[types, ("ppt/presentation.xml", b"<p/>")]),
            Code::NotAWorkbook,
            "PowerPoint",
        ),
        (
            package(&[("Index/Document.iwa", b"x")]),
            Code::NotAWorkbook,
            "Apple iWork",
        ),
        (package(&[("lijst.xlsx", b"x")]), Code::NotAWorkbook, "ZIP"),
        (
            package(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b"<x/>"),
            ]),
            Code::NotAWorkbook,
            "odt",
        ),
        (
            package(&[
                types,
                ("xl/workbook.xml", strict.as_bytes()),
                ("xl/worksheets/sheet1.xml", b"<w/>"),
            ]),
            Code::NotAWorkbook,
            "Strict Open XML",
        ),
        (
            package(&[
                (
                    "mimetype",
                    b"application/vnd.oasis.opendocument.spreadsheet",
                ),
                ("encrypted-package", b"x"),
            ]),
            Code::PasswordProtected,
            "",
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(),
            Code::NotAWorkbook,
            "MHTML",
        ),
        (b"\xFF\xD8\xFF\xE0".to_vec(), Code::NotAWorkbook, "JPEG"),
        (b"{\"regels\": []}".to_vec(), Code::NotAWorkbook, "JSON"),
    ] {
        let reading = reading(&bytes);
        let problem = &reading.problems[0];
        assert_eq!(
            (
                reading.outcome,
                problem.code,
                problem.found.as_deref().unwrap_or_default()
            ),
            (Outcome::Refused, code, found)
        );
    }
}

#[test]
fn a_cut_package_is_damaged() {
    let whole = saved(|_| {});
    for length in [10, whole.len() / 2, whole.len() - 30] {
        assert_eq!(
            reading(&whole[..length]).problems[0].code,
            Code::DamagedFile
        );
    }
}

#[test]
fn rows_of_text_with_too_many_or_too_few_fields_are_named() {
    let text = "Kandidaatnummer;Doelgroep;Startdatum;Functie;Uren per week;Verloonde uren\n\
                K1;WW;01-03-2026;monteur; elektro;24;312\n\
                K2;WW;01-03-2026;monteur;24\n\
                K3;WW;01-03-2026;monteur;24;300;\n\
                K4;WW;01-03-2026;monteur;24;300\n";
    let reading = reading(text.as_bytes());
    let told: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| {
            format!(
                "{} {} {}",
                problem.severity.code(),
                problem.code.code(),
                problem.cell
            )
        })
        .collect();
    assert!(told.contains(&"error ragged_row G2".to_owned()), "{told:?}");
    assert!(
        told.contains(&"warning ragged_row A3".to_owned()),
        "{told:?}"
    );
    let candidates: Vec<&str> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.candidate.as_str())
        .collect();
    assert_eq!(candidates, ["K2", "K3", "K4"], "{told:?}");
}

#[test]
fn errors_that_a_program_wrote_into_text_are_errors() {
    let text = "Kandidaatnummer;Doelgroep;Startdatum;Uren per week;Verloonde uren\n\
                #VERW!;WW;01-03-2026;24;312\nK2;WW;########;24;300\n";
    assert_eq!(
        problems(&reading(text.as_bytes())),
        ["formula_error A2", "formula_error C3"]
    );
}
