//! The list of reports.

use askama::Template;

use super::Shell;

/// `GET /reports`; its form sends `state` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/reports.html")]
pub struct ReportsPage {
    /// Around the page.
    pub shell: Shell,
    /// Code of the state that is filtered on; empty for all.
    pub state: String,
    /// Codes of the states to choose from.
    pub states: Vec<String>,
    /// Reports, the newest first.
    pub reports: Vec<ReportRow>,
    /// Whether a column names the supplier.
    pub with_supplier: bool,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}

/// A report in the list.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// Public id.
    pub id: String,
    /// Name of the file.
    pub file_name: String,
    /// Supplier.
    pub supplier: String,
    /// Code of the state.
    pub state: String,
    /// When it was uploaded, as it is read.
    pub uploaded: String,
    /// When it was submitted, as it is read.
    pub submitted: Option<String>,
}
