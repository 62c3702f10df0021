//! Where the tables of a sheet begin and end: heading rows near the top or spelt as in the column tables, below each
//! other and side by side.

use std::collections::HashSet;

use super::{
    heading_row::{self, HeadingRow},
    heading_texts::MOST_LEVELS,
    statement::{Said, says_something_of_table, statements},
    table::Table,
};
use crate::{
    columns::Vocabulary,
    values::says_example,
    workbook::{Address, Cell, Row, Sheet, Value},
};

/// A heading row is looked for in this many rows from the top; further down it must be spelt as in the column table.
const SEARCHED_ROWS: u32 = 50;

/// A sheet with more tables than this is no report; its further heading rows are rows like any other.
const MOST_TABLES: usize = 500;

/// So many rows further down are looked at for headings: those of a hundred thousand printed rows.
const MOST_TRIED: usize = 2_000;

/// So many cells of a heading row further down are spelt as in the column table.
const LEAST_SPELT: usize = 3;

/// A sheet with more runs of columns than this is no page with tables side by side.
const MOST_STRIPS: usize = 12;

/// All columns of a sheet.
const WHOLE: (u32, u32) = (1, u32::MAX);

/// Finds the tables of a sheet, from top to bottom and from left to right.
pub(super) fn tables(sheet: &Sheet, words: &Vocabulary) -> Vec<Table> {
    let spelt: HashSet<&str> = sheet
        .grid
        .texts()
        .filter(|text| may_be_heading(text) && words.spells(text))
        .collect();
    let mut tables = Scan::new(sheet, words, WHOLE).tables(&spelt);
    let strips = sheet.grid.strips();
    if (2..=MOST_STRIPS).contains(&strips.len()) {
        for strip in strips {
            add_of_strip(&mut tables, Scan::new(sheet, words, strip).tables(&spelt));
        }
        tables.sort_by_key(|table| (table.heading_rows.0, table.first_column()));
    }
    tables
}

/// Adds tables that stand beside others, their headings in other rows.
fn add_of_strip(tables: &mut Vec<Table>, of_strip: Vec<Table>) {
    for table in of_strip {
        let span = table.span;
        let is_known = tables.iter().any(|other| {
            let columns = other.headed();
            columns.0 <= span.1 && span.0 <= columns.1
        });
        if is_known {
            continue;
        }
        for other in tables.iter_mut() {
            other.give_way_to(span);
        }
        tables.push(table);
    }
}

/// One way down a sheet, through all its columns or a strip of them.
struct Scan<'sheet> {
    sheet: &'sheet Sheet,
    words: &'sheet Vocabulary,
    span: (u32, u32),
    numbers: Vec<u32>,
    tables: Vec<Table>,
    /// The tables that the rows belong to now: one, or several side by side.
    current: std::ops::Range<usize>,
}

impl<'sheet> Scan<'sheet> {
    fn new(sheet: &'sheet Sheet, words: &'sheet Vocabulary, span: (u32, u32)) -> Self {
        Self {
            sheet,
            words,
            span,
            numbers: sheet.grid.row_numbers().collect(),
            tables: Vec::new(),
            current: 0..0,
        }
    }

    /// Goes down, looking at what is spelt as a heading or headed the first table already.
    fn tables(mut self, spelt: &HashSet<&str>) -> Vec<Table> {
        let Some(first) = self.first_table() else {
            return Vec::new();
        };
        let known: HashSet<String> = self
            .tables
            .iter()
            .flat_map(|table| &table.columns)
            .map(|column| column.heading.shown())
            .collect();
        let likely = self.sheet.grid.rows_with_texts(LEAST_SPELT, |text| {
            spelt.contains(text) || known.contains(text)
        });
        let mut from = first;
        let likely = likely.into_iter().filter(|place| *place >= first);
        for place in likely.take(MOST_TRIED) {
            if place < from || self.tables.len() >= MOST_TABLES {
                continue;
            }
            if let Some(next) = self.next_table(place) {
                self.give_rows(from, place);
                from = self.start(place, next);
            }
        }
        self.give_rows(from, self.numbers.len());
        self.tables
    }

    /// Finds the first table near the top; gives the place of the first row below its headings.
    fn first_table(&mut self) -> Option<usize> {
        let near = self.numbers.iter().take_while(|row| **row <= SEARCHED_ROWS);
        let near = near.count();
        let place = (0..near).find_map(|place| Some((place, self.headings_at(place)?)));
        let (place, headings) = place.or_else(|| self.marked())?;
        Some(self.start(place, headings))
    }

    /// A heading row that the file itself marks as the first of a table or a named range, however far down.
    fn marked(&self) -> Option<(usize, Vec<HeadingRow>)> {
        self.sheet.marked_rows.iter().find_map(|row| {
            let place = self.sheet.grid.place_of(*row)?;
            Some((place, self.headings_at(place)?))
        })
    }

    /// Begins tables whose headings stand at a place, or goes on with those of which the headings are said again; gives
    /// the place of the first row below.
    fn start(&mut self, place: usize, headings: Vec<HeadingRow>) -> usize {
        let levels = headings.first().map_or(1, HeadingRow::levels);
        if self.is_repeated(place, &headings) {
            let rows = place..place.saturating_add(levels);
            let rows: Vec<u32> = self.numbers.get(rows).unwrap_or_default().to_vec();
            for table in self
                .tables
                .get_mut(self.current.clone())
                .into_iter()
                .flatten()
            {
                table.rows.extend(&rows);
                table.repeats.extend(&rows);
            }
        } else {
            let from = self.tables.len();
            let spans = spans(&headings, self.span);
            for (heading, span) in headings.into_iter().zip(spans) {
                self.tables.push(Table::of(self.sheet, heading, span));
            }
            self.current = from..self.tables.len();
        }
        place.saturating_add(levels)
    }

    /// Hands the rows between two places to the tables that they belong to.
    fn give_rows(&mut self, from: usize, to: usize) {
        let rows = self.numbers.get(from..to).unwrap_or_default();
        for table in self
            .tables
            .get_mut(self.current.clone())
            .into_iter()
            .flatten()
        {
            table.rows.extend(rows);
        }
    }

    fn row(&self, place: usize) -> Option<Row<'sheet>> {
        Some(self.sheet.grid.row_at(place)?.within(self.span))
    }

    /// The headings that start at a place: of one row, or of more where that names more. Nothing where the rows below
    /// name more without the first.
    fn headings_at(&self, place: usize) -> Option<Vec<HeadingRow>> {
        let first = self.row(place)?;
        if !is_mostly_text(&first) {
            return None;
        }
        let mut rows = vec![first];
        let below = (place..).skip(1).take(MOST_LEVELS.saturating_sub(1));
        for row in below.map_while(|place| self.row(place)) {
            let last = rows.last().map_or(0, |last| last.number);
            if last.checked_add(1) != Some(row.number) {
                break;
            }
            rows.push(row);
        }
        let mut best: Option<Vec<HeadingRow>> = None;
        let mut most = 0;
        for levels in 1..=rows.len() {
            for from in (0..levels.min(2)).rev() {
                let Some(run) = rows.get(from..levels) else {
                    continue;
                };
                let upper = run.split_last().map_or(&[][..], |(_, upper)| upper);
                if upper.iter().any(is_label_row) {
                    continue;
                }
                let headings = heading_row::joined(self.sheet, run, self.words);
                let score = heading_row::score(&headings);
                // Group headings name nothing more, and yet say what the headings below them mean: "gewerkt" and
                // "verloond" below each month name two fields where the months alone are three columns of hours.
                let grouped = from == 0 && levels > 1 && score > 0 && is_group_row(self.sheet, run);
                if score > most || (grouped && score.saturating_mul(2) >= most) {
                    most = score;
                    best = (from == 0).then_some(headings);
                }
            }
        }
        best
    }

    /// The headings of a next table among the rows of another.
    fn next_table(&self, place: usize) -> Option<Vec<HeadingRow>> {
        let row = self.row(place)?;
        if row.cells.iter().any(is_quantity) {
            return None;
        }
        let headings = self.headings_at(place)?;
        let exact: usize = headings.iter().map(HeadingRow::exact).sum();
        (exact >= LEAST_SPELT || self.is_repeated(place, &headings)).then_some(headings)
    }

    /// Whether these are the headings of the current tables once more, as on every printed page, and nothing above
    /// them says that another contract or period begins.
    fn is_repeated(&self, place: usize, headings: &[HeadingRow]) -> bool {
        let current = self.tables.get(self.current.clone()).unwrap_or_default();
        let same = !current.is_empty()
            && current.len() == headings.len()
            && current
                .iter()
                .zip(headings)
                .all(|(table, heading)| table.is_headed_as(heading));
        same && !self.begins_another(place)
    }

    /// Whether a title directly above a place says a contract or period.
    fn begins_another(&self, place: usize) -> bool {
        let above = (place.saturating_sub(TITLE_ROWS)..place).rev();
        let titles = above
            .filter_map(|place| self.row(place))
            .take_while(is_title_row);
        let said: Vec<Said> = titles
            .flat_map(|row| statements(&row))
            .map(|statement| statement.said)
            .collect();
        let first = self.tables.get(self.current.start);
        let before = first.map_or(0, |table| table.heading_rows.0);
        let above_first = self.sheet.grid.place_of(before).and_then(|place| {
            let title = self.row(place.checked_sub(1)?)?;
            title.cells.first().and_then(Cell::text)
        });
        if above_first.is_some_and(says_example) {
            return true;
        }
        let known: Vec<Said> = self
            .sheet
            .rows()
            .take_while(|row| row.number < before)
            .flat_map(|row| statements(&row))
            .map(|statement| statement.said)
            .collect();
        said.iter().any(|said| !known.contains(said))
    }
}

/// Titles directly above headings take so many filled rows at most.
pub(super) const TITLE_ROWS: usize = 6;

/// Whether a row holds only a title or a label with its value.
pub(super) fn is_title_row(row: &Row<'_>) -> bool {
    row.cells.len() <= 3 && row.cells.first().is_some_and(|cell| cell.text().is_some())
}

/// Whether a row only labels a contract or a period: it stands above headings and is no part of them.
fn is_label_row(row: &Row<'_>) -> bool {
    is_title_row(row) && says_something_of_table(row)
}

/// Whether the first of several rows has cells merged over columns, and none that labels another.
fn is_group_row(sheet: &Sheet, rows: &[Row<'_>]) -> bool {
    let Some(first) = rows.first() else {
        return false;
    };
    let spans = |cell: &Cell<'_>| {
        let around = sheet.merged.around(Address::new(first.number, cell.column));
        around.is_some_and(|area| area.last.column > area.first.column)
    };
    first.cells.iter().any(spans) && !statements(first).iter().any(|statement| statement.labelled)
}

/// Headings are short and have few digits; quick, for texts that are most likely data.
fn may_be_heading(text: &str) -> bool {
    (1..=80).contains(&text.len()) && text.bytes().filter(u8::is_ascii_digit).take(3).count() < 3
}

/// Whether a cell holds a number that is no year; headings hold none.
fn is_quantity(cell: &Cell<'_>) -> bool {
    matches!(cell.value, Value::Number(_)) && crate::values::year(&cell.shown()).is_none()
}

fn is_mostly_text(row: &Row<'_>) -> bool {
    let numbers = row.cells.iter().filter(|cell| is_quantity(cell));
    let texts = row.cells.len().saturating_sub(numbers.count());
    texts >= 1 && texts.saturating_mul(2) >= row.cells.len()
}

/// The columns of each of several tables side by side: everything from its first one up to the next table's.
fn spans(headings: &[HeadingRow], whole: (u32, u32)) -> Vec<(u32, u32)> {
    let firsts: Vec<u32> = headings.iter().map(|heading| heading.span().0).collect();
    let from = |place: usize| match place {
        0 => whole.0,
        _ => firsts.get(place).copied().unwrap_or(whole.0),
    };
    (0..headings.len())
        .map(|place| {
            let next = place.checked_add(1).and_then(|next| firsts.get(next));
            (
                from(place),
                next.map_or(whole.1, |next| next.saturating_sub(1)),
            )
        })
        .collect()
}
