//! A template as an OpenDocument spreadsheet: the package and its content.
//!
//! Written here rather than by a crate: the one that can write drop-downs and properties (spreadsheet-ods) brings older
//! second copies of the readers of zip and XML, a parser of formulas and locales, and no Dutch among them.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    FileKind,
    book::{Book, Sheet},
    markup::Markup,
    ods_cells, ods_parts, ods_styles,
};

/// The version of OpenDocument.
pub(super) const ODF: &str = "1.3";

/// The bytes of the file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, ZipError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // OpenDocument wants this part first, and as it is.
    package.start_file("mimetype", stored)?;
    package.write_all(FileKind::Ods.media_type().as_bytes())?;
    for (path, part) in [
        ("META-INF/manifest.xml", ods_parts::manifest()),
        ("meta.xml", ods_parts::meta(book)),
        ("settings.xml", ods_parts::settings(book)),
        ("styles.xml", ods_styles::styles(book)),
        ("content.xml", content(book)),
    ] {
        package.start_file(path, packed)?;
        package.write_all(&part)?;
    }
    Ok(package.finish()?.into_inner())
}

fn content(book: &Book) -> Vec<u8> {
    let mut xml = Markup::new();
    xml.open(
        "office:document-content",
        &[
            (
                "xmlns:office",
                "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            ),
            (
                "xmlns:style",
                "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
            ),
            (
                "xmlns:text",
                "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            ),
            (
                "xmlns:table",
                "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            ),
            (
                "xmlns:number",
                "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
            ),
            (
                "xmlns:fo",
                "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
            ),
            (
                "xmlns:svg",
                "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
            ),
            ("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
            ("office:version", ODF),
        ],
    );
    ods_styles::automatic(&mut xml, book);
    xml.open("office:body", &[]).open("office:spreadsheet", &[]);
    validations(&mut xml, book);
    for (place, sheet) in (1_u32..).zip(&book.sheets) {
        ods_cells::table(&mut xml, place, sheet);
    }
    xml.finish()
}

fn validations(xml: &mut Markup, book: &Book) {
    xml.open("table:content-validations", &[]);
    for (place, sheet) in (1_u32..).zip(&book.sheets) {
        validations_of(xml, place, sheet);
    }
    xml.close();
}

fn validations_of(xml: &mut Markup, place: u32, sheet: &Sheet) {
    let Some(inputs) = &sheet.inputs else { return };
    for (column, input) in (1_u32..).zip(&inputs.columns) {
        ods_cells::validation(xml, place, sheet, (column, inputs.first), input);
    }
}
