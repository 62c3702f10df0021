//! Corrections of cells for programs: make some, see them, take one back.

use actix_web::{HttpResponse, web::Path};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{json::Json, reports::utc};
use crate::{
    actions::{
        Refusal,
        correct_cells::{self, TypedCell},
    },
    audit::{self, Deed, Object},
    storage::{corrections, reports},
    web::{
        permit::{SeeReports, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// A correction as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Correction)]
pub(super) struct CorrectionEntry {
    id: String,
    /// Sheet name; empty for csv.
    sheet: String,
    /// The cell, as `H12`.
    cell: String,
    /// What the cell holds by this correction; empty for nothing.
    value: String,
    /// What stood there before, where that was told as wrong and says nothing about a person.
    found: Option<String>,
    reason: String,
    corrected_by: String,
    corrected_at: DateTime<Utc>,
    /// When it was taken back, or another took its place.
    withdrawn_at: Option<DateTime<Utc>>,
}

/// The corrections of a report.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CorrectionList {
    corrections: Vec<CorrectionEntry>,
}

/// A report that is read again: follow it until its state is no longer `received`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReadAgain {
    state: &'static str,
}

/// List the corrections of a report
///
/// In the order in which they were made, those included that were taken back.
#[utoipa::path(get, path = "/reports/{id}/corrections", tag = "corrections", operation_id = "listCorrections",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "Corrections", body = CorrectionList)))]
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let found = corrections::of_reports(connection, &[report.id])?;
            let object = Object::report_of(report.id);
            audit::saw(connection, Deed::SawProblems, object, found.len());
            let seen = found.into_iter().map(|one| one.as_seen(actor.sees_cells()));
            Ok(seen.collect::<Vec<_>>())
        })
        .await?;
    let entries: Vec<CorrectionEntry> = found
        .into_iter()
        .map(|one| CorrectionEntry {
            id: one.public_id,
            sheet: one.sheet,
            cell: one.cell,
            value: one.typed,
            found: one.found,
            reason: one.reason,
            corrected_by: one.corrected_by,
            corrected_at: utc(one.corrected_at),
            withdrawn_at: one.withdrawn_at.map(utc),
        })
        .collect();
    Ok(HttpResponse::Ok().json(CorrectionList {
        corrections: entries,
    }))
}

/// Corrections with one reason for all of them.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Corrections {
    corrections: Vec<CorrectedCell>,
    reason: String,
}

/// What a cell is to hold.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CorrectedCell {
    /// Sheet name; empty for csv.
    #[serde(default)]
    sheet: String,
    /// The cell, as `H12`.
    cell: String,
    /// As it would be typed in a cell of text; empty for nothing.
    value: String,
}

/// Correct cells of a report
///
/// The file itself never changes; it is read again with what its cells are to hold.
#[utoipa::path(post, path = "/reports/{id}/corrections", tag = "corrections", operation_id = "correctCells",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Corrections,
    responses((status = 202, description = "Noted, and to be read again", body = ReadAgain)))]
pub(super) async fn correct(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    corrected: Json<Corrections>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let Corrections {
        corrections,
        reason,
    } = corrected.into_inner();
    let typed: Vec<TypedCell> = corrections
        .into_iter()
        .map(|one| TypedCell {
            sheet: one.sheet,
            cell: one.cell,
            value: one.value,
        })
        .collect();
    permit
        .write(move |connection, actor| {
            correct_cells::correct_cells(connection, actor, &id, (&typed, &reason), now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(ReadAgain { state: "received" }))
}

/// Take a correction back
///
/// The file is read again without it.
#[utoipa::path(delete, path = "/reports/{id}/corrections/{correction}", tag = "corrections", operation_id = "withdrawCorrection",
    params(("id" = String, Path, description = "Identifier of the report"),
        ("correction" = String, Path, description = "Identifier of the correction")),
    responses((status = 202, description = "Taken back, and to be read again", body = ReadAgain)))]
pub(super) async fn withdraw(
    permit: TokenPermit<SendReports>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, correction) = path.into_inner();
    permit
        .write(move |connection, actor| {
            correct_cells::withdraw(connection, actor, &id, &correction, now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(ReadAgain { state: "received" }))
}
