//! Problems of a report in groups, so that a thousand of the same kind are one thing to do.
//!
//! Words come in as they are read; who makes the groups and their first places is `pages/problems.rs`.

/// Problems by severity, the worst first.
#[derive(Clone, Debug, Default)]
pub struct ProblemList {
    /// The severities that occur.
    pub severities: Vec<ProblemSeverity>,
    /// Whether there are more groups than are shown.
    pub cut: bool,
}

/// Problems of one severity.
#[derive(Clone, Debug)]
pub struct ProblemSeverity {
    /// Code of the severity: `error`, `warning` or `note`.
    pub severity: String,
    /// How many problems.
    pub count: usize,
    /// Of how many the supplier explained why they stand.
    pub explained: usize,
    /// Kinds of problem, in the order of the file.
    pub kinds: Vec<ProblemKind>,
}

/// Problems of one code.
#[derive(Clone, Debug)]
pub struct ProblemKind {
    /// Code.
    pub code: String,
    /// The groups, one a column.
    pub groups: Vec<ProblemGroup>,
}

impl ProblemKind {
    /// How many problems.
    #[must_use]
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.count).sum()
    }
}

/// Problems of one code in one column of one sheet.
#[derive(Clone, Debug, Default)]
pub struct ProblemGroup {
    /// Which group it is: what its forms send back.
    pub handle: ProblemHandle,
    /// How many problems.
    pub count: usize,
    /// "412 cells in column H (Start date); the first is Blad1!H14".
    pub line: String,
    /// What all its places expect, in a sentence, where that is the same; the places then do not say it.
    pub expected: Option<String>,
    /// A value of the right form.
    pub example: Option<&'static str>,
    /// The first places.
    pub places: Vec<ProblemPlace>,
    /// Where all of them are shown, where these are not all.
    pub all: Option<String>,
    /// Why the supplier lets all of them stand.
    pub reason: Option<ProblemReason>,
    /// The form to say so; `None` where that can't or may not be done.
    pub explain: Option<ExplainForm>,
    /// The column as the declaration of own numbers names it; `None` where that can't or may not be made.
    pub own_numbers: Option<String>,
}

impl ProblemGroup {
    /// Whether there is a place to show, and not just the file as a whole.
    #[must_use]
    pub fn has_places(&self) -> bool {
        self.places.iter().any(ProblemPlace::says_something)
    }
}

/// What says which group, or which cell of it, a form is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemHandle {
    /// Code of the severity.
    pub severity: String,
    /// Code.
    pub code: String,
    /// Sheet; empty for csv and for the whole file.
    pub sheet: String,
    /// Letters of the column; empty for a whole sheet or file.
    pub column: String,
    /// The cell; empty for the whole group.
    pub cell: String,
}

/// A cell with a problem.
#[derive(Clone, Debug, Default)]
pub struct ProblemPlace {
    /// `Rapportage!H14`, or the sheet, or nothing for the whole file.
    pub cell: String,
    /// What was found, expected and meant, a sentence each.
    pub sentences: Vec<String>,
    /// Why the supplier lets this one stand.
    pub reason: Option<ProblemReason>,
    /// Which cell it is, and the form to explain it; `None` where that can't or may not be done here.
    pub explain: Option<(ProblemHandle, ExplainForm)>,
    /// The form to correct it; `None` where that can't or may not be done here.
    pub correct: Option<CorrectForm>,
}

/// The form to correct a cell: `POST /reports/{id}/corrections` with `csrf`, the handle, `severity`, `value` and `reason`.
#[derive(Clone, Debug, Default)]
pub struct CorrectForm {
    /// Number of the form on the page.
    pub number: usize,
    /// Which cell it is.
    pub handle: ProblemHandle,
    /// The value as typed before, or the one that may have been meant.
    pub value: String,
    /// Values that may have been meant, where there are several.
    pub choices: Vec<String>,
    /// The reason as typed before.
    pub reason: String,
    /// Why it couldn't be stored.
    pub fault: Option<String>,
}

impl ProblemPlace {
    /// Whether it adds anything to the name of the problem.
    #[must_use]
    pub fn says_something(&self) -> bool {
        !self.cell.is_empty() || !self.sentences.is_empty()
    }
}

/// Why a supplier lets a warning stand.
#[derive(Clone, Debug)]
pub struct ProblemReason {
    /// In his words.
    pub text: String,
    /// Who said so and when, as it is read.
    pub by: String,
    /// Public id of the report from which it was carried over.
    pub carried_from: Option<String>,
    /// What takes it back; `None` where that can't or may not be done.
    pub withdraw: Option<ProblemHandle>,
}

/// The form to explain a warning: `POST /reports/{id}/explanation` with `csrf`, the handle and `reason`.
#[derive(Clone, Debug, Default)]
pub struct ExplainForm {
    /// Number of the form on the page.
    pub number: usize,
    /// The reason as typed before.
    pub reason: String,
    /// Why it couldn't be stored.
    pub fault: Option<String>,
}

impl ProblemList {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.severities.is_empty()
    }

    /// How many problems have a severity.
    #[must_use]
    pub fn count(&self, severity: &str) -> usize {
        self.severities
            .iter()
            .filter(|group| group.severity == severity)
            .map(|group| group.count)
            .sum()
    }

    /// The codes of a severity.
    pub fn codes(&self, severity: &str) -> impl Iterator<Item = &str> {
        self.severities
            .iter()
            .filter(move |group| group.severity == severity)
            .flat_map(|group| &group.kinds)
            .map(|kind| kind.code.as_str())
    }

    /// Whether there are errors beyond a period or contract that can be stated on the page.
    #[must_use]
    pub fn needs_correction(&self) -> bool {
        self.codes("error")
            .any(|code| !matches!(code, "period_missing" | "contract_missing"))
    }
}
