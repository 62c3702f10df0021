//! Citizen service numbers in what somebody wrote outside the cells of a package: checks, links, pictures, formulas, parts
//! that no sheet names.

use std::io::{Cursor, Read};

use meetbaar_importers::{problem::Code, reading::Outcome};
use zip::ZipArchive;

use crate::packages::{package, reading, saved, with_parts};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The first sheet with something in place of something else.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let bytes = saved(|_| {});
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut sheet = String::new();
    let mut part = archive.by_name(SHEET).unwrap();
    part.read_to_string(&mut sheet).unwrap();
    drop(part);
    assert!(sheet.contains(from), "{sheet}");
    with_parts(&bytes, &[(SHEET, sheet.replacen(from, to, 1).as_bytes())])
}

fn behind_the_cells(what: &str) -> Vec<u8> {
    changed("</sheetData>", &format!("</sheetData>{what}"))
}

fn in_a_row(cells: &str) -> Vec<u8> {
    let row = format!("<row r=\"9\">{cells}</row></sheetData>");
    changed("</sheetData>", &row)
}

fn part(name: &str, content: &[u8]) -> Vec<u8> {
    with_parts(&saved(|_| {}), &[(name, content)])
}

#[test]
fn what_somebody_wrote_beside_the_cells_refuses_the_file() {
    let wide: Vec<u8> = "<x>bsn 123456782</x>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let written = [
        behind_the_cells(
            "<dataValidations><dataValidation type=\"list\" sqref=\"A2\"><formula1>\"123456782,x\"</formula1></dataValidation></dataValidations>",
        ),
        behind_the_cells(
            "<dataValidations><dataValidation sqref=\"A2\" prompt=\"bsn&#32;123456782\"/></dataValidations>",
        ),
        behind_the_cells(
            "<conditionalFormatting sqref=\"A2\"><cfRule type=\"cellIs\"><formula>\"1234.56.782\"</formula></cfRule></conditionalFormatting>",
        ),
        behind_the_cells(
            "<autoFilter ref=\"A1:E2\"><filterColumn colId=\"0\"><filters><filter val=\"123456782\"/></filters></filterColumn></autoFilter>",
        ),
        behind_the_cells("<hyperlinks><hyperlink ref=\"A2\" tooltip=\"BSN 123456782\"/></hyperlinks>"),
        behind_the_cells("<extLst><ext><f>\"123456782\"</f></ext></extLst>"),
        in_a_row("<c r=\"G9\" t=\"str\"><f>IF(A2=\"123456782\",1,2)</f><v>2</v></c>"),
        in_a_row("<c r=\"G9\"><f>MATCH(123456782,A1:A2,0)</f><v>2</v></c>"),
        part(
            "xl/worksheets/_rels/sheet1.xml.rels",
            b"<Relationships><Relationship Id='h' Type='x/hyperlink' Target='https://hr.example/?bsn=123456782' TargetMode='External'/></Relationships>",
        ),
        part("xl/drawings/drawing7.xml", b"<d><cNvPr id='1' descr='BSN 123456782'/></d>"),
        part("xl/worksheets/sheetcomments.xml", b"<comments><comment ref='A1'><t>123456782</t></comment></comments>"),
        part("xl/worksheets/sheet7.xml", b"<worksheet><sheetData><row r='1'><c r='A1'><v>123456782</v></c></row></sheetData></worksheet>"),
        part("xl/comments7.xml", "<comments><comment ref='A1'><t>１２３４５６７８２</t></comment></comments>".as_bytes()),
        part("xl/comments7.xml", b"<comments><comment ref='A1'><t>bsn 1234&#53;6782</t></comment></comments>"),
        part("docProps/custom.xml", b"<Properties><property name='bsn 123456782'/></Properties>"),
        part("customXml/item1.xml", &[&[0xFF, 0xFE], wide.as_slice()].concat()),
    ];
    for (place, bytes) in written.iter().enumerate() {
        let reading = reading(bytes);
        assert_eq!(reading.outcome, Outcome::Refused, "{place}: {reading:?}");
        assert_eq!(
            reading.problems[0].code,
            Code::CitizenServiceNumber,
            "{place}"
        );
        assert!(!format!("{reading:?}").contains("782"), "{place}");
    }
}

#[test]
fn numbers_that_programs_give_refuse_nothing() {
    for bytes in [
        part("xl/charts/chart1.xml", b"<c><axId val='123456782'/><crossAx val='111222333'/></c>"),
        part("xl/drawings/drawing7.xml", b"<d><off x='123456782' y='111222333'/></d>"),
        part(
            "xl/worksheets/_rels/sheet1.xml.rels",
            b"<Relationships><Relationship Id='h' Type='x/hyperlink' Target='https://docs.example/123456782'/></Relationships>",
        ),
        part("xl/media/image1.png", b"\x89PNG 123456782"),
        in_a_row("<c r=\"G9\"><f>SUM(A100000:B200000)*1000-20-300</f><v>2</v></c>"),
        in_a_row("<c r=\"G9\"><v>1</v></c>"),
    ] {
        let reading = reading(&bytes);
        let codes: Vec<Code> = reading.problems.iter().map(|problem| problem.code).collect();
        assert!(!codes.contains(&Code::CitizenServiceNumber), "{codes:?}");
        assert_ne!(reading.outcome, Outcome::Refused, "{codes:?}");
    }
}

#[test]
fn checks_links_and_formulas_of_open_document_are_looked_at() {
    let with = |before: &str, cell: &str| {
        let content = format!(
            "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:xlink='l'><office:body>\
             <office:spreadsheet>{before}<table:table table:name='Blad1'><table:table-row>{cell}\
             </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        );
        reading(&package(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("content.xml", content.as_bytes()),
        ]))
    };
    let plain =
        "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";
    for (before, cell) in [
        (
            "<table:content-validations><table:content-validation table:condition='of:cell-content-is-in-list(\"123456782\";\"x\")'/></table:content-validations>",
            plain,
        ),
        (
            "<table:content-validations><table:content-validation><table:help-message><text:p>bsn 123456782</text:p></table:help-message></table:content-validation></table:content-validations>",
            plain,
        ),
        (
            "<table:named-expressions><table:named-expression table:name='n' table:expression='\"123456782\"'/></table:named-expressions>",
            plain,
        ),
        (
            "",
            "<table:table-cell office:value-type='string'><text:p><text:a xlink:href='https://hr.example/?bsn=123456782'>x</text:a></text:p></table:table-cell>",
        ),
        (
            "",
            "<table:table-cell office:value-type='string' table:formula='of:=IF([.A1]=\"123456782\";1;2)'><text:p>x</text:p></table:table-cell>",
        ),
    ] {
        let reading = with(before, cell);
        assert_eq!(
            reading.problems[0].code,
            Code::CitizenServiceNumber,
            "{before}{cell}"
        );
    }
    assert_ne!(with("", plain).problems[0].code, Code::CitizenServiceNumber);
}
