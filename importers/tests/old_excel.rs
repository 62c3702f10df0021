//! Workbooks that LibreOffice saved as Excel 97: what their formats, hidden rows and comments say is not lost.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that finds too little must fail"
)]

use std::{fs, path::Path, process::Command};

use meetbaar_importers::{
    limits::Limits,
    problem::Code,
    read,
    reading::{Entry, Outcome, Reading},
};
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Note, Workbook};

/// A list of seven candidates with filled-up numbers and percentages, a hidden row and a hidden column.
fn written(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings = [
        "Kandidaatnummer",
        "Doelgroep",
        "Startdatum",
        "FTE (36h)",
        "Verloonde uren",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading).unwrap();
    }
    let day = Format::new().set_num_format("dd-mm-yyyy");
    let zeros = Format::new().set_num_format("00000000");
    let percent = Format::new().set_num_format("0%");
    let start = ExcelDateTime::parse_from_str("2026-03-01").unwrap();
    for row in 1..=7_u32 {
        sheet.write_with_format(row, 0, 4710 + row, &zeros).unwrap();
        sheet.write(row, 1, "WW").unwrap();
        sheet.write_with_format(row, 2, &start, &day).unwrap();
        sheet.write_with_format(row, 3, 0.5, &percent).unwrap();
        sheet.write(row, 4, 300.25).unwrap();
    }
    sheet.set_row_hidden(3).unwrap();
    sheet.set_column_hidden(3).unwrap();
    change(&mut book);
    book.save_to_buffer().unwrap()
}

fn as_old_excel(folder: &Path, name: &str, bytes: &[u8]) -> Reading {
    fs::write(folder.join(name), bytes).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xls", name])
        .current_dir(folder)
        .output()
        .expect("LibreOffice is missing: scripts/setup.sh test installs it");
    assert!(done.status.success(), "{done:?}");
    let old = fs::read(folder.join(name).with_extension("xls")).unwrap();
    assert!(old.starts_with(b"\xD0\xCF\x11\xE0"));
    read(&old, &Limits::default())
}

#[test]
fn old_workbooks_keep_their_formats_and_say_what_is_hidden() {
    let folder = std::env::temp_dir().join(format!("old-excel-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let plain = as_old_excel(&folder, "plain.xlsx", &written(|_| {}));
    let with_note = written(|book| {
        let sheet = book.worksheet_from_index(0).unwrap();
        let note = Note::new("BSN 123456782");
        sheet.insert_note(1, 1, &note).unwrap();
    });
    let with_header = written(|book| {
        let sheet = book.worksheet_from_index(0).unwrap();
        sheet.set_header("&LBSN 1234.56.782");
    });
    let with_title = written(|book| {
        book.set_properties(&DocProperties::new().set_title("BSN 123456782"));
    });
    let with_check = written(|book| {
        let sheet = book.worksheet_from_index(0).unwrap();
        let list = ["123456782", "111222333"];
        let check = DataValidation::new().allow_list_strings(&list).unwrap();
        sheet.add_data_validation(1, 0, 7, 0, &check).unwrap();
    });
    let hiding = [with_note, with_header, with_title, with_check]
        .map(|bytes| as_old_excel(&folder, "hiding.xlsx", &bytes));
    fs::remove_dir_all(&folder).unwrap();
    let Entry::Placement(first) = &plain.lines[0].entry else {
        unreachable!("a list of placements");
    };
    assert_eq!(
        (
            first.candidate.as_str(),
            first.hours_per_week.unwrap().plain()
        ),
        ("00004711", "18".to_owned())
    );
    let told: Vec<(Code, &str)> = plain
        .problems
        .iter()
        .map(|problem| (problem.code, problem.cell.as_str()))
        .collect();
    assert_eq!(told, [(Code::HiddenColumn, "D1"), (Code::HiddenRow, "A4")]);
    for (place, reading) in hiding.iter().enumerate() {
        assert_eq!(
            (reading.outcome, reading.problems[0].code),
            (Outcome::Refused, Code::CitizenServiceNumber),
            "{place}"
        );
    }
}
