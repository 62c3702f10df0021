//! How long lines are kept, and what was erased.

use askama::Template;

use super::{Shell, Typed};

/// `GET /retention`: contracts that ended, and the latest certificates.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/retention.html")]
pub struct RetentionPage {
    /// Around the page.
    pub shell: Shell,
    /// Months for which lines are kept where a contract says nothing else.
    pub usual: u32,
    /// Contracts that ended and whose lines are still there.
    pub contracts: Vec<ContractTerm>,
    /// What was erased, the newest first.
    pub certificates: Vec<CertificateRow>,
}

/// A contract and its term.
#[derive(Clone, Debug)]
pub struct ContractTerm {
    /// Number.
    pub number: String,
    /// Supplier.
    pub supplier: String,
    /// Its last day, as it is read.
    pub ends: String,
    /// The last day on which its lines are kept, as it is read.
    pub last_day: String,
    /// Where it stands: `runs`, `over`, `kept_longer`, `settlement_open`, `report_waiting` or `erased`.
    pub standing: &'static str,
}

/// A certificate in a list.
#[derive(Clone, Debug)]
pub struct CertificateRow {
    /// Identifier.
    pub id: String,
    /// Why: `term`, `not_counted` or `candidate`.
    pub ground: String,
    /// Supplier.
    pub supplier: String,
    /// Number of the contract.
    pub contract: Option<String>,
    /// When, as it is read; nothing while it is going on.
    pub ended: Option<String>,
    /// How many lines, as it is read.
    pub lines: String,
    /// How many files, as it is read.
    pub files: String,
}

/// `GET /contracts/{number}/retention`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/contract_retention.html")]
pub struct ContractRetentionPage {
    /// Around the page.
    pub shell: Shell,
    /// The contract and its term.
    pub term: ContractTerm,
    /// Months for which its lines are kept.
    pub months: u32,
    /// The same where a contract says nothing else.
    pub usual: u32,
    /// Whether this one does.
    pub own: bool,
    /// How many lines there are, as it is read.
    pub lines: String,
    /// Why they are kept after the term.
    pub kept_longer: Option<String>,
    /// What was erased of it.
    pub certificates: Vec<CertificateRow>,
    /// The form: `POST /contracts/{number}/retention` with `csrf`, `months` and `keptLonger`; nothing for who may not.
    pub form: Option<Typed>,
}

/// `GET /erasures/{id}`: a certificate.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/erasure.html")]
pub struct ErasurePage {
    /// Around the page.
    pub shell: Shell,
    /// The same as in a list.
    pub row: CertificateRow,
    /// Why somebody asked for it.
    pub reason: Option<String>,
    /// Months for which lines were kept after the last day of the contract, and that day.
    pub term: Option<(u32, String)>,
    /// Report, how many lines of it, how many files with it.
    pub reports: Vec<(String, String, usize)>,
    /// What stays, in words.
    pub totals: Vec<String>,
    /// What the totals are known again by.
    pub fingerprint: Option<String>,
    /// The signature; nothing while it is going on.
    pub signature: Option<String>,
}
