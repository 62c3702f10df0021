//! The review of a report line by line: lines with their marks, questions, and what completing comes to.

use askama::Template;

use super::{LineRow, QuestionRow, Shell, TextForm};

/// `GET /reports/{id}/review`; its form of lines goes to the same address, the other to `…/review/completion`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/review.html")]
pub struct ReviewPage {
    /// Around the page.
    pub shell: Shell,
    /// Public id of the report.
    pub id: String,
    /// Name of its file.
    pub file_name: String,
    /// Supplier.
    pub supplier: String,
    /// Code of its state.
    pub state: String,
    /// Why the visitor can't judge it now: `four_eyes`, `not_submitted` or `decided`; `None` where that can be done.
    pub shut: Option<&'static str>,
    /// How many conflicts of its lines wait for a decision; nothing where there is none.
    pub conflicts: Option<i64>,
    /// How far the review is.
    pub counts: ReviewCounts,
    /// The lines of this page; `None` where there is nothing to judge.
    pub list: Option<ReviewList>,
    /// Questions about its lines.
    pub questions: Vec<QuestionRow>,
    /// Why the review could not be completed.
    pub completion_fault: Option<String>,
}

impl ReviewPage {
    /// The end of the key of the sentence that says what completing comes to now.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        let counts = &self.counts;
        match (counts.accepted, counts.returned) {
            _ if counts.undecided > 0 => "undecided",
            _ if counts.open_questions > 0 => "questions",
            (_, 0) => "accepted",
            (0, _) => "returned",
            _ => "partly",
        }
    }
}

/// How far a review is.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReviewCounts {
    /// Lines that wait for a judgement.
    pub lines: i64,
    /// Those of them that are to be accepted.
    pub accepted: i64,
    /// Those of them that are to be returned.
    pub returned: i64,
    /// Those of them on which nothing was decided yet.
    pub undecided: i64,
    /// Those of them that are undecided and say the same as a line that was accepted before.
    pub unchanged: i64,
    /// Questions that wait for an answer.
    pub open_questions: i64,
}

/// Some of the lines of a report.
#[derive(Clone, Debug)]
pub struct ReviewList {
    /// Which lines can be shown.
    pub filters: Vec<ReviewFilter>,
    /// The lines of this page.
    pub rows: Vec<ReviewRow>,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Hidden fields that lead back to this page: names and values.
    pub place: Vec<(&'static str, String)>,
    /// Keys of the lines of this page, by commas.
    pub shown: String,
    /// Whether every line of this page was meant.
    pub whole: bool,
    /// Why no line was meant.
    pub lines_fault: Option<String>,
    /// Why lines are returned.
    pub reason: TextForm,
    /// The question about lines.
    pub question: TextForm,
}

impl ReviewList {
    /// Whether somebody tried something that could not be done.
    #[must_use]
    pub fn has_fault(&self) -> bool {
        self.lines_fault.is_some() || self.reason.fault.is_some() || self.question.fault.is_some()
    }
}

/// Lines that can be shown.
#[derive(Clone, Debug)]
pub struct ReviewFilter {
    /// Code: `all`, `undecided`, `accepted`, `returned`, `questioned` or `changed`.
    pub code: &'static str,
    /// In words, with how many they are where that is known.
    pub told: String,
    /// Where they are shown.
    pub address: String,
    /// Whether they are shown now.
    pub current: bool,
}

/// A line with its mark.
#[derive(Clone, Debug, Default)]
pub struct ReviewRow {
    /// Key, as the form sends it.
    pub id: i64,
    /// Sheet and row: `Rapportage!12`.
    pub place: String,
    /// What it says and what it is worth.
    pub line: LineRow,
    /// Code of the mark: `accepted`, `returned` or `open`.
    pub mark: String,
    /// Why it is to be returned.
    pub reason: Option<String>,
    /// `new`, `changed` or `same` beside the report before it; nothing where there was none.
    pub change: Option<String>,
    /// Questions about it: number, id, and code of the state.
    pub questions: Vec<(usize, String, &'static str)>,
    /// Whether it was ticked before.
    pub ticked: bool,
}
