//! The overview of contracts: which are behind, silent or not measurable on a day.

use askama::Template;

use super::{Bar, Shell};

/// `GET /`; its form sends `on` (`YYYY-MM-DD`), `status` and `q` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/overview.html")]
pub struct OverviewPage {
    /// Around the page.
    pub shell: Shell,
    /// Reference date, `YYYY-MM-DD`; what was typed where that is no date.
    pub on: String,
    /// Reference date as it is read.
    pub on_words: String,
    /// Why the typed date can't be used.
    pub on_fault: Option<String>,
    /// Code of the status that is filtered on; empty for all.
    pub status: String,
    /// Text that is searched for.
    pub q: String,
    /// Figures above the table, of all contracts that the user sees, whatever the filter.
    pub figures: OverviewFigures,
    /// The quarter of the column with jobs, as it is read.
    pub quarter: String,
    /// Contracts that the filter left.
    pub contracts: Vec<ContractRow>,
    /// Whether the user sees no contract at all, whatever the filter.
    pub no_contracts: bool,
}

impl OverviewPage {
    /// Whether the list is filtered.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.status.is_empty() || !self.q.is_empty()
    }
}

/// Figures above the table.
#[derive(Clone, Debug, Default)]
pub struct OverviewFigures {
    /// Number of contracts.
    pub contracts: String,
    /// Obligations that are behind.
    pub behind: String,
    /// Obligations of which a report is overdue.
    pub silent: String,
    /// Obligations without a number.
    pub not_measurable: String,
    /// The gaps of all obligations in euros together.
    pub gap: String,
}

/// A contract in the table.
#[derive(Clone, Debug)]
pub struct ContractRow {
    /// Number.
    pub number: String,
    /// Supplier.
    pub supplier: String,
    /// Buyer.
    pub buyer: String,
    /// Category.
    pub category: String,
    /// Obligations; none is shown as "no obligation registered".
    pub obligations: Vec<ObligationRow>,
    /// Jobs in the last full quarter; `None` where there is no such quarter yet.
    pub jobs: Option<JobsCell>,
}

/// Jobs of a contract in a quarter.
#[derive(Clone, Debug)]
pub struct JobsCell {
    /// Jobs as they are read: `8,66`.
    pub jobs: String,
    /// Who gets them: `lent` or `through_procurement`.
    pub counts_as: String,
}

/// An obligation in the table. Amounts are `None` where the obligation isn't measurable: never zero.
#[derive(Clone, Debug)]
pub struct ObligationRow {
    /// What is demanded, in words.
    pub words: String,
    /// Required on the reference date.
    pub required: Option<String>,
    /// Realised on the reference date.
    pub realised: Option<String>,
    /// Gap; `None` without a gap too.
    pub gap: Option<String>,
    /// Realised against required.
    pub bar: Option<Bar>,
    /// Code of the status.
    pub status: String,
}
