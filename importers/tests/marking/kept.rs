//! Workbooks full of what suppliers use: notes, tables, drop-downs, colours by rule, drawings, names, hidden sheets.

use crate::{
    packages::{Part, marked, part, parts, patched, repacked},
    words::errors,
};
use meetbaar_importers::{limits::Limits, marking::Marking, workbook};
use rust_xlsxwriter::{
    Button, Chart, ChartType, Color, ConditionalFormatCell, ConditionalFormatCellRule,
    DataValidation, Format, Note, Table, Workbook,
};

/// A workbook with some of everything; its sheets are `Gegevens`, `Grafiek`, `Lijst` (hidden) and `O'Brien`.
pub(crate) fn rich() -> Vec<u8> {
    let mut book = Workbook::new();
    let white = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::Navy);
    let date = Format::new().set_num_format("dd-mm-yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Gegevens").unwrap();
    for (column, heading) in (0_u16..).zip(["Contract", "Kandidaat", "Doelgroep", "Begin"]) {
        sheet.write_with_format(0, column, heading, &white).unwrap();
    }
    for row in 1_u32..=8 {
        sheet.write(row, 0, "ICT-2024-017").unwrap();
        sheet.write(row, 1, format!("K{row}")).unwrap();
        sheet.write(row, 2, "WW").unwrap();
        sheet
            .write_with_format(row, 3, 46_000 + row, &date)
            .unwrap();
    }
    let anna = |text: &str| Note::new(text).set_author("Anna");
    sheet
        .insert_note(2, 1, &anna("Let op deze kandidaat"))
        .unwrap();
    sheet.insert_note(4, 2, &anna("Nog navragen")).unwrap();
    let kinds = DataValidation::new()
        .allow_list_strings(&["WW", "Wajong"])
        .unwrap();
    sheet.add_data_validation(1, 2, 8, 2, &kinds).unwrap();
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::GreaterThan(46_005))
        .set_format(Format::new().set_background_color(Color::Green));
    sheet.add_conditional_format(1, 3, 8, 3, &rule).unwrap();
    sheet
        .merge_range(10, 0, 10, 3, "Opmerkingen", &Format::new())
        .unwrap();
    sheet
        .insert_button(12, 5, &Button::new().set_caption("Klaar"))
        .unwrap();
    sheet.set_header("&LRapportage");
    sheet.set_print_area(0, 0, 8, 3).unwrap();
    sheet.write_formula(9, 3, "=SUM(D2:D9)").unwrap();
    let second = book.add_worksheet();
    second.set_name("Grafiek").unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("Gegevens!$D$2:$D$9");
    second.insert_chart(1, 1, &chart).unwrap();
    second.write(0, 0, "Grafiek").unwrap();
    second.set_active(true);
    let hidden = book.add_worksheet();
    hidden.set_name("Lijst").unwrap().set_hidden(true);
    hidden.write(0, 0, "WW").unwrap();
    let last = book.add_worksheet();
    last.set_name("O'Brien").unwrap();
    for (row, name) in (0_u32..).zip(["Kop", "een", "twee"]) {
        last.write(row, 0, name).unwrap();
        last.write(row, 1, row).unwrap();
    }
    last.write(0, 1, "Aantal").unwrap();
    last.add_table(0, 0, 2, 1, &Table::new()).unwrap();
    book.define_name("Overal", "=Gegevens!$A$1").unwrap();
    book.define_name("Lijst!Hier", "=Lijst!$A$1").unwrap();
    book.save_to_buffer().unwrap()
}

/// Errors on three of its sheets: beside and on notes of others, on a merged cell, on a table, and where nothing stands.
pub(crate) fn rich_marking() -> Marking {
    let mut all = errors("Gegevens", &["A1", "B3", "C4", "D5", "F20", "C11"]);
    all.marks.extend(errors("O'Brien", &["A2", "B3"]).marks);
    all.marks.extend(errors("Lijst", &["A1"]).marks);
    all
}

#[test]
fn everything_else_stays() {
    let before = rich();
    let after = patched(&before, rich_marking());
    let changes = [
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/_rels/sheet4.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    ];
    let (old, new) = (parts(&before), parts(&after));
    for (old, new) in old.iter().zip(&new) {
        assert_eq!(old.name, new.name);
        assert_eq!(
            old != new,
            changes.contains(&old.name.as_str()),
            "{}",
            old.name
        );
    }
    let names: Vec<&str> = new[old.len()..]
        .iter()
        .map(|part: &Part| part.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "xl/comments2.xml",
            "xl/comments3.xml",
            "xl/drawings/vmlDrawing2.vml",
            "xl/drawings/vmlDrawing3.vml",
            "xl/worksheets/_rels/sheet3.xml.rels",
            "xl/worksheets/sheet5.xml"
        ]
    );
}

#[test]
fn names_and_the_open_sheet_move_with_their_sheets() {
    let after = part(&patched(&rich(), rich_marking()), "xl/workbook.xml");
    assert!(after.contains("<definedName name=\"Overal\">"), "{after}");
    assert!(
        after.contains("name=\"Hier\" localSheetId=\"3\""),
        "{after}"
    );
    assert!(
        after.contains("name=\"_xlnm.Print_Area\" localSheetId=\"1\""),
        "{after}"
    );
    assert!(after.contains("activeTab=\"2\""), "{after}");
    let first = after.find("<sheet name=\"Fouten\" sheetId=\"5\"").unwrap();
    assert!(first < after.find("<sheet name=\"Gegevens\"").unwrap());
}

#[test]
fn notes_of_others_stay_and_ours_come_beside_them() {
    let after = patched(&rich(), rich_marking());
    let notes = part(&after, "xl/comments1.xml");
    assert!(notes.contains("Nog navragen") && notes.contains("Let op deze kandidaat"));
    assert_eq!(notes.matches("ref=\"B3\"").count(), 1);
    let own = notes
        .split("<comment ")
        .find(|note| note.contains("ref=\"B3\""))
        .unwrap();
    assert!(own.contains("Let op deze kandidaat") && own.contains("Fout: Dit klopt niet"));
    // Two of Anna, and five new ones: C11 is part of A11.
    assert_eq!(notes.matches("<comment ").count(), 7);
    assert!(notes.contains("ref=\"A11\"") && !notes.contains("ref=\"C11\""));
    let drawing = part(&after, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("ObjectType=\"Note\"").count(), 7);
    assert!(drawing.contains("ObjectType=\"Button\""));
    let mut shapes: Vec<&str> = drawing
        .split("<v:shape id=\"")
        .skip(1)
        .filter_map(|shape| shape.split('"').next())
        .collect();
    let all = shapes.len();
    shapes.sort_unstable();
    shapes.dedup();
    assert_eq!(shapes.len(), all);
    for sheet in ["sheet1", "sheet3", "sheet4"] {
        let sheet = part(&after, &format!("xl/worksheets/{sheet}.xml"));
        assert_eq!(sheet.matches("<legacyDrawing ").count(), 1);
    }
    let with_table = part(&after, "xl/worksheets/sheet4.xml");
    assert!(with_table.find("<legacyDrawing ").unwrap() < with_table.find("<tableParts").unwrap());
}

#[test]
fn formats_stay_and_white_letters_become_dark() {
    let (before, after) = (rich(), patched(&rich(), rich_marking()));
    let styles = part(&after, "xl/styles.xml");
    let date = styles
        .split("<xf ")
        .filter(|xf| xf.contains("applyNumberFormat") && xf.contains("numFmtId=\"164\""));
    assert_eq!(date.count(), 2, "{styles}");
    assert!(
        styles.contains("<b/><sz val=\"11\"/><color rgb=\"FF1A1A1A\"/>"),
        "{styles}"
    );
    let opened = |bytes: &[u8]| {
        let mut sheets = workbook::open(bytes, &Limits::default()).unwrap().sheets;
        // Comments and drawings are what marking adds.
        sheets.iter_mut().for_each(|sheet| sheet.asides.clear());
        sheets
    };
    for (old, new) in opened(&before).iter().zip(&opened(&after)[1..]) {
        assert_eq!(format!("{old:?}"), format!("{new:?}"));
    }
}

#[test]
fn a_name_that_is_taken_gives_another_one() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("FOUTEN")
        .unwrap()
        .write(0, 0, "x")
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let after = patched(&bytes, errors("FOUTEN", &["A1"]));
    assert!(part(&after, "xl/workbook.xml").contains("<sheet name=\"Fouten (2)\""));
    assert!(part(&after, "xl/worksheets/sheet2.xml").contains("location=\"'FOUTEN'!A1\""));
}

#[test]
fn a_workbook_with_macros_keeps_them_and_says_so() {
    let own = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let with = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    let bytes = repacked(&rich(), |name, text| match name {
        "[Content_Types].xml" => text.replace(own, with),
        _ => text,
    });
    let made = marked(&bytes, rich_marking());
    assert!(made.has_macros && made.rewritten.is_none());
    assert!(part(&made.bytes, "[Content_Types].xml").contains(with));
}
