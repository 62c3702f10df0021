//! The sheet of problems: a title, a count, and a row for each problem with a link to its cell.
//!
//! Texts stand in it as texts only, never as formulas.

use std::fmt::Write as _;

use super::{
    Mark, Marking,
    escape::{escaped, escaped_cell},
    markup::MAIN,
    problem_sheet::TOKEN,
    styles::Look,
};
use crate::{privacy, workbook::Address};

/// Widths of the columns, in characters.
const WIDTHS: [usize; 7] = [16, 20, 9, 26, 28, 38, 72];
/// The highest row that programs take, in points.
const HIGHEST: usize = 400;
/// The longest text of a cell that is repeated here.
const LONGEST: usize = 200;

/// The sheet as a part; `is_link` says whether a sheet of a name is there to be gone to.
pub(super) fn sheet(
    marking: &Marking,
    look: impl Fn(Look) -> usize,
    is_link: impl Fn(&str) -> bool,
) -> String {
    let labels = &marking.labels;
    let mut listing = Listing {
        rows: String::new(),
        links: String::new(),
        row: 0,
        look,
    };
    listing.line(&[(0, &labels.title, Look::Title), (6, TOKEN, Look::Unseen)]);
    listing.line(&[(0, &labels.summary, Look::Muted)]);
    listing.line(&[(0, &labels.explanation, Look::Muted)]);
    listing.line(&[(
        0,
        labels.omitted.as_deref().unwrap_or_default(),
        Look::Muted,
    )]);
    let headings: Vec<(usize, &str, Look)> = labels
        .columns
        .iter()
        .enumerate()
        .map(|(place, heading)| (place, heading.as_str(), Look::Heading))
        .collect();
    listing.line(&headings);
    let frozen = listing.row;
    for mark in &marking.marks {
        listing.problem(marking, mark, &is_link);
    }
    listing.part(frozen)
}

struct Listing<Looks> {
    rows: String,
    links: String,
    row: u32,
    look: Looks,
}

impl<Looks: Fn(Look) -> usize> Listing<Looks> {
    fn line(&mut self, cells: &[(usize, &str, Look)]) {
        self.row = self.row.saturating_add(1);
        // Writing to a text does not fail, here and below.
        let _ = write!(
            self.rows,
            "<row r=\"{}\" ht=\"{}\" customHeight=\"1\">",
            self.row,
            height(cells)
        );
        for (place, text, look) in cells {
            let column = u32::try_from(*place).unwrap_or_default().saturating_add(1);
            let (address, style) = (Address::new(self.row, column), (self.look)(*look));
            if text.is_empty() {
                let _ = write!(self.rows, "<c r=\"{address}\" s=\"{style}\"/>");
                continue;
            }
            let _ = write!(
                self.rows,
                "<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped_cell(text)
            );
        }
        self.rows.push_str("</row>");
    }

    fn problem(&mut self, marking: &Marking, mark: &Mark, is_link: &impl Fn(&str) -> bool) {
        let labels = &marking.labels;
        let is_there = is_link(&mark.sheet);
        let cell = mark.cell.map(|cell| cell.to_string());
        let cell = cell.unwrap_or_default();
        let sheet = if mark.sheet.is_empty() && cell.is_empty() {
            &labels.whole_file
        } else {
            &mark.sheet
        };
        let (heading, found) = (shown(&mark.heading), shown(&mark.found));
        self.line(&[
            (0, labels.word(mark.severity), Look::Word(mark.severity)),
            (1, &shown(sheet), Look::Text),
            (2, &cell, if is_there { Look::Link } else { Look::Text }),
            (3, &heading, Look::Text),
            (4, &found, Look::Text),
            (5, &mark.title, Look::Text),
            (6, &mark.advice.join("\n"), Look::Text),
        ]);
        if is_there && !cell.is_empty() {
            let _ = write!(
                self.links,
                "<hyperlink ref=\"{}\" location=\"{}\" display=\"{cell}\"/>",
                Address::new(self.row, 3),
                escaped(&format!("'{}'!{cell}", mark.sheet.replace('\'', "''"))),
            );
        }
    }

    fn part(self, frozen: u32) -> String {
        let columns: String = (1_u32..)
            .zip(WIDTHS)
            .map(|(column, width)| {
                format!(
                    "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"
                )
            })
            .collect();
        let links = if self.links.is_empty() {
            String::new()
        } else {
            format!("<hyperlinks>{}</hyperlinks>", self.links)
        };
        let below = frozen.saturating_add(1);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:G{}\"/><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"><pane ySplit=\"{frozen}\" topLeftCell=\"A{below}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{below}\" sqref=\"A{below}\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}</cols><sheetData>{}</sheetData>{links}<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
            self.row, self.rows
        )
    }
}

/// The height of a row in points: not every program makes rows higher where texts are folded.
fn height(cells: &[(usize, &str, Look)]) -> usize {
    let lines = |(place, text, look): &(usize, &str, Look)| {
        // Bold and broad letters take more than a character's width.
        let width = WIDTHS.get(*place).map_or(1, |width| width * 4 / 5).max(1);
        let folded = |line: &str| line.chars().count().div_ceil(width).max(1);
        match look {
            Look::Title => 2,
            Look::Muted | Look::Unseen | Look::Heading => 1,
            Look::Text | Look::Link | Look::Word(_) => text.lines().map(folded).sum(),
        }
    };
    let most = cells.iter().map(lines).max().unwrap_or(1);
    most.max(1).saturating_mul(15).min(HIGHEST)
}

/// What stands in the supplier's file, shortened, and without what may be a citizen service number: out of its column
/// nobody can tell any more whether it is one.
fn shown(text: &str) -> String {
    let text = privacy::masked(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
