//! What changed in a layout since its profile was made.

use serde::{Deserialize, Serialize};

use super::{heading_rows::TablePlace, letter};
use crate::{
    columns::Field,
    profiles::{HeadingCell, Profile, ProfileTable, ReadyTable, claims, heading_cells},
    workbook::Workbook,
};

/// Headings are looked for in this many rows from the top.
const SEARCHED_ROWS: u32 = 50;

/// What changed since a profile was made of which much is still there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Name of the profile.
    pub profile: String,
    /// What people call it.
    pub title: String,
    /// Its table, from 0.
    pub table: usize,
    /// Where that table stands now, as far as it is there.
    pub place: TablePlace,
    /// Columns of which the heading is gone.
    pub missing: Vec<Missing>,
    /// Headings that the profile does not know.
    pub new: Vec<NewHeading>,
    /// Columns that stand elsewhere.
    pub moved: Vec<Moved>,
    /// Whether the table stands on a sheet that the profile does not name.
    pub elsewhere: bool,
    /// What the columns that are still there hold: their places with their fields.
    pub known: Vec<(u32, Field)>,
}

/// A column of which the heading is gone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// What it held.
    pub field: Field,
    /// Its heading.
    pub heading: String,
    /// Where it stood.
    pub at: Option<String>,
}

/// A heading that the profile does not know.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewHeading {
    /// The heading.
    pub heading: String,
    /// The letters of its column.
    pub at: String,
}

/// A column that stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// What it holds.
    pub field: Field,
    /// Its heading.
    pub heading: String,
    /// Where it stood.
    pub from: String,
    /// Where it stands.
    pub to: String,
}

/// The profile that comes nearest to a workbook, with what changed since; `None` where it fits.
pub fn closest(profiles: &[Profile], workbook: &Workbook) -> Option<Difference> {
    nearest(profiles, workbook).filter(Difference::is_one)
}

/// The profile that comes nearest to a workbook, whether it fits or not; none of which less than half is there.
pub fn nearest(profiles: &[Profile], workbook: &Workbook) -> Option<Difference> {
    let compared = profiles.iter().flat_map(|profile| {
        let tables = profile.tables.iter().enumerate();
        tables.filter_map(|(place, table)| of_table(profile, place, table, workbook))
    });
    compared.max_by_key(|one| (one.known.len(), std::cmp::Reverse(one.missing.len())))
}

impl Difference {
    /// Whether something is missing, so that the profile does not fit.
    pub fn is_one(&self) -> bool {
        !self.missing.is_empty() || self.elsewhere
    }
}

fn of_table(
    profile: &Profile,
    place: usize,
    table: &ProfileTable,
    workbook: &Workbook,
) -> Option<Difference> {
    let ready = ReadyTable::of(table);
    let read = table.columns.iter().filter(|column| column.field.is_read());
    let wanted = read.count();
    let mut best: Option<Difference> = None;
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.visible) {
        let rows = sheet.rows().take_while(|row| row.number <= SEARCHED_ROWS);
        let rows: Vec<u32> = rows.map(|row| row.number).collect();
        // One heading row before two: the row above may be a title.
        for height in 1..=3 {
            for row in rows.iter().copied() {
                let cells = heading_cells(sheet, row, height);
                let place_now = TablePlace {
                    sheet: sheet.name.clone(),
                    heading_row: row,
                    heading_height: height,
                    kind: Some(table.kind),
                };
                let found = compared(profile, place, table, place_now, &cells, &ready);
                let better = best
                    .as_ref()
                    .is_none_or(|best| found.known.len() > best.known.len());
                if better && found.known.len().saturating_mul(2) >= wanted && found.known.len() >= 2
                {
                    best = Some(found);
                }
            }
        }
    }
    best
}

fn compared(
    profile: &Profile,
    place: usize,
    table: &ProfileTable,
    place_now: TablePlace,
    cells: &[HeadingCell],
    ready: &ReadyTable<'_>,
) -> Difference {
    let claims = claims(ready, cells);
    let mut difference = Difference {
        profile: profile.name.clone(),
        title: profile.title.clone(),
        table: place,
        elsewhere: !profile.concerns(&place_now.sheet),
        place: place_now,
        missing: Vec::new(),
        new: Vec::new(),
        moved: Vec::new(),
        known: Vec::new(),
    };
    for (cell, claimed) in cells.iter().zip(&claims.by_heading) {
        let column = claimed.and_then(|claimed| table.columns.get(claimed));
        let Some(column) = column else {
            difference.new.push(NewHeading {
                heading: cell.heading.shown(),
                at: letter(cell.column),
            });
            continue;
        };
        if !column.field.is_read() {
            continue;
        }
        difference.known.push((cell.column, column.field));
        let to = letter(cell.column);
        if let Some(from) = column.at.clone().filter(|from| *from != to) {
            difference.moved.push(Moved {
                field: column.field,
                heading: cell.heading.shown(),
                from,
                to,
            });
        }
    }
    for (column, _) in table
        .columns
        .iter()
        .zip(0_usize..)
        .filter(|(column, at)| column.required && !claims.has(*at))
    {
        difference.missing.push(Missing {
            field: column.field,
            heading: column.headings.first().cloned().unwrap_or_default(),
            at: column.at.clone(),
        });
    }
    difference
}
