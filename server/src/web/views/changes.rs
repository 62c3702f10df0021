//! What a report says otherwise than the one before it.

use askama::Template;

use super::Shell;

/// How many lines are what.
#[derive(Clone, Debug)]
pub struct ChangesSummary {
    /// The kinds, in the order in which they are shown.
    pub kinds: Vec<ChangeCount>,
}

/// How many lines are of one kind.
#[derive(Clone, Debug)]
pub struct ChangeCount {
    /// Code: `new`, `changed`, `unchanged` or `gone`.
    pub kind: &'static str,
    /// How many.
    pub count: i64,
    /// The same in words.
    pub told: String,
    /// Where they are shown.
    pub address: String,
}

/// `GET /reports/{id}/changes`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/changes.html")]
pub struct ChangesPage {
    /// Around the page.
    pub shell: Shell,
    /// Public id of the report.
    pub id: String,
    /// Name of its file.
    pub file_name: String,
    /// How many lines are what.
    pub summary: ChangesSummary,
    /// The kind that is shown.
    pub kind: &'static str,
    /// The lines of this page.
    pub rows: Vec<ChangeRow>,
    /// Number of this page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}

/// A line and what it says otherwise.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Sheet and row: `Rapportage!12`.
    pub cell: String,
    /// Number of the contract.
    pub contract: String,
    /// Code of the kind of line.
    pub kind: String,
    /// Short pseudonym of the candidate, invoice number or description.
    pub named: String,
    /// Period as it is read.
    pub period: String,
    /// The fields that differ; none for a line that is new, gone or unchanged.
    pub fields: Vec<FieldRow>,
}

/// A field that differs.
#[derive(Clone, Debug)]
pub struct FieldRow {
    /// The field in words.
    pub name: String,
    /// What was there, as it is read.
    pub before: String,
    /// What is there now, as it is read.
    pub now: String,
}
