//! What a report covers, once all of its lines were placed: contracts and periods, and what is wrong with those.

use std::collections::{BTreeMap, BTreeSet};

use meetbaar_domain::period::Period;
use meetbaar_importers::problem::Severity;

use super::{Check, days, problem};
use crate::{
    reporting::obligation::period,
    storage::{Stored, problems::NewProblem},
};

/// Longest period of one report.
const LONGEST_DAYS: i64 = 366;

impl Check {
    /// What the report covers: for every contract that it names the period of the file or the stated one, and the periods
    /// of its lines; days that follow each other are one period, and days that nobody spoke of are not covered.
    pub(super) fn covered(&mut self, named: &[String]) -> Stored<Vec<(i64, Period)>> {
        let mut spoken = std::mem::take(&mut self.spoken);
        if !self.has_errors() {
            self.cover_without_lines(named, &mut spoken);
        }
        let whole = self.file_period.or(self.stated.period);
        let mut covered = Vec::new();
        for (contract, mut periods) in spoken {
            periods.extend(whole);
            for one in &periods {
                self.check_days(contract, *one)?;
            }
            covered.extend(
                joined(periods.into_iter().collect())?
                    .into_iter()
                    .map(|one| (contract, one)),
            );
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
    fn cover_without_lines(
        &mut self,
        named: &[String],
        spoken: &mut BTreeMap<i64, BTreeSet<Period>>,
    ) {
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
        let found = NewProblem {
            found: Some(format!("{} ({})", days(covered), contract.number)),
            expected: Some(days(term)),
            ..problem(Severity::Error, code)
        };
        self.problems.add(found);
        Ok(())
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
