//! Files that are no xlsx, or one that must not be patched: a new workbook of their values, marked in the same way.

use crate::{
    packages::{marked, part, repacked, sample, samples},
    words::{errors, mark, marking, marking_of},
};
use meetbaar_importers::{
    limits::Limits,
    marking,
    problem::Severity,
    read,
    workbook::{self, Sheet, Value},
};
use rust_xlsxwriter::{Format, Workbook};

fn shown(sheet: &Sheet) -> Vec<(u32, u32, String)> {
    let mut all = Vec::new();
    for row in sheet.rows() {
        for cell in &row.cells {
            all.push((row.number, cell.column, cell.shown()));
        }
    }
    all
}

#[test]
fn every_other_kind_of_file_becomes_an_xlsx_of_its_values() {
    for ending in ["xls", "ods", "csv"] {
        for (name, bytes) in samples(ending) {
            let before = workbook::open(&bytes, &Limits::default()).unwrap();
            let reading = read(&bytes, &Limits::default());
            let made = marked(&bytes, marking_of(&reading));
            assert!(made.rewritten.is_some() && !made.has_macros, "{name}");
            let after = workbook::open(&made.bytes, &Limits::default()).unwrap();
            assert_eq!(after.sheets[0].name, "Fouten", "{name}");
            for (old, new) in before.sheets.iter().zip(&after.sheets[1..]) {
                assert_eq!(shown(old), shown(new), "{name}");
                assert_eq!(
                    (old.visible, &old.hidden_rows),
                    (new.visible, &new.hidden_rows),
                    "{name}"
                );
            }
            assert_eq!(before.sheets.len() + 1, after.sheets.len(), "{name}");
        }
    }
}

#[test]
fn the_new_workbook_of_a_list_gives_the_same_lines() {
    for name in ["bouw-03-oud.xls", "ict-04-english.ods", "ict-03-export.csv"] {
        let bytes = sample(name);
        let before = read(&bytes, &Limits::default());
        let after = read(
            &marked(&bytes, marking_of(&before)).bytes,
            &Limits::default(),
        );
        let entries = |reading: &meetbaar_importers::reading::Reading| {
            reading
                .lines
                .iter()
                .map(|line| line.entry.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(entries(&before), entries(&after), "{name}");
        assert_eq!(before.outcome, after.outcome, "{name}");
    }
}

#[test]
fn cells_of_a_csv_are_marked_on_the_sheet_that_it_becomes() {
    let csv = "Contract;Kandidaat\r\nICT-1;\"=HYPERLINK(\"\"http://x\"\")\"\r\n\r\n;@SUM(A1)\r\n";
    let made = marked(csv.as_bytes(), errors("", &["B2", "A4"]));
    assert!(part(&made.bytes, "xl/worksheets/sheet2.xml").contains("location=\"'Rapportage'!B2\""));
    for part in crate::packages::parts(&made.bytes) {
        assert!(
            !part.text.contains("<f>") && !part.text.contains("<f "),
            "{}",
            part.name
        );
    }
    let opened = workbook::open(&made.bytes, &Limits::default()).unwrap();
    let value = opened.sheets[1].grid.row_at(1).unwrap().cells[1].value;
    assert_eq!(value, Value::Text("=HYPERLINK(\"http://x\")"));
}

#[test]
fn signed_strict_and_shared_packages_are_written_anew() {
    let own = sample("ict-01-lijst.xlsx");
    let sheet = workbook::open(&own, &Limits::default()).unwrap().sheets[0]
        .name
        .clone();
    type Change = fn(&str, String) -> String;
    let changes: [(Change, &str); 5] = [
        (
            |name, text| {
                if name == "_rels/.rels" {
                    text.replace("</Relationships>", "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/></Relationships>")
                } else {
                    text
                }
            },
            "signed or shared",
        ),
        (
            |name, text| {
                if name == "xl/_rels/workbook.xml.rels" {
                    text.replace("</Relationships>", "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders\" Target=\"revisions/headers.xml\"/></Relationships>")
                } else {
                    text
                }
            },
            "signed or shared",
        ),
        (
            |name, text| {
                if name == "xl/styles.xml" {
                    text.replace("<fills", "<other")
                        .replace("</fills", "</other")
                } else {
                    text
                }
            },
            "a list of styles is missing",
        ),
        (
            |name, text| {
                if name == "xl/worksheets/sheet1.xml" {
                    text.replacen(" s=\"1\"", " s=\"999\"", 1)
                } else {
                    text
                }
            },
            "a style that is not there",
        ),
        (
            |name, text| {
                if name == "xl/workbook.xml" {
                    format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{text}")
                } else {
                    text
                }
            },
            "a part is not UTF-8",
        ),
    ];
    for (change, why) in changes {
        let bytes = repacked(&own, change);
        let made = marked(&bytes, errors(&sheet, &["A1", "A4", "B5", "H30"]));
        assert_eq!(made.rewritten, Some(why));
        let after = workbook::open(&made.bytes, &Limits::default()).unwrap();
        let before = workbook::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(shown(&before.sheets[0]), shown(&after.sheets[1]), "{why}");
    }
}

#[test]
fn what_can_not_be_opened_is_not_marked() {
    for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04 no", b"<html></html>"] {
        assert!(marking::mark(bytes, &Limits::default(), errors("", &["A1"])).is_err());
    }
}

#[test]
fn values_keep_their_kind() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let with = |code: &str| Format::new().set_num_format(code);
    sheet.write_with_format(0, 0, 0.125, &with("0%")).unwrap();
    sheet
        .write_with_format(0, 1, 4711, &with("00000000"))
        .unwrap();
    sheet
        .write_with_format(0, 2, 46_000, &with("d mmm yyyy"))
        .unwrap();
    sheet.write_with_format(0, 3, 1.5, &with("[h]:mm")).unwrap();
    sheet
        .write_with_format(0, 4, 20, &with("dd-mm-yyyy"))
        .unwrap();
    sheet.write(0, 5, 1e-7).unwrap();
    sheet.write(0, 6, true).unwrap();
    sheet.write(0, 7, "_x0041_ <a> & b").unwrap();
    sheet
        .write_formula(
            0,
            8,
            rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"),
        )
        .unwrap();
    sheet
        .set_row_hidden(0)
        .unwrap()
        .set_row_hidden(6)
        .unwrap()
        .set_column_hidden(1)
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let signed = repacked(&bytes, |name, text| match name {
        "_rels/.rels" => text.replace(
            "</Relationships>",
            "<Relationship Id=\"s\" Type=\"x/origin\" Target=\"x\"/></Relationships>",
        ),
        _ => text,
    });
    let made = marked(&signed, errors("Sheet1", &["A1"]));
    assert_eq!(made.rewritten, Some("signed or shared"));
    let before = workbook::open(&signed, &Limits::default()).unwrap();
    let after = workbook::open(&made.bytes, &Limits::default()).unwrap();
    let (old, new) = (&before.sheets[0], &after.sheets[1]);
    let cells = |sheet: &Sheet| {
        let mut all = Vec::new();
        for row in sheet.rows() {
            all.extend(row.cells.iter().map(|cell| format!("{cell:?}")));
        }
        all
    };
    let (mut expected, found) = (cells(old), cells(new));
    // A day before March 1900 is written as a text.
    expected[4] = expected[4].replace("Date(1900-01-20)", "Text(\"1900-01-20\")");
    assert_eq!(expected, found);
    assert_eq!(
        (&old.hidden_rows, &old.hidden_columns),
        (&new.hidden_rows, &new.hidden_columns)
    );
}

#[test]
fn problems_of_the_whole_file_have_a_row_without_a_link() {
    let whole = mark("", "", Severity::Error, "Er ontbreekt een kolom");
    let made = marked(b"a;b\r\n1;2\r\n", marking(vec![whole]));
    let list = part(&made.bytes, "xl/worksheets/sheet2.xml");
    assert!(list.contains("Hele bestand") && list.contains("Er ontbreekt een kolom"));
    assert!(!list.contains("<hyperlink"));
}
