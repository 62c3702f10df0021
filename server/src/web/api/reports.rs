//! Reports for programs: send one, follow it, submit it, decide on it.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::header, web::Path};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

use super::{
    json::Json,
    problems::{GroupEntry, OwnNumbers, ProblemEntry, declared, groups},
    signed::{Signed, signed},
};
use crate::{
    access::Actor,
    actions::{
        Refusal, accept_report, cancel_reading, report_state::ReportState, return_report,
        submit_report,
    },
    audit::{self, Deed},
    storage::{
        Connection, lines, problems,
        reports::{self, StoredReport},
        warnings,
    },
    web::{
        marked_workbook,
        permit::{JudgeReports, SeeCandidateKeys, SeeReports, SendReports, TokenPermit},
        problem::{Fault, NEW_WARNINGS},
        upload,
    },
};

/// Problems in one answer.
const PROBLEMS: i64 = 1_000;

/// Seconds after which a report that is being read is worth asking for again.
const READ_AGAIN: u64 = 2;

/// A report as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report {
    id: String,
    #[schema(schema_with = states)]
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

/// How far the reading of a file is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Progress {
    rows_read: i64,
    lines_stored: i64,
}

/// Problems of a kind that are counted only.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FurtherEntry {
    severity: String,
    code: String,
    count: i64,
}

/// A contract and period in a report.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Covered {
    contract: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    revision: i32,
    superseded: bool,
}

/// The words of states.
pub(super) fn states() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some("How far a report is, in a word."))
        .enum_values(Some(ReportState::ALL.map(ReportState::code)))
        .build()
}

pub(super) fn utc(stored: NaiveDateTime) -> DateTime<Utc> {
    stored.and_utc()
}

/// A file to be read as a report.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "says what the form holds; it is read part by part"
)]
pub(super) struct UploadForm {
    /// The workbook: xlsx, ods, xls or csv.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The period where the file does not state it: `2026-Q3`, `2026-09`, or `2026-07-01/2026-09-30`.
    period: Option<String>,
    /// Number of the contract where the file does not state it.
    contract: Option<String>,
}

/// A report that was taken in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TakenIn {
    id: String,
    /// Always `received`: it is read next.
    state: &'static str,
    /// Where it is followed.
    url: String,
    /// An earlier report of the same file that still stands.
    same_file_as: Option<String>,
}

impl TakenIn {
    /// A report that was made here, at that address.
    pub(super) fn new(id: String, url: String) -> Self {
        Self {
            id,
            state: "received",
            url,
            same_file_as: None,
        }
    }
}

/// Send a file
///
/// It is read afterwards: follow the address in `Location` until its state is no longer `received`.
#[utoipa::path(post, path = "/reports", tag = "reports", operation_id = "sendReport",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "Taken in, to be read", body = TakenIn,
        headers(("Location" = String, description = "The report, which is the task to follow")))))]
pub(super) async fn receive(
    permit: TokenPermit<SendReports>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let taken = upload::take_in(&permit.app, parts).await?;
    let received = upload::receive(&permit, taken).await?;
    let address = format!("/v1/reports/{}", received.report);
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, address.clone()))
        .json(TakenIn {
            id: received.report,
            state: "received",
            url: address,
            same_file_as: received.same_as,
        }))
}

/// A report as it stands
///
/// While its state is `received` it is a task: `progress` says how far the reading is, `Retry-After` when to ask again.
#[utoipa::path(get, path = "/reports/{id}", tag = "reports", operation_id = "showReport",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "The report", body = Report,
        headers(("Retry-After" = i64, description = "While it is being read: seconds after which to ask again")))))]
pub(super) async fn show(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let report = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            seen(connection, actor, report)
        })
        .await?;
    let mut answer = HttpResponse::Ok();
    if report.progress.is_some() {
        answer.insert_header((header::RETRY_AFTER, READ_AGAIN));
    }
    Ok(answer.json(report))
}

fn seen(
    connection: &mut Connection,
    actor: &Actor,
    report: StoredReport,
) -> Result<Report, Refusal> {
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
    let object = audit::Object::report_of(report.id);
    audit::saw(connection, Deed::SawProblems, object, found.len());
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
            .map(|one| ProblemEntry::of(one.as_seen(actor.sees_cells()), &accepted))
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

/// Stop the reading of a file
#[utoipa::path(post, path = "/reports/{id}/cancellation", tag = "reports", operation_id = "cancelReport",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 204, description = "Stopped")))]
pub(super) async fn cancel(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    permit
        .write(move |connection, actor| cancel_reading::cancel_reading(connection, actor, &id))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The file with its problems marked
///
/// The supplier's own workbook, its problems coloured, noted at their cells and listed on a sheet.
#[utoipa::path(get, path = "/reports/{id}/marked-workbook", tag = "reports", operation_id = "downloadMarkedWorkbook",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "The workbook", content(
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/vnd.ms-excel.sheet.macroEnabled.12"),
    )), (status = 409, description = "The file is not kept, or can't be marked")))]
pub(super) async fn marked_workbook(
    permit: TokenPermit<SeeCandidateKeys>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    marked_workbook::download(&permit, id.into_inner(), None).await
}

/// The two statements.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Submission {
    /// That the report is complete and true.
    complete_and_true: bool,
    /// That the candidates know that they are reported.
    candidates_informed: bool,
    /// Why it changes days that are closed; needed only then.
    #[serde(default)]
    reason: String,
}

/// Submit a report
///
/// With both statements. A warning that was not there before is shown first: 409 `new_warnings`, once.
#[utoipa::path(post, path = "/reports/{id}/submission", tag = "reports", operation_id = "submitReport",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Submission,
    responses((status = 204, description = "Submitted")))]
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
#[derive(Deserialize, ToSchema)]
#[serde(tag = "decision", rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum Decision {
    /// The lines count from now on.
    Accepted {},
    /// The supplier must send it again.
    Returned {
        /// Why.
        reason: String,
    },
}

/// Accept or return a report
///
/// Who submitted it can't decide on it.
#[utoipa::path(post, path = "/reports/{id}/decision", tag = "reports", operation_id = "decideReport",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Decision,
    responses((status = 204, description = "Decided")))]
pub(super) async fn decide(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    decision: Json<Decision>,
) -> Result<HttpResponse, Fault> {
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let decision = decision.into_inner();
    permit
        .write(move |connection, actor| match decision {
            Decision::Accepted {} => {
                accept_report::accept_report(connection, actor, &id, &alerts, now)
            }
            Decision::Returned { reason } => {
                return_report::return_report(connection, actor, &id, &reason, now)
            }
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
