//! Lines of reports: whose hours, from which cell, worth what, and why.

/// A page of lines.
#[derive(Clone, Debug, Default)]
pub struct LineTable {
    /// The lines.
    pub rows: Vec<LineRow>,
    /// Number of the page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// Number of lines on all pages.
    pub total: usize,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Whether a column names the contract.
    pub with_contract: bool,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub struct LineRow {
    /// The cell or row that it came from: `Rapportage!B2`.
    pub cell: String,
    /// Number of the contract.
    pub contract: String,
    /// Code of the state: `read`, `submitted`, `accepted`, `returned` or `superseded`.
    pub state: String,
    /// Why it was returned, where it was returned by itself.
    pub returned: Option<String>,
    /// Why it doesn't count, where a decision on a conflict set it aside.
    pub set_aside: Option<String>,
    /// Code of the kind: `placement`, `purchase`, `activity` or `turnover`.
    pub kind: String,
    /// Short pseudonym of the candidate.
    pub candidate: Option<String>,
    /// Target group, in words or as its code.
    pub group: Option<String>,
    /// Benefit duration, in words or as its code.
    pub duration: Option<String>,
    /// Which of its cells were corrected on a screen, as it is read.
    pub corrected: Option<String>,
    /// Whether a file bears it out: its own or one of its report.
    pub backed: bool,
    /// Whether the candidate counts for jobs (is in the register).
    pub in_register: bool,
    /// Other words: invoice and vendor of a purchase, description of an activity.
    pub description: Option<String>,
    /// Period that the line reports on, as it is read.
    pub period: String,
    /// When the placement runs, as it is read.
    pub placed: Option<String>,
    /// Hours a week.
    pub hours_per_week: Option<String>,
    /// Paid hours.
    pub paid_hours: Option<String>,
    /// Amount of an invoice or a turnover.
    pub amount: Option<String>,
    /// What it is worth, one for each obligation.
    pub values: Vec<LineValue>,
}

/// What a line is worth for an obligation.
#[derive(Clone, Debug, Default)]
pub struct LineValue {
    /// The obligation in words; only where the contract has several.
    pub obligation: Option<String>,
    /// Worth, as it is read.
    pub amount: String,
    /// Building block that was used.
    pub block: Option<String>,
    /// How it was worked out.
    pub explanation: Vec<Explanation>,
}

/// One row of "Why?".
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What it is about, in words.
    pub label: String,
    /// The explanation.
    pub text: String,
}
