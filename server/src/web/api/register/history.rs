//! The versions of an object of the register, for programs.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    actions::{
        Difference, Refusal,
        register::{ObjectKind, show_history::show_history},
    },
    storage::Connection,
};

/// The versions of an object, the newest first.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisterHistory)]
pub(super) struct History {
    versions: Vec<Version>,
}

/// One version of an object.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RegisterVersion)]
struct Version {
    version: i64,
    changed_at: DateTime<Utc>,
    /// Mail address of who made it; nobody where the program did.
    changed_by: Option<String>,
    /// Why, where it was said.
    reason: Option<String>,
    /// What is different from the version before it, by field; everything for the first.
    differences: Vec<Difference>,
}

/// The history of an object. It names people of the office: suppliers see none.
pub(super) fn of(
    connection: &mut Connection,
    kind: ObjectKind,
    id: i64,
) -> Result<History, Refusal> {
    let versions = show_history(connection, kind, id)?
        .into_iter()
        .map(|one| Version {
            version: one.version,
            changed_at: one.changed_at.and_utc(),
            changed_by: one.changed_by,
            reason: one.reason,
            differences: one.differences,
        })
        .collect();
    Ok(History { versions })
}

/// A history as it is answered.
pub(super) fn answer(history: &History) -> HttpResponse {
    HttpResponse::Ok().json(history)
}
