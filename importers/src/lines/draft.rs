//! A reading while it grows. Keeps no line: only what later lines and the end must know.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::NaiveDate;
use meetbaar_domain::{amount::Cents, period::Period};

use super::earlier::{Earlier, Place, Repetition};
use crate::{
    problem::{Code, Problem, Severity},
    reading::{Account, Conclusion, Entry, Line, Outcome, Receiver},
    workbook::Address,
};

/// The receiver hears of the rows after each so many.
const ROWS_BETWEEN: u32 = 1_000;

/// A reading while it grows: hands lines and problems on, and keeps what later ones are compared with.
pub(super) struct Draft<'receiver> {
    receiver: &'receiver mut dyn Receiver,
    sheet: usize,
    sheet_name: String,
    /// The sheets that were entered, by their place.
    sheet_names: BTreeMap<usize, String>,
    lines: u64,
    turnovers: BTreeMap<(Option<String>, Option<Period>), Cents>,
    /// The period of every line so far, while they agree.
    common_period: Option<Option<Period>>,
    recent: VecDeque<(usize, Address, Code)>,
    has_errors: bool,
    contracts: BTreeSet<String>,
    read_sheets: BTreeSet<usize>,
    seen: Earlier,
    pub(super) account: Account,
}

/// A problem is compared with so many before it: a rule may find the same at one cell twice.
const RECENT: usize = 64;

impl<'receiver> Draft<'receiver> {
    /// A reading that nothing was read of yet.
    pub(super) fn new(receiver: &'receiver mut dyn Receiver) -> Self {
        Self {
            receiver,
            sheet: 0,
            sheet_name: String::new(),
            sheet_names: BTreeMap::new(),
            lines: 0,
            turnovers: BTreeMap::new(),
            common_period: None,
            recent: VecDeque::with_capacity(RECENT),
            has_errors: false,
            contracts: BTreeSet::new(),
            read_sheets: BTreeSet::new(),
            seen: Earlier::default(),
            account: Account::default(),
        }
    }

    /// From here on everything is of another sheet.
    pub(super) fn enter_sheet(&mut self, place: usize, name: &str) {
        self.sheet = place;
        name.clone_into(&mut self.sheet_name);
        self.sheet_names.insert(place, name.to_owned());
    }

    pub(super) fn line(&mut self, line: Line) {
        self.common_period = match (self.lines, self.common_period) {
            (0, _) => Some(line.period),
            (_, common) => common.filter(|common| *common == line.period),
        };
        self.lines = self.lines.saturating_add(1);
        if let Entry::Turnover { amount } = line.entry {
            self.turnovers
                .entry((line.contract.clone(), line.period))
                .or_insert(amount);
        }
        self.receiver.line(line);
    }

    /// Counts a row below a heading.
    pub(super) fn row(&mut self) {
        self.account.rows = self.account.rows.saturating_add(1);
        if self.account.rows.is_multiple_of(ROWS_BETWEEN) {
            self.receiver.rows(self.account.rows);
        }
    }

    /// Notes a problem, once for each code and cell.
    pub(super) fn problem(&mut self, address: Address, problem: Problem) {
        let place = (self.sheet, address, problem.code);
        if self.recent.contains(&place) {
            return;
        }
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(place);
        self.has_errors |= problem.severity == Severity::Error;
        self.receiver.problem(problem);
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
        self.lines > 0
    }

    /// Whether a sheet has lines, or rows that became none because of an error.
    pub(super) fn has_rows_of(&self, sheet: usize) -> bool {
        self.read_sheets.contains(&sheet)
    }

    /// Remembers that the sheet holds data.
    pub(super) fn holds_data(&mut self) {
        self.read_sheets.insert(self.sheet);
    }

    /// The turnover that an earlier line states for the same contract and period.
    pub(super) fn turnover(&self, contract: Option<&str>, period: Option<Period>) -> Option<Cents> {
        let key = (contract.map(str::to_owned), period);
        self.turnovers.get(&key).copied()
    }

    /// Compares a placement, by the cell of its candidate, with the earlier ones of the same person and remembers it.
    /// Returns what is wrong, and the place of the line that it repeats.
    pub(super) fn repetition(
        &mut self,
        contract: Option<&str>,
        candidate: &str,
        (start, end): (NaiveDate, Option<NaiveDate>),
        period: Option<Period>,
        address: Address,
    ) -> Option<(Code, String)> {
        let here = Place::new(self.sheet, address);
        let days = (start, end);
        match self.seen.compare(contract, candidate, days, period, here) {
            Repetition::None => None,
            Repetition::Overlapping(place) => Some((Code::OverlappingLines, self.named(place))),
            Repetition::Duplicate(place) => Some((Code::DuplicateLine, self.named(place))),
        }
    }

    /// `Blad1!B7`; only the cell where sheets have no name.
    fn named(&self, place: Place) -> String {
        let address = place.address();
        match self.sheet_names.get(&place.sheet()).map(String::as_str) {
            None | Some("") => address.to_string(),
            Some(sheet) => format!("{sheet}!{address}"),
        }
    }

    /// What is known at the end, before it has a name: the period of all lines where each carries the same one.
    pub(super) fn finish(self) -> (Conclusion, Option<Period>) {
        let outcome = if self.has_errors {
            Outcome::NeedsCorrection
        } else {
            Outcome::Ready
        };
        let conclusion = Conclusion {
            contracts: self.contracts.into_iter().collect(),
            account: self.account,
            ..Conclusion::of(outcome)
        };
        (conclusion, self.common_period.flatten())
    }
}
