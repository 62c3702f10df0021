//! Columns that each hold the hours of one period: months or quarters across.

use meetbaar_domain::period::Period;

use super::table::{Column, PeriodColumn};
use crate::{
    columns::{Field, contradicts},
    problem::Code,
    values::{Stated, fold},
};

/// What the columns of periods of a table come to.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// Those that are read.
    pub(super) periods: Vec<PeriodColumn>,
    /// Those that can't be, with what is wrong.
    pub(super) questioned: Vec<(u32, Code)>,
}

/// Two or more columns of hours, each for its own period, are the paid hours of those periods. Paid hours beat hours
/// that do not say which, and these beat worked hours.
pub(super) fn across(columns: &mut [Column]) -> Across {
    let of = |wanted: Field| -> Vec<PeriodColumn> {
        let columns = columns
            .iter()
            .filter(|column| hours_of(column) == Some(wanted));
        columns.filter_map(period_column).collect()
    };
    let kinds = [Field::PaidHours, Field::Hours, Field::WorkedHours].map(|kind| (kind, of(kind)));
    let found = kinds.into_iter().find(|(_, periods)| periods.len() >= 2);
    let only = || Some((Field::Hours, only_one(columns)?));
    let Some((kind, mut periods)) = found.or_else(only) else {
        return Across {
            periods: Vec::new(),
            questioned: weeks(columns),
        };
    };
    for column in columns.iter_mut() {
        let is_period = periods.iter().any(|period| period.column == column.column);
        if is_period {
            column.field = None;
        } else if hours_of(column).is_some() && column.heading.stated().is_some() {
            column.field = Some(Field::Aside);
        }
    }
    for total in totals(&periods) {
        if let Some(column) = columns.iter_mut().find(|column| column.column == total) {
            column.field = Some(Field::Total);
        }
        periods.retain(|period| period.column != total);
    }
    let mut questioned = twice(&periods);
    periods.retain(|period| {
        !questioned
            .iter()
            .any(|(column, _)| *column == period.column)
    });
    if let (Field::WorkedHours, Some(first)) = (kind, periods.first()) {
        questioned.push((first.column, Code::WorkedHoursUsed));
    }
    Across {
        periods,
        questioned,
    }
}

fn period_column(column: &Column) -> Option<PeriodColumn> {
    let stated = column
        .heading
        .stated()
        .filter(|stated| !matches!(stated, Stated::Year(_)))?;
    Some(PeriodColumn {
        column: column.column,
        heading: column.heading.shown(),
        stated,
    })
}

/// A single column headed by a period alone, where no other column holds hours of a period.
fn only_one(columns: &[Column]) -> Option<Vec<PeriodColumn>> {
    let has_hours = columns.iter().any(|column| {
        matches!(
            column.field,
            Some(Field::PaidHours | Field::WorkedHours | Field::Hours)
        )
    });
    let mut bare = columns.iter().filter(|column| {
        column.field.is_none() && column.heading.is_only_period() && !is_denied(column)
    });
    let only = bare.next().filter(|_| !has_hours)?;
    match (bare.next(), period_column(only)) {
        (None, Some(period)) => Some(vec![period]),
        _ => None,
    }
}

/// Columns of which the period holds that of another one: the quarter behind its months is their sum.
fn totals(periods: &[PeriodColumn]) -> Vec<u32> {
    let holds = |one: &PeriodColumn, other: &PeriodColumn| match (one.stated, other.stated) {
        (Stated::Quarter(quarter), Stated::Month(month)) => {
            month.saturating_add(2).checked_div(3) == Some(quarter)
        }
        (Stated::Period(one), Stated::Period(other)) => one != other && contains(one, other),
        _ => false,
    };
    let columns = periods
        .iter()
        .filter(|one| periods.iter().any(|other| holds(one, other)));
    columns.map(|period| period.column).collect()
}

fn contains(one: Period, other: Period) -> bool {
    one.start() <= other.start() && other.end() <= one.end()
}

/// Columns of a period that an earlier one has already: which of them counts is not said.
fn twice(periods: &[PeriodColumn]) -> Vec<(u32, Code)> {
    let again = periods.iter().enumerate().filter(|(place, period)| {
        let mut before = periods.iter().take(*place);
        before.any(|other| other.stated == period.stated)
    });
    again
        .map(|(_, period)| (period.column, Code::DuplicateColumn))
        .collect()
}

/// Two or more columns of weeks, or of pay periods of four weeks: they fit in no month or quarter.
fn weeks(columns: &[Column]) -> Vec<(u32, Code)> {
    const WORDS: [&str; 8] = [
        "week",
        "wk",
        "w",
        "weeknr",
        "weeknummer",
        "periode",
        "per",
        "p",
    ];
    let is_week = |column: &&Column| {
        let folded = fold(&column.heading.shown());
        let mut words = folded.split(' ').peekable();
        let mut found = false;
        while let Some(word) = words.next() {
            let is_number = |text: &str| {
                text.parse::<u32>()
                    .is_ok_and(|number| (1..=53).contains(&number))
            };
            let glued = WORDS
                .iter()
                .any(|start| word.strip_prefix(start).is_some_and(is_number));
            let beside = WORDS.contains(&word) && words.peek().is_some_and(|next| is_number(next));
            found |= glued || beside;
        }
        found && column.field.is_none()
    };
    let weeks: Vec<u32> = columns
        .iter()
        .filter(is_week)
        .map(|column| column.column)
        .collect();
    if weeks.len() < 2 {
        return Vec::new();
    }
    weeks
        .into_iter()
        .map(|column| (column, Code::InvalidPeriod))
        .collect()
}

/// Which hours a column holds: by its name, whether or not it got the field, or none at all besides its period.
fn hours_of(column: &Column) -> Option<Field> {
    let field = match column.field {
        Some(field @ (Field::PaidHours | Field::WorkedHours | Field::Hours)) => Some(field),
        Some(Field::Period) | None if column.heading.is_only_period() => {
            by_name(column).or(Some(Field::Hours))
        }
        None => by_name(column),
        Some(_) => None,
    };
    field.filter(|_| !is_denied(column))
}

fn is_denied(column: &Column) -> bool {
    contradicts(Field::PaidHours, &column.heading)
}

fn by_name(column: &Column) -> Option<Field> {
    let name = fold(&column.heading.shown());
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&["verloond", "paid", "betaald", "verlon"]) {
        Some(Field::PaidHours)
    } else if has(&["gewerkt", "worked", "realisatie", "gerealiseerd", "actual"]) {
        Some(Field::WorkedHours)
    } else {
        has(&["uren", "hours"]).then_some(Field::Hours)
    }
}
