//! Rows judged as the headings of tables: what they name, how much, and whether that is enough for a table.

use std::collections::BTreeSet;

use super::heading_texts::{Text, texts};
use crate::{
    columns::{Field, Grade, Heading, TableKind, Vocabulary, contradicts},
    values,
    workbook::{Address, Cell, Row, Sheet},
};

/// A column as its heading reads, before anything is decided between columns.
#[derive(Clone, Debug)]
pub(super) struct Headed {
    pub(super) column: u32,
    pub(super) heading: Heading,
    pub(super) field: Option<(Field, Grade)>,
}

/// Rows read as the headings of one table.
#[derive(Clone, Debug)]
pub(super) struct HeadingRow {
    pub(super) kind: TableKind,
    pub(super) rows: (u32, u32),
    pub(super) columns: Vec<Headed>,
}

/// A heading may be tried as the first of a next table beside this one in so many places.
const MOST_CUTS: usize = 40;

/// So many fields that two parts of a row both name make two tables of them.
const LEAST_SHARED: usize = 2;

/// Reads rows below each other as the headings of one table, or of several beside each other; empty where they are
/// enough for none.
pub(super) fn joined(sheet: &Sheet, rows: &[Row<'_>], words: &Vocabulary) -> Vec<HeadingRow> {
    let Some(texts) = texts(sheet, rows) else {
        return Vec::new();
    };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Vec::new();
    };
    let real = texts.iter().filter(|text| text.is_text).count();
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if real < 2 || (rows.len() == 1 && real.saturating_mul(2) < widest) {
        return Vec::new();
    }
    let candidates: Vec<Candidate> = texts
        .into_iter()
        .map(|text| Candidate::of(text, words))
        .collect();
    let heading_rows = split((first.number, last.number), &candidates);
    if heading_rows.is_empty() {
        return heading_rows;
    }
    if rows.len() > 1 && !lower_is_headings(sheet, &heading_rows, rows, words) {
        return Vec::new();
    }
    heading_rows
}

/// How much rows name together.
pub(super) fn score(heading_rows: &[HeadingRow]) -> usize {
    heading_rows.iter().map(HeadingRow::score).sum()
}

/// At least half of the lowest cells must themselves be known headings, or texts that divide a merged cell above them,
/// lest a row of data is taken for one.
fn lower_is_headings(
    sheet: &Sheet,
    heading_rows: &[HeadingRow],
    rows: &[Row<'_>],
    words: &Vocabulary,
) -> bool {
    let Some((lower, upper)) = rows.split_last() else {
        return false;
    };
    let divides = !lower.cells.iter().any(is_value);
    let kinds: BTreeSet<_> = heading_rows.iter().map(|row| row.kind).collect();
    let is_known = |heading: &Heading| {
        heading.stated().is_some()
            || kinds
                .iter()
                .any(|kind| matches!(words.field(*kind, heading), Some((_, Grade::Exact))))
    };
    let known = lower.cells.iter().filter(|cell| {
        let column = heading_rows
            .iter()
            .flat_map(|row| &row.columns)
            .find(|column| column.column == cell.column);
        let field = column.and_then(|column| column.field);
        if cell.text().is_none() {
            // A day heads its month; below the heading of a day it is one.
            return !matches!(field, Some((Field::Start | Field::End | Field::Date, _)));
        }
        is_known(&Heading::new(None, cell.text()))
            || (divides && is_below_group(sheet, upper, cell))
            || (matches!(field, Some((_, Grade::Exact)))
                && column.is_some_and(|column| column.heading.is_joined()))
    });
    known.count().saturating_mul(2) >= lower.cells.len()
}

/// Whether a cell stands directly below one that is merged over several columns.
fn is_below_group(sheet: &Sheet, upper: &[Row<'_>], cell: &Cell<'_>) -> bool {
    let above = upper
        .last()
        .map(|row| Address::new(row.number, cell.column));
    let area = above.and_then(|address| Some((address, sheet.merged.around(address)?)));
    area.is_some_and(|(above, area)| {
        area.last.column > area.first.column && area.last.row == above.row
    })
}

/// Whether a cell below a heading is rather what the heading asks for: no text, a digit in it, a group, yes or no.
fn is_value(cell: &Cell<'_>) -> bool {
    cell.text().is_none_or(|text| {
        text.bytes().any(|byte| byte.is_ascii_digit())
            || values::group(text).is_some()
            || values::flag(cell).is_some()
    })
}

/// A column with the field that it would have in each kind of table.
struct Candidate {
    text: Text,
    fields: Vec<(TableKind, Option<(Field, Grade)>)>,
    is_only_period: bool,
}

impl Candidate {
    fn of(text: Text, words: &Vocabulary) -> Self {
        let (own, above) = (text.heading.own_forms(), text.heading.forms_above());
        let fields = TableKind::ALL.map(|kind| {
            let by_own = words.field_of(kind, &own);
            // What only stands above several columns says less than what stands above one.
            let by_above = || {
                words
                    .field_of(kind, &above)
                    .map(|(field, _)| (field, Grade::Parts))
            };
            let field = by_own
                .or_else(by_above)
                .filter(|(field, _)| !contradicts(*field, &text.heading));
            (kind, field)
        });
        Self {
            fields: fields.to_vec(),
            is_only_period: text.heading.is_only_period(),
            text,
        }
    }

    fn field(&self, kind: TableKind) -> Option<(Field, Grade)> {
        let (_, field) = self.fields.iter().find(|(of, _)| *of == kind)?;
        *field
    }
}

/// The tables that headings beside each other make: one, unless parts of them are enough by themselves and name
/// different things or the same ones twice.
fn split(rows: (u32, u32), candidates: &[Candidate]) -> Vec<HeadingRow> {
    let mut tables = Vec::new();
    // Most rows are none: what all of them do not name, no part of them does.
    let mut kinds = TableKind::ALL.into_iter();
    if !kinds.any(|kind| Named::by(kind, candidates).may_be_enough_in_part(kind)) {
        return tables;
    }
    let mut rest = candidates;
    for _ in 0..MOST_CUTS {
        let cut = cuts(rest).into_iter().find_map(|cut| {
            let (left, right) = rest.split_at_checked(cut)?;
            let (left, right_row) = (best(rows, left)?, best(rows, right)?);
            left.is_apart_from(&right_row).then_some((left, right))
        });
        let Some((left, right)) = cut else { break };
        tables.push(left);
        rest = right;
    }
    tables.extend(best(rows, rest));
    tables
}

/// Where a next table may begin: behind an empty column, or at a heading that stood first already.
fn cuts(candidates: &[Candidate]) -> Vec<usize> {
    let first = candidates.first().map(|first| first.text.heading.shown());
    let places = candidates
        .windows(2)
        .enumerate()
        .filter_map(|(place, pair)| {
            let [one, next] = pair else { return None };
            let gap = one.text.column.checked_add(1) != Some(next.text.column);
            let again = first.as_deref() == Some(next.text.heading.shown().as_str());
            (gap || again).then(|| place.saturating_add(1))
        });
    places.take(MOST_CUTS).collect()
}

fn best(rows: (u32, u32), candidates: &[Candidate]) -> Option<HeadingRow> {
    let mut best: Option<(Named, TableKind)> = None;
    for kind in TableKind::ALL {
        let named = Named::by(kind, candidates);
        // Of equals the first kind.
        let is_better = best
            .as_ref()
            .is_none_or(|(best, _)| named.score > best.score);
        if named.is_enough(kind) && is_better {
            best = Some((named, kind));
        }
    }
    best.map(|(_, kind)| {
        let columns = candidates.iter().map(|candidate| Headed {
            column: candidate.text.column,
            heading: candidate.text.heading.clone(),
            field: candidate.field(kind),
        });
        HeadingRow {
            kind,
            rows,
            columns: columns.collect(),
        }
    })
}

/// Whether a column is headed by a period alone, whatever hours a cell above it says that they are.
fn is_month(field: Option<Field>, is_only_period: bool) -> bool {
    let hours = [Field::PaidHours, Field::WorkedHours, Field::Hours];
    is_only_period && field.is_none_or(|field| hours.contains(&field))
}

/// What columns name together.
struct Named {
    fields: BTreeSet<Field>,
    /// Columns of a month or quarter.
    months: usize,
    /// How many different fields, months among them.
    score: usize,
}

impl Named {
    fn of(columns: impl Iterator<Item = (Option<Field>, bool)>) -> Self {
        let (mut fields, mut scored, mut months) = (BTreeSet::new(), BTreeSet::new(), 0_usize);
        for (field, is_only_period) in columns {
            fields.extend(field);
            if is_month(field, is_only_period) {
                months = months.saturating_add(1);
            } else {
                scored.extend(field.filter(|field| !matches!(field, Field::Aside | Field::Total)));
            }
        }
        Self {
            score: scored.len().saturating_add(months),
            fields,
            months,
        }
    }

    fn by(kind: TableKind, candidates: &[Candidate]) -> Self {
        let columns = candidates.iter().map(|candidate| {
            let field = candidate.field(kind).map(|(field, _)| field);
            (field, candidate.is_only_period)
        });
        Self::of(columns)
    }

    fn has(&self, wanted: &[Field]) -> bool {
        wanted.iter().any(|field| self.fields.contains(field))
    }

    /// Whether some of the columns may have what a table of a kind can't be without.
    fn may_be_enough_in_part(&self, kind: TableKind) -> bool {
        match kind {
            TableKind::Turnover => self.has(&[Field::Turnover]),
            _ => self.is_enough(kind),
        }
    }

    /// Whether the columns have what a table of a kind can't be without.
    fn is_enough(&self, kind: TableKind) -> bool {
        match kind {
            TableKind::Placements => {
                let person = self.has(&[
                    Field::Candidate,
                    Field::TargetGroup,
                    Field::CitizenNumber,
                    Field::Personal,
                ]);
                let work = self.has(&[
                    Field::Start,
                    Field::End,
                    Field::HoursPerWeek,
                    Field::Fte,
                    Field::PaidHours,
                    Field::WorkedHours,
                    Field::Hours,
                ]);
                let own = self.has(&[Field::Candidate, Field::TargetGroup, Field::Register]);
                person && own && (work || self.months >= 2) && self.score >= 3
            }
            TableKind::Purchases => {
                self.has(&[Field::Amount])
                    && self.has(&[Field::Invoice, Field::Vendor])
                    && self.score >= 3
            }
            TableKind::Activities => {
                self.has(&[Field::Description])
                    && self.has(&[Field::Date])
                    && self.has(&[Field::Hours])
                    && self.score >= 3
            }
            TableKind::Turnover => {
                self.has(&[Field::Turnover])
                    && self.has(&[Field::Contract, Field::Period])
                    && self.score <= 4
            }
        }
    }
}

impl HeadingRow {
    fn fields(&self) -> BTreeSet<Field> {
        self.columns
            .iter()
            .filter_map(|column| column.field)
            .map(|(field, _)| field)
            .collect()
    }

    /// How many rows the headings take.
    pub(super) fn levels(&self) -> usize {
        let rows = self.rows.1.saturating_sub(self.rows.0);
        usize::try_from(rows).unwrap_or(0).saturating_add(1)
    }

    /// The first and the last column.
    pub(super) fn span(&self) -> (u32, u32) {
        let first = self.columns.first().map_or(1, |column| column.column);
        let last = self.columns.last().map_or(first, |column| column.column);
        (first, last)
    }

    /// How many different fields, months among them, the row names.
    pub(super) fn score(&self) -> usize {
        let columns = self.columns.iter().map(|column| {
            let field = column.field.map(|(field, _)| field);
            (field, column.heading.is_only_period())
        });
        Named::of(columns).score
    }

    /// How many fields the row names as they are spelt in the column table.
    pub(super) fn exact(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| matches!(column.field, Some((_, Grade::Exact))))
            .count()
    }

    fn is_apart_from(&self, other: &Self) -> bool {
        let of = |row: &Self| -> BTreeSet<Field> {
            let fields = row.fields().into_iter();
            fields
                .filter(|field| !matches!(field, Field::Aside | Field::Total | Field::Personal))
                .collect()
        };
        self.kind != other.kind || of(self).intersection(&of(other)).count() >= LEAST_SHARED
    }
}
