//! Any bytes as a package, and any bytes as the parts of one: vetted and read within small limits, or refused.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use meetbaar_importers::{limits::Limits, workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Small enough that what passes them can't take long.
fn limits() -> Limits {
    Limits {
        part_bytes: 1024 * 1024,
        unpacked_bytes: 4 * 1024 * 1024,
        cells: 10_000,
        text_bytes: 1024 * 1024,
        ..Limits::default()
    }
}

/// A package around the XML of a sheet, or around the content of an OpenDocument file.
fn package(content: &[u8], open_document: bool) -> Vec<u8> {
    let parts: &[(&str, &[u8])] = if open_document {
        &[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
        ]
    } else {
        &[
            ("[Content_Types].xml", b"<Types/>"),
            (
                "xl/_rels/workbook.xml.rels",
                b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                b"<workbook xmlns:r='r'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>",
            ),
            ("xl/worksheets/sheet1.xml", content),
        ]
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let _ = workbook::vet(bytes, &limits());
    let _ = workbook::vet(&package(bytes, false), &limits());
    // Excel's cells are calamine's work, whose panics are caught; those of an OpenDocument file are our own.
    let _ = workbook::open(&package(bytes, true), &limits());
});
