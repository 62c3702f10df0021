//! Real files of every kind, made on the spot: what a package says beside its cells, and what is no workbook.

use std::io::{Cursor, Write};

use meetbaar_importers::{
    limits::Limits,
    problem::Code,
    read,
    reading::{Outcome, Reading},
    workbook::{self, Kind},
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Note, Shape, Table, TableColumn, Workbook, Worksheet,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::sheets::{placements, problems};

const HEADINGS: [&str; 5] = [
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

fn saved(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    list(book.add_worksheet(), 0);
    change(&mut book);
    book.save_to_buffer().unwrap()
}

fn reading(bytes: &[u8]) -> Reading {
    read(bytes, &Limits::default())
}

/// The same package with other parts, or parts added.
fn with_parts(bytes: &[u8], parts: &[(&str, &[u8])]) -> Vec<u8> {
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

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
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
    for mark in [&table as &dyn Fn(&mut Workbook), &name, &filter] {
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
fn a_citizen_number_outside_the_cells_refuses_the_file_too() {
    let properties = DocProperties::new().set_comment("BSN 123456782");
    let written: [(&str, Vec<u8>, &str); 8] = [
        (
            "note",
            saved(|book| {
                let sheet = book.worksheet_from_index(0).unwrap();
                let note = Note::new("bsn 123456782").add_author_prefix(false);
                sheet.insert_note(1, 0, &note).unwrap();
            }),
            "A2",
        ),
        (
            "header",
            saved(|book| {
                let sheet = book.worksheet_from_index(0).unwrap();
                sheet.set_header("&LBSN 1234.56.782");
            }),
            "",
        ),
        (
            "text box",
            saved(|book| {
                let sheet = book.worksheet_from_index(0).unwrap();
                let shape = Shape::textbox().set_text("BSN 123 456 782");
                sheet.insert_shape(5, 5, &shape).unwrap();
            }),
            "",
        ),
        (
            "properties",
            saved(|book| {
                book.set_properties(&properties);
            }),
            "",
        ),
        (
            "name",
            saved(|book| {
                book.define_name("kandidaat", "=\"BSN 123456782\"").unwrap();
            }),
            "",
        ),
        (
            "hidden sheet",
            saved(|book| {
                let sheet = book.add_worksheet();
                sheet.write(0, 0, "BSN").unwrap();
                sheet.write(1, 0, 123_456_782).unwrap();
                sheet.set_hidden(true);
            }),
            "A2",
        ),
        (
            "very hidden sheet",
            saved(|book| {
                let sheet = book.add_worksheet();
                sheet.write(6, 3, "123456782").unwrap();
                sheet.set_very_hidden(true);
            }),
            "D7",
        ),
        (
            "pivot cache",
            with_parts(
                &saved(|_| {}),
                &[(
                    "xl/pivotCache/pivotCacheRecords1.xml",
                    b"<pivotCacheRecords><r><n v=\"123456782\"/></r><r><n v=\"111222333\"/></r></pivotCacheRecords>",
                )],
            ),
            "",
        ),
    ];
    for (place, bytes, cell) in written {
        let reading = reading(&bytes);
        assert_eq!(reading.outcome, Outcome::Refused, "{place}");
        assert!(reading.lines.is_empty(), "{place}");
        let problem = &reading.problems[0];
        assert_eq!(
            (problem.code, problem.cell.as_str(), &problem.found),
            (Code::CitizenServiceNumber, cell, &None),
            "{place}"
        );
    }
    let harmless = saved(|book| {
        let sheet = book.worksheet_from_index(0).unwrap();
        let note = Note::new("Bel 030-1234567 over order 2026-00123");
        sheet.insert_note(1, 0, &note).unwrap();
    });
    assert_eq!(reading(&harmless).outcome, Outcome::Ready);
}

#[test]
fn an_annotation_of_open_document_is_looked_at() {
    let content = |inside: &str| {
        format!(
            "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:dc='d'><office:body>\
             <office:spreadsheet><table:table table:name='Blad1'><table:table-row><table:table-cell \
             office:value-type='string'>{inside}<text:p>Kandidaatnummer</text:p></table:table-cell></table:table-row>\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        )
    };
    let read_with = |inside: &str, styles: &str| {
        reading(&package(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("content.xml", content(inside).as_bytes()),
            ("styles.xml", styles.as_bytes()),
        ]))
    };
    let note = "<office:annotation><dc:creator>J</dc:creator><text:p>BSN</text:p><text:p>123456782</text:p></office:annotation>";
    let noted = read_with(note, "<s/>");
    assert_eq!(
        (noted.outcome, problems(&noted)),
        (
            Outcome::Refused,
            vec!["citizen_service_number A1".to_owned()]
        )
    );
    let margin = read_with("", "<s><p>BSN 123456782</p></s>");
    assert_eq!(margin.outcome, Outcome::Refused);
    assert_ne!(
        read_with("", "<s/>").problems[0].code,
        Code::CitizenServiceNumber
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

/// A record of a binary workbook.
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let low = u8::try_from(kind & 0x7F).unwrap();
    let mut bytes = if kind < 128 {
        vec![low]
    } else {
        vec![low | 0x80, u8::try_from(kind >> 7).unwrap()]
    };
    let length = content.len();
    if length < 128 {
        bytes.push(u8::try_from(length).unwrap());
    } else {
        bytes.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        bytes.push(u8::try_from(length >> 7).unwrap());
    }
    bytes.extend(content);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    let head = [column.to_le_bytes(), style.to_le_bytes()].concat();
    record(kind, &[&head, value].concat())
}

fn row(number: u32, hidden: bool) -> Vec<u8> {
    let mut content = number.to_le_bytes().to_vec();
    content.extend([0; 7]);
    content.push(if hidden { 0x10 } else { 0 });
    content.extend([0; 5]);
    record(0, &content)
}

/// A binary workbook: a list with a day, zeros, an error, a hidden row and a merged cell.
fn binary_workbook() -> Vec<u8> {
    let rels =
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.bin'/></Relationships>";
    let mut tab = [0_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    tab.extend(wide("rId1"));
    tab.extend(wide("Lijst"));
    let workbook = record(156, &tab);
    let format = |number: u16| {
        record(
            47,
            &[0, 0, number.to_le_bytes()[0], number.to_le_bytes()[1]],
        )
    };
    let styles = [
        record(
            44,
            &[&164_u16.to_le_bytes()[..], &wide("00000000")].concat(),
        ),
        record(626, &[]),
        format(9),
        record(627, &[]),
        record(617, &3_u32.to_le_bytes()),
        format(0),
        format(14),
        format(164),
        record(618, &[]),
    ]
    .concat();
    let strings = [
        record(159, &[0; 8]),
        record(19, &[&[0][..], &wide("Kandidaatnummer")].concat()),
        record(19, &[&[0][..], &wide("WW")].concat()),
    ]
    .concat();
    let mut sheet = row(0, false);
    sheet.extend(cell(7, 0, 0, &0_u32.to_le_bytes()));
    for (column, heading) in (1..).zip(&HEADINGS[1..]) {
        sheet.extend(cell(6, column, 0, &wide(heading)));
    }
    for (number, hours) in [(1, Some(312.5_f64)), (2, None)] {
        sheet.extend(row(number, number == 2));
        sheet.extend(cell(2, 0, 2, &((4710 + number) << 2 | 2).to_le_bytes()));
        if number == 1 {
            sheet.extend(cell(7, 1, 0, &1_u32.to_le_bytes()));
        }
        sheet.extend(cell(5, 2, 1, &46_082_f64.to_le_bytes()));
        sheet.extend(cell(2, 3, 0, &(24_u32 << 2 | 2).to_le_bytes()));
        sheet.extend(match hours {
            Some(hours) => cell(9, 4, 0, &hours.to_le_bytes()),
            None => cell(11, 4, 0, &[0x07]),
        });
    }
    let bounds = [1_u32, 2, 1, 1].map(u32::to_le_bytes).concat();
    sheet.extend(record(176, &bounds));
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.bin.rels", rels.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &strings),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}

#[test]
fn a_binary_workbook_is_read_with_its_formats_and_errors() {
    let bytes = binary_workbook();
    let book = workbook::open(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        (book.kind, book.sheets[0].name.as_str()),
        (Kind::Xlsb, "Lijst")
    );
    let reading = reading(&bytes);
    let (line, placement) = placements(&reading)[0];
    assert_eq!(
        (
            placement.candidate.as_str(),
            placement.start.to_string(),
            placement.paid_hours.unwrap().plain(),
            line.source.sheet.as_str()
        ),
        (
            "00004711",
            "2026-03-01".to_owned(),
            "312.5".to_owned(),
            "Lijst"
        )
    );
    assert_eq!(problems(&reading), ["hidden_row A3", "formula_error E3"]);
}

#[test]
fn damaged_binary_workbooks_never_panic() {
    let whole = binary_workbook();
    let mut archive = ZipArchive::new(Cursor::new(&whole)).unwrap();
    for name in [
        "xl/workbook.bin",
        "xl/styles.bin",
        "xl/sharedStrings.bin",
        "xl/worksheets/sheet1.bin",
    ] {
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut content).unwrap();
        for place in 0..content.len() {
            let mut cut = content.clone();
            cut.truncate(place);
            let _ = reading(&with_parts(&whole, &[(name, &cut)]));
            let mut flipped = content.clone();
            flipped[place] ^= 0xFF;
            let _ = reading(&with_parts(&whole, &[(name, &flipped)]));
        }
    }
}
