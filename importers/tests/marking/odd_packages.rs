//! Packages as other programs write them: prefixes, odd paths, missing references, shared texts, byte order marks.

use crate::{
    packages::{package, part, patched},
    words::errors,
};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook of one sheet with everything prefixed, in odd places. LibreOffice opens it, calamine does not.
pub(crate) fn odd() -> Vec<u8> {
    let types = "<t:Types xmlns:t=\"http://schemas.openxmlformats.org/package/2006/content-types\"><t:Default Extension=\"xml\" ContentType=\"application/xml\"/><t:Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <t:Override PartName=\"/boek/Workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
        <t:Override PartName=\"/bladen/blad%20een.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
        <t:Override PartName=\"/boek/stijlen.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
        <t:Override PartName=\"/boek/teksten.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></t:Types>";
    let root = format!(
        "<p:Relationships xmlns:p=\"{PACKAGE}\"><p:Relationship Target=\"/boek/Workbook.xml\" Id=\"a\" Type=\"{OFFICE}/officeDocument\"/></p:Relationships>"
    );
    let book = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<x:workbook xmlns:x=\"{MAIN}\" xmlns:rel=\"{OFFICE}\"><x:bookViews/><x:sheets><x:sheet rel:id=\"b1\" sheetId=\"65534\" name=\"A &amp; B\"/></x:sheets><x:definedNames><x:definedName localSheetId='0' name='n'>1</x:definedName></x:definedNames></x:workbook>"
    );
    let references = format!(
        "<p:Relationships xmlns:p=\"{PACKAGE}\"><p:Relationship Id=\"b1\" Type=\"{OFFICE}/worksheet\" Target=\"../bladen/blad%20een.xml\"/><p:Relationship Id=\"rIdM1\" Type=\"{OFFICE}/styles\" Target=\"stijlen.xml\"/><p:Relationship Id=\"b3\" Type=\"{OFFICE}/sharedStrings\" Target=\"/boek/teksten.xml\"/></p:Relationships>"
    );
    let sheet = format!(
        "\u{feff}<?xml version='1.0'?><x:worksheet xmlns:x=\"{MAIN}\">\r\n <x:sheetData>\r\n  <x:row><x:c t='s'><x:v>0</x:v></x:c><x:c  t=\"inlineStr\" ><x:is><x:t>tekst</x:t></x:is></x:c></x:row><!-- <x:c r=\"A1\"> -->\r\n  <x:row r=\"4\"><x:c r=\"B4\" s='1'><x:v>12</x:v></x:c></x:row>\r\n </x:sheetData>\r\n</x:worksheet>\r\n"
    );
    let styles = format!(
        "<x:styleSheet xmlns:x=\"{MAIN}\"><x:fonts><x:font><x:sz val=\"10\"/></x:font></x:fonts><x:fills><x:fill><x:patternFill/></x:fill></x:fills><x:borders><x:border/></x:borders><x:cellXfs><x:xf/><x:xf numFmtId='14' fillId='0'><x:alignment horizontal=\"right\"/></x:xf></x:cellXfs></x:styleSheet>"
    );
    let texts = format!("<x:sst xmlns:x=\"{MAIN}\"><x:si><x:t>gedeeld</x:t></x:si></x:sst>");
    package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", &root),
        ("boek/Workbook.xml", &book),
        ("boek/_rels/Workbook.xml.rels", &references),
        ("bladen/blad%20een.xml", &sheet),
        ("boek/stijlen.xml", &styles),
        ("boek/teksten.xml", &texts),
    ])
}

#[test]
fn prefixes_and_odd_paths_are_followed() {
    let after = patched(
        &odd(),
        errors("A & B", &["A1", "B1", "C1", "B2", "A4", "B4", "D9"]),
    );
    let sheet = part(&after, "bladen/blad%20een.xml");
    let expected = format!(
        "\u{feff}<?xml version='1.0'?><x:worksheet xmlns:x=\"{MAIN}\">\r\n <x:sheetData>\r\n  <x:row><x:c s=\"2\" t='s'><x:v>0</x:v></x:c><x:c s=\"2\"  t=\"inlineStr\" ><x:is><x:t>tekst</x:t></x:is></x:c><x:c r=\"C1\" s=\"2\"/></x:row><!-- <x:c r=\"A1\"> -->\r\n  <x:row r=\"2\"><x:c r=\"B2\" s=\"2\"/></x:row><x:row r=\"4\"><x:c r=\"A4\" s=\"2\"/><x:c r=\"B4\" s='3'><x:v>12</x:v></x:c></x:row>\r\n <x:row r=\"9\"><x:c r=\"D9\" s=\"2\"/></x:row></x:sheetData><x:legacyDrawing xmlns:r=\"{OFFICE}\" r:id=\"rIdM2\"/>\r\n</x:worksheet>\r\n"
    );
    assert_eq!(sheet, expected);
    let styles = part(&after, "boek/stijlen.xml");
    assert!(styles.contains("<x:xf applyFill=\"1\" fillId=\"1\"/><x:xf applyFill=\"1\" numFmtId='14' fillId='1'><x:alignment horizontal=\"right\"/></x:xf>"), "{styles}");
    let book = part(&after, "boek/Workbook.xml");
    assert!(book.contains("<x:bookViews><x:workbookView activeTab=\"1\"/></x:bookViews><x:sheets><x:sheet name=\"Fouten\" sheetId=\"1\" rel:id=\"rIdM2\"/><x:sheet rel:id=\"b1\""), "{book}");
    assert!(book.contains("localSheetId='1'") && !book.contains("<x:bookViews/>"));
    let types = part(&after, "[Content_Types].xml");
    assert!(
        types.contains("<t:Override PartName=\"/xl/worksheets/sheet1.xml\"")
            && types.contains("<t:Default Extension=\"vml\"")
    );
    let references = part(&after, "bladen/_rels/blad%20een.xml.rels");
    assert!(
        references.contains("Target=\"/xl/comments1.xml\"")
            && references.contains("Target=\"/xl/drawings/vmlDrawing1.vml\"")
    );
    let list = part(&after, "xl/worksheets/sheet1.xml");
    assert!(list.contains("location=\"'A &amp; B'!B4\""));
}
