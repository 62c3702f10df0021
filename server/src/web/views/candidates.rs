//! A candidate who asks what is kept.

use askama::Template;

use super::{Choice, Shell, Typed};

/// `GET /candidates` and `POST /candidates`. The number that was asked for stands in the forms only, never in an address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/candidates.html")]
pub struct CandidatesPage {
    /// Around the page.
    pub shell: Shell,
    /// Suppliers to choose from; empty for who belongs to one.
    pub suppliers: Vec<Choice>,
    /// The form: `POST /candidates` with `csrf`, `supplier` and `candidate`.
    pub typed: Typed,
    /// What is kept, where somebody was asked about.
    pub answer: Option<CandidateAnswer>,
}

/// What is kept of a candidate.
#[derive(Clone, Debug)]
pub struct CandidateAnswer {
    /// Name of the supplier.
    pub supplier: String,
    /// Line by line.
    pub lines: Vec<CandidateLine>,
    /// The form to erase it: `POST /candidates/erasure` with `csrf`, `supplier`, `candidate` and `reason`.
    pub erasure: Typed,
    /// Whether the number must be typed again: one that looks like a citizen service number is not shown.
    pub retype: bool,
}

/// A line of a candidate, as it is read.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CandidateLine {
    pub report: String,
    pub contract: String,
    pub period: String,
    pub state: String,
    pub target_group: Option<String>,
    pub hours: Option<String>,
    pub worth: Vec<String>,
    pub place: String,
}
