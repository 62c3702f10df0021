//! The audit log.

use askama::Template;

use super::Shell;

/// `GET /audit`; its form sends the filter to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/audit.html")]
pub struct AuditPage {
    /// Around the page.
    pub shell: Shell,
    /// What is filtered on.
    pub filter: AuditFilter,
    /// Codes of the deeds to choose from.
    pub deeds: Vec<&'static str>,
    /// Why a day can't be used.
    pub day_fault: Option<String>,
    /// Entries, the newest first.
    pub rows: Vec<AuditRow>,
    /// Address of the same entries as a file.
    pub export: String,
    /// Address of the first page, where this is another.
    pub first: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}

/// What is filtered on, as it was typed.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the names are those of the fields")]
pub struct AuditFilter {
    pub account: String,
    pub deed: String,
    pub object: String,
    pub contract: String,
    pub supplier: String,
    pub from: String,
    pub until: String,
}

impl AuditFilter {
    fn texts(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("account", &self.account),
            ("object", &self.object),
            ("contract", &self.contract),
            ("supplier", &self.supplier),
        ]
    }

    fn days(&self) -> Vec<(&'static str, &str)> {
        vec![("from", &self.from), ("until", &self.until)]
    }
}

/// An entry.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// Its number.
    pub seq: i64,
    /// When, as it is read.
    pub when: String,
    /// When, in UTC to the microsecond.
    pub recorded_at: String,
    /// Who: a mail address, an identifier, or who else it was.
    pub who: String,
    /// His role then, in words.
    pub role: Option<String>,
    /// What was done, as a sentence.
    pub deed: String,
    /// Kind and name of what it was done to.
    pub object: Option<(String, String)>,
    /// Number of the contract.
    pub contract: Option<String>,
    /// Code of the supplier.
    pub supplier: Option<String>,
    /// By which means, in words.
    pub means: String,
    /// Address of the network.
    pub address: Option<String>,
    /// Identifier of the request.
    pub request: Option<String>,
    /// Method and pattern of the address.
    pub route: Option<String>,
    /// What differs.
    pub changes: Vec<AuditChange>,
    /// Facts: name and value.
    pub details: Vec<(String, String)>,
}

/// A field that differs.
#[derive(Clone, Debug)]
pub struct AuditChange {
    /// The field.
    pub field: String,
    /// Before.
    pub was: String,
    /// After.
    pub became: String,
}
