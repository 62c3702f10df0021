//! The form by which a template is downloaded; part of several pages.

use super::Choice;

/// A form that sends `contract`, `period` and `format` to `GET /template`.
#[derive(Clone, Debug)]
pub struct TemplateForm {
    /// Numbers of contracts to choose from; one alone is not asked.
    pub contracts: Vec<String>,
    /// Periods to choose from: `2026-Q3`.
    pub periods: Vec<Choice>,
}
