//! Cells that are corrected on a screen: the list on the page of a report, the form at a problem, and taking one back.

use actix_web::{HttpRequest, HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    fields::words,
    problem_group::{self, Wanted},
    problems::Uncorrected,
    see_other,
};
use crate::{
    access::Actor,
    actions::correct_cells::{self, TypedCell},
    clock::dutch,
    reporting::place::place,
    storage::{Connection, StorageError, corrections},
    text::Texts,
    web::{
        form::{Checked, NoFields},
        permit::{Permit, SendReports},
        problem::Fault,
        views::{CorrectionRow, ProblemHandle},
    },
};

/// The corrections of a report that count; `answers` may take them back.
pub(super) fn rows(
    connection: &mut Connection,
    (texts, actor): (Texts, &Actor),
    report: i64,
    answers: bool,
) -> Result<Vec<CorrectionRow>, StorageError> {
    let in_force = corrections::in_force(connection, &[report])?;
    let seen = in_force
        .into_iter()
        .map(|one| one.as_seen(actor.sees_cells()));
    let rows = seen.map(|one| CorrectionRow {
        cell: place(&one.sheet, &one.cell),
        by: texts.with2(
            "explain-by",
            "who",
            &one.corrected_by,
            "when",
            texts.moment(dutch(one.corrected_at)),
        ),
        id: one.public_id,
        value: one.typed,
        found: one.found,
        reason: one.reason,
        can_be_taken_back: answers,
    });
    Ok(rows.collect())
}

/// What the form of a correction holds.
#[derive(Deserialize)]
pub(in crate::web) struct CorrectionForm {
    #[serde(default)]
    severity: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
    #[serde(default)]
    cell: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    reason: String,
}

/// `POST /reports/{id}/corrections`.
pub(in crate::web) async fn correct(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<CorrectionForm>,
) -> Result<HttpResponse, Fault> {
    let (report, form, now) = (id.into_inner(), form.0, permit.app.clock.now());
    let (id, reason) = (report.clone(), form.reason.clone());
    let typed = [TypedCell {
        sheet: form.sheet.clone(),
        cell: form.cell.clone(),
        value: form.value.clone(),
    }];
    let outcome = permit
        .write(move |connection, actor| {
            correct_cells::correct_cells(connection, actor, &id, (&typed, &reason), now)
        })
        .await;
    let faults = match outcome {
        Ok(()) => return Ok(see_other(&format!("/reports/{report}?done=corrected"))),
        Err(Fault::Invalid(faults)) => faults,
        Err(other) => return Err(other),
    };
    let group = ProblemHandle {
        severity: form.severity,
        code: form.code,
        sheet: form.sheet,
        column: form.column,
        cell: String::new(),
    };
    // What must not be kept is not shown again either.
    let secret = faults
        .iter()
        .any(|one| one.code == "correction_citizen_number");
    let wanted = Wanted {
        report,
        page: 1,
        done: None,
        unexplained: None,
        uncorrected: Some(Uncorrected {
            handle: ProblemHandle {
                cell: form.cell,
                ..group.clone()
            },
            value: if secret { String::new() } else { form.value },
            reason: form.reason,
            fault: words(permit.visitor.texts, &faults),
        }),
        handle: group,
    };
    problem_group::page(&request, &permit, wanted, HttpResponse::BadRequest()).await
}

/// `POST /reports/{id}/corrections/{correction}/withdrawal`.
pub(in crate::web) async fn withdraw(
    permit: Permit<SendReports>,
    path: Path<(String, String)>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, correction) = path.into_inner();
    let report = id.clone();
    permit
        .write(move |connection, actor| {
            correct_cells::withdraw(connection, actor, &report, &correction, now)
        })
        .await?;
    Ok(see_other(&format!("/reports/{id}?done=uncorrected")))
}
