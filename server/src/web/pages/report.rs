//! One report: what was read, what is wrong, what it is worth, what to do next.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    evidence::{Unkept, refill},
    fields::period_choices,
    problems::Unexplained,
    questions::Unsaid,
    report_found::Found,
    shown,
};
use crate::{
    access::Permission,
    actions::{Refusal, report_state::ReportState},
    clock::dutch,
    importers::OWN,
    storage::reports::{self, StoredReport},
    text::Texts,
    web::{
        marked_workbook,
        permit::{Permit, SeeCandidateKeys, SeeReports},
        problem::Fault,
        shell,
        views::{
            EarlierUpload, ReadSoFar, ReadingProgress, ReportPage, ReturnForm, ReturnedNote,
            Section, Shell, SubmitForm,
        },
    },
};

/// Problems that the supplier can solve by saying what the report is about.
const ASKED_AGAIN: [&str; 4] = [
    "period_missing",
    "contract_missing",
    "period_overlaps",
    "period_impossible",
];

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    page: Option<usize>,
    done: Option<String>,
}

/// What was filled in and could not be used, to be shown again.
#[derive(Clone, Default)]
pub(super) struct Refilled {
    pub(super) submit: Option<SubmitForm>,
    pub(super) return_form: Option<ReturnForm>,
    pub(super) period: Option<String>,
    pub(super) unexplained: Option<Unexplained>,
    pub(super) unkept: Option<Unkept>,
    pub(super) declaration: Option<String>,
    pub(super) unsaid: Option<Unsaid>,
    pub(super) done: Option<String>,
}

/// `GET /reports/{id}`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    page(
        &request,
        &permit,
        id.into_inner(),
        asked.page.unwrap_or(1),
        Refilled {
            done: asked.done.clone(),
            ..Refilled::default()
        },
        HttpResponse::Ok(),
    )
    .await
}

/// `GET /reports/{id}/progress`: the part of the page that is shown while a file is read.
pub(in crate::web) async fn progress(
    permit: Permit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let wanted = id.clone();
    let report = permit
        .read(move |connection, actor| {
            reports::by_public_id(connection, actor.scope, &wanted)?.ok_or(Refusal::NotFound)
        })
        .await?;
    let done = report.state != ReportState::Received.code();
    shown(
        HttpResponse::Ok(),
        &ReadingProgress {
            texts: permit.visitor.texts,
            id,
            done,
            progress: (!done).then(|| so_far(permit.visitor.texts, &report)),
        },
    )
}

/// What was erased of a report, and since when.
fn erased(texts: Texts, report: &StoredReport) -> Option<(&'static str, String)> {
    let since = |at| texts.date(dutch(at).date());
    let lines = report.lines_erased_at.map(|at| ("lines", since(at)));
    lines.or_else(|| report.file_erased_at.map(|at| ("file", since(at))))
}

/// How far the reading is, as it is read.
fn so_far(texts: Texts, report: &StoredReport) -> ReadSoFar {
    ReadSoFar {
        rows: texts.number(report.rows_read.unwrap_or_default()),
        lines: texts.number(report.lines_stored.unwrap_or_default()),
    }
}

/// `GET /reports/{id}/marked-workbook`: its file, with the problems marked.
pub(in crate::web) async fn marked_workbook(
    permit: Permit<SeeCandidateKeys>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    marked_workbook::download(&permit, id.into_inner(), Some(texts)).await
}

/// The page of a report, with what was filled in before where that could not be used.
pub(super) async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    id: String,
    lines_page: usize,
    refilled: Refilled,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let today = permit.app.reference_date();
    let (unexplained, unsaid) = (refilled.unexplained.clone(), refilled.unsaid.clone());
    let mut found = permit
        .read(move |connection, actor| {
            Ok(Found::load(
                connection,
                texts,
                actor,
                (&id, lines_page),
                (unexplained.as_ref(), unsaid.as_ref()),
            )?)
        })
        .await?
        .ok_or(Fault::NotFound)?;
    refill(
        permit.app.config.evidence_limit_mib,
        &mut found.evidence,
        refilled.unkept,
    );
    let actor = &permit.actor;
    let report = &found.report;
    let state = ReportState::from_code(&report.state);
    let sends = actor.may(Permission::SendReports);
    let judges = actor.may(Permission::JudgeReports)
        && state == Some(ReportState::Submitted)
        && report.submitted_by != Some(actor.account);
    let lacks_period = found
        .problems
        .codes("error")
        .any(|code| ASKED_AGAIN.contains(&code));
    let lacks_column = found
        .problems
        .codes("error")
        .any(|code| code == "missing_column");
    let moment = |at| texts.moment(dutch(at));
    let page = ReportPage {
        shell: Shell {
            notice: shell::notice(
                texts,
                refilled
                    .done
                    .as_deref()
                    .filter(|done| still_true(done, state)),
            ),
            ..shell::inside(
                request,
                &permit.visitor,
                Section::Reports,
                report.file_name.clone(),
            )
        },
        id: report.public_id.clone(),
        file_name: report.file_name.clone(),
        supplier: found.supplier,
        state: report.state.clone(),
        uploaded: moment(report.uploaded_at),
        submitted: report.submitted_at.map(moment),
        signed: found.signed,
        decided: report.decided_at.map(moment),
        erased: erased(texts, report),
        stated_period: report
            .stated_start
            .zip(report.stated_end)
            .map(|(start, end)| texts.period(start, end)),
        importer: report.importer.as_ref().map(|name| {
            format!(
                "{}, {}",
                found
                    .layout
                    .as_deref()
                    .or_else(|| permit.app.importers.title(name))
                    .unwrap_or(name),
                report.importer_version.unwrap_or_default()
            )
        }),
        fingerprint: report.file_fingerprint.chars().take(12).collect(),
        line_count: found.lines.total,
        progress: (state == Some(ReportState::Received)).then(|| so_far(texts, report)),
        can_cancel: sends && state == Some(ReportState::Received),
        not_read: found.not_read,
        further_problems: found.further,
        contracts: found.contracts,
        problems: found.problems,
        has_marks: found.has_marks && state != Some(ReportState::Refused),
        own_numbers: found.own_numbers,
        declaration_fault: refilled.declaration,
        evidence: found.evidence,
        changes: found.changes,
        corrections: found.corrections,
        questions: found.questions,
        lines: (found.lines.total > 0).then_some(found.lines),
        returned: report.return_reason.clone().map(|reason| ReturnedNote {
            reason,
            when: report.decided_at.map(moment).unwrap_or_default(),
        }),
        earlier: found.earlier.map(|earlier| EarlierUpload {
            id: earlier.public_id,
            uploaded: moment(earlier.uploaded_at),
            state: earlier.state,
        }),
        period_choices: (sends && lacks_period).then(|| period_choices(texts, today)),
        contract_choices: if sends && lacks_period {
            found.own_contracts
        } else {
            Vec::new()
        },
        period_fault: refilled.period,
        can_say_layout: sends && may_say_layout(report, state, lacks_column),
        submit: (sends && state == Some(ReportState::Ready)).then(|| SubmitForm {
            closed: found.closed,
            ..refilled.submit.unwrap_or_default()
        }),
        can_revise: sends
            && report.file_erased_at.is_none()
            && state.is_some_and(|state| state.revise().is_ok()),
        can_accept: judges,
        return_form: judges.then(|| refilled.return_form.unwrap_or_default()),
    };
    shown(answer, &page)
}

/// A supplier says how a file is laid out that nobody knows, of which a column was not found, or that was read by what
/// it said before.
fn may_say_layout(report: &StoredReport, state: Option<ReportState>, lacks_column: bool) -> bool {
    let own = report
        .importer
        .as_ref()
        .is_some_and(|name| name.starts_with(OWN));
    let open = state.is_some_and(|state| state.say_layout().is_ok());
    open && (own || lacks_column || state == Some(ReportState::Unrecognised))
}

/// "We are reading it now" is said only as long as that is so.
fn still_true(done: &str, state: Option<ReportState>) -> bool {
    match done {
        "uploaded" | "period" | "declared" | "undeclared" | "layout" | "corrected"
        | "uncorrected" | "revised" | "nil" => state == Some(ReportState::Received),
        "cancelled" => state == Some(ReportState::Cancelled),
        _ => true,
    }
}
