//! Reports that are due: of all contracts, of one, more time for them, and periods that are closed.

use askama::Template;

use super::{Choice, Shell, Typed};

/// `GET /calendar`; its form sends `contract` and `state` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/calendar.html")]
pub struct CalendarPage {
    /// Around the page.
    pub shell: Shell,
    /// The day for which it is told, as it is read.
    pub on_words: String,
    /// Number of the contract that is filtered on; empty for all.
    pub contract: String,
    /// Code of the group that is filtered on; empty for what is still to come.
    pub state: String,
    /// Codes of all groups.
    pub states: Vec<&'static str>,
    /// More time that was asked for and that nobody decided on.
    pub waiting: Vec<WaitingExtension>,
    /// Whether the user decides on it.
    pub decides: bool,
    /// Reports, the late ones first.
    pub groups: Vec<DueGroup>,
    /// Whether there are several suppliers to be seen.
    pub with_supplier: bool,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// Reports under one heading.
#[derive(Clone, Debug)]
pub struct DueGroup {
    /// Code of the heading: `late`, `now`, `coming`, `submitted`, `accepted` or `closed`.
    pub code: &'static str,
    /// How many there are.
    pub count: usize,
    /// The reports, or the first of them.
    pub rows: Vec<DueRow>,
    /// Address of all of them, where not all are shown.
    pub all: Option<String>,
}

/// A report that is due.
#[derive(Clone, Debug)]
pub struct DueRow {
    /// Number of the contract.
    pub contract: String,
    /// Supplier.
    pub supplier: String,
    /// The period, as it is read.
    pub period: String,
    /// By when, as it is read; nothing for a closed period that no report is due for any more.
    pub due: Option<String>,
    /// Code of the state.
    pub state: &'static str,
    /// What became of more time that was asked for, in words.
    pub extension: Option<String>,
    /// Address of the form to ask for more time.
    pub ask: Option<String>,
    /// Last day of the period, where it can be closed: `POST /contracts/{number}/closures` with `csrf` and `periodEnd`.
    pub close: Option<String>,
    /// Address of the form to open the period again.
    pub reopen: Option<String>,
}

/// More time that waits for a decision: `POST /due-extensions/{id}/decision` with `csrf`, `granted` (`yes` or `no`) and
/// `note`.
#[derive(Clone, Debug)]
pub struct WaitingExtension {
    /// Public id.
    pub id: String,
    /// Number of the contract.
    pub contract: String,
    /// Supplier.
    pub supplier: String,
    /// The period, as it is read.
    pub period: String,
    /// The day that is asked for, as it is read.
    pub until: String,
    /// Why.
    pub reason: String,
    /// When it was asked, as it is read.
    pub asked_at: String,
    /// The note as typed before.
    pub note: String,
    /// Why it could not be decided.
    pub fault: Option<String>,
}

/// The reports of one contract that are due, on its page.
#[derive(Clone, Debug, Default)]
pub struct ContractCalendar {
    /// The next report that is to come and the latest before it, the newest period first.
    pub rows: Vec<DueRow>,
    /// Earlier ones.
    pub earlier: Vec<DueRow>,
    /// How many come later.
    pub later: usize,
}

/// `GET /contracts/{number}/due-extensions/new?period=…`; sends `csrf`, `periodEnd`, `until` and `reason` to
/// `/contracts/{number}/due-extensions`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/extension.html")]
pub struct ExtensionPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Reports that nobody sent yet, by the last day of their period.
    pub periods: Vec<Choice>,
    /// What was typed.
    pub typed: Typed,
}

/// `GET /contracts/{number}/closures/{id}/reopening`; sends `csrf` and `reason` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/reopening.html")]
pub struct ReopeningPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Public id of the closure.
    pub id: String,
    /// The period, as it is read.
    pub period: String,
    /// When it was closed, as it is read.
    pub closed_at: String,
    /// Whether somebody closed it; else its time had passed.
    pub by_hand: bool,
    /// What was typed.
    pub typed: Typed,
}
