//! The texts above columns: one to three rows of cells, merged ones held for the columns and rows that they span.

use crate::{
    columns::Heading,
    values::{Convention, Day, day, fold, month_name, number, year},
    workbook::{Address, Cell, Row, Sheet, Value},
};

/// Rows read as headings together: at most three below each other.
pub(super) const MOST_LEVELS: usize = 3;

/// A row of more cells than this heads nothing: a year of days beside a list has less than half as many.
const MOST_HEADINGS: usize = 1_000;

/// A column with its heading, and whether it has a text of its own rather than a number.
pub(crate) struct Text {
    pub(crate) column: u32,
    pub(crate) heading: Heading,
    pub(crate) is_text: bool,
}

/// The headings that rows below each other make together; `None` where they can't be headings of one table.
pub(crate) fn texts(sheet: &Sheet, rows: &[Row<'_>]) -> Option<Vec<Text>> {
    let follows = |pair: &[Row<'_>]| match pair {
        [upper, lower] => upper.number.checked_add(1) == Some(lower.number),
        _ => true,
    };
    let (first, lower) = rows.split_first()?;
    if rows.iter().any(|row| row.cells.len() > MOST_HEADINGS) {
        return None;
    }
    if !rows.windows(2).all(follows) || !lower.iter().all(may_be_lower) {
        return None;
    }
    if lower.is_empty() {
        return Some(of_one_row(first));
    }
    let last = rows.iter().filter_map(|row| row.cells.last());
    let last = last.map(|cell| cell.column).max()?;
    let upper = rows.split_last().map_or(&[][..], |(_, upper)| upper);
    if upper
        .iter()
        .any(|row| is_title(sheet, row, first_column(rows)))
    {
        return None;
    }
    let mut levels: Vec<Level> = rows.iter().map(|row| Level::new(row.number)).collect();
    let mut texts = Vec::new();
    for column in first_column(rows)..=last {
        let (last_level, above) = levels.split_last_mut()?;
        let own = last_level.own(sheet, column, None);
        let has_below = own.is_some();
        let mut cells: Vec<Option<String>> = Vec::new();
        for level in above.iter_mut() {
            let nearest = cells.iter().flatten().next_back().cloned();
            cells.push(level.spanning(sheet, column, has_below, nearest.as_deref()));
        }
        let above = cells.iter().flatten().next_back().cloned();
        cells.push(last_level.own(sheet, column, above.as_deref()));
        if cells.iter().any(Option::is_some) {
            texts.push(Text {
                column,
                heading: Heading::of(cells.iter().map(Option::as_deref)),
                is_text: true,
            });
        }
    }
    Some(texts)
}

/// A text alone in its row is a title, unless it is merged over some of the columns.
fn is_title(sheet: &Sheet, row: &Row<'_>, first_column: u32) -> bool {
    let [only] = row.cells.as_slice() else {
        return false;
    };
    let around = sheet.merged.around(Address::new(row.number, only.column));
    let spans = around.is_some_and(|area| area.last.column > area.first.column);
    !spans || only.column == first_column
}

fn first_column(rows: &[Row<'_>]) -> u32 {
    let first = rows.iter().filter_map(|row| row.cells.first());
    first.map(|cell| cell.column).min().unwrap_or(1)
}

fn of_one_row(row: &Row<'_>) -> Vec<Text> {
    let cells = row.cells.iter().filter_map(|cell| {
        let text = text_of(cell, None)?;
        Some(Text {
            column: cell.column,
            heading: Heading::of([Some(text.as_str())]),
            is_text: !matches!(cell.value, Value::Number(_)) || year(&cell.shown()).is_some(),
        })
    });
    cells.collect()
}

/// One row of headings while its columns are gone through from left to right.
struct Level {
    row: u32,
    carried: Option<String>,
}

impl Level {
    const fn new(row: u32) -> Self {
        Self { row, carried: None }
    }

    fn own(&self, sheet: &Sheet, column: u32, above: Option<&str>) -> Option<String> {
        text_of(&sheet.shown_cell(Address::new(self.row, column))?, above)
    }

    /// The text above a column: its own, that of a merged cell, or that of the nearest cell to the left as far as
    /// there are headings below it.
    fn spanning(
        &mut self,
        sheet: &Sheet,
        column: u32,
        has_below: bool,
        above: Option<&str>,
    ) -> Option<String> {
        let address = Address::new(self.row, column);
        let own = self.own(sheet, column, above);
        let merged = sheet.merged.around(address).is_some();
        let text = own
            .clone()
            .or_else(|| self.carried.clone().filter(|_| has_below));
        // A merged cell says itself how far it reaches.
        self.carried = match (&own, merged) {
            (_, true) => None,
            (Some(own), false) => Some(own.clone()),
            (None, false) => self.carried.take().filter(|_| has_below),
        };
        text
    }
}

/// Whether a row may stand below other headings: it holds nothing that looks like data.
fn may_be_lower(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| match &cell.value {
        Value::Text(text) => {
            let is_day = matches!(day(cell), Some(Day::On(_)));
            let is_number = number(text, Some(Convention::Comma)).is_ok();
            !(is_day || is_number) || year(text).is_some() || small_number(cell).is_some()
        }
        Value::Date(_) => true,
        Value::Number(_) => small_number(cell).is_some() || year(&cell.shown()).is_some(),
        _ => false,
    })
}

/// The number of a month or quarter, as columns are headed.
fn small_number(cell: &Cell<'_>) -> Option<u32> {
    let number = cell.shown().trim().parse::<u32>().ok()?;
    (1..=12).contains(&number).then_some(number)
}

/// The text of a heading cell; a day heads its month, and a number below "maand" or "kwartaal" is one.
fn text_of(cell: &Cell<'_>, above: Option<&str>) -> Option<String> {
    match &cell.value {
        Value::Text(text) => {
            let numbered = above.and_then(|above| numbered_period(cell, above));
            Some(numbered.unwrap_or_else(|| (*text).to_owned()))
        }
        Value::Date(day) => Some(day.format("%Y-%m").to_string()),
        Value::Number(_) => above
            .and_then(|above| numbered_period(cell, above))
            .or_else(|| Some(cell.shown())),
        _ => None,
    }
}

fn numbered_period(cell: &Cell<'_>, above: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ];
    let number = small_number(cell)?;
    let above = fold(above);
    let has = |part: &str| above.contains(part);
    if has("maand") || has("month") {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        return MONTHS
            .get(place)
            .filter(|month| month_name(month) == Some(number))
            .map(|month| (*month).to_owned());
    }
    let is_quarter = (has("kwartaal") || has("quarter")) && number <= 4;
    is_quarter.then(|| format!("Q{number}"))
}
