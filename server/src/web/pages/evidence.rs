//! Evidence on the page of a report: what is there, the form to add a file, removing one.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    fields::words,
    report::{Refilled, page},
    see_other,
};
use crate::{
    access::{Actor, Permission},
    actions::{
        keep_evidence::{self, KINDS, Statement},
        report_state::ReportState,
    },
    clock::dutch,
    reporting::place::place,
    storage::{
        Connection, StorageError,
        evidence::{self, StoredEvidence},
        reports::StoredReport,
    },
    text::Texts,
    web::{
        evidence::{add, download, take_in},
        form::{self, Checked, NoFields},
        permit::{Permit, SeeCandidateKeys, SendReports},
        problem::Fault,
        views::{EvidenceForm, EvidenceList, EvidenceRow},
    },
};

/// What was typed with a file that could not be kept.
#[derive(Clone, Debug)]
pub(super) struct Unkept {
    pub(super) said: Statement,
    pub(super) fault: String,
}

/// The evidence of a report. Who sends it may add some and, until it was decided on, remove some; who sees whose line is
/// whose may open it.
pub(super) fn list(
    connection: &mut Connection,
    texts: Texts,
    report: &StoredReport,
    actor: &Actor,
) -> Result<EvidenceList, StorageError> {
    let sends = actor.may(Permission::SendReports);
    let opens = actor.may(Permission::SeeCandidateKeys);
    let state = ReportState::from_code(&report.state);
    let adds = sends && state.is_some_and(|state| state.add_evidence().is_ok());
    let removes = sends && state.is_some_and(|state| state.remove_evidence().is_ok());
    let rows = evidence::of_report(connection, report.id)?
        .into_iter()
        .map(|one| row(texts, one, opens, removes))
        .collect();
    let form = if adds {
        Some(EvidenceForm {
            kinds: KINDS.to_vec(),
            sheets: evidence::sheets_of(connection, report.id)?,
            ..EvidenceForm::default()
        })
    } else {
        None
    };
    Ok(EvidenceList { rows, form })
}

fn row(texts: Texts, one: StoredEvidence, opens: bool, removes: bool) -> EvidenceRow {
    let line = one.sheet.zip(one.sheet_row);
    EvidenceRow {
        id: one.public_id,
        kind: one.kind,
        line: line.map(|(sheet, row)| place(&sheet, &row.to_string())),
        dated: one.dated.map(|day| texts.date(day)),
        name: one.file_name,
        by: texts.with2(
            "explain-by",
            "who",
            &one.added_by,
            "when",
            texts.moment(dutch(one.added_at)),
        ),
        can_be_opened: opens,
        can_be_removed: removes,
    }
}

/// The form again with what was typed, where the file could not be kept.
pub(super) fn refill(limit: u64, list: &mut EvidenceList, unkept: Option<Unkept>) {
    if let Some(form) = &mut list.form {
        form.limit_mib = limit;
        if let Some(unkept) = unkept {
            form.kind = unkept.said.kind;
            form.dated = unkept.said.dated;
            form.sheet = unkept.said.sheet;
            form.row = unkept.said.row;
            form.fault = Some(unkept.fault);
        }
    }
}

/// `POST /reports/{id}/evidence`.
pub(in crate::web) async fn receive(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let (id, texts) = (id.into_inner(), permit.visitor.texts);
    let (said, outcome) = match take_in(&permit.app, parts).await {
        Ok(given) => {
            form::check_token(&request, &given.token).await?;
            (given.said.clone(), add(&permit, id.clone(), given).await)
        }
        Err(fault) => (Statement::default(), Err(fault)),
    };
    let (fault, answer) = match outcome {
        Ok(_) => return Ok(see_other(&format!("/reports/{id}?done=evidence#evidence"))),
        Err(Fault::Invalid(faults)) => (words(texts, &faults), HttpResponse::BadRequest()),
        Err(Fault::TooLarge(limit)) => {
            let fault = texts.with1("upload-too-large", "limit", limit);
            (fault, HttpResponse::PayloadTooLarge())
        }
        Err(other) => return Err(other),
    };
    let refilled = Refilled {
        unkept: Some(Unkept { said, fault }),
        ..Refilled::default()
    };
    page(&request, &permit, id, 1, refilled, answer).await
}

/// `GET /reports/{id}/evidence/{evidence}`: the file itself, as a download.
pub(in crate::web) async fn send(
    permit: Permit<SeeCandidateKeys>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (_, evidence) = path.into_inner();
    download(&permit, evidence).await
}

/// `POST /reports/{id}/evidence/{evidence}/removal`.
pub(in crate::web) async fn remove(
    permit: Permit<SendReports>,
    path: Path<(String, String)>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, evidence) = path.into_inner();
    permit
        .write(move |connection, actor| {
            keep_evidence::remove_evidence(connection, actor, &evidence, now)
        })
        .await?;
    Ok(see_other(&format!(
        "/reports/{id}?done=evidence-removed#evidence"
    )))
}
