//! The parts of a new workbook that do not depend on its cells: kinds, references, and the few styles that values need.

use super::markup::{MAIN, RELATIONS};

/// The style of a day.
pub(super) const DATE: usize = 1;
/// The style of a length of time.
pub(super) const DURATION: usize = 2;
/// The style of a share.
pub(super) const PERCENT: usize = 3;
/// The most zeros that a number is filled up with.
const MOST_ZEROS: usize = 32;

/// The style of a number that is filled up with zeros to so many digits.
pub(super) fn zeros(digits: usize) -> usize {
    match digits {
        0 => 0,
        digits => digits.min(MOST_ZEROS).saturating_add(PERCENT),
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// These parts with their paths, for so many sheets.
pub(super) fn all(sheets: usize) -> Vec<(&'static str, String)> {
    let kinds: String = (1..=sheets)
        .map(|number| {
            format!("<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SPREADSHEET}.worksheet+xml\"/>")
        })
        .collect();
    let references: String = (1..=sheets)
        .map(|number| {
            format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")
        })
        .collect();
    vec![
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{SPREADSHEET}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SPREADSHEET}.styles+xml\"/>{kinds}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rIdStyles\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>{references}</Relationships>"
            ),
        ),
        ("xl/styles.xml", styles()),
    ]
}

fn styles() -> String {
    let formats = ["dd-mm-yyyy".to_owned(), "[h]:mm".to_owned()];
    let zeros = (1..=MOST_ZEROS).map(|digits| "0".repeat(digits));
    let formats: Vec<String> = formats.into_iter().chain(zeros).collect();
    let numbered = || (164_usize..).zip(&formats);
    let named: String = numbered()
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"))
        .collect();
    // Format 10 is a percentage; it stands between lengths of time and numbers with zeros.
    let ids = numbered().map(|(id, _)| id);
    let ids: Vec<usize> = ids.clone().take(2).chain([10]).chain(ids.skip(2)).collect();
    let cells: String = ids
        .iter()
        .map(|id| {
            format!("<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>")
        })
        .collect();
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{}\">{named}</numFmts><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{cells}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        formats.len(),
        ids.len().saturating_add(1),
    )
}
