//! Which of several columns that name the same field has it.

use std::cmp::Reverse;

use super::heading_row::{Headed, HeadingRow};
use crate::{
    columns::{Field, Grade},
    problem::Severity,
    values::{self, Day, Stated},
    workbook::{Cell, Sheet, Value},
};

/// So many values are looked at to say whether a column holds what its heading says.
const MOST_VALUES: usize = 20;

/// How strong the claim of a column to a field is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    filled: bool,
    fits: bool,
    of_placement: bool,
    of_period: bool,
    grade: Option<Grade>,
    is_number: bool,
}

/// A column that names a field which another one has.
#[derive(Clone, Copy, Debug)]
pub struct Repeated {
    /// Its place, from 1.
    pub column: u32,
    /// How bad that is: nothing but its place decides between two columns that say different things.
    pub severity: Severity,
}

impl Repeated {
    /// One that is told, and needs no answer.
    pub(crate) const fn told(column: u32) -> Self {
        Self {
            column,
            severity: Severity::Warning,
        }
    }
}

/// Of columns that name the same field the best one gets it; the others are told.
pub(super) fn decide(sheet: &Sheet, row: &HeadingRow) -> (Vec<Option<Field>>, Vec<Repeated>) {
    let mut repeated = Vec::new();
    let legend = legend(row);
    let row = &HeadingRow {
        columns: without(&row.columns, &legend),
        ..row.clone()
    };
    let fields = row
        .columns
        .iter()
        .map(|headed| {
            let (field, _) = headed.field?;
            let shared = matches!(
                field,
                Field::Aside | Field::Personal | Field::CitizenNumber | Field::Total
            );
            let mut rivals = row
                .columns
                .iter()
                .filter(|other| other.field.is_some_and(|(other, _)| other == field));
            if shared || rivals.clone().count() == 1 {
                return Some(field);
            }
            let best = rivals
                .by_ref()
                .min_by_key(|other| (Reverse(claim(sheet, row, other)), other.column))?;
            if best.column == headed.column {
                return Some(field);
            }
            let (own, other) = (claim(sheet, row, headed), claim(sheet, row, best));
            let alike = own.grade == Some(Grade::Exact) || has_same_name(headed, best);
            if alike && own.is_number == other.is_number {
                let doubtful = own == other && counts(field) && differ(sheet, row, headed, best);
                repeated.push(Repeated {
                    column: headed.column,
                    severity: if doubtful {
                        Severity::Error
                    } else {
                        Severity::Warning
                    },
                });
            }
            None
        })
        .collect();
    (fields, repeated)
}

/// Whether two columns are called the same below the cells that head several: `Q2 2026/uren p/w`, `Q3 2026/uren p/w`.
fn has_same_name(one: &Headed, other: &Headed) -> bool {
    let name = |headed: &Headed| headed.heading.own().map(values::fold);
    name(one).is_some_and(|own| name(other) == Some(own))
}

/// Whether a field makes a difference to what a line is worth.
const fn counts(field: Field) -> bool {
    !matches!(
        field,
        Field::Role | Field::Place | Field::Description | Field::WorkedHours | Field::Ordinal
    )
}

/// Whether two columns say different things of the same line.
fn differ(sheet: &Sheet, row: &HeadingRow, one: &Headed, other: &Headed) -> bool {
    let mut pairs = below(sheet, row).filter_map(|place| {
        let cell = |headed: &Headed| sheet.grid.cell_at(place, headed.column);
        Some((cell(one)?, cell(other)?))
    });
    pairs.any(|(one, other)| one.value != other.value)
}

/// The first rows below headings.
fn below(sheet: &Sheet, row: &HeadingRow) -> std::ops::Range<usize> {
    let last = sheet.grid.place_of(row.rows.1);
    let first = last.map_or(0, |place| place.saturating_add(1));
    first..first.saturating_add(MOST_VALUES)
}

/// The columns of a legend: what stands beside the table, behind a column without a heading, and names nothing that the
/// table does not name itself.
fn legend(row: &HeadingRow) -> Vec<u32> {
    let field = |headed: &Headed| {
        let field = headed.field.map(|(field, _)| field);
        field.filter(|field| !matches!(field, Field::Aside | Field::Total | Field::Ordinal))
    };
    let blocks: Vec<&[Headed]> = row
        .columns
        .chunk_by(|one, next| one.column.checked_add(1) == Some(next.column))
        .collect();
    let named = |block: &[Headed]| block.iter().filter_map(field).count();
    let Some(main) = blocks.iter().max_by_key(|block| named(block)) else {
        return Vec::new();
    };
    let known: Vec<Field> = main.iter().filter_map(field).collect();
    let repeats = |block: &&&[Headed]| {
        let fields: Vec<Field> = block.iter().filter_map(field).collect();
        !fields.is_empty()
            && fields.len() < known.len()
            && fields.iter().all(|field| known.contains(field))
    };
    let aside = blocks.iter().filter(repeats).copied();
    aside.flatten().map(|headed| headed.column).collect()
}

/// The columns, those of a legend naming nothing.
fn without(columns: &[Headed], legend: &[u32]) -> Vec<Headed> {
    let columns = columns.iter().map(|headed| Headed {
        field: headed.field.filter(|_| !legend.contains(&headed.column)),
        ..headed.clone()
    });
    columns.collect()
}

/// A candidate's number beats a column that is merely called candidate, a filled column beats an empty one, and one
/// whose values are of the right kind beats one of which they are not.
fn claim(sheet: &Sheet, row: &HeadingRow, headed: &Headed) -> Claim {
    const NUMBER: [&str; 10] = [
        "nummer",
        "nr",
        "number",
        "no",
        "id",
        "code",
        "num",
        "ref",
        "kenmerk",
        "pseudoniem",
    ];
    let name = values::fold(&headed.heading.shown());
    let is_number = NUMBER
        .iter()
        .any(|word| name.split(' ').any(|part| part.ends_with(word)));
    let field = headed.field.map(|(field, _)| field);
    let (mut filled, mut fitting) = (0_usize, 0_usize);
    for place in below(sheet, row) {
        if let Some(cell) = sheet.grid.cell_at(place, headed.column) {
            filled = filled.saturating_add(1);
            fitting = fitting.saturating_add(usize::from(fits(field, &cell)));
        }
    }
    Claim {
        filled: filled > 0,
        fits: fitting.saturating_mul(2) >= filled,
        of_placement: !is_of_contract(field, &name),
        // Hours of a whole year stand beside those of the quarter that is reported on.
        of_period: !matches!(headed.heading.stated(), Some(Stated::Year(_))),
        grade: headed.field.map(|(_, grade)| grade),
        is_number,
    }
}

/// The contract, too, starts and ends on a day, but a line asks for those of the placement.
fn is_of_contract(field: Option<Field>, name: &str) -> bool {
    const WORDS: [&str; 5] = [
        "contract",
        "opdracht",
        "project",
        "overeenkomst",
        "agreement",
    ];
    matches!(field, Some(Field::Start | Field::End)) && WORDS.iter().any(|word| name.contains(word))
}

/// Whether a value may be one of a field.
fn fits(field: Option<Field>, cell: &Cell<'_>) -> bool {
    match field {
        Some(Field::TargetGroup) => cell
            .text()
            .is_some_and(|text| values::group(text).is_some()),
        Some(Field::Start) => matches!(values::day(cell), Some(Day::On(_))),
        Some(Field::End) => values::day(cell).is_some(),
        Some(Field::Register) => values::flag(cell).is_some(),
        Some(field) if field.is_numeric() => match cell.value {
            Value::Text(text) => {
                values::number(text, Some(values::Convention::Comma)).is_ok()
                    || values::clock(text).is_some()
            }
            Value::Number(_) | Value::Duration(_) | Value::Uncalculated(_) => true,
            _ => false,
        },
        _ => true,
    }
}
