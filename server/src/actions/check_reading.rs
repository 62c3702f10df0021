//! A reading against the register: whose contracts, which period, and what the contract's value table does not know.
//!
//! What is wrong inside the file was found by the importer; here is only what the register can tell.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use meetbaar_domain::period::Period;
use meetbaar_importers::{
    checks::within,
    problem::{Problem, Severity},
    reading::{Entry, Line, Outcome, Reading},
};

use crate::{
    reporting::obligation::period,
    storage::{Stored, contracts::Contract, problems::NewProblem},
};

/// Longest period of one report.
const LONGEST_DAYS: i64 = 366;

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

pub(super) fn days(period: Period) -> String {
    format!("{} - {}", period.start(), period.end())
}

/// A problem that an importer found, as it is stored.
fn of_importer(found: &Problem) -> NewProblem {
    NewProblem {
        sheet: found.sheet.clone(),
        cell: found.cell.clone(),
        heading: found.heading.clone(),
        found: found.found.clone(),
        expected: found.expected.clone(),
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
    }
}

/// Checks a reading against the supplier's own contracts.
pub(super) fn check(
    reading: Reading,
    own: &[Contract],
    stated: Stated,
    today: NaiveDate,
) -> Stored<Checked> {
    let mut check = Check {
        own,
        today,
        stated,
        file_period: reading.period,
        problems: Vec::new(),
    };
    check
        .problems
        .extend(reading.problems.iter().map(of_importer));
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
    today: NaiveDate,
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
            let fits = self.fits_stated_period(&line);
            if let (Some(contract), Some(period), true) = (contract, period, fits) {
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
        self.problems.extend(found.iter().map(of_importer));
        fits
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

    /// What the report covers: for every contract that it names the period of the file or the stated one, and the periods
    /// of its lines; days that follow each other are one period, and days that nobody spoke of are not covered.
    fn covered(&mut self, lines: &[PlacedLine], named: &[String]) -> Stored<Vec<(i64, Period)>> {
        let mut spoken: BTreeMap<i64, Vec<Period>> = BTreeMap::new();
        for placed in lines {
            spoken
                .entry(placed.contract)
                .or_default()
                .push(placed.period);
        }
        if !self.has_errors() {
            self.cover_without_lines(named, &mut spoken);
        }
        let whole = self.file_period.or(self.stated.period);
        let mut covered = Vec::new();
        for (contract, mut periods) in spoken {
            periods.extend(whole);
            periods.sort_unstable();
            periods.dedup();
            for one in &periods {
                self.check_days(contract, *one)?;
            }
            covered.extend(joined(periods)?.into_iter().map(|one| (contract, one)));
        }
        // Where no line of a contract was good, its period may still be what is wrong.
        for number in named {
            let known = self
                .own
                .iter()
                .find(|one| one.number == *number)
                .map(|one| one.id);
            let lost = known.filter(|id| covered.iter().all(|(contract, _)| contract != id));
            if let Some((contract, whole)) = lost.zip(whole) {
                self.check_days(contract, whole)?;
            }
        }
        Ok(covered)
    }

    /// Contracts of a nil report, and those that one sheet of several says nothing was done for.
    fn cover_without_lines(&mut self, named: &[String], spoken: &mut BTreeMap<i64, Vec<Period>>) {
        let mut silent: Vec<i64> = named
            .iter()
            .filter_map(|number| self.own_contract(number, None))
            .filter(|contract| !spoken.contains_key(contract))
            .collect();
        if named.is_empty() && spoken.is_empty() {
            match self.unnamed() {
                Some(contract) => silent.push(contract),
                None => self.add(Severity::Error, "contract_missing", None, None),
            }
        }
        if !silent.is_empty() && self.file_period.or(self.stated.period).is_none() {
            self.add(Severity::Error, "period_missing", None, None);
        }
        for contract in silent {
            spoken.entry(contract).or_default();
        }
    }

    /// A period must touch the contract, have begun, and be no longer than a year.
    fn check_days(&mut self, contract: i64, covered: Period) -> Stored<()> {
        let Some(contract) = self.own.iter().find(|one| one.id == contract) else {
            return Ok(());
        };
        let term = period(contract.starts, contract.ends)?;
        let code = if term.intersect(covered).is_none() {
            "period_outside_contract"
        } else if covered.start() > self.today || covered.days() > LONGEST_DAYS {
            "period_impossible"
        } else {
            return Ok(());
        };
        self.problems.push(NewProblem {
            found: Some(format!("{} ({})", days(covered), contract.number)),
            expected: Some(days(term)),
            ..problem(Severity::Error, code)
        });
        Ok(())
    }

    fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error.code())
    }
}

/// Periods in order, those that overlap or follow each other made one.
fn joined(mut periods: Vec<Period>) -> Stored<Vec<Period>> {
    periods.sort_unstable();
    let mut joined: Vec<Period> = Vec::new();
    for next in periods {
        match joined.last_mut() {
            Some(last) if last.end().succ_opt().is_none_or(|day| next.start() <= day) => {
                *last = period(last.start(), last.end().max(next.end()))?;
            }
            _ => joined.push(next),
        }
    }
    Ok(joined)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_nobody_spoke_of_are_not_covered() {
        let quarter = |number| Period::quarter(2026, number).unwrap();
        let month = |number| Period::month(2026, number).unwrap();
        for (spoken, covered) in [
            (
                vec![month(9), month(7), month(8), month(7)],
                vec![quarter(3)],
            ),
            (vec![quarter(1), quarter(3)], vec![quarter(1), quarter(3)]),
            (vec![quarter(3), month(7)], vec![quarter(3)]),
            (vec![], vec![]),
        ] {
            assert_eq!(joined(spoken).unwrap(), covered);
        }
    }
}
