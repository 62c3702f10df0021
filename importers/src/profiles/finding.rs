//! Where the tables of a profile stand on a sheet: by their own headings, and nothing else.

use super::{
    HeadingCell, Profile, ProfileTable, ReadyTable, claims, heading_cells, matching::Claims,
};
use crate::{
    columns::{Field, SHARED},
    marking::is_problem_sheet,
    tables::{Column, PeriodColumn, Repeated, Table},
    values::Stated,
    workbook::{Address, Row, Sheet, Value},
};

/// Headings are looked for in this many rows from the top.
const SEARCHED_ROWS: u32 = 50;

/// A table of a profile on a sheet.
pub(crate) struct FoundTable<'profile> {
    /// The table of the profile.
    pub(crate) by: &'profile ProfileTable,
    /// The table as it stands on the sheet.
    pub(crate) table: Table,
}

/// The tables of a profile on a sheet, from top to bottom.
pub(crate) fn tables_on<'profile>(
    sheet: &Sheet,
    profile: &'profile Profile,
) -> Vec<FoundTable<'profile>> {
    if is_problem_sheet(sheet) {
        return Vec::new();
    }
    let ready: Vec<ReadyTable<'_>> = profile
        .tables
        .iter()
        .filter(|table| is_named(&sheet.name, &table.sheets))
        .map(ReadyTable::of)
        .collect();
    let further = profile.tables.len() > 1;
    let mut found: Vec<Headed<'profile>> = Vec::new();
    for table in &ready {
        found.extend(headed(sheet, table, further));
    }
    // Of two tables with the same headings the one that knows more of them.
    found.sort_by_key(|one| (one.rows.0, std::cmp::Reverse(one.claimed())));
    let mut tables: Vec<FoundTable<'profile>> = Vec::new();
    for one in found {
        let after = tables
            .last()
            .is_none_or(|last| last.table.heading_rows.1 < one.rows.0);
        if after {
            tables.push(one.found());
        }
    }
    give_rows(sheet, &mut tables);
    tables
}

/// Whether a sheet has one of the names; `*` stands for any text.
pub(crate) fn is_named(name: &str, patterns: &[String]) -> bool {
    patterns.is_empty() || patterns.iter().any(|pattern| fits(name, pattern))
}

fn fits(name: &str, pattern: &str) -> bool {
    let (name, pattern) = (name.to_lowercase(), pattern.to_lowercase());
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

/// Heading rows that are those of a table of a profile.
struct Headed<'profile> {
    by: &'profile ProfileTable,
    rows: (u32, u32),
    cells: Vec<HeadingCell>,
    claims: Claims,
}

/// The first rows that hold every required heading of a table; one row before two, and two before three.
fn headed<'profile>(
    sheet: &Sheet,
    ready: &ReadyTable<'profile>,
    further: bool,
) -> Option<Headed<'profile>> {
    let heights = match ready.table.heading_height {
        Some(height) => height..=height,
        None => 1..=3,
    };
    let rows: Vec<u32> = match ready.table.heading_row {
        Some(row) => vec![row],
        None => sheet
            .rows()
            .take_while(|row| further || row.number <= SEARCHED_ROWS)
            .filter(may_be_headings)
            .map(|row| row.number)
            .collect(),
    };
    for height in heights {
        for first in &rows {
            let cells = heading_cells(sheet, *first, height);
            let claims = claims(ready, &cells);
            if is_whole(ready.table, &cells, &claims) {
                let last = first.saturating_add(height.saturating_sub(1));
                return Some(Headed {
                    by: ready.table,
                    rows: (*first, last),
                    cells,
                    claims,
                });
            }
        }
    }
    None
}

/// A row far down among data is no heading row unless it is all text.
fn may_be_headings(row: &Row<'_>) -> bool {
    row.number <= SEARCHED_ROWS || row.cells.iter().all(|cell| cell.text().is_some())
}

fn is_whole(table: &ProfileTable, cells: &[HeadingCell], claims: &Claims) -> bool {
    let mut required = (0..)
        .zip(&table.columns)
        .filter(|(_, column)| column.required)
        .map(|(place, _)| place)
        .peekable();
    let any = required.peek().is_some();
    let periods = || periods(cells, claims).next().is_some();
    any && required.all(|place| claims.has(place)) && (!table.period_columns || periods())
}

/// The headings that are no column of the profile, and state a month or a quarter.
fn periods<'cells>(
    cells: &'cells [HeadingCell],
    claims: &'cells Claims,
) -> impl Iterator<Item = (&'cells HeadingCell, Stated)> {
    cells
        .iter()
        .zip(&claims.by_heading)
        .filter(|(_, claimed)| claimed.is_none())
        .filter_map(|(cell, _)| Some((cell, cell.heading.stated()?)))
        .filter(|(_, stated)| !matches!(stated, Stated::Year(_)))
}

impl<'profile> Headed<'profile> {
    fn claimed(&self) -> usize {
        let claimed = self.claims.by_heading.iter().flatten();
        claimed.count()
    }

    fn found(self) -> FoundTable<'profile> {
        let by = self.by;
        let columns = self.cells.iter().zip(&self.claims.by_heading);
        let columns = columns.map(|(cell, claimed)| {
            let claimed = claimed.and_then(|place| by.columns.get(place));
            let personal = || {
                let (field, _) = SHARED.field(by.kind, &cell.heading)?;
                matches!(field, Field::Personal | Field::CitizenNumber).then_some(field)
            };
            Column {
                column: cell.column,
                heading: cell.heading.clone(),
                field: claimed.map(|column| column.field).or_else(personal),
            }
        });
        let mut periods: Vec<PeriodColumn> = Vec::new();
        if by.period_columns {
            periods.extend(
                self::periods(&self.cells, &self.claims).map(|(cell, stated)| PeriodColumn {
                    column: cell.column,
                    heading: cell.heading.shown(),
                    stated,
                }),
            );
        }
        FoundTable {
            by,
            table: Table {
                kind: by.kind,
                heading_rows: self.rows,
                columns: columns.collect(),
                periods,
                repeated: self
                    .claims
                    .repeated
                    .into_iter()
                    .map(Repeated::told)
                    .collect(),
                questioned: Vec::new(),
                rows: Vec::new(),
                repeats: Vec::new(),
                span: (1, u32::MAX),
                instructions: std::sync::Arc::default(),
            },
        }
    }
}

/// Gives every table the filled rows below its headings, up to the next one; headings that come again are none.
fn give_rows(sheet: &Sheet, tables: &mut [FoundTable<'_>]) {
    let ends: Vec<u32> = tables
        .iter()
        .skip(1)
        .map(|next| next.table.heading_rows.0)
        .chain([u32::MAX])
        .collect();
    for (found, end) in tables.iter_mut().zip(ends) {
        let table = &mut found.table;
        let known: Vec<(u32, Value<'_>)> = table
            .columns
            .iter()
            .filter(|column| column.field.is_some())
            .filter_map(|column| {
                let heading = Address::new(table.heading_rows.1, column.column);
                Some((column.column, sheet.cell(heading)?.value))
            })
            .take(3)
            .collect();
        let again = |row: u32| {
            let same = |(column, value): &(u32, Value<'_>)| {
                let cell = sheet.cell(Address::new(row, *column));
                cell.is_some_and(|cell| cell.value == *value)
            };
            known.len() >= 2 && known.iter().all(same)
        };
        table.rows = sheet
            .grid
            .row_numbers()
            .filter(|row| *row > table.heading_rows.1 && *row < end)
            .collect();
        let repeats = table.rows.iter().copied().filter(|row| again(*row));
        table.repeats = repeats.collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_fit_their_patterns() {
        for (name, pattern, expected) in [
            ("Inzet Q3", "inzet*", true),
            ("Inzet", "Inzet", true),
            ("Inzet Q3", "Inzet", false),
            ("2026 Inzet Q3", "*inzet*", true),
            ("Blad1", "*", true),
            ("ab", "a*b*b", false),
            ("axbyb", "a*b*b", true),
            ("", "x*", false),
        ] {
            assert_eq!(fits(name, pattern), expected, "{name} {pattern}");
        }
        assert!(is_named("anything", &[]));
    }
}
