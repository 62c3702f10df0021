//! What was signed when a report was submitted, for programs.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::reports::utc;
use crate::{
    actions::Refusal,
    storage::{Connection, reports::StoredReport, statements},
};

/// Who submitted a report, when, and what was signed then.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Signed {
    submitted_by: String,
    submitted_at: DateTime<Utc>,
    statements: Vec<SignedStatement>,
}

/// A statement that was signed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SignedStatement {
    /// `complete_and_true` or `candidates_informed`.
    statement: String,
    signed_by: String,
    signed_at: DateTime<Utc>,
}

/// What was signed, if the report was submitted.
pub(super) fn signed(
    connection: &mut Connection,
    report: &StoredReport,
) -> Result<Option<Signed>, Refusal> {
    let Some(submitted_at) = report.submitted_at else {
        return Ok(None);
    };
    let statements: Vec<SignedStatement> = statements::of_report(connection, report.id)?
        .into_iter()
        .filter(|one| one.signed_at == submitted_at)
        .map(|one| SignedStatement {
            statement: one.statement,
            signed_by: one.signed_by,
            signed_at: utc(one.signed_at),
        })
        .collect();
    Ok(Some(Signed {
        submitted_by: statements
            .first()
            .map(|one| one.signed_by.clone())
            .unwrap_or_default(),
        submitted_at: utc(submitted_at),
        statements,
    }))
}
