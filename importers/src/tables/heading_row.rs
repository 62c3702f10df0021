//! One row, or two below each other, judged as the headings of a table.

use std::collections::BTreeSet;

use crate::{
    columns::{Field, Grade, Heading, TableKind, Vocabulary},
    workbook::{Address, Row, Sheet, Value},
};

/// A column as its heading reads, before anything is decided between columns.
#[derive(Clone, Debug)]
pub(super) struct Headed {
    pub(super) column: u32,
    pub(super) heading: Heading,
    pub(super) field: Option<(Field, Grade)>,
}

/// A row, or two, read as headings.
#[derive(Clone, Debug)]
pub(super) struct HeadingRow {
    pub(super) kind: TableKind,
    pub(super) rows: (u32, u32),
    pub(super) columns: Vec<Headed>,
}

/// Reads a row as headings of the kind of table that it fits best; `None` where it fits none.
pub(super) fn single(sheet: &Sheet, row: &Row<'_>, words: &Vocabulary) -> Option<HeadingRow> {
    let texts: Vec<(u32, Heading)> = row
        .cells
        .iter()
        .filter_map(|cell| {
            Some((
                cell.column,
                Heading::new(None, Some(&heading_text(sheet, row.number, cell.column)?)),
            ))
        })
        .collect();
    if texts.len().saturating_mul(2) < row.cells.len() {
        return None;
    }
    best((row.number, row.number), &texts, words)
}

/// Reads two rows as headings, the upper one spanning groups of columns; `None` unless the lower one is all headings.
pub(super) fn double(
    sheet: &Sheet,
    upper: &Row<'_>,
    lower: &Row<'_>,
    words: &Vocabulary,
) -> Option<HeadingRow> {
    if upper.number.checked_add(1)? != lower.number
        || !lower
            .cells
            .iter()
            .all(|cell| cell.text().is_some() || is_date(&cell.value))
    {
        return None;
    }
    let last = [upper, lower]
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|cell| cell.column)
        .max()?;
    let (mut texts, mut carried): (Vec<(u32, Heading)>, Option<String>) = (Vec::new(), None);
    for column in 1..=last {
        let own = heading_text(sheet, lower.number, column);
        let above = heading_text(sheet, upper.number, column);
        carried = match (&above, &own) {
            (Some(above), _) => Some(above.clone()),
            // An upper heading without merged cells still spans the lower ones beside it.
            (None, Some(_)) => carried,
            (None, None) => None,
        };
        let is_one_cell = above == own && above.is_some();
        let heading = Heading::new(carried.as_deref().filter(|_| !is_one_cell), own.as_deref());
        if own.is_some() || above.is_some() {
            texts.push((column, heading));
        }
    }
    let heading_row = best((upper.number, lower.number), &texts, words)?;
    lower_is_headings(lower, heading_row.kind, words).then_some(heading_row)
}

/// At least half of the lower cells must themselves be known headings, lest a row of data is taken for one.
fn lower_is_headings(lower: &Row<'_>, kind: TableKind, words: &Vocabulary) -> bool {
    let known = lower.cells.iter().filter(|cell| {
        let heading = Heading::new(None, cell.text());
        is_date(&cell.value)
            || heading.stated().is_some()
            || matches!(words.field(kind, &heading), Some((_, Grade::Exact)))
    });
    known.count().saturating_mul(2) >= lower.cells.len()
}

fn is_date(value: &Value<'_>) -> bool {
    matches!(value, Value::Date(_))
}

/// The text of a heading cell, its own or that of the merged range around it; a day heads its month.
pub(crate) fn heading_text(sheet: &Sheet, row: u32, column: u32) -> Option<String> {
    let cell = sheet.shown_cell(Address::new(row, column))?;
    match &cell.value {
        Value::Text(text) => Some((*text).to_owned()),
        Value::Date(day) => Some(day.format("%Y-%m").to_string()),
        Value::Number(_) if crate::values::year(&cell.shown()).is_some() => Some(cell.shown()),
        _ => None,
    }
}

fn best(rows: (u32, u32), texts: &[(u32, Heading)], words: &Vocabulary) -> Option<HeadingRow> {
    let forms: Vec<Vec<String>> = texts.iter().map(|(_, heading)| heading.forms()).collect();
    let candidates = TableKind::ALL.into_iter().filter_map(|kind| {
        let columns: Vec<Headed> = texts
            .iter()
            .zip(&forms)
            .map(|((column, heading), forms)| Headed {
                column: *column,
                heading: heading.clone(),
                field: words.field_of(kind, forms),
            })
            .collect();
        let row = HeadingRow {
            kind,
            rows,
            columns,
        };
        row.is_enough().then_some(row)
    });
    // Of equals the first kind: `max_by_key` would take the last.
    candidates.fold(None, |best: Option<HeadingRow>, row| match best {
        Some(best) if best.score() >= row.score() => Some(best),
        _ => Some(row),
    })
}

impl HeadingRow {
    fn fields(&self) -> BTreeSet<Field> {
        self.columns
            .iter()
            .filter_map(|column| column.field)
            .map(|(field, _)| field)
            .collect()
    }

    /// How many different fields, months among them, the row names.
    pub(super) fn score(&self) -> usize {
        let named = self
            .fields()
            .into_iter()
            .filter(|field| !matches!(field, Field::Aside | Field::Total))
            .count();
        named.saturating_add(self.months())
    }

    /// How many fields the row names as they are spelt in the column table.
    pub(super) fn exact(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| matches!(column.field, Some((_, Grade::Exact))))
            .count()
    }

    fn months(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| column.field.is_none() && column.heading.is_only_period())
            .count()
    }

    /// Whether the row has what a table of its kind can't be without.
    fn is_enough(&self) -> bool {
        let fields = self.fields();
        let has = |wanted: &[Field]| wanted.iter().any(|field| fields.contains(field));
        match self.kind {
            TableKind::Placements => {
                let person = has(&[
                    Field::Candidate,
                    Field::TargetGroup,
                    Field::CitizenNumber,
                    Field::Personal,
                ]);
                let work = has(&[
                    Field::Start,
                    Field::End,
                    Field::HoursPerWeek,
                    Field::Fte,
                    Field::PaidHours,
                    Field::WorkedHours,
                    Field::Hours,
                ]);
                let own = has(&[Field::Candidate, Field::TargetGroup, Field::Register]);
                person && own && (work || self.months() >= 2) && self.score() >= 3
            }
            TableKind::Purchases => {
                has(&[Field::Amount]) && has(&[Field::Invoice, Field::Vendor]) && self.score() >= 3
            }
            TableKind::Activities => {
                has(&[Field::Description])
                    && has(&[Field::Date])
                    && has(&[Field::Hours])
                    && self.score() >= 3
            }
            TableKind::Turnover => {
                has(&[Field::Turnover])
                    && has(&[Field::Contract, Field::Period])
                    && self.score() <= 4
            }
        }
    }
}
