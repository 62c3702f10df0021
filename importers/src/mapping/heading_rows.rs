//! Which rows of a sheet may be its headings.

use serde::{Deserialize, Serialize};

use super::{
    columns::{ColumnCandidate, columns},
    percent, score,
};
use crate::{
    columns::{Field, Grade, TableKind, Vocabulary},
    profiles::{HeadingCell, heading_cells},
    values::{self, Convention, Day},
    workbook::{Cell, Row, Sheet, Value},
};

/// Headings are looked for in this many rows from the top.
const SEARCHED_ROWS: u32 = 50;
/// So many rows of a sheet are offered.
const MOST: usize = 3;
/// So many columns are offered.
const MOST_COLUMNS: usize = 200;

/// Where a table stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TablePlace {
    /// Name of the sheet; empty for csv.
    #[serde(default)]
    pub sheet: String,
    /// The first heading row.
    pub heading_row: u32,
    /// How many heading rows there are.
    #[serde(default = "one")]
    pub heading_height: u32,
    /// What the table lists; without it what fits best.
    #[serde(default)]
    pub kind: Option<TableKind>,
}

fn one() -> u32 {
    1
}

/// A row, or several below each other, that may be headings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeadingCandidate {
    /// The first of the rows.
    pub row: u32,
    /// How many rows there are.
    pub height: u32,
    /// How likely they are headings, from 0 to 100.
    pub score: u8,
    /// What the table below most likely lists.
    pub kind: TableKind,
    /// Its columns.
    pub columns: Vec<ColumnCandidate>,
}

/// The rows of a sheet that may be headings, the most likely first.
pub(super) fn heading_rows(sheet: &Sheet, words: &Vocabulary) -> Vec<HeadingCandidate> {
    let rows: Vec<Row<'_>> = sheet
        .rows()
        .take_while(|row| row.number <= SEARCHED_ROWS)
        .collect();
    let mut scored: Vec<(u8, u32, u32)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let below = rows.get(place.saturating_add(1)..).unwrap_or_default();
        let single = likely(row, below, &heading_cells(sheet, row.number, 1), words);
        let next = below
            .first()
            .filter(|next| Some(next.number) == row.number.checked_add(1));
        let double = next.filter(|next| is_text(next)).map(|_| {
            let below = below.get(1..).unwrap_or_default();
            likely(row, below, &heading_cells(sheet, row.number, 2), words)
        });
        if single > 0 {
            scored.push((single, row.number, 1));
        }
        // Two rows must be better than one, or the row below is a first line.
        if let Some(double) = double.filter(|double| *double > single.saturating_add(5)) {
            scored.push((double, row.number, 2));
        }
    }
    scored.sort_by_key(|(score, row, _)| (std::cmp::Reverse(*score), *row));
    // What stands below the best row and is no better is its data.
    if let Some((best, first, _)) = scored.first().copied() {
        scored.retain(|(score, row, _)| *row <= first || score.saturating_add(10) >= best);
    }
    scored.truncate(MOST);
    let candidates = scored.into_iter().filter_map(|(score, row, height)| {
        let candidate = read(sheet, row, height, None, words)?;
        Some(HeadingCandidate { score, ..candidate })
    });
    candidates.collect()
}

/// The headings at a place, whatever they look like; `None` where there are none.
pub fn heading_at(
    sheet: &Sheet,
    place: &TablePlace,
    words: &Vocabulary,
) -> Option<HeadingCandidate> {
    let height = place.heading_height.clamp(1, 3);
    read(sheet, place.heading_row, height, place.kind, words)
}

fn read(
    sheet: &Sheet,
    row: u32,
    height: u32,
    kind: Option<TableKind>,
    words: &Vocabulary,
) -> Option<HeadingCandidate> {
    let mut cells = heading_cells(sheet, row, height);
    cells.truncate(MOST_COLUMNS);
    let last = row.saturating_add(height.saturating_sub(1));
    if cells.is_empty() {
        return None;
    }
    let lowest = sheet.row(last).map(|row| row.cells).unwrap_or_default();
    let data = lowest.iter().filter(|cell| is_data(cell)).count();
    // A row of data may be pointed at too: what stands in it is no heading, and may be a name.
    let doubtful = percent(data, lowest.len()) >= 30;
    let of = |kind| (kind, columns(sheet, (kind, last), &cells, doubtful, words));
    let (kind, columns) = match kind {
        Some(kind) => of(kind),
        None => {
            let worth = |columns: &[ColumnCandidate]| {
                let best = columns
                    .iter()
                    .filter_map(|column| column.suggestions.first());
                best.map(|best| usize::from(best.score)).sum::<usize>()
            };
            // Of equals the first kind: `max_by_key` would take the last.
            let kinds = TableKind::ALL.into_iter().map(of);
            kinds.fold(
                None,
                |best: Option<(TableKind, Vec<ColumnCandidate>)>, next| match best {
                    Some(best) if worth(&best.1) >= worth(&next.1) => Some(best),
                    _ => Some(next),
                },
            )?
        }
    };
    Some(HeadingCandidate {
        row,
        height,
        score: 0,
        kind,
        columns,
    })
}

fn is_text(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| cell.text().is_some())
}

/// How likely a row is a row of headings, from 0 to 100.
fn likely(row: &Row<'_>, below: &[Row<'_>], cells: &[HeadingCell], words: &Vocabulary) -> u8 {
    let texts = row.cells.iter().filter(|cell| !is_data(cell));
    let texts: Vec<&str> = texts.filter_map(Cell::text).collect();
    if cells.len() < 2 || texts.len() < 2 {
        return 0;
    }
    let mut different: Vec<&str> = cells.iter().map(|cell| cell.joined.as_str()).collect();
    different.sort_unstable();
    different.dedup();
    let short = texts
        .iter()
        .filter(|text| text.chars().count() <= 50)
        .count();
    let width = below
        .iter()
        .take(20)
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let values = below.iter().take(20).flat_map(|row| &row.cells);
    let (mut typed, mut all) = (0_usize, 0_usize);
    for cell in values {
        all = all.saturating_add(1);
        typed = typed.saturating_add(usize::from(is_data(cell)));
    }
    let known = cells.iter().filter(|cell| is_known(cell, words)).count();
    let parts = [
        (percent(texts.len(), row.cells.len()), 25),
        (percent(different.len(), cells.len()), 10),
        (percent(short, texts.len()), 5),
        (percent(cells.len(), width.max(cells.len())), 20),
        (
            if all > 0 {
                40_usize.saturating_add(percent(typed, all)).min(100)
            } else {
                0
            },
            15,
        ),
        (
            percent(known.saturating_mul(2), width.max(cells.len())).min(100),
            25,
        ),
    ];
    let sum: usize = parts
        .iter()
        .map(|(part, weight)| part.saturating_mul(*weight))
        .sum();
    score(sum / 100)
}

/// Whether a cell holds what lists hold and headings do not: a number, a day, or a number or code of somebody's own.
pub(super) fn is_data(cell: &Cell<'_>) -> bool {
    let Value::Text(text) = cell.value else {
        return true;
    };
    let is_day = matches!(values::day(cell), Some(Day::On(_)));
    let is_number = values::number(text, Some(Convention::Comma)).is_ok();
    let is_code = !text.contains(' ')
        && text.chars().any(|sign| sign.is_ascii_digit())
        && values::stated(text).is_none();
    is_day || is_number || is_code
}

fn is_known(cell: &HeadingCell, words: &Vocabulary) -> bool {
    let mut kinds = TableKind::ALL.into_iter();
    kinds.any(|kind| {
        matches!(
            words.field(kind, &cell.heading),
            Some((field, Grade::Exact | Grade::Parts)) if field != Field::Aside
        )
    })
}
