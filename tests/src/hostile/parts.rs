//! Excel packages whose parts mean harm by how they are put together.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::{
    package::Part,
    xlsx::{MAIN, sheet, used_range, with},
};

/// A value of a mebibyte in which every sign seems to end the tag.
pub(super) fn signs_in_a_tag() -> Result<Vec<u8>> {
    let signs = ">".repeat(1_000_000);
    let rows =
        format!("<sheetData><row r='1' a='{signs}'><c r='A1'><v>1</v></c></row></sheetData>");
    with(Part::Text(&sheet(&rows)), vec![])
}

/// All columns hidden, a hundred thousand times, in ever other words so that they are not packed too well.
pub(super) fn hidden_columns() -> Result<Vec<u8>> {
    let mut columns = String::from("<cols>");
    for number in 0..100_000_u64 {
        let width = number.wrapping_mul(2_654_435_761) % 1_000_000_007;
        let _ = write!(
            columns,
            "<col min='2' max='16384' width='{width}' hidden='1'/>"
        );
    }
    columns.push_str("</cols><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>");
    with(Part::Text(&sheet(&columns)), vec![])
}

/// Fifty thousand relations to one large table.
pub(super) fn many_relations() -> Result<Vec<u8>> {
    let mut relations = String::from(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>",
    );
    for number in 0..50_000 {
        let _ = write!(
            relations,
            "<Relationship Id='t{number}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/table' Target='../tables/table1.xml'/>"
        );
    }
    relations.push_str("</Relationships>");
    let columns = "<tableColumn id='1' name='c'/>".repeat(20_000);
    let table = format!("<table {MAIN} ref='A1:B2'>{columns}</table>");
    with(
        Part::Text(&sheet(
            "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>",
        )),
        vec![
            (
                "xl/worksheets/_rels/sheet1.xml.rels",
                Part::Text(&relations),
            ),
            ("xl/tables/table1.xml", Part::Text(&table)),
        ],
    )
}

/// Two parts of which the directory says that they are one: all would be unpacked as often as it is named.
pub(super) fn parts_in_each_other() -> Result<Vec<u8>> {
    let text = "<x/>".repeat(100_000);
    let mut bytes = with(
        Part::Text(&sheet("<sheetData/>")),
        vec![
            ("xl/one.xml", Part::Text(&text)),
            ("xl/two.xml", Part::Text(&text)),
        ],
    )?;
    let place = |bytes: &[u8], name: &[u8]| {
        let mut windows = bytes.windows(name.len());
        windows.rposition(|window| window == name)
    };
    // In the directory the place of a part stands just before its name.
    let one = place(&bytes, b"xl/one.xml").context("the first part")?;
    let two = place(&bytes, b"xl/two.xml").context("the second part")?;
    let first = bytes[one - 4..one].to_vec();
    bytes[two - 4..two].copy_from_slice(&first);
    Ok(bytes)
}

/// A sheet with a name of a mebibyte, which would stand beside each of its problems.
pub(super) fn long_name() -> Result<Vec<u8>> {
    let name = "naam ".repeat(100_000);
    let workbook = format!(
        "<workbook {MAIN}><sheets><sheet name='{name}' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    with(
        Part::Text(&sheet("<sheetData/>")),
        vec![("xl/workbook.xml", Part::Text(&workbook))],
    )
}

/// A package behind another one: what stands in the first would be kept and read by nobody.
pub(super) fn two_packages() -> Result<Vec<u8>> {
    let package = used_range()?;
    Ok([package.as_slice(), package.as_slice()].concat())
}
