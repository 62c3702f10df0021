//! A reading against the register: whose contracts, which period, and what the contract's value table does not know.
//!
//! What is wrong inside the file was found by the importer; here is only what the register can tell.

use std::collections::BTreeMap;

use meetbaar_domain::period::Period;
use meetbaar_importers::{
    problem::Severity,
    reading::{Entry, Line, Outcome, Reading},
};

use crate::{
    reporting::obligation::period,
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

/// A reading that was checked against the register.
pub(super) struct Checked {
    pub(super) lines: Vec<PlacedLine>,
    /// Contract and period that the report covers.
    pub(super) covered: Vec<(i64, Period)>,
    pub(super) problems: Vec<NewProblem>,
    pub(super) outcome: Outcome,
}

impl Checked {
    /// Notes that a period was reported in part by an accepted report: the file has to be about the same days.
    pub(super) fn refuse_overlap(&mut self, covered: Period, other: Period) {
        self.outcome = Outcome::NeedsCorrection;
        self.problems.push(NewProblem {
            found: Some(days(covered)),
            expected: Some(days(other)),
            ..problem(Severity::Error, "period_overlaps")
        });
    }
}

fn days(period: Period) -> String {
    format!("{} - {}", period.start(), period.end())
}

/// A problem of the whole file.
fn problem(severity: Severity, code: &str) -> NewProblem {
    NewProblem {
        report_id: 0,
        severity: severity.code().to_owned(),
        code: code.to_owned(),
        sheet: String::new(),
        cell: String::new(),
        heading: None,
        found: None,
        expected: None,
    }
}

/// Checks a reading against the supplier's own contracts.
pub(super) fn check(reading: Reading, own: &[Contract], stated: Stated) -> Stored<Checked> {
    let mut check = Check {
        own,
        stated,
        file_period: reading.period,
        problems: Vec::new(),
    };
    for problem in &reading.problems {
        check.problems.push(NewProblem {
            report_id: 0,
            severity: problem.severity.code().to_owned(),
            code: problem.code.code().to_owned(),
            sheet: problem.sheet.clone(),
            cell: problem.cell.clone(),
            heading: problem.heading.clone(),
            found: problem.found.clone(),
            expected: problem.expected.clone(),
        });
    }
    if matches!(reading.outcome, Outcome::Refused | Outcome::Unrecognised) {
        return Ok(Checked {
            lines: vec![],
            covered: vec![],
            problems: check.problems,
            outcome: reading.outcome,
        });
    }
    check.compare_periods();
    let named: Vec<String> = reading.contracts.clone();
    let lines = check.place(reading.lines);
    let covered = check.covered(&lines, &named)?;
    let failed = check
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error.code());
    let outcome = if failed {
        Outcome::NeedsCorrection
    } else {
        Outcome::Ready
    };
    Ok(Checked {
        lines,
        covered,
        problems: check.problems,
        outcome,
    })
}

struct Check<'a> {
    own: &'a [Contract],
    stated: Stated,
    file_period: Option<Period>,
    problems: Vec<NewProblem>,
}

impl Check<'_> {
    fn add(
        &mut self,
        severity: Severity,
        code: &str,
        at: Option<(&Line, &str)>,
        found: Option<String>,
    ) {
        let cell = at.and_then(|(line, field)| cell_of(line, field));
        self.problems.push(NewProblem {
            sheet: at
                .map(|(line, _)| line.source.sheet.clone())
                .unwrap_or_default(),
            cell: cell.unwrap_or_default(),
            found,
            ..problem(severity, code)
        });
    }

    fn compare_periods(&mut self) {
        if let (Some(file), Some(stated)) = (self.file_period, self.stated.period)
            && file != stated
        {
            self.add(Severity::Warning, "periods_differ", None, Some(days(file)));
        }
    }

    /// Gives every line its contract and period; a line that has none of its own takes what was stated.
    fn place(&mut self, lines: Vec<Line>) -> Vec<PlacedLine> {
        let mut placed = Vec::with_capacity(lines.len());
        let (mut without_contract, mut without_period) = (false, false);
        for line in lines {
            let contract = match &line.contract {
                Some(number) => self.own_contract(number, Some(&line)),
                None => {
                    let only = self.unnamed();
                    without_contract |= only.is_none();
                    only
                }
            };
            let period = line.period.or(self.file_period).or(self.stated.period);
            without_period |= period.is_none();
            if let (Some(contract), Some(period)) = (contract, period) {
                placed.push(PlacedLine {
                    line,
                    contract,
                    period,
                });
            }
        }
        if without_contract {
            self.add(Severity::Error, "contract_missing", None, None);
        }
        if without_period {
            self.add(Severity::Error, "period_missing", None, None);
        }
        placed
    }

    /// The contract of a line that names none: the stated one, or the only one that the supplier has.
    fn unnamed(&self) -> Option<i64> {
        let only = match self.own {
            [only] => Some(only.id),
            _ => None,
        };
        self.stated.contract.or(only)
    }

    /// The supplier's own contract of that number. Another's number is as unknown as one that does not exist.
    fn own_contract(&mut self, number: &str, line: Option<&Line>) -> Option<i64> {
        let folded = number.trim().to_lowercase();
        let own = self
            .own
            .iter()
            .find(|contract| contract.number.to_lowercase() == folded);
        if own.is_none() {
            let known = self.problems.iter().any(|problem| {
                problem.code == "unknown_contract" && problem.found.as_deref() == Some(number)
            });
            if !known {
                self.add(
                    Severity::Error,
                    "unknown_contract",
                    line.map(|line| (line, "contract")),
                    Some(number.to_owned()),
                );
            }
        }
        own.map(|contract| contract.id)
    }

    /// What the report covers: by contract the hull of its lines' periods; for a nil report what it names or states.
    fn covered(&mut self, lines: &[PlacedLine], named: &[String]) -> Stored<Vec<(i64, Period)>> {
        let mut hulls: BTreeMap<i64, Period> = BTreeMap::new();
        for placed in lines {
            let hull = match hulls.get(&placed.contract) {
                Some(hull) => period(
                    hull.start().min(placed.period.start()),
                    hull.end().max(placed.period.end()),
                )?,
                None => placed.period,
            };
            hulls.insert(placed.contract, hull);
        }
        if lines.is_empty() && !self.has_errors() {
            self.cover_nil_report(named, &mut hulls);
        }
        for (id, hull) in &hulls {
            let Some(contract) = self.own.iter().find(|contract| contract.id == *id) else {
                continue;
            };
            let term = period(contract.starts, contract.ends)?;
            if term.intersect(*hull).is_none() {
                self.problems.push(NewProblem {
                    found: Some(format!("{} ({})", days(*hull), contract.number)),
                    expected: Some(days(term)),
                    ..problem(Severity::Error, "period_outside_contract")
                });
            }
        }
        Ok(hulls.into_iter().collect())
    }

    fn cover_nil_report(&mut self, named: &[String], hulls: &mut BTreeMap<i64, Period>) {
        let contracts: Vec<i64> = match (named, self.unnamed()) {
            ([], Some(contract)) => vec![contract],
            ([], None) => {
                self.add(Severity::Error, "contract_missing", None, None);
                vec![]
            }
            (numbers, _) => numbers
                .iter()
                .filter_map(|number| self.own_contract(number, None))
                .collect(),
        };
        match self.file_period.or(self.stated.period) {
            Some(period) => hulls.extend(contracts.into_iter().map(|contract| (contract, period))),
            None => self.add(Severity::Error, "period_missing", None, None),
        }
    }

    fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error.code())
    }
}

/// The cell of a line's field, or the first cell of the line.
pub(super) fn cell_of(line: &Line, field: &str) -> Option<String> {
    let cells = &line.source.cells;
    cells.get(field).or_else(|| cells.values().next()).cloned()
}

/// The group of a placement's line, as a word, for a message.
pub(super) fn group_of(line: &Line) -> Option<&'static str> {
    match &line.entry {
        Entry::Placement(placement) => Some(placement.target_group.code()),
        _ => None,
    }
}
