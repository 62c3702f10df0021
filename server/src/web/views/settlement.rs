//! How a contract ended, and what the parties say to it.

use askama::Template;

use super::{Shell, Typed};

/// `GET /contracts/{number}/settlement`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/settlement.html")]
pub struct SettlementPage {
    /// Around the page.
    pub shell: Shell,
    /// Number of the contract.
    pub number: String,
    /// Supplier.
    pub supplier: String,
    /// The last day of the contract, as it is read.
    pub ends: String,
    /// The settlement; `None` where none was made.
    pub made: Option<SettlementMade>,
    /// The form to make it: `POST /contracts/{number}/settlement` with `csrf`, `factor` and `note`.
    pub making_form: Option<Typed>,
    /// The form to reply: `POST /contracts/{number}/settlement/reply` with `csrf` and `reply`.
    pub reply_form: Option<Typed>,
    /// The form to close it: `POST /contracts/{number}/settlement/closure` with `csrf` and `note`.
    pub closing_form: Option<Typed>,
}

/// A settlement that was made.
#[derive(Clone, Debug)]
pub struct SettlementMade {
    /// Code: `open`, `replied` or `closed`.
    pub state: &'static str,
    /// Day for which its figures hold, as it is read.
    pub reference_date: String,
    /// Factor of the exposure, as it is read: `100%`.
    pub factor: String,
    /// What is said with it.
    pub note: Option<String>,
    /// When it was made, as it is read.
    pub made_at: String,
    /// What it says of each obligation.
    pub parts: Vec<SettlementPart>,
    /// The supplier's reply, and when he gave it.
    pub reply: Option<(String, String)>,
    /// What was agreed, and when it was closed.
    pub closing: Option<(String, String)>,
}

/// What a settlement says of one obligation. Amounts are `None` where it isn't measurable: never zero.
#[derive(Clone, Debug)]
pub struct SettlementPart {
    /// What was demanded, in words.
    pub words: String,
    /// Code of the status.
    pub status: String,
    /// Required in full.
    pub required: Option<String>,
    /// Realised.
    pub realised: Option<String>,
    /// What lacks.
    pub gap: Option<String>,
    /// The exposure: a signal to talk, never a decision.
    pub exposure: Option<String>,
}
