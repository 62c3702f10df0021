//! Why an action was not done. `web/problem.rs` alone turns it into a page or an answer.

use chrono::NaiveDateTime;

use crate::storage::StorageError;

/// Why an action was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing, or not for this user.
    #[error("not found")]
    NotFound,
    /// The user may not do this.
    #[error("forbidden")]
    Forbidden,
    /// What was filled in can't be used.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Fault>),
    /// It can't be done in the present state of things; the word says why.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Somebody else changed it since this user saw it; nothing was done.
    #[error("changed meanwhile: now version {}", .0.version)]
    Changed(Box<Changed>),
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] StorageError),
}

/// What somebody else changed in the meantime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The version that stands now.
    pub version: i64,
    /// Since when.
    pub changed_at: NaiveDateTime,
    /// What is different from the version that the user saw; empty when that version is not known.
    pub differences: Vec<Difference>,
}

/// One field that two versions of a thing have differently.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
pub struct Difference {
    /// The field, as the API names it.
    pub field: String,
    /// What the older version says.
    pub before: serde_json::Value,
    /// What the newer version says.
    pub now: serde_json::Value,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, in its word.
    pub field: &'static str,
    /// What is wrong, in a stable word; texts for it are called `fault-…`.
    pub code: &'static str,
    /// What was found, where that helps and is not secret.
    pub found: String,
}

impl Refusal {
    /// One field is wrong.
    #[must_use]
    pub fn field(field: &'static str, code: &'static str, found: impl Into<String>) -> Self {
        Self::Invalid(vec![Fault {
            field,
            code,
            found: found.into(),
        }])
    }
}
