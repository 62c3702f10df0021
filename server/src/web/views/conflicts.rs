//! The queue of conflicts: lines of one person that can't all count, and what is decided on them.

use askama::Template;

use super::{LineRow, ReviewFilter, Shell, TextForm};

/// `GET /conflicts`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/conflicts.html")]
pub struct ConflictsPage {
    /// Around the page.
    pub shell: Shell,
    /// Which conflicts can be shown.
    pub filters: Vec<ReviewFilter>,
    /// Code of those that are shown: `open`, `decided` or `lapsed`.
    pub state: &'static str,
    /// Hidden fields that lead back to this page: names and values.
    pub place: Vec<(&'static str, String)>,
    /// Whether only those of one contract are shown: its number.
    pub contract: Option<String>,
    /// Whether only those of one report are shown.
    pub of_report: bool,
    /// The conflicts of this page.
    pub conflicts: Vec<ConflictView>,
    /// Address of the first page, on any other.
    pub first: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}

/// A conflict.
#[derive(Clone, Debug, Default)]
pub struct ConflictView {
    /// Public id.
    pub id: String,
    /// Version that a decision is meant for.
    pub version: i64,
    /// Code: `same_hours` or `over_full_week`.
    pub kind: String,
    /// The days that its lines are about, as they are read.
    pub days: String,
    /// When it was raised, as it is read.
    pub raised: String,
    /// The lines.
    pub lines: Vec<ConflictLine>,
    /// What was decided, newest first.
    pub decisions: Vec<DecisionNote>,
    /// The reason as typed before; nothing where nobody can decide or undo.
    pub form: Option<TextForm>,
    /// Why the choice of lines, or the whole, can't be used.
    pub fault: Option<String>,
    /// Whether the user submitted one of the lines.
    pub four_eyes: bool,
}

/// A line of a conflict.
#[derive(Clone, Debug, Default)]
pub struct ConflictLine {
    /// Key, as the form sends it.
    pub id: i64,
    /// What it says and what it is worth.
    pub line: LineRow,
    /// Name of the supplier.
    pub supplier: String,
    /// Public id of its report.
    pub report: String,
    /// Name of the report's file.
    pub file_name: String,
    /// Whether it was ticked before.
    pub ticked: bool,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct DecisionNote {
    /// When, as it is read.
    pub when: String,
    /// Why.
    pub reason: String,
    /// When and why it ended, as it is read; nothing while it stands.
    pub ended: Option<String>,
}
