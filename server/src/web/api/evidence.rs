//! Evidence for programs: files that bear out a report or one line of it.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::header, web::Path};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::reports::utc;
use crate::{
    actions::{Refusal, keep_evidence},
    storage::{
        evidence::{self, StoredEvidence},
        reports,
    },
    web::{
        evidence::{add, download, take_in},
        permit::{SeeReports, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// A piece of evidence as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EvidenceEntry {
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

/// `GET /v1/reports/{id}/evidence`: what was not removed, in the order in which it was added.
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
    Ok(HttpResponse::Ok().json(serde_json::json!({ "evidence": entries })))
}

/// `POST /v1/reports/{id}/evidence`: a multipart form with `file` and `kind`, and `dated`, `sheet` and `row` where known.
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
        .json(serde_json::json!({ "id": id, "url": address })))
}

/// `GET /v1/evidence/{id}`: what is known of it; of what was removed as well.
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

/// `GET /v1/evidence/{id}/file`: the file itself, as a download.
pub(super) async fn file(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    download(&permit, id.into_inner()).await
}

/// `DELETE /v1/evidence/{id}`: until the report was decided on.
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
