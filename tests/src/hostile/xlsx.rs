//! Excel packages that mean harm.

use std::fmt::Write as _;

use anyhow::Result;

use super::package::{Part, package, replaced};

const TYPES: &str = "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
    <Default Extension='xml' ContentType='application/xml'/></Types>";
const ROOT: &str = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='w' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
pub(super) const MAIN: &str = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
const MIB: usize = 1024 * 1024;

fn relations(sheets: usize) -> String {
    let mut text = String::from(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
        <Relationship Id='s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings' Target='sharedStrings.xml'/>\
        <Relationship Id='t' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='styles.xml'/>",
    );
    for number in 1..=sheets {
        let _ = write!(
            text,
            "<Relationship Id='r{number}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet{number}.xml'/>"
        );
    }
    text + "</Relationships>"
}

fn workbook(sheets: usize) -> String {
    let mut text = format!("<workbook {MAIN}><sheets>");
    for number in 1..=sheets {
        let _ = write!(
            text,
            "<sheet name='S{number}' sheetId='{number}' r:id='r{number}'/>"
        );
    }
    text + "</sheets></workbook>"
}

pub(super) fn sheet(inside: &str) -> String {
    format!("<worksheet {MAIN}>{inside}</worksheet>")
}

/// A workbook of one sheet, with further parts.
pub(super) fn with(sheet: Part<'_>, further: Vec<(&str, Part<'_>)>) -> Result<Vec<u8>> {
    let (relations, workbook) = (relations(1), workbook(1));
    let mut parts = vec![
        ("[Content_Types].xml", Part::Text(TYPES)),
        ("_rels/.rels", Part::Text(ROOT)),
        ("xl/_rels/workbook.xml.rels", Part::Text(&relations)),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let (styles, strings) = (
        format!("<styleSheet {MAIN}><cellXfs count='1'><xf numFmtId='0'/></cellXfs></styleSheet>"),
        format!("<sst {MAIN} count='0' uniqueCount='0'/>"),
    );
    for (name, text) in [
        ("xl/workbook.xml", &workbook),
        ("xl/styles.xml", &styles),
        ("xl/sharedStrings.xml", &strings),
    ] {
        if further.iter().all(|(other, _)| *other != name) {
            parts.push((name, Part::Text(text)));
        }
    }
    parts.extend(further);
    package(&parts)
}

fn of_sheet(inside: &str) -> Result<Vec<u8>> {
    with(Part::Text(&sheet(inside)), vec![])
}

/// A cell in each corner of the largest sheet there is.
pub(super) fn used_range() -> Result<Vec<u8>> {
    of_sheet(
        "<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row>\
         <row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>",
    )
}

/// Strings that say they are four billion.
pub(super) fn claimed_strings() -> Result<Vec<u8>> {
    let strings =
        format!("<sst {MAIN} count='4294967295' uniqueCount='4294967295'><si><t>x</t></si></sst>");
    with(
        Part::Text(&sheet("<sheetData/>")),
        vec![("xl/sharedStrings.xml", Part::Text(&strings))],
    )
}

/// Two gibibytes of blanks in the strings.
pub(super) fn blanks_in_strings() -> Result<Vec<u8>> {
    let start = format!("<sst {MAIN} count='1' uniqueCount='1'><si><t xml:space='preserve'>");
    with(
        Part::Text(&sheet("<sheetData/>")),
        vec![(
            "xl/sharedStrings.xml",
            Part::Blanks(&start, 2048 * MIB, "</t></si></sst>"),
        )],
    )
}

/// A quarter of a gibibyte of blanks in one cell: no limit on parts is passed.
pub(super) fn blanks_in_a_cell() -> Result<Vec<u8>> {
    let start = format!(
        "<worksheet {MAIN}><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve'>"
    );
    with(
        Part::Blanks(
            &start,
            256 * MIB,
            "</t></is></c></row></sheetData></worksheet>",
        ),
        vec![],
    )
}

/// A part that says it is small and is not.
pub(super) fn blanks_that_lie() -> Result<Vec<u8>> {
    let start = format!("<worksheet {MAIN}><sheetData>");
    let end = "</sheetData></worksheet>";
    let count = 256 * MIB;
    let bytes = with(Part::Blanks(&start, count, end), vec![])?;
    let real = u64::try_from(start.len() + count + end.len())?;
    Ok(replaced(
        &bytes,
        &real.to_le_bytes(),
        &1_000_u64.to_le_bytes(),
    ))
}

/// A million elements inside each other.
pub(super) fn deep() -> Result<Vec<u8>> {
    let (open, close) = ("<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    of_sheet(&format!("<sheetData/>{open}{close}"))
}

/// A hundred thousand sheets, all of one part.
pub(super) fn many_sheets() -> Result<Vec<u8>> {
    let mut relations = relations(0).replace("</Relationships>", "");
    let mut workbook = format!("<workbook {MAIN}><sheets>");
    for number in 1..=100_000 {
        let _ = write!(
            workbook,
            "<sheet name='S{number}' sheetId='{number}' r:id='r{number}'/>"
        );
        let _ = write!(
            relations,
            "<Relationship Id='r{number}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/>"
        );
    }
    relations.push_str("</Relationships>");
    workbook.push_str("</sheets></workbook>");
    let sheet = sheet("<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>");
    let styles = format!("<styleSheet {MAIN}/>");
    let strings = format!("<sst {MAIN} count='0' uniqueCount='0'/>");
    package(&[
        ("[Content_Types].xml", Part::Text(TYPES)),
        ("_rels/.rels", Part::Text(ROOT)),
        ("xl/_rels/workbook.xml.rels", Part::Text(&relations)),
        ("xl/workbook.xml", Part::Text(&workbook)),
        ("xl/worksheets/sheet1.xml", Part::Text(&sheet)),
        ("xl/styles.xml", Part::Text(&styles)),
        ("xl/sharedStrings.xml", Part::Text(&strings)),
    ])
}

/// Entities that grow tenfold nine times.
pub(super) fn laughs() -> String {
    let mut text = String::from("<!DOCTYPE x [<!ENTITY a0 'ha'>");
    for number in 1..=9 {
        let _ = write!(
            text,
            "<!ENTITY a{number} '{}'>",
            format!("&a{};", number - 1).repeat(10)
        );
    }
    text + "]>"
}

/// A document type in a sheet.
pub(super) fn document_type() -> Result<Vec<u8>> {
    let cells =
        "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&a9;</t></is></c></row></sheetData>";
    with(Part::Text(&format!("{}{}", laughs(), sheet(cells))), vec![])
}

/// A document type in the strings.
pub(super) fn document_type_in_strings() -> Result<Vec<u8>> {
    let strings = format!(
        "{}<sst {MAIN} count='1' uniqueCount='1'><si><t>&a9;</t></si></sst>",
        laughs()
    );
    with(
        Part::Text(&sheet(
            "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>",
        )),
        vec![("xl/sharedStrings.xml", Part::Text(&strings))],
    )
}

/// A hundred thousand formulas, each of the one above it, none with a result.
pub(super) fn formula_chain() -> Result<Vec<u8>> {
    let mut cells = String::from("<sheetData><row r='1'><c r='A1'><f>A100000+1</f></c></row>");
    for row in 2..=100_000 {
        let _ = write!(
            cells,
            "<row r='{row}'><c r='A{row}'><f>A{}+SUM(A1:A{row})</f></c></row>",
            row - 1
        );
    }
    of_sheet(&(cells + "</sheetData>"))
}

/// Merged ranges that all cover the whole sheet.
pub(super) fn merged() -> Result<Vec<u8>> {
    let ranges = "<mergeCell ref='A1:XFD1048576'/>".repeat(90_000);
    of_sheet(&format!(
        "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells>{ranges}</mergeCells>"
    ))
}

/// Half a million styles.
pub(super) fn styles() -> Result<Vec<u8>> {
    let formats = "<xf numFmtId='14'/>".repeat(500_000);
    let styles =
        format!("<styleSheet {MAIN}><cellXfs count='4294967295'>{formats}</cellXfs></styleSheet>");
    with(
        Part::Text(&sheet(
            "<sheetData><row r='1'><c r='A1' s='4294967295'><v>1</v></c></row></sheetData>",
        )),
        vec![("xl/styles.xml", Part::Text(&styles))],
    )
}

/// A part that would be written outside its folder, were it unpacked.
pub(super) fn climbing_entry() -> Result<Vec<u8>> {
    with(
        Part::Text(&sheet("<sheetData/>")),
        vec![("../../../../tmp/climbed.xml", Part::Text("<x/>"))],
    )
}

/// A tag of a hundred mebibytes.
pub(super) fn one_long_tag() -> Result<Vec<u8>> {
    let start = format!("<worksheet {MAIN}><sheetData><row r='1'");
    with(
        Part::Blanks(&start, 100 * MIB, "></row></sheetData></worksheet>"),
        vec![],
    )
}

/// Two parts of one name: what is vetted must be what is read.
pub(super) fn twice_the_same_part() -> Result<Vec<u8>> {
    let harmless = sheet("<sheetData/>");
    let harmful = format!(
        "{}{}",
        laughs(),
        sheet(
            "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&a9;</t></is></c></row></sheetData>"
        )
    );
    let bytes = with(
        Part::Text(&harmless),
        vec![("xl/worksheets/sheet2.xml", Part::Text(&harmful))],
    )?;
    Ok(replaced(
        &bytes,
        b"worksheets/sheet2.xml",
        b"worksheets/sheet1.xml",
    ))
}
