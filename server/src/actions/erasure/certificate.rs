//! The certificate of an erasure: what went, why, and what stays, signed so that anybody can check it who has the public
//! key of the installation.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{audit::heads::Signer, storage::StorageError};

/// What was erased of the files of one report.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedFiles {
    /// Identifier of the report.
    pub report: String,
    /// SHA-256 of its file.
    pub sha256: Option<String>,
    /// SHA-256 of the files that bore it out.
    pub evidence: Vec<String>,
}

/// What was erased of the lines of one report.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedLines {
    /// Identifier of the report.
    pub report: String,
    /// How many lines.
    pub lines: i64,
}

/// What stays of a contract for one obligation.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptTotal {
    /// Identifier of the obligation.
    pub obligation: String,
    /// Its kind, in its word.
    pub kind: String,
    /// In the unit of the kind: euro cents, ten-thousandths of an hour or a job, people.
    pub amount: i64,
}

/// A certificate. No number, pseudonym or key of anybody is in it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// Its own identifier.
    pub certificate: String,
    /// `term`, `not_counted` or `candidate`.
    pub ground: String,
    /// Code of the supplier.
    pub supplier: String,
    /// Number of the contract, where it is about one.
    pub contract: Option<String>,
    /// The last day of the contract.
    pub contract_ended: Option<NaiveDate>,
    /// Months for which lines were kept after it.
    pub kept_months: Option<u32>,
    /// Why somebody asked for it.
    pub reason: Option<String>,
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Lines that went or became nobody's.
    pub lines: Vec<ErasedLines>,
    /// Files that went.
    pub files: Vec<ErasedFiles>,
    /// What stays.
    pub totals: Vec<KeptTotal>,
    /// What the totals are known again by (`meetbaar recompute --verify`).
    pub totals_fingerprint: Option<String>,
}

impl Certificate {
    /// How many files went.
    #[must_use]
    pub fn file_count(&self) -> i64 {
        let count = |one: &ErasedFiles| one.evidence.len() + usize::from(one.sha256.is_some());
        i64::try_from(self.files.iter().map(count).sum::<usize>()).unwrap_or(i64::MAX)
    }

    /// How many lines went.
    #[must_use]
    pub fn line_count(&self) -> i64 {
        self.lines.iter().map(|one| one.lines).sum()
    }

    /// As it is stored and signed.
    ///
    /// # Errors
    /// Never, in fact: every field can be written.
    pub fn text(&self) -> Result<String, StorageError> {
        serde_json::to_string(self).map_err(|error| StorageError::Failed(error.to_string()))
    }

    /// What was stored.
    ///
    /// # Errors
    /// [`StorageError::Unknown`] for what is no certificate.
    pub fn of_text(text: &str) -> Result<Self, StorageError> {
        serde_json::from_str(text).map_err(|error| StorageError::Unknown(error.to_string()))
    }
}

/// What is signed: the certificate as it is stored, after a line that says what it is.
#[must_use]
pub fn signed_text(document: &str) -> String {
    format!("meetbaar erasure certificate 1\n{document}\n")
}

/// The signature of a certificate: Ed25519, in base64.
#[must_use]
pub fn sign(signer: &Signer, document: &str) -> String {
    signer.sign_text(&signed_text(document))
}
