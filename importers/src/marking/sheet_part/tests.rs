//! Small sheets, and what marking makes of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        Unpatchable,
        markup::{RELATIONS, Walk},
        styles::Use,
    },
    SheetPart,
};
use crate::{problem::Severity, workbook::Address};

const HEAD: &str =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

fn patched(inner: &str, cells: &[&str], drawing: Option<&str>) -> Result<String, Unpatchable> {
    let text = format!("{HEAD}{inner}</worksheet>");
    let wanted: BTreeMap<Address, Severity> = cells
        .iter()
        .map(|cell| (Address::parse(cell).unwrap(), Severity::Error))
        .collect();
    let before = BTreeSet::from([70]);
    let part = SheetPart::of(Walk::begin(text.as_bytes())?, &wanted, &before)?;
    // For the test a style becomes a hundred more, or none.
    let number = part
        .uses()
        .map(|used| match used {
            Use::Marked(style, _) => (used, usize::try_from(style + 100).unwrap()),
            Use::Cleared(_) => (used, 0),
        })
        .collect();
    let whole = part.edits(&number, drawing)?.applied(&text)?;
    let inner = whole.strip_prefix(HEAD).unwrap();
    Ok(inner.strip_suffix("</worksheet>").unwrap().to_owned())
}

#[test]
fn cells_change_their_style_and_missing_ones_come_at_their_place() {
    for (before, cells, after) in [
        (
            r#"<sheetData><row r="2"><c r="A2" s="3" t="s"><v>1</v></c><c r='B2'/></row></sheetData>"#,
            &["A2", "B2"][..],
            r#"<sheetData><row r="2"><c r="A2" s="103" t="s"><v>1</v></c><c s="100" r='B2'/></row></sheetData>"#,
        ),
        (
            r#"<sheetData><row r="2"><c r="B2"/><c r="E2"/></row></sheetData>"#,
            &["A2", "D2", "G2", "F2"],
            r#"<sheetData><row r="2"><c r="A2" s="100"/><c r="B2"/><c r="D2" s="100"/><c r="E2"/><c r="F2" s="100"/><c r="G2" s="100"/></row></sheetData>"#,
        ),
        (
            r#"<sheetData><row r="2"/><row r="5"></row></sheetData>"#,
            &["A1", "B2", "C3", "D3", "E5", "F9"],
            r#"<sheetData><row r="1"><c r="A1" s="100"/></row><row r="2"><c r="B2" s="100"/></row><row r="3"><c r="C3" s="100"/><c r="D3" s="100"/></row><row r="5"><c r="E5" s="100"/></row><row r="9"><c r="F9" s="100"/></row></sheetData>"#,
        ),
        (
            "<sheetData/>",
            &["B2"],
            r#"<sheetData><row r="2"><c r="B2" s="100"/></row></sheetData>"#,
        ),
        (
            "<sheetData><row><c/><c/></row><row><c/></row></sheetData>",
            &["B1", "A2", "C2"],
            r#"<sheetData><row><c/><c s="100"/></row><row><c s="100"/><c r="C2" s="100"/></row></sheetData>"#,
        ),
        (
            r#"<cols><col min="2" max="3" style="7"/></cols><sheetData><row r="1" s="8" customFormat="1"/><row r="2" s="8"/></sheetData>"#,
            &["B1", "C2", "D2"],
            r#"<cols><col min="2" max="3" style="7"/></cols><sheetData><row r="1" s="8" customFormat="1"><c r="B1" s="108"/></row><row r="2" s="8"><c r="C2" s="107"/><c r="D2" s="100"/></row></sheetData>"#,
        ),
        (
            r#"<sheetData><row r="1"><c r="A1" s="70"/><c r="B1" s="70"/></row></sheetData>"#,
            &["B1"],
            r#"<sheetData><row r="1"><c r="A1" s="0"/><c r="B1" s="170"/></row></sheetData>"#,
        ),
        // Cells of an extension are no cells of the sheet.
        (
            r#"<sheetData><row r="1"><c r="A1"/></row></sheetData><extLst><ext><x><c r="A1"/></x></ext></extLst>"#,
            &["A1"],
            r#"<sheetData><row r="1"><c s="100" r="A1"/></row></sheetData><extLst><ext><x><c r="A1"/></x></ext></extLst>"#,
        ),
    ] {
        assert_eq!(patched(before, cells, None).unwrap(), after, "{cells:?}");
    }
}

#[test]
fn the_drawing_is_named_where_the_schema_wants_it() {
    let rows = "<sheetData></sheetData>";
    for (before, after) in [
        ("", ""),
        (
            "<pageMargins/><drawing r:id='a'/>",
            "<tableParts/><extLst/>",
        ),
        (
            "<mergeCells><mergeCell/></mergeCells>",
            "<legacyDrawingHF/>",
        ),
        (
            "<pageSetup/>",
            "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent>",
        ),
        (
            "<mc:AlternateContent><mc:Choice><drawing/></mc:Choice></mc:AlternateContent>",
            "<controls/>",
        ),
    ] {
        let sheet = format!("{rows}{before}{after}");
        let named = format!("<legacyDrawing xmlns:r=\"{RELATIONS}\" r:id=\"rId9\"/>");
        let expected = format!("{rows}{before}{named}{after}");
        assert_eq!(patched(&sheet, &[], Some("rId9")).unwrap(), expected);
    }
}

#[test]
fn nothing_is_put_into_cells_that_are_not_in_order() {
    let sheet = r#"<sheetData><row r="3"><c r="B3"/><c r="A3"/></row><row r="1"><c r="A1"/></row></sheetData>"#;
    assert!(patched(sheet, &["B3"], None).is_ok());
    for cell in ["A3", "C3", "A1", "A2", "A9"] {
        assert!(patched(sheet, &[cell], None).is_err(), "{cell}");
    }
    assert!(patched("<x/>", &["A1"], None).is_err());
}
