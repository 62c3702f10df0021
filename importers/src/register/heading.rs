//! Where the headings of a register stand on a sheet, and what they name. Titles may stand above them.

use std::collections::BTreeMap;

use super::{columns::field, field::RegisterField};
use crate::{
    columns::{Grade, Heading},
    workbook::{Address, Sheet},
};

/// Headings further down are none.
const SEARCHED_ROWS: u32 = 60;
/// Columns further to the right hold nothing of a register.
const SEARCHED_COLUMNS: u32 = 200;
/// A row that names fewer fields is no row of headings.
const LEAST_FIELDS: usize = 4;

/// The headings of a register.
pub(super) struct Headings {
    /// Their last row.
    pub(super) row: u32,
    /// The column of each field, with its heading.
    pub(super) columns: BTreeMap<RegisterField, (u32, Heading)>,
    /// Columns of which the heading says the same as that of another.
    pub(super) doubles: Vec<(u32, Heading)>,
    /// Columns of which nobody knows what they hold.
    pub(super) unknown: Vec<(u32, Heading)>,
}

/// The row of headings that names most fields; the first of several.
pub(super) fn find(sheet: &Sheet) -> Option<Headings> {
    let rows = sheet
        .grid
        .row_numbers()
        .take_while(|row| *row <= SEARCHED_ROWS);
    let mut best: Option<Headings> = None;
    for row in rows {
        for height in [1, 2] {
            let headings = at(sheet, row, height);
            let named = headings.columns.len();
            let more = best.as_ref().is_none_or(|best| named > best.columns.len());
            if named >= LEAST_FIELDS
                && more
                && headings.columns.contains_key(&RegisterField::Number)
            {
                best = Some(headings);
            }
        }
    }
    best
}

/// What the cells of a row name, with those of the row above where headings are two rows high.
fn at(sheet: &Sheet, row: u32, height: u32) -> Headings {
    let mut found: BTreeMap<RegisterField, (u32, Heading, Grade)> = BTreeMap::new();
    let (mut doubles, mut unknown) = (Vec::new(), Vec::new());
    for column in 1..=sheet.grid.last_column().min(SEARCHED_COLUMNS) {
        let text = |row: u32| {
            let cell = sheet.shown_cell(Address::new(row, column))?;
            cell.text().map(str::to_owned)
        };
        let own = text(row);
        let above = (height > 1 && row > 1)
            .then(|| text(row.saturating_sub(1)))
            .flatten();
        let heading = Heading::new(above.as_deref(), own.as_deref());
        match field(&heading) {
            None if own.is_some() => unknown.push((column, heading)),
            None | Some((RegisterField::Aside, _)) => {}
            Some((named, grade)) => match found.get(&named) {
                Some((_, _, before)) if *before >= grade => doubles.push((column, heading)),
                _ => {
                    let before = found.insert(named, (column, heading, grade));
                    doubles.extend(before.map(|(column, heading, _)| (column, heading)));
                }
            },
        }
    }
    Headings {
        row,
        columns: found
            .into_iter()
            .map(|(field, (column, heading, _))| (field, (column, heading)))
            .collect(),
        doubles,
        unknown,
    }
}
