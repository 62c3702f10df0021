//! A reading against the register: whose contracts, which period, and what the contract's value table does not know.
//!
//! What is wrong inside the file was found by the importer; here is only what the register can tell.

mod covered;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use meetbaar_domain::period::Period;
use meetbaar_importers::{
    checks::within,
    problem::{Problem, Severity},
    reading::{Conclusion, Entry, Line, Outcome},
};

use super::{meant_contract::meant_contract, problem_tally::ProblemTally};

use crate::{
    reporting::place::place,
    storage::{Stored, contracts::Contract, problems::NewProblem},
};

/// What the supplier said beside the file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated {
    /// The period, where the file does not state one.
    pub(super) period: Option<Period>,
    /// Key of the contract, where the file does not name one.
    pub(super) contract: Option<i64>,
}

/// A line with the contract and period for which it counts.
pub(super) struct PlacedLine {
    pub(super) line: Line,
    pub(super) contract: i64,
    pub(super) period: Period,
}

/// Contract numbers are the same whatever the case of their letters.
fn folded(number: &str) -> String {
    number.trim().to_lowercase()
}

/// What a reading came to, once all of it was checked against the register.
pub(super) struct Checked {
    /// Contract and period that the report covers.
    pub(super) covered: Vec<(i64, Period)>,
    pub(super) problems: ProblemTally,
    pub(super) outcome: Outcome,
}

pub(super) fn days(period: Period) -> String {
    format!("{} - {}", period.start(), period.end())
}

/// A problem that an importer found, as it is stored.
pub(super) fn of_importer(found: Problem) -> NewProblem {
    NewProblem {
        sheet: found.sheet,
        cell: found.cell,
        heading: found.heading,
        found: found.found,
        expected: found.expected,
        field: found.field,
        suggestion: found.suggestion,
        ..problem(found.severity, found.code.code())
    }
}

/// A problem of the whole file.
pub(super) fn problem(severity: Severity, code: &str) -> NewProblem {
    NewProblem {
        report_id: 0,
        severity: severity.code().to_owned(),
        code: code.to_owned(),
        sheet: String::new(),
        cell: String::new(),
        heading: None,
        found: None,
        expected: None,
        field: None,
        suggestion: None,
        sheet_column: String::new(),
    }
}

/// A problem at the field of a line, or of the whole file.
fn at_line(
    severity: Severity,
    code: &str,
    at: Option<(&Line, &str)>,
    found: Option<String>,
) -> NewProblem {
    let cell = at.and_then(|(line, field)| cell_of(line, field));
    NewProblem {
        sheet: at
            .map(|(line, _)| line.source.sheet.clone())
            .unwrap_or_default(),
        cell: cell.unwrap_or_default(),
        field: at.map(|(_, field)| field.to_owned()),
        found,
        ..problem(severity, code)
    }
}

/// A check of a reading against the supplier's own contracts, line by line. It keeps what the whole must be judged by,
/// and no lines.
pub(super) struct Check {
    own: Vec<Contract>,
    by_number: HashMap<String, i64>,
    today: NaiveDate,
    stated: Stated,
    file_period: Option<Period>,
    outcome: Outcome,
    /// What the importer found; what is found here follows after it.
    of_importer: ProblemTally,
    problems: ProblemTally,
    /// Numbers of unknown contracts, with the cell that was told last.
    unknown: HashMap<String, String>,
    /// The periods of the lines of every contract.
    spoken: BTreeMap<i64, BTreeSet<Period>>,
    without_contract: bool,
    without_period: bool,
}

/// Numbers of unknown contracts that are told apart; what comes after them is counted line by line.
const MOST_UNKNOWN: usize = 10_000;

impl Check {
    pub(super) fn begin(
        own: Vec<Contract>,
        stated: Stated,
        conclusion: &Conclusion,
        today: NaiveDate,
        most_problems: usize,
    ) -> Self {
        let mut by_number = HashMap::new();
        for contract in &own {
            by_number
                .entry(folded(&contract.number))
                .or_insert(contract.id);
        }
        let mut check = Self {
            own,
            by_number,
            today,
            stated,
            file_period: conclusion.period,
            outcome: conclusion.outcome,
            of_importer: ProblemTally::new(most_problems),
            problems: ProblemTally::new(most_problems),
            unknown: HashMap::new(),
            spoken: BTreeMap::new(),
            without_contract: false,
            without_period: false,
        };
        if check.has_lines() {
            check.compare_periods();
        }
        check
    }

    /// The supplier's own contracts.
    pub(super) fn own(&self) -> &[Contract] {
        &self.own
    }

    /// Whether lines of this reading are stored at all.
    pub(super) fn has_lines(&self) -> bool {
        !matches!(self.outcome, Outcome::Refused | Outcome::Unrecognised)
    }

    /// Takes in what the importer found.
    pub(super) fn found(&mut self, problem: NewProblem) {
        self.of_importer.add(problem);
    }

    fn add(
        &mut self,
        severity: Severity,
        code: &str,
        at: Option<(&Line, &str)>,
        found: Option<String>,
    ) {
        self.problems.add(at_line(severity, code, at, found));
    }

    fn compare_periods(&mut self) {
        if let (Some(file), Some(stated)) = (self.file_period, self.stated.period)
            && file != stated
        {
            self.add(Severity::Warning, "periods_differ", None, Some(days(file)));
        }
    }

    /// Gives a line its contract and period; one that has none of its own takes what was stated.
    pub(super) fn place(&mut self, line: Line) -> Option<PlacedLine> {
        let contract = match &line.contract {
            Some(number) => self.own_contract(number, Some(&line)),
            None => {
                let only = self.unnamed();
                self.without_contract |= only.is_none();
                only
            }
        };
        let period = line.period.or(self.file_period).or(self.stated.period);
        self.without_period |= period.is_none();
        let fits = self.fits_stated_period(&line);
        let (contract, period) = contract.zip(period).filter(|_| fits)?;
        self.spoken.entry(contract).or_default().insert(period);
        Some(PlacedLine {
            line,
            contract,
            period,
        })
    }

    /// Judges the whole: what the report covers, and whether it may be submitted.
    pub(super) fn end(mut self, named: &[String]) -> Stored<Checked> {
        let mut covered = Vec::new();
        if self.has_lines() {
            if self.without_contract {
                self.add(Severity::Error, "contract_missing", None, None);
            }
            if self.without_period {
                self.add(Severity::Error, "period_missing", None, None);
            }
            covered = self.covered(named)?;
            self.outcome = if self.has_errors() {
                Outcome::NeedsCorrection
            } else {
                Outcome::Ready
            };
        }
        let mut problems = self.of_importer;
        problems.join(self.problems);
        Ok(Checked {
            covered,
            problems,
            outcome: self.outcome,
        })
    }

    /// What the importer would have said, had the file stated the period that was said beside it. False after an error.
    fn fits_stated_period(&mut self, line: &Line) -> bool {
        let Some(stated) = self
            .stated
            .period
            .filter(|_| line.period.or(self.file_period).is_none())
        else {
            return true;
        };
        let found = within(line, stated);
        let fits = found.iter().all(|one| one.severity != Severity::Error);
        for one in found {
            self.problems.add(of_importer(one));
        }
        fits
    }

    /// The contract of a line that names none: the stated one, or the only one that the supplier has.
    fn unnamed(&self) -> Option<i64> {
        let only = match self.own.as_slice() {
            [only] => Some(only.id),
            _ => None,
        };
        self.stated.contract.or(only)
    }

    /// The supplier's own contract of that number. Another's number is as unknown as one that does not exist.
    fn own_contract(&mut self, number: &str, line: Option<&Line>) -> Option<i64> {
        if let Some(own) = self.by_number.get(&folded(number)) {
            return Some(*own);
        }
        // Every cell that says it is told: once where it stands above the table.
        let at = line.and_then(|line| {
            let cell = line.source.cells.get("contract")?;
            Some(place(&line.source.sheet, &cell.to_string()))
        });
        let told = self.unknown.get(number);
        let is_new = told.is_none_or(|told| at.as_ref().is_some_and(|at| at != told));
        if is_new {
            if told.is_some() || self.unknown.len() < MOST_UNKNOWN {
                let at = at.unwrap_or_default();
                self.unknown.insert(number.to_owned(), at);
            }
            let suggestion = meant_contract(&self.own, number).map(str::to_owned);
            let unknown = NewProblem {
                suggestion,
                ..at_line(
                    Severity::Error,
                    "unknown_contract",
                    line.map(|line| (line, "contract")),
                    Some(number.to_owned()),
                )
            };
            self.problems.add(unknown);
        }
        None
    }

    fn has_errors(&self) -> bool {
        self.of_importer.has_errors() || self.problems.has_errors()
    }
}

/// The cell of a line's field, or the first cell of the line.
pub(super) fn cell_of(line: &Line, field: &str) -> Option<String> {
    let cells = &line.source.cells;
    let first = || cells.iter().next().map(|(_, cell)| cell);
    Some(cells.get(field).or_else(first)?.to_string())
}

/// The group of a placement's line, as a word, for a message.
pub(super) fn group_of(line: &Line) -> Option<&'static str> {
    match &line.entry {
        Entry::Placement(placement) => Some(placement.target_group.code()),
        _ => None,
    }
}
