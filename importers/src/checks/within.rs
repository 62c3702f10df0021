//! The checks that need a period, for a line whose file states none: the period was said beside the file.

use chrono::NaiveDate;
use meetbaar_domain::{amount::Hours, period::Period};

use super::{At, Finding, PlacementFacts, date_in_period, placement};
use crate::{
    columns::Field,
    problem::Problem,
    reading::{Entry, Line, Placement},
    workbook::Address,
};

/// The further problems that the reading would have named on a line, had its file stated this period.
///
/// For a line without a period, of a reading without one; what does not depend on the period was named already. An
/// error among them means that the reading would not have kept the line.
pub fn within(line: &Line, period: Period) -> Vec<Problem> {
    let now = findings(line, Some(period));
    let before = findings(line, None);
    let mut problems: Vec<(Address, Problem)> = now
        .into_iter()
        .filter(|finding| {
            let known =
                |other: &Finding| (other.code, other.address) == (finding.code, finding.address);
            !before.iter().any(known)
        })
        .map(|finding| (finding.address, problem(line, finding)))
        .collect();
    problems.sort_by_key(|(address, problem)| (*address, problem.severity));
    problems.into_iter().map(|(_, problem)| problem).collect()
}

fn findings(line: &Line, period: Option<Period>) -> Vec<Finding> {
    let dated = |date: NaiveDate| {
        let date = at(line, Field::Date, date)?;
        date_in_period(date, period)
    };
    match &line.entry {
        Entry::Placement(entry) => placement(&facts(line, entry, period)),
        Entry::Purchase(entry) => dated(entry.date).into_iter().collect(),
        Entry::Activity(entry) => dated(entry.date).into_iter().collect(),
        Entry::Turnover { .. } => Vec::new(),
    }
}

fn facts(line: &Line, entry: &Placement, period: Option<Period>) -> PlacementFacts {
    let hours = |field: Field, hours: Option<Hours>| at(line, field, hours?);
    PlacementFacts {
        group: Some(entry.target_group),
        ldr: entry.ldr.and_then(|ldr| at(line, Field::Register, ldr)),
        start: at(line, Field::Start, entry.start),
        end: entry.end.and_then(|end| at(line, Field::End, end)),
        hours_per_week: hours(Field::HoursPerWeek, entry.hours_per_week),
        paid_hours: hours(Field::PaidHours, entry.paid_hours),
        period,
    }
}

/// A value with the cell that it was read from.
fn at<T>(line: &Line, field: Field, value: T) -> Option<At<T>> {
    Some(At::new(value, line.source.cells.get(field.name())?))
}

fn problem(line: &Line, finding: Finding) -> Problem {
    let found = found(line, finding.address);
    let cell = finding.address.to_string();
    let named = line
        .source
        .cells
        .iter()
        .find(|(_, other)| *other == finding.address);
    Problem {
        found,
        field: named.map(|(field, _)| field.to_owned()),
        expected: finding.expected,
        ..Problem::at(finding.code, &line.source.sheet, cell)
    }
}

/// The value that was read from a cell, as the reading would have shown it.
fn found(line: &Line, cell: Address) -> Option<String> {
    let (name, _) = line.source.cells.iter().find(|(_, other)| *other == cell)?;
    let is = |field: Field| name == field.name();
    match &line.entry {
        Entry::Placement(entry) if is(Field::Start) => Some(entry.start.to_string()),
        Entry::Placement(entry) if is(Field::End) => entry.end.map(|end| end.to_string()),
        Entry::Placement(entry) if is(Field::PaidHours) => {
            entry.paid_hours.map(|hours| hours.plain())
        }
        Entry::Purchase(entry) if is(Field::Date) => Some(entry.date.to_string()),
        Entry::Activity(entry) if is(Field::Date) => Some(entry.date.to_string()),
        _ => None,
    }
}
