//! One report: what was read, what is wrong, what it is worth, and what to do next.

use askama::Template;

use super::{
    ChangesSummary, Choice, CorrectionRow, EvidenceList, LineTable, ProblemList, QuestionRow, Shell,
};
use crate::text::Texts;

/// `GET /reports/{id}`; its forms go to `/reports/{id}/submit`, `/accept`, `/return` and `/period`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/report.html")]
pub struct ReportPage {
    /// Around the page.
    pub shell: Shell,
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
    /// What was signed when it was submitted, with who did so.
    pub signed: Vec<SignedRow>,
    /// When it was accepted or returned, as it is read.
    pub decided: Option<String>,
    /// What was erased of it: `lines` or `file`, and since when, as it is read.
    pub erased: Option<(&'static str, String)>,
    /// The period that the supplier stated, as it is read.
    pub stated_period: Option<String>,
    /// Which importer read it: its title and version.
    pub importer: Option<String>,
    /// The first characters of the file's fingerprint.
    pub fingerprint: String,
    /// Number of lines.
    pub line_count: usize,
    /// How far the reading is, while the file is being read.
    pub progress: Option<ReadSoFar>,
    /// Whether the user may stop the reading.
    pub can_cancel: bool,
    /// Whether the file could not be read within the limits, or broke its reader.
    pub not_read: bool,
    /// Contracts and periods in the report, with their totals.
    pub contracts: Vec<ReportContract>,
    /// What is wrong.
    pub problems: ProblemList,
    /// Of each kind how many more problems there are, which are not kept one by one.
    pub further_problems: Vec<FurtherProblems>,
    /// Whether the file can be had with its problems marked.
    pub has_marks: bool,
    /// Columns that were declared to hold own numbers.
    pub own_numbers: Vec<DeclaredColumn>,
    /// Why the declaration couldn't be stored.
    pub declaration_fault: Option<String>,
    /// Files that bear it out.
    pub evidence: EvidenceList,
    /// What it says otherwise than the report before it; `None` where there is none.
    pub changes: Option<ChangesSummary>,
    /// Cells that were corrected on a screen.
    pub corrections: Vec<CorrectionRow>,
    /// What a reviewer asks about its lines.
    pub questions: Vec<QuestionRow>,
    /// Lines; `None` where nothing was read or the user may not see them.
    pub lines: Option<LineTable>,
    /// Why it was returned.
    pub returned: Option<ReturnedNote>,
    /// The same file, uploaded earlier.
    pub earlier: Option<EarlierUpload>,
    /// Periods to choose from; `Some` where the report lacks its period or contract and the user may state it.
    pub period_choices: Option<Vec<Choice>>,
    /// Numbers of contracts to choose from, where they may be stated.
    pub contract_choices: Vec<String>,
    /// Why the chosen period or contract can't be used.
    pub period_fault: Option<String>,
    /// Whether the user may say how the file is laid out.
    pub can_say_layout: bool,
    /// The form to submit; `None` where that can't or may not be done.
    pub submit: Option<SubmitForm>,
    /// Whether the user may send its file again: `POST /reports/{id}/revision` with `csrf`.
    pub can_revise: bool,
    /// Whether the user may accept it; the form to return it then stands beside it.
    pub can_accept: bool,
    /// The form to return it; `None` where that can't or may not be done.
    pub return_form: Option<ReturnForm>,
}

impl ReportPage {
    /// Whether anything can be done with the report by this user.
    #[must_use]
    pub fn has_actions(&self) -> bool {
        self.submit.is_some()
            || self.can_accept
            || self.can_revise
            || self.return_form.is_some()
            || self.period_choices.is_some()
            || self.can_say_layout
    }

    /// Whether a question waits for this user's answer.
    #[must_use]
    pub fn asks_supplier(&self) -> bool {
        self.questions.iter().any(|one| one.answers.is_some())
    }

    /// Whether the file is still being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        matches!(self.state.as_str(), "received" | "reading")
    }

    /// The key of the link to the next upload, where that is what a supplier does next.
    #[must_use]
    pub fn upload_link(&self) -> Option<&'static str> {
        match self.state.as_str() {
            _ if !self.shell.can_upload => None,
            "needs_correction" if self.period_choices.is_some() => None,
            "needs_correction" | "refused" | "returned" | "partly_accepted" => {
                Some("report-upload-mended")
            }
            "unrecognised" | "cancelled" | "withdrawn" => Some("report-upload-other"),
            _ => None,
        }
    }

    /// How many problems have a severity, those included that are not kept one by one.
    #[must_use]
    pub fn count(&self, severity: &str) -> usize {
        let further = self.further_problems.iter();
        let further = further.filter(|kind| kind.severity == severity);
        further.fold(self.problems.count(severity), |all, kind| {
            all.saturating_add(usize::try_from(kind.count).unwrap_or_default())
        })
    }

    /// The key of the sentence that says what to do next.
    #[must_use]
    pub fn next_step(&self) -> String {
        if self.state == "ready" && self.submit.is_none() {
            return "report-next-ready-waiting".to_owned();
        }
        if self.state == "submitted" && self.return_form.is_some() {
            return "report-next-submitted-judge".to_owned();
        }
        if self.asks_supplier() {
            return "report-next-question".to_owned();
        }
        if !self.shell.can_upload
            && matches!(
                self.state.as_str(),
                "needs_correction" | "refused" | "unrecognised" | "returned" | "cancelled"
            )
        {
            return "report-next-supplier".to_owned();
        }
        if self.not_read {
            return "report-next-not_read".to_owned();
        }
        if self.period_choices.is_some() && !self.problems.needs_correction() {
            return "report-next-period".to_owned();
        }
        format!("report-next-{}", self.state)
    }

    /// How the sentence about what to do next is meant: the word in the class of an alert.
    #[must_use]
    pub fn next_tone(&self) -> &'static str {
        match self.state.as_str() {
            _ if self.asks_supplier() => "warning",
            "accepted" => "ok",
            "needs_correction" | "returned" | "partly_accepted" | "cancelled" | "withdrawn" => {
                "warning"
            }
            "refused" | "unrecognised" => "error",
            _ => "info",
        }
    }
}

/// How far the reading of a file is, as it is read.
#[derive(Clone, Debug)]
pub struct ReadSoFar {
    /// Rows of the file that were read.
    pub rows: String,
    /// Lines that are stored.
    pub lines: String,
}

/// Problems of one kind that are not kept one by one.
#[derive(Clone, Debug)]
pub struct FurtherProblems {
    /// Code of the severity.
    pub severity: String,
    /// Code.
    pub code: String,
    /// How many.
    pub count: i64,
}

/// A contract and period in a report.
#[derive(Clone, Debug)]
pub struct ReportContract {
    /// Number of the contract.
    pub number: String,
    /// Period as it is read.
    pub period: String,
    /// Revision, from 1.
    pub revision: i32,
    /// Number of lines.
    pub lines: usize,
    /// What the lines are worth together, one for each obligation, as it is read; none where nothing was valued.
    pub totals: Vec<String>,
    /// Whether a later revision took its place.
    pub superseded: bool,
}

/// A statement that was signed.
#[derive(Clone, Debug)]
pub struct SignedRow {
    /// Code: `complete_and_true` or `candidates_informed`.
    pub statement: String,
    /// Who signed it and when, as it is read.
    pub by: String,
}

/// Why a report was returned.
#[derive(Clone, Debug)]
pub struct ReturnedNote {
    /// The reason, in the words of who returned it.
    pub reason: String,
    /// When, as it is read.
    pub when: String,
}

/// The same file, uploaded earlier.
#[derive(Clone, Debug)]
pub struct EarlierUpload {
    /// Public id.
    pub id: String,
    /// When, as it is read.
    pub uploaded: String,
    /// Code of its state.
    pub state: String,
}

/// The form to submit: `POST /reports/{id}/submit` with `csrf`, `complete=yes` and `informed=yes`.
#[derive(Clone, Debug, Default)]
pub struct SubmitForm {
    /// Whether "complete and true" was ticked before.
    pub complete: bool,
    /// Whether "candidates informed" was ticked before.
    pub informed: bool,
    /// Whether it changes days that are closed, so that it must say why.
    pub closed: bool,
    /// The reason as typed before.
    pub reason: String,
    /// Why it couldn't be submitted.
    pub fault: Option<String>,
}

/// The form to return a report: `POST /reports/{id}/return` with `csrf` and `reason`.
#[derive(Clone, Debug, Default)]
pub struct ReturnForm {
    /// The reason as typed before.
    pub reason: String,
    /// Why it couldn't be returned.
    pub fault: Option<String>,
}

/// The fragment that the page asks for while a file is being read: `GET /reports/{id}/progress`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/reading.html")]
pub struct ReadingProgress {
    /// Texts in the language of the page.
    pub texts: Texts,
    /// Public id of the report.
    pub id: String,
    /// Whether reading is over: the page then shows itself again.
    pub done: bool,
    /// How far it is.
    pub progress: Option<ReadSoFar>,
}

/// A column that was declared to hold own numbers.
#[derive(Clone, Debug)]
pub struct DeclaredColumn {
    /// Which column, by whom and when, as it is read.
    pub told: String,
    /// `B (Kandidaatnummer)`, with the sheet where there is one.
    pub name: String,
    /// Sheet; empty for csv.
    pub sheet: String,
    /// Letters of the column.
    pub column: String,
    /// Whether the visitor may take it back: `POST /reports/{id}/own-numbers/withdrawal` with `csrf`, `sheet`, `column`.
    pub can_be_taken_back: bool,
}
