//! The page on which a supplier uploads a spreadsheet.

use askama::Template;

use super::{Choice, Shell, TemplateForm};

/// `GET /reports/new`; its form goes to `POST /reports` (multipart) with `csrf`, `file`, `period` and `contract`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/upload.html")]
pub struct UploadPage {
    /// Around the page.
    pub shell: Shell,
    /// Value of the period that was chosen before; empty for "it is in the file".
    pub period: String,
    /// Periods to choose from: `2026-Q3`.
    pub periods: Vec<Choice>,
    /// Number of the contract that was chosen before; empty for "it is in the file".
    pub contract: String,
    /// Numbers of contracts to choose from.
    pub contracts: Vec<String>,
    /// Largest file, in mebibytes.
    pub limit_mib: u64,
    /// By which a template is downloaded; `None` where the supplier has no contract.
    pub template_form: Option<TemplateForm>,
    /// By which one says that there was no effort; `None` where the supplier has no contract.
    pub nil_form: Option<NilForm>,
    /// Why the upload didn't work.
    pub fault: Option<String>,
}

/// The form of a report of no effort: `POST /reports/nil` with `csrf`, `period`, and `contract:NUMBER` for each contract.
#[derive(Clone, Debug)]
pub struct NilForm {
    /// Numbers of contracts, with whether they were chosen before.
    pub contracts: Vec<(String, bool)>,
    /// Value of the period that was chosen before.
    pub period: String,
    /// Why it couldn't be used.
    pub fault: Option<String>,
}
