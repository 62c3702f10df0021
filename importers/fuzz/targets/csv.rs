//! Any bytes as a text file: it is read, or refused, and a panic is a finding even where a reading would catch it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetbaar_importers::{limits::Limits, read_workbook, workbook};

fuzz_target!(|bytes: &[u8]| {
    // What begins like a package or a compound file is for other targets.
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf]) {
        return;
    }
    if let Ok(workbook) = workbook::open(bytes, &Limits::default()) {
        for sheet in &workbook.sheets {
            for row in sheet.rows() {
                for cell in &row.cells {
                    assert_eq!(sheet.row(row.number).unwrap().cell(cell.column), Some(cell));
                }
            }
        }
        let reading = read_workbook(&workbook);
        let account = reading.account;
        assert!(account.rows >= account.with_lines);
    }
});
