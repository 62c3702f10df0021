//! What a contract demands, in time: its terms, milestones and waivers, and the forms that change them.

use askama::Template;

use super::{Choice, Shell, Typed};

/// `GET /contracts/{number}/obligations/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/obligation.html")]
pub struct ObligationPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Public id.
    pub id: String,
    /// What is demanded, in words.
    pub words: String,
    /// Code of the kind.
    pub kind: String,
    /// Each certificate that lowers what is required to date, in a sentence.
    pub reduced_by: Vec<String>,
    /// Terms, those that came last first.
    pub terms: Vec<TermsView>,
    /// Days on which it is lifted.
    pub waivers: Vec<WaiverRow>,
    /// Whether the user may change it.
    pub keeps: bool,
}

/// Terms, and the days for which they hold.
#[derive(Clone, Debug)]
pub struct TermsView {
    /// From when they hold, as it is read.
    pub from: String,
    /// Until when; `None` for those that hold in the end.
    pub until: Option<String>,
    /// Whether they hold on the reference date.
    pub holds_now: bool,
    /// What they say: the name of a field, and what stands there.
    pub rows: Vec<(String, String)>,
    /// Day, and what must have been realised in all by then.
    pub milestones: Vec<(String, String)>,
    /// Why they were amended.
    pub reason: Option<String>,
    /// When they were recorded, as it is read.
    pub recorded_at: String,
}

/// Days on which an obligation is lifted. It is taken back by
/// `POST /contracts/{number}/obligations/{id}/waivers/{waiver}/withdrawal` with `csrf`.
#[derive(Clone, Debug)]
pub struct WaiverRow {
    /// Public id.
    pub id: String,
    /// The days, as they are read.
    pub days: String,
    /// Code of the reason.
    pub reason: String,
    /// Why, in the approver's words.
    pub note: Option<String>,
    /// Who approved it.
    pub approver: String,
}

/// What the forms of terms share.
#[derive(Clone, Debug)]
pub struct ObligationFields {
    /// Code of the kind.
    pub kind: String,
    /// Whether it takes a share.
    pub takes_share: bool,
    /// Whether it takes an amount.
    pub takes_amount: bool,
    /// Whether it is measured in euros.
    pub in_euros: bool,
    /// Unit of its amounts: `euros`, `jobs`, `placements` or `hours`.
    pub unit: &'static str,
    /// Steps of a certificate.
    pub steps: Vec<Choice>,
    /// Rhythms of reporting.
    pub rhythms: Vec<Choice>,
    /// Value tables, where a new obligation needs one.
    pub value_tables: Vec<Choice>,
    /// Rows for milestones, counted from 1; none for a kind that has none.
    pub milestones: Vec<usize>,
    /// What was typed.
    pub typed: Typed,
}

/// `GET /contracts/{number}/obligations/new`, with `kind` once it is chosen; sends `csrf`, `kind`, `valueTable` and the
/// terms to `/contracts/{number}/obligations`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/obligation_new.html")]
pub struct NewObligationPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Codes of the kinds to choose from.
    pub kinds: Vec<&'static str>,
    /// The fields; `None` while no kind is chosen.
    pub fields: Option<ObligationFields>,
}

/// `GET /contracts/{number}/obligations/{id}/amendment`; sends `csrf`, `version`, `holdsFrom`, `reason` and the terms to
/// the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/obligation_amend.html")]
pub struct AmendmentPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Public id.
    pub id: String,
    /// What is demanded, in words.
    pub words: String,
    /// The version that is amended.
    pub version: i64,
    /// What somebody else changed meanwhile, beside what was typed.
    pub meanwhile: Vec<DifferenceRow>,
    /// Whether somebody else changed it meanwhile.
    pub changed: bool,
    /// The fields.
    pub fields: ObligationFields,
}

/// A field that two versions have differently.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// Name of the field.
    pub field: String,
    /// What was typed.
    pub typed: String,
    /// What stands there now.
    pub now: String,
}

/// `GET /contracts/{number}/obligations/{id}/waivers/new`; sends `csrf`, `reason`, `note`, `approver`, `starts` and
/// `ends` to `/contracts/{number}/obligations/{id}/waivers`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/waiver.html")]
pub struct WaiverPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Public id of the obligation.
    pub id: String,
    /// What is demanded, in words.
    pub words: String,
    /// Its term, as it is read.
    pub term: String,
    /// Reasons to choose from.
    pub reasons: Vec<Choice>,
    /// What was typed.
    pub typed: Typed,
}
