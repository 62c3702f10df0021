//! A reading while it grows: lines and problems with their places, put into the order of the file at the end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use meetbaar_domain::period::Period;

use crate::{
    problem::{Code, Problem},
    reading::{Account, Line, Outcome, Reading},
    values::fold_tight,
    workbook::Address,
};

/// A reading while it grows.
#[derive(Default)]
pub(super) struct Draft {
    sheet: usize,
    sheet_name: String,
    lines: Vec<(usize, u32, Line)>,
    problems: Vec<(usize, Address, Problem)>,
    contracts: BTreeSet<String>,
    read_sheets: BTreeSet<usize>,
    seen: BTreeMap<Person, Vec<Seen>>,
    pub(super) account: Account,
}

/// Who works where, as a key.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    contract: Option<String>,
    candidate: String,
}

/// An earlier line of the same person.
struct Seen {
    start: NaiveDate,
    end: Option<NaiveDate>,
    period: Option<Period>,
}

/// What an earlier line makes of a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repetition {
    None,
    Overlapping,
    Duplicate,
}

impl Draft {
    /// From here on everything is of another sheet.
    pub(super) fn enter_sheet(&mut self, place: usize, name: &str) {
        self.sheet = place;
        name.clone_into(&mut self.sheet_name);
    }

    pub(super) fn line(&mut self, line: Line) {
        self.lines.push((self.sheet, line.source.row, line));
    }

    /// Notes a problem, once for each code and cell.
    pub(super) fn problem(&mut self, address: Address, problem: Problem) {
        let known = self
            .problems
            .iter()
            .rev()
            .take(64)
            .any(|(sheet, other, noted)| {
                *sheet == self.sheet && *other == address && noted.code == problem.code
            });
        if !known {
            self.problems.push((self.sheet, address, problem));
        }
    }

    pub(super) fn at(&self, code: Code, address: Address) -> Problem {
        Problem::at(code, &self.sheet_name, address.to_string())
    }

    pub(super) fn contract(&mut self, number: &str) {
        self.contracts.insert(number.to_owned());
    }

    /// Whether a contract was named already.
    pub(super) fn names(&self, number: &str) -> bool {
        self.contracts.contains(number)
    }

    /// The only contract that the file names.
    pub(super) fn only_contract(&self) -> Option<String> {
        match (self.contracts.len(), self.contracts.first()) {
            (1, Some(only)) => Some(only.clone()),
            _ => None,
        }
    }

    pub(super) fn has_lines(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether a sheet has lines, or rows that became none because of an error.
    pub(super) fn has_rows_of(&self, sheet: usize) -> bool {
        self.read_sheets.contains(&sheet)
    }

    /// Remembers that the sheet holds data.
    pub(super) fn holds_data(&mut self) {
        self.read_sheets.insert(self.sheet);
    }

    pub(super) fn turnovers(&self) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .map(|(_, _, line)| line)
            .filter(|line| matches!(line.entry, crate::reading::Entry::Turnover { .. }))
    }

    /// Compares a placement with the earlier ones of the same person and remembers it.
    pub(super) fn repetition(
        &mut self,
        contract: Option<&str>,
        candidate: &str,
        (start, end): (NaiveDate, Option<NaiveDate>),
        period: Option<Period>,
    ) -> Repetition {
        let person = Person {
            contract: contract.map(fold_tight),
            candidate: fold_tight(candidate),
        };
        let earlier = self.seen.entry(person).or_default();
        let repetition = earlier
            .iter()
            .filter(|seen| seen.period == period)
            .map(|seen| {
                let overlap = seen.start <= end.unwrap_or(NaiveDate::MAX)
                    && start <= seen.end.unwrap_or(NaiveDate::MAX);
                match (seen.start == start, overlap) {
                    (true, _) => Repetition::Duplicate,
                    (false, true) => Repetition::Overlapping,
                    (false, false) => Repetition::None,
                }
            })
            .max_by_key(|repetition| match repetition {
                Repetition::None => 0,
                Repetition::Overlapping => 1,
                Repetition::Duplicate => 2,
            });
        earlier.push(Seen { start, end, period });
        repetition.unwrap_or(Repetition::None)
    }

    /// The reading, in the order of the file.
    pub(super) fn finish(mut self) -> Reading {
        self.lines.sort_by_key(|(sheet, row, _)| (*sheet, *row));
        self.problems
            .sort_by_key(|(sheet, address, problem)| (*sheet, *address, problem.severity));
        let mut reading = Reading {
            importer: String::new(),
            importer_version: 0,
            outcome: Outcome::Ready,
            period: None,
            contracts: self.contracts.into_iter().collect(),
            lines: self.lines.into_iter().map(|(_, _, line)| line).collect(),
            problems: self
                .problems
                .into_iter()
                .map(|(_, _, problem)| problem)
                .collect(),
            account: self.account,
        };
        reading.judge();
        reading
    }
}
