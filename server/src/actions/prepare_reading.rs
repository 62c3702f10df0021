//! Makes a reading ready to be stored, batch by batch: checked against the register, candidates under pseudonym, every
//! line valued.
//!
//! It only reads the database; the transactions that store can then be short. Of lines that went by it keeps nothing but
//! what the whole must be judged by.

use std::collections::{BTreeMap, BTreeSet};

use meetbaar_domain::{obligation::Kind, period::Period};
use meetbaar_importers::{
    problem::{Problem, Severity},
    reading::{Conclusion, Entry, Line, Outcome},
};

use super::{
    Refusal,
    check_reading::{Check, PlacedLine, Stated, cell_of, days, group_of, of_importer, problem},
    line_row::line_row,
    problem_tally::ProblemTally,
    to_value::obligations_of,
    value_lines::{ObligationToValue, Valued, hours_for_jobs, value},
};
use crate::{
    access::Scope,
    clock::Instant,
    jail::Death,
    keys::Pseudonyms,
    reporting::obligation::period,
    storage::{
        Connection, Stored,
        contracts::{self, Contract},
        lines::{NewJobHours, NewLine, NewLineValue},
        problems::NewProblem,
        register,
        reports::{self, StoredReport},
    },
};

/// A batch of lines that is ready to be stored. Values and hours name their line by its place among the rows.
#[derive(Default)]
pub struct PreparedLines {
    pub(super) rows: Vec<NewLine>,
    pub(super) values: Vec<(usize, NewLineValue)>,
    pub(super) hours: Vec<(usize, NewJobHours)>,
}

impl PreparedLines {
    /// How many lines.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }
}

/// What holds for a reading as a whole, ready to be stored once its lines are.
pub struct PreparedEnd {
    pub(super) importer: Option<(String, i32)>,
    pub(super) outcome: Outcome,
    pub(super) covered: Vec<(i64, Period)>,
    pub(super) problems: ProblemTally,
    /// Names of the sheets, in the order of the file.
    pub(super) sheets: Vec<String>,
}

impl PreparedEnd {
    /// Notes that a period was reported in part by an accepted report: the file has to be about the same days.
    pub(super) fn refuse_overlap(&mut self, covered: Period, other: Period) {
        self.outcome = Outcome::NeedsCorrection;
        self.problems.add(NewProblem {
            found: Some(days(covered)),
            expected: Some(days(other)),
            suggestion: Some(days(other)),
            ..problem(Severity::Error, "period_overlaps")
        });
    }
}

/// A reading while it is made ready.
pub struct Preparation<'a> {
    report: i64,
    supplier: String,
    pseudonyms: &'a Pseudonyms,
    conclusion: &'a Conclusion,
    check: Check,
    /// Of the contracts that were met: what their lines are valued by.
    valued_by: BTreeMap<i64, Vec<ObligationToValue>>,
    with_turnover: BTreeSet<i64>,
    /// What valuing found.
    problems: ProblemTally,
}

impl<'a> Preparation<'a> {
    /// Begins with the reading of a report, of which the end is known already; so many problems are kept.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the report is gone; or a query fails.
    pub fn begin(
        connection: &mut Connection,
        report: i64,
        conclusion: &'a Conclusion,
        pseudonyms: &'a Pseudonyms,
        most_problems: usize,
        now: Instant,
    ) -> Result<Self, Refusal> {
        let report = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
        let own = contracts::list(connection, Scope::Supplier(report.supplier_id))?;
        let (_, supplier) =
            register::supplier_by_id(connection, report.supplier_id)?.ok_or(Refusal::NotFound)?;
        Ok(Self {
            report: report.id,
            supplier,
            pseudonyms,
            conclusion,
            check: Check::begin(own, stated(&report)?, conclusion, now.day(), most_problems),
            valued_by: BTreeMap::new(),
            with_turnover: BTreeSet::new(),
            problems: ProblemTally::new(most_problems),
        })
    }

    /// Takes in what the importer found.
    pub fn problem(&mut self, found: Problem) {
        self.check.found(of_importer(found));
    }

    /// Takes in why there is no reading.
    pub fn died(&mut self, death: &Death) {
        self.check.found(NewProblem {
            found: death.limit().map(|limit| limit.name.to_owned()),
            expected: death.limit().map(|limit| format!("<= {}", limit.value)),
            ..problem(Severity::Error, death.code())
        });
    }

    /// Whether lines of this reading are stored at all.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.check.has_lines()
    }

    /// Makes lines ready, those that have a contract and a period.
    ///
    /// # Errors
    /// When a query fails.
    pub fn lines(
        &mut self,
        connection: &mut Connection,
        lines: Vec<Line>,
    ) -> Result<PreparedLines, Refusal> {
        let placed: Vec<PlacedLine> = lines
            .into_iter()
            .filter_map(|line| self.check.place(line))
            .collect();
        let met: BTreeSet<i64> = placed.iter().map(|one| one.contract).collect();
        self.meet(connection, &met)?;
        let mut prepared = PreparedLines::default();
        for line in &placed {
            self.prepare(line, &mut prepared);
        }
        Ok(prepared)
    }

    /// Judges the whole, after all lines and problems.
    ///
    /// # Errors
    /// When a query fails.
    pub fn end(mut self, connection: &mut Connection) -> Result<PreparedEnd, Refusal> {
        let own = self.check.own().to_vec();
        let checked = self.check.end(&self.conclusion.contracts)?;
        let (outcome, covered) = (checked.outcome, checked.covered);
        let met: BTreeSet<i64> = covered.iter().map(|(contract, _)| *contract).collect();
        meet(connection, &own, &mut self.valued_by, &met)?;
        let mut problems = checked.problems;
        problems.join(self.problems);
        for (contract, obligations) in &self.valued_by {
            let stated = self.with_turnover.contains(contract);
            if let Some(missing) = turnover_missing(&own, *contract, obligations, stated) {
                problems.add(missing);
            }
        }
        let version = i32::try_from(self.conclusion.importer_version).unwrap_or(i32::MAX);
        let importer = Some((self.conclusion.importer.clone(), version));
        Ok(PreparedEnd {
            importer: importer.filter(|(name, _)| !name.is_empty()),
            outcome,
            covered,
            problems,
            sheets: self.conclusion.sheets.clone(),
        })
    }

    fn meet(&mut self, connection: &mut Connection, met: &BTreeSet<i64>) -> Result<(), Refusal> {
        meet(connection, self.check.own(), &mut self.valued_by, met)
    }

    fn prepare(&mut self, placed: &PlacedLine, prepared: &mut PreparedLines) {
        let place = prepared.rows.len();
        prepared.rows.push(line_row(
            self.report,
            placed,
            (self.pseudonyms, &self.supplier),
        ));
        let entry = &placed.line.entry;
        if matches!(entry, Entry::Turnover { .. }) {
            self.with_turnover.insert(placed.contract);
        }
        let obligations = self.valued_by.get(&placed.contract);
        let obligations = obligations.map(Vec::as_slice).unwrap_or_default();
        for obligation in obligations {
            let valued = value(obligation, entry, placed.period);
            if let Some(warning) = warning(&valued, placed) {
                self.problems.add(warning);
            }
            prepared.values.push((place, valued.row(0, obligation.id)));
        }
        if let Some(first) = obligations.first() {
            let hours = hours_for_jobs(0, placed.contract, entry, first.contract, placed.period);
            let hours = hours.into_iter().map(|hours| (place, hours));
            prepared.hours.extend(hours);
        }
    }
}

pub(super) fn stated(report: &StoredReport) -> Stored<Stated> {
    let period = match (report.stated_start, report.stated_end) {
        (Some(start), Some(end)) => Some(period(start, end)?),
        _ => None,
    };
    Ok(Stated {
        period,
        contract: report.stated_contract_id,
    })
}

/// A share of the turnover can't be taken of a turnover that nobody states.
fn turnover_missing(
    own: &[Contract],
    contract: i64,
    obligations: &[ObligationToValue],
    stated: bool,
) -> Option<NewProblem> {
    let grows = obligations
        .iter()
        .any(|one| matches!(one.kind, Kind::ShareOfTurnover { .. }));
    let number = own.iter().find(|one| one.id == contract)?.number.clone();
    (grows && !stated).then(|| NewProblem {
        found: Some(number),
        ..problem(Severity::Warning, "turnover_missing")
    })
}

/// Loads the obligations of the contracts that were not met before.
fn meet(
    connection: &mut Connection,
    own: &[Contract],
    known: &mut BTreeMap<i64, Vec<ObligationToValue>>,
    met: &BTreeSet<i64>,
) -> Result<(), Refusal> {
    let new: Vec<i64> = met
        .iter()
        .copied()
        .filter(|contract| !known.contains_key(contract))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    for contract in &new {
        known.insert(*contract, Vec::new());
    }
    for (contract, obligation) in obligations_of(connection, own, &new)? {
        known.entry(contract).or_default().push(obligation);
    }
    Ok(())
}

fn warning(valued: &Valued, placed: &PlacedLine) -> Option<NewProblem> {
    let code = if valued.no_block {
        "no_building_block"
    } else if valued.lower_amount_assumed() {
        "lower_amount_assumed"
    } else {
        return None;
    };
    let field = match &placed.line.entry {
        Entry::Placement(_) => "target_group",
        Entry::Purchase(_) | Entry::Turnover { .. } => "amount",
        Entry::Activity(_) => "hours",
    };
    Some(NewProblem {
        sheet: placed.line.source.sheet.clone(),
        cell: cell_of(&placed.line, field).unwrap_or_default(),
        found: group_of(&placed.line).map(str::to_owned),
        field: Some(field.to_owned()),
        ..problem(Severity::Warning, code)
    })
}
