//! Evidence for programs: files that bear out a report or one line of it.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::header, web::Path};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::reports::utc;
use crate::{
    actions::{Refusal, keep_evidence},
    storage::{
        evidence::{self, StoredEvidence},
        reports,
    },
    web::{
        evidence::{add, download, take_in},
        permit::{SeeCandidateKeys, SeeReports, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// A piece of evidence as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Evidence)]
pub(super) struct EvidenceEntry {
    id: String,
    /// The report that it belongs to.
    report: String,
    /// Sheet of the line; empty for csv, null for the whole report.
    sheet: Option<String>,
    /// Row of the line; null for the whole report.
    row: Option<i64>,
    /// `target_group_statement`, `employment_contract`, `payslip_extract`, `invoice`, `pso_certificate` or `other`.
    kind: String,
    /// The day that stands on it.
    dated: Option<NaiveDate>,
    file_name: String,
    /// What its bytes are: `pdf`, `png`, `jpeg`, `xlsx`, `docx`, `ods`, `odt` or `csv`.
    file_type: String,
    /// Bytes.
    file_size: i64,
    file_fingerprint: String,
    added_by: String,
    added_at: DateTime<Utc>,
    removed_at: Option<DateTime<Utc>>,
    /// Where the file itself is had.
    url: String,
}

fn entry(one: StoredEvidence) -> EvidenceEntry {
    EvidenceEntry {
        url: format!("/v1/evidence/{}/file", one.public_id),
        id: one.public_id,
        report: one.report,
        sheet: one.sheet,
        row: one.sheet_row,
        kind: one.kind,
        dated: one.dated,
        file_name: one.file_name,
        file_type: one.file_type,
        file_size: one.file_size,
        file_fingerprint: one.file_fingerprint,
        added_by: one.added_by,
        added_at: utc(one.added_at),
        removed_at: one.removed_at.map(utc),
    }
}

/// The evidence of a report.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct EvidenceList {
    evidence: Vec<EvidenceEntry>,
}

/// Evidence that was added.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AddedEvidence)]
pub(super) struct Added {
    id: String,
    url: String,
}

/// The form with a piece of evidence.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "says what the form holds; it is read part by part"
)]
pub(super) struct EvidenceForm {
    /// The file: pdf, png, jpeg, xlsx, docx, ods, odt or csv.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `target_group_statement`, `employment_contract`, `payslip_extract`, `invoice`, `pso_certificate` or `other`.
    kind: String,
    /// The day that stands on it.
    dated: Option<NaiveDate>,
    /// Sheet of the line that it is about.
    sheet: Option<String>,
    /// Row of that line.
    row: Option<i64>,
}

/// List the evidence of a report
///
/// What was not removed, in the order in which it was added.
#[utoipa::path(get, path = "/reports/{id}/evidence", tag = "evidence", operation_id = "listEvidence",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "Evidence", body = EvidenceList)))]
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            Ok(evidence::of_report(connection, report.id)?)
        })
        .await?;
    let entries: Vec<EvidenceEntry> = found.into_iter().map(entry).collect();
    Ok(HttpResponse::Ok().json(EvidenceList { evidence: entries }))
}

/// Add evidence to a report or a line of it
#[utoipa::path(post, path = "/reports/{id}/evidence", tag = "evidence", operation_id = "addEvidence",
    params(("id" = String, Path, description = "Identifier of the report")), request_body(content = EvidenceForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "Added", body = Added,
        headers(("Location" = String, description = "What is known of it")))))]
pub(super) async fn receive(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let given = take_in(&permit.app, parts).await?;
    let id = add(&permit, id.into_inner(), given).await?;
    let address = format!("/v1/evidence/{id}");
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, address.clone()))
        .json(Added { id, url: address }))
}

/// What is known of a piece of evidence
///
/// Of what was removed as well.
#[utoipa::path(get, path = "/evidence/{id}", tag = "evidence", operation_id = "showEvidence",
    params(("id" = String, Path, description = "Identifier of the evidence")),
    responses((status = 200, description = "The evidence", body = EvidenceEntry)))]
pub(super) async fn show(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            evidence::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(HttpResponse::Ok().json(entry(found)))
}

/// Download a piece of evidence
#[utoipa::path(get, path = "/evidence/{id}/file", tag = "evidence", operation_id = "downloadEvidence",
    params(("id" = String, Path, description = "Identifier of the evidence")),
    responses((status = 200, description = "The file", content((String = "application/octet-stream")))))]
pub(super) async fn file(
    permit: TokenPermit<SeeCandidateKeys>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    download(&permit, id.into_inner()).await
}

/// Remove a piece of evidence
///
/// Until the report was decided on.
#[utoipa::path(delete, path = "/evidence/{id}", tag = "evidence", operation_id = "removeEvidence",
    params(("id" = String, Path, description = "Identifier of the evidence")),
    responses((status = 204, description = "Removed")))]
pub(super) async fn remove(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| keep_evidence::remove_evidence(connection, actor, &id, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
