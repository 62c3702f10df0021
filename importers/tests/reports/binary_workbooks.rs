//! Binary Excel packages (xlsb), made record by record.

use std::io::{Cursor, Read};

use meetbaar_importers::{
    limits::Limits,
    problem::Code,
    reading::Outcome,
    workbook::{self, Kind},
};
use zip::ZipArchive;

use crate::{
    packages::{HEADINGS, package, reading, with_parts},
    sheets::{placements, problems},
};

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
fn texts_beside_the_cells_of_a_binary_workbook_are_searched_for_citizen_numbers() {
    let header = record(479, &wide("&LBSN 123456782"));
    let sheet = part_of(&binary_workbook(), "xl/worksheets/sheet1.bin");
    for (name, content) in [
        ("xl/comments1.bin", record(635, &wide("bsn 123456782"))),
        ("xl/worksheets/sheet1.bin", [sheet, header].concat()),
        (
            "docProps/core.xml",
            b"<p><title>123456782</title></p>".to_vec(),
        ),
    ] {
        let reading = reading(&with_parts(&binary_workbook(), &[(name, &content)]));
        assert_eq!(reading.outcome, Outcome::Refused, "{name}");
        assert_eq!(
            reading.problems[0].code,
            Code::CitizenServiceNumber,
            "{name}"
        );
    }
}

fn part_of(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_end(&mut content).unwrap();
    content
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
