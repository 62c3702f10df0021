//! What an Excel 97 workbook says beside its values: number formats, hidden rows and columns, texts of comments and
//! boxes. Gathered from its records; where they don't hold together, nothing is said.

use std::collections::{BTreeSet, HashMap};

use super::{Address, aside::Asides, compound::Compound, number_format::NumberFormat, printed};

/// Facts of one sheet.
#[derive(Default)]
pub(crate) struct XlsFacts {
    /// Formats of numbers that change what they mean.
    pub(crate) formats: HashMap<Address, NumberFormat>,
    /// Hidden rows, from 1.
    pub(crate) hidden_rows: BTreeSet<u32>,
    /// Hidden columns, from 1.
    pub(crate) hidden_columns: BTreeSet<u32>,
    /// Texts that stand in no cell.
    pub(crate) asides: Asides,
}

/// Numbers of the records that are looked at.
mod kind {
    pub(super) const FORMULA: u16 = 0x06;
    pub(super) const BEGIN: u16 = 0x809;
    pub(super) const END: u16 = 0x0A;
    pub(super) const CONTINUE: u16 = 0x3C;
    pub(super) const COLUMNS: u16 = 0x7D;
    pub(super) const SHEET: u16 = 0x85;
    pub(super) const NUMBERS: u16 = 0xBD;
    pub(super) const CELL_FORMAT: u16 = 0xE0;
    pub(super) const TEXT_BOX: u16 = 0x1B6;
    pub(super) const NUMBER: u16 = 0x203;
    pub(super) const ROW: u16 = 0x208;
    pub(super) const PACKED: u16 = 0x27E;
    pub(super) const FORMAT: u16 = 0x41E;
}

/// Records with texts that stand in no cell: headers and footers, names, comments of before Excel 97, checks, links,
/// drawings, what links to other workbooks and pivot tables remember, what formulas hold.
const WITH_TEXTS: [u16; 17] = [
    kind::FORMULA,
    0x14,
    0x15,
    0x18,
    0x1C,
    0x23,
    0x5A,
    0x9E,
    0xAF,
    0xCD,
    0xEC,
    0x1AE,
    0x1B1,
    0x1B8,
    0x1BA,
    0x1BE,
    0x800,
];

/// The facts of every sheet, in the order of the workbook.
pub(crate) fn facts(bytes: &[u8]) -> Vec<XlsFacts> {
    let Some(file) = Compound::open(bytes) else {
        return Vec::new();
    };
    let workbook = file.stream("Workbook").or_else(|| file.stream("Book"));
    let Some(stream) = workbook else {
        return Vec::new();
    };
    let mut sheets = of_stream(&stream);
    if let Some(first) = sheets.first_mut() {
        let texts = (Records { rest: &stream })
            .filter(|(kind, _)| WITH_TEXTS.contains(kind))
            .flat_map(|(_, content)| printed::texts(content));
        let properties = ["\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"]
            .into_iter()
            .filter_map(|name| file.stream(name))
            .flat_map(|stream| printed::texts(&stream));
        for text in texts.chain(properties) {
            let _ = first.asides.keep(None, &text);
        }
    }
    sheets
}

/// The records of a stream from a place on.
struct Records<'stream> {
    rest: &'stream [u8],
}

impl<'stream> Iterator for Records<'stream> {
    type Item = (u16, &'stream [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.rest, 0)?, short(self.rest, 2)?);
        let (content, rest) = self.rest.get(4..)?.split_at_checked(length.into())?;
        self.rest = rest;
        Some((kind, content))
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn of_stream(stream: &[u8]) -> Vec<XlsFacts> {
    let (mut codes, mut formats, mut sheets) = (HashMap::new(), Vec::new(), Vec::new());
    for (kind, content) in (Records { rest: stream }) {
        match kind {
            kind::FORMAT => {
                if let (Some(number), Some(code)) = (short(content, 0), text(content.get(2..))) {
                    codes.insert(number, NumberFormat::of(&code));
                }
            }
            kind::CELL_FORMAT => {
                let number = short(content, 2).unwrap_or(0);
                let own = codes.get(&number).cloned();
                formats.push(own.unwrap_or_else(|| NumberFormat::built_in(number)));
            }
            kind::SHEET => {
                let place = content
                    .first_chunk::<4>()
                    .map(|four| u32::from_le_bytes(*four));
                sheets.push(place.and_then(|place| usize::try_from(place).ok()));
            }
            kind::END => break,
            _ => {}
        }
    }
    let of_sheet = |place: Option<usize>| {
        let rest = place.and_then(|place| stream.get(place..));
        rest.map(|rest| of_sheet(rest, &formats))
            .unwrap_or_default()
    };
    sheets.into_iter().map(of_sheet).collect()
}

/// A text of an old or a newer workbook: its length, perhaps a flag, its signs.
fn text(bytes: Option<&[u8]>) -> Option<String> {
    let bytes = bytes?;
    let length = usize::from(short(bytes, 0)?);
    if let Some(signs) = bytes.get(3..) {
        let wide = bytes.get(2).is_some_and(|flags| flags & 1 != 0);
        if wide && signs.len() >= length.saturating_mul(2) {
            let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(signs);
            return Some(text.into_owned());
        }
        if signs.len() == length {
            return Some(latin(signs));
        }
    }
    // Before Excel 97 the length has one byte and there are no flags.
    Some(latin(bytes.get(1..)?))
}

fn latin(signs: &[u8]) -> String {
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(signs);
    text.into_owned()
}

fn of_sheet(rest: &[u8], formats: &[NumberFormat]) -> XlsFacts {
    let mut facts = XlsFacts::default();
    let (mut in_text_box, mut depth) = (false, 0_u32);
    for (kind, content) in (Records { rest }) {
        let at = |place: usize| short(content, place);
        match kind {
            // A chart on the sheet has a beginning and an end of its own.
            kind::BEGIN => depth = depth.saturating_add(1),
            kind::END if depth <= 1 => break,
            kind::END => depth = depth.saturating_sub(1),
            _ if depth > 1 => {}
            kind::ROW => {
                let hidden = at(12).is_some_and(|flags| flags & 0x20 != 0);
                let row = at(0).filter(|_| hidden);
                facts
                    .hidden_rows
                    .extend(row.map(|row| u32::from(row).saturating_add(1)));
            }
            kind::COLUMNS => {
                let hidden = at(8).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (at(0), at(2), hidden) {
                    let from_one = |column: u16| u32::from(column).saturating_add(1);
                    facts
                        .hidden_columns
                        .extend(from_one(first)..=from_one(last.min(255)));
                }
            }
            kind::NUMBER | kind::PACKED | kind::FORMULA => {
                if let (Some(row), Some(column), Some(format)) = (at(0), at(2), at(4)) {
                    facts.note(row, column, format, formats);
                }
            }
            kind::NUMBERS => facts.several(content, formats),
            kind::CONTINUE if in_text_box => {
                let wide = content.first().is_some_and(|flags| flags & 1 != 0);
                let signs = content.get(1..).unwrap_or_default();
                let text = if wide {
                    let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(signs);
                    text.into_owned()
                } else {
                    latin(signs)
                };
                let _ = facts.asides.keep(None, &text);
            }
            _ => {}
        }
        in_text_box = kind == kind::TEXT_BOX;
    }
    facts
}

impl XlsFacts {
    fn note(&mut self, row: u16, column: u16, format: u16, formats: &[NumberFormat]) {
        let format = formats.get(usize::from(format));
        if let Some(format) = format.filter(|format| format.changes_meaning()) {
            let address = Address::new(
                u32::from(row).saturating_add(1),
                u32::from(column).saturating_add(1),
            );
            self.formats.insert(address, format.clone());
        }
    }

    /// Numbers of cells side by side: each with its format before it.
    fn several(&mut self, content: &[u8], formats: &[NumberFormat]) {
        let (Some(row), Some(first)) = (short(content, 0), short(content, 2)) else {
            return;
        };
        let cells = content.get(4..).unwrap_or_default().chunks_exact(6);
        for (column, cell) in (first..).zip(cells) {
            if let Some(format) = short(cell, 0) {
                self.note(row, column, format, formats);
            }
        }
    }
}
