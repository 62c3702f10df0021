//! The columns under a heading row, each with what it may be.

use serde::{Deserialize, Serialize};

use super::{
    evidence::Evidence,
    letter,
    samples::{may_be_citizen_number, samples},
    suggestions::{is_likely, suggestions},
};
use crate::{
    columns::{Field, Grade, TableKind, Vocabulary},
    lines::looks_like_name,
    profiles::{DayOrder, Decimals, HeadingCell},
    values::Stated,
    workbook::Sheet,
};

/// A column of an unrecognised workbook.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnCandidate {
    /// Its place, from 1.
    pub column: u32,
    /// Its letters.
    pub letter: String,
    /// Its heading, rows parted by `/`; empty where that may say who somebody is: then it can't be read.
    pub heading: String,
    /// How many of the first 200 rows below have a value in it.
    pub filled: usize,
    /// At most three of its values.
    pub samples: Vec<String>,
    /// Whether it may say who somebody is: no value of it is shown.
    pub private: bool,
    /// Whether it surely does: it is not to be read.
    pub personal: bool,
    /// Whether it holds what looks like names: it is not to be read as numbers of candidates.
    pub names: bool,
    /// What it may be, the most likely first.
    pub suggestions: Vec<Suggestion>,
    /// The field that is filled in beforehand.
    pub likely: Option<Field>,
    /// Whether that is what an earlier profile of the same supplier says.
    pub confirmed: bool,
    /// Whether its heading is a month or a quarter, so that it may hold the hours of that period.
    pub heads_period: bool,
    /// The decimal sign that its values prove; `None` where none does.
    pub decimals: Option<Decimals>,
    /// Whether it has numbers that can be read in two ways and none that proves which.
    pub numbers_unclear: bool,
    /// The order of days that its values prove.
    pub days: Option<DayOrder>,
    /// Whether it has days of which day and month can't be told apart, and none that proves which.
    pub days_unclear: bool,
}

/// A field that a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The field.
    pub field: Field,
    /// How likely, from 0 to 100.
    pub score: u8,
}

/// The columns under headings.
pub(super) fn columns(
    sheet: &Sheet,
    (kind, last_heading_row): (TableKind, u32),
    cells: &[HeadingCell],
    doubtful: bool,
    words: &Vocabulary,
) -> Vec<ColumnCandidate> {
    let mut columns: Vec<ColumnCandidate> = cells
        .iter()
        .map(|cell| ColumnCandidate {
            heading: heading(cell, doubtful),
            ..column(sheet, kind, last_heading_row, cell, words)
        })
        .collect();
    fill_in(&mut columns);
    columns
}

fn column(
    sheet: &Sheet,
    kind: TableKind,
    last_heading_row: u32,
    cell: &HeadingCell,
    words: &Vocabulary,
) -> ColumnCandidate {
    let evidence = Evidence::of(sheet, cell.column, last_heading_row);
    let named = words.field(kind, &cell.heading);
    let known = matches!(
        named,
        Some((
            Field::Personal | Field::CitizenNumber,
            Grade::Exact | Grade::Parts
        ))
    );
    let personal = known || evidence.holds_contacts();
    let private = personal || evidence.is_private();
    let stated = cell.heading.stated();
    let proven = |one: usize, other: usize| one > 0 && other == 0;
    let unproven = |one: usize, other: usize| (one == 0) == (other == 0);
    ColumnCandidate {
        column: cell.column,
        letter: letter(cell.column),
        heading: String::new(),
        filled: evidence.filled,
        samples: if private {
            Vec::new()
        } else {
            samples(sheet, cell.column, last_heading_row)
        },
        private,
        personal,
        names: evidence.holds_names(),
        suggestions: if personal {
            Vec::new()
        } else {
            let mut suggestions = suggestions(kind, &cell.heading, &evidence, words);
            suggestions.retain(|one| one.field != Field::Candidate || !evidence.holds_names());
            suggestions
        },
        likely: None,
        confirmed: false,
        heads_period: stated.is_some_and(|stated| !matches!(stated, Stated::Year(_)))
            && (cell.heading.is_only_period()
                || matches!(named, Some((field, _)) if field.is_numeric())),
        decimals: if proven(evidence.comma, evidence.point) {
            Some(Decimals::Comma)
        } else {
            proven(evidence.point, evidence.comma).then_some(Decimals::Point)
        },
        numbers_unclear: evidence.numbers_unclear > 0 && unproven(evidence.comma, evidence.point),
        days: if proven(evidence.day_first, evidence.month_first) {
            Some(DayOrder::DayFirst)
        } else {
            proven(evidence.month_first, evidence.day_first).then_some(DayOrder::MonthFirst)
        },
        days_unclear: evidence.days_unclear > 0
            && unproven(evidence.day_first, evidence.month_first),
    }
}

/// The heading as it may be shown: never a number of eight or nine digits, nor a name in a row that looks like data.
fn heading(cell: &HeadingCell, doubtful: bool) -> String {
    let shown = cell.heading.shown();
    let hidden = may_be_citizen_number(&shown)
        || shown.contains('@')
        || (doubtful && looks_like_name(&shown));
    if hidden { String::new() } else { shown }
}

/// Gives every field to the column that is most likely it, where that is likely enough; none gets two.
fn fill_in(columns: &mut [ColumnCandidate]) {
    let mut offers: Vec<(u8, u32, Field)> = columns
        .iter()
        .flat_map(|column| {
            let likely = column.suggestions.iter().filter(|one| is_likely(one));
            likely.map(|one| (one.score, column.column, one.field))
        })
        .collect();
    offers.sort_by_key(|(score, column, _)| (std::cmp::Reverse(*score), *column));
    let mut given: Vec<Field> = Vec::new();
    for (_, place, field) in offers {
        let column = columns.iter_mut().find(|column| column.column == place);
        if let Some(column) = column.filter(|column| column.likely.is_none())
            && !given.contains(&field)
        {
            given.push(field);
            column.likely = Some(field);
        }
    }
}
