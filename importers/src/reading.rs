//! What an importer returns: lines and problems. Reading never fails on a line; what is wrong becomes a problem.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};

pub use crate::cells::Cells;
use crate::{privacy::LinkingKey, problem::Problem, workbook::Address};

/// Who takes what is read, as it is read: a file of a million lines never stands in memory as lines.
pub trait Receiver {
    /// Takes a line. Lines of one sheet come in the order of their rows where tables stand below each other.
    fn line(&mut self, line: Line);
    /// Takes a problem; not always in the order of the file.
    fn problem(&mut self, problem: Problem);
    /// So many rows have been gone through, of all sheets together.
    fn rows(&mut self, rows: u32) {
        let _ = rows;
    }
    /// All that was taken is void.
    fn forget(&mut self);
}

/// What is known of a file once it was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// Name of the format that read the file; empty when none recognised it.
    pub importer: String,
    /// Version of that format.
    pub importer_version: u32,
    /// What may happen with the file now. Lines of a refused or unrecognised file count for nothing.
    pub outcome: Outcome,
    /// The period that the file states as a whole, if it states one.
    pub period: Option<Period>,
    /// Whether the lines handed over carry that period too: it is the file's, not each line's own.
    pub lines_share_period: bool,
    /// Contract numbers named in the file, sorted, each once.
    pub contracts: Vec<String>,
    /// What became of every row below a heading.
    pub account: Account,
    /// Names of the sheets in the order of the file, for what is shown in that order; empty where nothing was read.
    pub sheets: Vec<String>,
}

impl Conclusion {
    /// The end of a file of which nothing was read.
    pub const fn of(outcome: Outcome) -> Self {
        Self {
            importer: String::new(),
            importer_version: 0,
            outcome,
            period: None,
            lines_share_period: false,
            contracts: Vec::new(),
            account: Account {
                rows: 0,
                with_lines: 0,
                with_errors: 0,
                no_data: 0,
            },
            sheets: Vec::new(),
        }
    }
}

/// Lines and problems kept in memory: for small files, tests and previews.
#[derive(Debug, Default)]
pub struct Collected {
    lines: Vec<Line>,
    problems: Vec<Problem>,
    /// Sheets in the order in which something was handed over of them.
    sheets: Vec<String>,
}

impl Receiver for Collected {
    fn line(&mut self, line: Line) {
        self.meet(&line.source.sheet);
        self.lines.push(line);
    }

    fn problem(&mut self, problem: Problem) {
        self.meet(&problem.sheet);
        self.problems.push(problem);
    }

    fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Collected {
    fn meet(&mut self, sheet: &str) {
        let known = self.sheets.last().is_some_and(|last| last == sheet)
            || self.sheets.iter().any(|known| known == sheet);
        if !known {
            self.sheets.push(sheet.to_owned());
        }
    }

    /// The reading, its lines and problems in the order of the file's sheets, rows and columns; sheets that are not
    /// named in order follow in the order in which they were met.
    pub fn reading(mut self, conclusion: Conclusion, sheets: &[String]) -> Reading {
        let met = std::mem::take(&mut self.sheets);
        let place = |name: &str| sheets.iter().chain(&met).position(|sheet| sheet == name);
        self.lines
            .sort_by_key(|line| (place(&line.source.sheet), line.source.row));
        self.problems.sort_by_key(|problem| {
            (
                place(&problem.sheet),
                Address::parse(&problem.cell),
                problem.severity,
            )
        });
        if matches!(conclusion.outcome, Outcome::Refused | Outcome::Unrecognised) {
            self.lines.clear();
        }
        if conclusion.lines_share_period {
            for line in &mut self.lines {
                line.period = None;
            }
        }
        Reading {
            importer: conclusion.importer,
            importer_version: conclusion.importer_version,
            outcome: conclusion.outcome,
            period: conclusion.period,
            contracts: conclusion.contracts,
            lines: self.lines,
            problems: self.problems,
            account: conclusion.account,
        }
    }
}

/// Everything that was read from one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Name of the format that read the file; empty when none recognised it.
    pub importer: String,
    /// Version of that format.
    pub importer_version: u32,
    /// What may happen with the file now.
    pub outcome: Outcome,
    /// The period that the file states as a whole, if it states one.
    pub period: Option<Period>,
    /// Contract numbers named in the file, sorted, each once.
    pub contracts: Vec<String>,
    /// The lines, in the order of the file.
    pub lines: Vec<Line>,
    /// The problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// What became of every row below a heading.
    pub account: Account,
}

impl Reading {
    /// A reading that holds one problem of the whole file and nothing else.
    pub fn without_lines(outcome: Outcome, problem: Problem) -> Self {
        Self {
            importer: String::new(),
            importer_version: 0,
            outcome,
            period: None,
            contracts: Vec::new(),
            lines: Vec::new(),
            problems: vec![problem],
            account: Account::default(),
        }
    }
}

/// What became of the rows below the headings: every filled row is counted once, so that none is lost in silence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Filled rows below a heading, up to the next heading or the end of the sheet.
    pub rows: u32,
    /// Rows that became one or more lines.
    pub with_lines: u32,
    /// Rows that became no line because of an error in one of their cells.
    pub with_errors: u32,
    /// Rows that are no data: totals, notes, signatures, sub-headings.
    pub no_data: u32,
}

/// What may happen with a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It may be submitted; warnings are allowed.
    Ready,
    /// Some cells hold errors.
    NeedsCorrection,
    /// Nothing of it can be read (no workbook at all) or may be kept (a citizen service number).
    Refused,
    /// No importer knows the layout, or the one that does broke on it.
    Unrecognised,
}

/// One line of a report, with where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The contract number as the file gives it; `None` when it gives none.
    pub contract: Option<String>,
    /// The line's own period, where the file states one a line (months as columns).
    pub period: Option<Period>,
    /// What the line reports.
    pub entry: Entry,
    /// Where it came from.
    pub source: Source,
}

/// What a line reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A candidate who works under the contract.
    Placement(Placement),
    /// A purchase from a social enterprise (sociale inkoop).
    Purchase(Purchase),
    /// Hours given to a social activity.
    Activity(Activity),
    /// The turnover invoiced in the period, for an obligation that grows with it.
    Turnover {
        /// Euro cents excl. VAT.
        amount: Cents,
    },
}

/// A placement (plaatsing) as reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The supplier's own number of the candidate. Never a citizen service number.
    pub candidate: String,
    /// The key by which the same person is found at another supplier.
    pub linking_key: Option<LinkingKey>,
    /// Target group.
    pub target_group: TargetGroup,
    /// How long the candidate had a benefit, where the line says it.
    pub benefit_duration: Option<BenefitDuration>,
    /// Whether the supplier states that the candidate is in the target group register (LDR).
    pub ldr: Option<bool>,
    /// First working day.
    pub start: NaiveDate,
    /// Last working day; `None` while it runs.
    pub end: Option<NaiveDate>,
    /// Contract hours a week.
    pub hours_per_week: Option<Hours>,
    /// Paid hours (verloonde uren) in the period.
    pub paid_hours: Option<Hours>,
    /// Arrangement (contractvorm).
    pub arrangement: Option<Arrangement>,
    /// Job title.
    pub role: Option<String>,
    /// Place of work.
    pub place: Option<String>,
    /// Bonus conditions that the line claims (`50_plus`, `language`, …).
    pub bonuses: Vec<String>,
}

/// Arrangement (contractvorm) of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Vast dienstverband.
    Permanent,
    /// Tijdelijk contract.
    Temporary,
    /// Detachering.
    Secondment,
    /// Leerwerkbaan.
    Apprenticeship,
    /// Stage.
    Internship,
}

/// A purchase (sociale inkoop) as reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Invoice number.
    pub invoice: Option<String>,
    /// Who sold it.
    pub vendor: Option<String>,
    /// Invoice date.
    pub date: NaiveDate,
    /// Euro cents excl. VAT.
    pub amount: Cents,
}

/// A social activity as reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What was done.
    pub description: String,
    /// On what day.
    pub date: NaiveDate,
    /// Hours given.
    pub hours: Hours,
}

/// Where a line stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// Row as the spreadsheet program shows it, from 1.
    pub row: u32,
    /// Per field (its English name in the expected files) the cell that it was read from.
    pub cells: Cells,
}
