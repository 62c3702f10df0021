//! OpenDocument packages that mean harm.

use anyhow::Result;

use super::{
    package::{Part, package},
    xlsx::laughs,
};

const START: &str = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>\
    <office:body><office:spreadsheet><table:table table:name='A'>";
const END: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";

fn with(content: Part<'_>) -> Result<Vec<u8>> {
    package(&[
        (
            "mimetype",
            Part::Text("application/vnd.oasis.opendocument.spreadsheet"),
        ),
        ("content.xml", content),
    ])
}

fn of_rows(rows: &str) -> Result<Vec<u8>> {
    with(Part::Text(&format!("{START}{rows}{END}")))
}

/// A billion cells of a number.
pub(super) fn repeats() -> Result<Vec<u8>> {
    of_rows(
        "<table:table-row table:number-rows-repeated='1000000'>\
         <table:table-cell table:number-columns-repeated='1000' office:value-type='float' office:value='1'/></table:table-row>",
    )
}

/// A hundred million cells of a long text.
pub(super) fn repeats_of_text() -> Result<Vec<u8>> {
    let text = "x".repeat(60_000);
    of_rows(&format!(
        "<table:table-row table:number-rows-repeated='99999'>\
         <table:table-cell table:number-columns-repeated='1000' office:value-type='string'><text:p>{text}</text:p></table:table-cell></table:table-row>"
    ))
}

/// A million elements inside each other.
pub(super) fn deep() -> Result<Vec<u8>> {
    let (open, close) = (
        "<text:span>".repeat(1_000_000),
        "</text:span>".repeat(1_000_000),
    );
    of_rows(&format!(
        "<table:table-row><table:table-cell office:value-type='string'><text:p>{open}x{close}</text:p></table:table-cell></table:table-row>"
    ))
}

/// Entities that grow tenfold nine times.
pub(super) fn document_type() -> Result<Vec<u8>> {
    let row = "<table:table-row><table:table-cell office:value-type='string'><text:p>&a9;</text:p></table:table-cell></table:table-row>";
    with(Part::Text(&format!("{}{START}{row}{END}", laughs())))
}

/// A quarter of a gibibyte of blanks in one cell.
pub(super) fn blanks() -> Result<Vec<u8>> {
    let start =
        format!("{START}<table:table-row><table:table-cell office:value-type='string'><text:p>");
    let end = format!("</text:p></table:table-cell></table:table-row>{END}");
    with(Part::Blanks(&start, 256 * 1024 * 1024, &end))
}
