//! Reports for programs: send one, follow it, submit it, decide on it.

use actix_multipart::Multipart;
use actix_web::{
    HttpResponse,
    http::header,
    web::{Json, Path},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::problems::{GroupEntry, OwnNumbers, ProblemEntry, declared, groups};
use crate::{
    actions::{
        Refusal, accept_report, cancel_reading, report_state::ReportState, return_report,
        submit_report,
    },
    storage::{
        Connection, lines, problems,
        reports::{self, StoredReport},
        statements, warnings,
    },
    web::{
        marked_workbook,
        permit::{JudgeReports, SeeReports, SendReports, TokenPermit},
        problem::{Fault, NEW_WARNINGS},
        upload,
    },
};

/// Problems in one answer.
const PROBLEMS: i64 = 1_000;

/// A report as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    id: String,
    state: String,
    file_name: String,
    file_fingerprint: String,
    importer: Option<String>,
    uploaded_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    /// What was signed at submission; null before.
    submission: Option<Signed>,
    /// The report of which this is another attempt with the same file.
    revision_of: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    return_reason: Option<String>,
    /// Why it changes days that were closed.
    correction_reason: Option<String>,
    lines: i64,
    contracts: Vec<Covered>,
    /// The first thousand, in the order of the file.
    problems: Vec<ProblemEntry>,
    /// Of each kind how many more there are, which are not kept one by one.
    further_problems: Vec<FurtherEntry>,
    /// How far the reading is, while the file is being read.
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
    /// All of them, put together.
    problem_groups: Vec<GroupEntry>,
    /// Columns that were declared to hold own numbers.
    own_numbers: Vec<OwnNumbers>,
}

/// Who submitted a report, when, and what was signed then.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Signed {
    submitted_by: String,
    submitted_at: DateTime<Utc>,
    statements: Vec<SignedStatement>,
}

/// A statement that was signed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignedStatement {
    /// `complete_and_true` or `candidates_informed`.
    statement: String,
    signed_by: String,
    signed_at: DateTime<Utc>,
}

fn signed(connection: &mut Connection, report: &StoredReport) -> Result<Option<Signed>, Refusal> {
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Progress {
    rows_read: i64,
    lines_stored: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FurtherEntry {
    severity: String,
    code: String,
    count: i64,
}

/// A contract and period in a report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Covered {
    contract: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    revision: i32,
    superseded: bool,
}

/// A report in a list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    id: String,
    state: String,
    file_name: String,
    supplier: String,
    uploaded_at: DateTime<Utc>,
}

pub(super) fn utc(stored: NaiveDateTime) -> DateTime<Utc> {
    stored.and_utc()
}

/// `GET /v1/reports`: the newest hundred.
pub(super) async fn list(permit: TokenPermit<SeeReports>) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(|connection, actor| Ok(reports::list(connection, actor.scope, None, 0, 100)?))
        .await?;
    let listed: Vec<Listed> = found
        .into_iter()
        .map(|one| Listed {
            id: one.public_id,
            state: one.state,
            file_name: one.file_name,
            supplier: one.supplier,
            uploaded_at: utc(one.uploaded_at),
        })
        .collect();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "reports": listed })))
}

/// `POST /v1/reports`: a multipart form with `file`, and `period` and `contract` where the file does not state them.
pub(super) async fn receive(
    permit: TokenPermit<SendReports>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let taken = upload::take_in(&permit.app, parts).await?;
    let received = upload::receive(&permit, taken).await?;
    let address = format!("/v1/reports/{}", received.report);
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, address.clone()))
        .json(serde_json::json!({
            "id": received.report,
            "state": "received",
            "url": address,
            "sameFileAs": received.same_as,
        })))
}

/// `GET /v1/reports/{id}`.
pub(super) async fn show(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let report = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            seen(connection, report)
        })
        .await?;
    Ok(HttpResponse::Ok().json(report))
}

fn seen(connection: &mut Connection, report: StoredReport) -> Result<Report, Refusal> {
    let state = ReportState::from_code(&report.state);
    // What is being stored is not there yet.
    let is_there = state.is_some_and(ReportState::is_read);
    let (contracts, found, further, accepted, lines) = if is_there {
        (
            reports::contracts_of(connection, report.id)?,
            problems::of_report(connection, report.id, PROBLEMS)?,
            problems::rest_of_report(connection, report.id)?,
            warnings::of_report(connection, report.id)?,
            lines::count(connection, report.id)?,
        )
    } else {
        Default::default()
    };
    let submission = signed(connection, &report)?;
    let revision_of = match report.revises_id {
        Some(earlier) => reports::by_id(connection, earlier)?.map(|one| one.public_id),
        None => None,
    };
    Ok(Report {
        lines,
        submission,
        revision_of,
        progress: (state == Some(ReportState::Received)).then(|| Progress {
            rows_read: report.rows_read.unwrap_or_default(),
            lines_stored: report.lines_stored.unwrap_or_default(),
        }),
        further_problems: further
            .into_iter()
            .map(|one| FurtherEntry {
                severity: one.severity,
                code: one.code,
                count: one.further,
            })
            .collect(),
        contracts: contracts
            .into_iter()
            .map(|one| Covered {
                contract: one.number,
                period_start: one.period_start,
                period_end: one.period_end,
                revision: one.revision,
                superseded: one.superseded,
            })
            .collect(),
        problems: found
            .into_iter()
            .map(|one| ProblemEntry::of(one, &accepted))
            .collect(),
        problem_groups: groups(connection, report.id, &accepted)?,
        own_numbers: declared(connection, report.id)?,
        id: report.public_id,
        state: report.state,
        file_name: report.file_name,
        file_fingerprint: report.file_fingerprint,
        importer: report.importer,
        uploaded_at: utc(report.uploaded_at),
        submitted_at: report.submitted_at.map(utc),
        decided_at: report.decided_at.map(utc),
        return_reason: report.return_reason,
        correction_reason: report.correction_reason,
    })
}

/// `POST /v1/reports/{id}/cancellation`: stops the reading of a file.
pub(super) async fn cancel(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    permit
        .write(move |connection, actor| cancel_reading::cancel_reading(connection, actor, &id))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /v1/reports/{id}/marked-workbook`: the file itself, with its problems coloured, noted and listed.
pub(super) async fn marked_workbook(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    marked_workbook::download(&permit, id.into_inner(), None).await
}

/// The two statements.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Submission {
    complete_and_true: bool,
    candidates_informed: bool,
    /// Why it changes days that are closed; needed only then.
    #[serde(default)]
    reason: String,
}

/// `POST /v1/reports/{id}/submission`.
pub(super) async fn submit(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    submission: Json<Submission>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let statements = submit_report::Statements {
        complete_and_true: submission.complete_and_true,
        candidates_informed: submission.candidates_informed,
    };
    let submission = permit
        .write(move |connection, actor| {
            let reason = &submission.reason;
            submit_report::submit_report(connection, actor, &id, statements, reason, now)
        })
        .await?;
    match submission {
        submit_report::Submission::Submitted => Ok(HttpResponse::NoContent().finish()),
        submit_report::Submission::NewWarnings => Err(Fault::Conflict(NEW_WARNINGS)),
    }
}

/// What a reviewer decides.
#[derive(Deserialize)]
#[serde(tag = "decision", rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum Decision {
    /// The lines count from now on.
    Accepted,
    /// The supplier must send it again.
    Returned {
        /// Why.
        reason: String,
    },
}

/// `POST /v1/reports/{id}/decision`.
pub(super) async fn decide(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    decision: Json<Decision>,
) -> Result<HttpResponse, Fault> {
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let decision = decision.into_inner();
    permit
        .write(move |connection, actor| match decision {
            Decision::Accepted => {
                accept_report::accept_report(connection, actor, &id, &alerts, now)
            }
            Decision::Returned { reason } => {
                return_report::return_report(connection, actor, &id, &reason, now)
            }
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
