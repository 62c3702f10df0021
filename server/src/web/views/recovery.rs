//! What suppliers do about gaps: the list of recovery actions, each of them, and the form to ask for one.

use askama::Template;

use super::{Choice, Shell, Typed};

/// `GET /recovery-actions`; its form sends `state` and `contract` to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/recoveries.html")]
pub struct RecoveriesPage {
    /// Around the page.
    pub shell: Shell,
    /// Code of the state that is filtered on; empty for all.
    pub state: String,
    /// Codes of all states.
    pub states: Vec<&'static str>,
    /// Number of the contract that is filtered on; empty for all.
    pub contract: String,
    /// The actions, the open ones first.
    pub rows: Vec<RecoveryRow>,
    /// Whether there are several suppliers to be seen.
    pub with_supplier: bool,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

impl RecoveriesPage {
    /// Whether the list is filtered.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.state.is_empty() || !self.contract.is_empty()
    }
}

/// A recovery action in the list.
#[derive(Clone, Debug)]
pub struct RecoveryRow {
    /// Public id.
    pub id: String,
    /// Number of the contract.
    pub contract: String,
    /// Supplier.
    pub supplier: String,
    /// What is demanded, in words.
    pub obligation: String,
    /// What lacked when it was asked.
    pub gap: String,
    /// Code of the state.
    pub state: &'static str,
    /// The last day to answer, as it is read.
    pub respond_by: String,
    /// Whether an answer is late.
    pub late: bool,
    /// By when it will be done, as it is read.
    pub plan_until: Option<String>,
}

/// `GET /recovery-actions/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/recovery.html")]
pub struct RecoveryPage {
    /// Around the page.
    pub shell: Shell,
    /// The action itself.
    pub row: RecoveryRow,
    /// Day for which the gap holds, as it is read.
    pub reference_date: String,
    /// What is asked, in the words of who asked; nothing where the gap alert asked.
    pub question: Option<String>,
    /// When it was asked, as it is read.
    pub asked_at: String,
    /// What the supplier plans.
    pub plan: Option<RecoveryPlan>,
    /// What was realised since, as it is read.
    pub realised_since: Option<String>,
    /// What lacks now, as it is read.
    pub gap_now: Option<String>,
    /// What came of it.
    pub outcome: Option<RecoveryOutcome>,
    /// Unit of the amount: `euros`, `jobs`, `placements` or `hours`.
    pub unit: &'static str,
    /// The form to answer: `POST /recovery-actions/{id}/answer` with `csrf`, `plan`, `until` and `amount`.
    pub answer_form: Option<Typed>,
    /// The form to close it: `POST /recovery-actions/{id}/closure` with `csrf`, `outcome` and `note`.
    pub closing_form: Option<Typed>,
    /// What can come of it.
    pub outcomes: Vec<Choice>,
}

/// What a supplier plans.
#[derive(Clone, Debug)]
pub struct RecoveryPlan {
    /// What he does.
    pub text: String,
    /// By when, as it is read.
    pub until: String,
    /// How much it brings, as it is read.
    pub amount: String,
    /// When he answered, as it is read.
    pub answered_at: String,
}

/// What came of a recovery action.
#[derive(Clone, Debug)]
pub struct RecoveryOutcome {
    /// Code: `achieved`, `not_achieved` or `cancelled`.
    pub code: String,
    /// What is said with it.
    pub note: Option<String>,
    /// When it was closed, as it is read.
    pub closed_at: String,
}

/// `GET /contracts/{number}/recovery-actions/new`; sends `csrf`, `obligation`, `question` and `respondBy` to
/// `/contracts/{number}/recovery-actions`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/recovery_question.html")]
pub struct RecoveryQuestionPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Supplier.
    pub supplier: String,
    /// Obligations that are behind and about which nothing is asked yet.
    pub obligations: Vec<Choice>,
    /// Day for which gaps are told, as it is read.
    pub on_words: String,
    /// What was typed.
    pub typed: Typed,
}
