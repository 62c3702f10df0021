//! Citizen service numbers that stand in no cell, or in cells that nobody sees.

use meetbaar_importers::{problem::Code, reading::Outcome};
use rust_xlsxwriter::{DocProperties, Note, Shape};

use crate::{
    packages::{package, reading, saved, with_parts},
    sheets::problems,
};

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
