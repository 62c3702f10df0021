//! One contract: what it demands, where it stands, and every line that says so.

use askama::Template;

use super::{Bar, ContractCalendar, LineTable, Shell, TemplateForm};

/// `GET /contracts/{number}`; a form sends `on` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/contract.html")]
pub struct ContractPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Reference date, `YYYY-MM-DD`.
    pub on: String,
    /// Reference date as it is read.
    pub on_words: String,
    /// Why the typed date can't be used.
    pub on_fault: Option<String>,
    /// What is agreed.
    pub facts: ContractFacts,
    /// Obligations with their standing.
    pub obligations: Vec<ObligationView>,
    /// The second ledger.
    pub jobs: ContractJobs,
    /// How many conflicts wait for a decision; nothing where there is none, or where the user can't decide.
    pub conflicts: Option<i64>,
    /// Reports that are due.
    pub calendar: ContractCalendar,
    /// Whether there is a settlement to look at or to make.
    pub settlement: bool,
    /// Since when its lines are gone, as it is read.
    pub erased: Option<String>,
    /// Reports, the newest period first.
    pub reports: Vec<ContractReport>,
    /// Lines; `None` where the user may not see them.
    pub lines: Option<LineTable>,
    /// By which the template of its report is downloaded.
    pub template_form: TemplateForm,
    /// Whether what still runs is filled in there.
    pub template_filled: bool,
}

/// What is agreed.
#[derive(Clone, Debug)]
pub struct ContractFacts {
    /// Supplier.
    pub supplier: String,
    /// Buyer.
    pub buyer: String,
    /// Category.
    pub category: String,
    /// Value without VAT.
    pub value: String,
    /// From when to when it runs.
    pub term: String,
    /// When it was awarded.
    pub awarded: String,
    /// When its tender was published.
    pub tender_published: Option<String>,
    /// Who gets the jobs: `lent` or `through_procurement`.
    pub counts_as: String,
}

/// An obligation with its standing. Amounts are `None` where it isn't measurable: never zero.
#[derive(Clone, Debug)]
pub struct ObligationView {
    /// What is demanded, in words.
    pub words: String,
    /// Address of its own page.
    pub address: String,
    /// Address of the recovery action that is open.
    pub recovery: Option<String>,
    /// Address of the form to ask for one.
    pub ask: Option<String>,
    /// From when to when it runs.
    pub term: String,
    /// Code of the status.
    pub status: String,
    /// The whole obligation at the end of its term.
    pub total: Option<String>,
    /// Required on the reference date.
    pub required: Option<String>,
    /// Realised: approved.
    pub realised: Option<String>,
    /// Reported and not yet judged.
    pub reported: Option<String>,
    /// Gap; an amount of zero is shown as such.
    pub gap: Option<String>,
    /// Whether there is a gap.
    pub has_gap: bool,
    /// Forecast from what is realised only.
    pub forecast_low: Option<String>,
    /// Forecast with what running placements still bring.
    pub forecast_expected: Option<String>,
    /// Realised against required.
    pub bar: Option<Bar>,
    /// One sentence about where it is heading (`Texts::outlook`).
    pub outlook: String,
    /// Each certificate that lowers what is required to date, in a sentence.
    pub reduced_by: Vec<String>,
    /// Value table: its publisher and version; `None` where the kind uses none.
    pub value_table: Option<String>,
    /// Code of the reporting rhythm: `month`, `quarter` or `half_year`.
    pub rhythm: String,
}

impl ObligationView {
    /// The outlook with its amounts kept on one line.
    #[must_use]
    pub fn outlook_unbroken(&self) -> String {
        self.outlook.replace("€ ", "€\u{a0}")
    }
}

/// Jobs of a contract.
#[derive(Clone, Debug)]
pub struct ContractJobs {
    /// The last full quarter, as it is read; `None` where there is none yet.
    pub quarter: Option<String>,
    /// Jobs in that quarter.
    pub in_quarter: String,
    /// Paid hours that count in that quarter.
    pub hours_in_quarter: String,
    /// Average over the term.
    pub average: String,
    /// Who gets them: `lent` or `through_procurement`.
    pub counts_as: String,
}

/// A report of the contract.
#[derive(Clone, Debug)]
pub struct ContractReport {
    /// Period as it is read.
    pub period: String,
    /// Revision, from 1.
    pub revision: i32,
    /// Code of the state.
    pub state: String,
    /// Whether a later revision took its place.
    pub superseded: bool,
    /// When it was submitted, as it is read.
    pub submitted: Option<String>,
    /// Public id; `None` where the user may not see reports.
    pub id: Option<String>,
}
