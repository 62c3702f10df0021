//! What can be done with a report: say its period, submit, accept, return. Afterwards the browser goes back to its page.

use actix_web::{HttpRequest, HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    fields::words,
    report::{Refilled, page},
    see_other,
};
use crate::{
    actions::{
        accept_report, cancel_reading, return_report, revise_report, state_subject, submit_report,
    },
    web::{
        form::{Checked, NoFields},
        permit::{JudgeReports, Permit, SendReports},
        problem::{Fault, NEW_WARNINGS},
        upload::parse_period,
        views::{ReturnForm, SubmitForm},
    },
};

/// What the form of a period holds.
#[derive(Deserialize)]
pub(in crate::web) struct PeriodForm {
    #[serde(default)]
    period: String,
    #[serde(default)]
    contract: String,
}

/// `POST /reports/{id}/period`.
pub(in crate::web) async fn period(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<PeriodForm>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let now = permit.app.clock.now();
    let PeriodForm { period, contract } = form.0;
    let outcome = match parse_period(&period) {
        Ok(period) => {
            let report = id.clone();
            permit
                .write(move |connection, actor| {
                    state_subject::state_subject(
                        connection,
                        actor,
                        &report,
                        period,
                        Some(&contract),
                        now,
                    )
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => Ok(see_other(&format!("/reports/{id}?done=period"))),
        Err(Fault::Invalid(faults)) => {
            let refilled = Refilled {
                period: Some(words(permit.visitor.texts, &faults)),
                ..Refilled::default()
            };
            page(
                &request,
                &permit,
                id,
                1,
                refilled,
                HttpResponse::BadRequest(),
            )
            .await
        }
        Err(other) => Err(other),
    }
}

/// What the form to submit holds.
#[derive(Deserialize)]
pub(in crate::web) struct StatementsForm {
    complete: Option<String>,
    informed: Option<String>,
    #[serde(default)]
    reason: String,
}

/// `POST /reports/{id}/submit`.
pub(in crate::web) async fn submit(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<StatementsForm>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let now = permit.app.clock.now();
    let statements = submit_report::Statements {
        complete_and_true: form.0.complete.is_some(),
        candidates_informed: form.0.informed.is_some(),
    };
    let (report, reason) = (id.clone(), form.0.reason.clone());
    let outcome = permit
        .write(move |connection, actor| {
            submit_report::submit_report(connection, actor, &report, statements, &reason, now)
        })
        .await;
    let texts = permit.visitor.texts;
    let (fault, answer) = match outcome {
        Ok(submit_report::Submission::Submitted) => {
            return Ok(see_other(&format!("/reports/{id}?done=submitted")));
        }
        Ok(submit_report::Submission::NewWarnings) => {
            let fault = texts.word("fault", NEW_WARNINGS);
            (fault, HttpResponse::Conflict())
        }
        Err(Fault::Invalid(faults)) => (words(texts, &faults), HttpResponse::BadRequest()),
        Err(other) => return Err(other),
    };
    let refilled = Refilled {
        submit: Some(SubmitForm {
            complete: statements.complete_and_true,
            informed: statements.candidates_informed,
            closed: false,
            reason: form.0.reason,
            fault: Some(fault),
        }),
        ..Refilled::default()
    };
    page(&request, &permit, id, 1, refilled, answer).await
}

/// `POST /reports/{id}/cancel`.
pub(in crate::web) async fn cancel(
    permit: Permit<SendReports>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let report = id.clone();
    permit
        .write(move |connection, actor| cancel_reading::cancel_reading(connection, actor, &report))
        .await?;
    Ok(see_other(&format!("/reports/{id}?done=cancelled")))
}

/// `POST /reports/{id}/revision`: the same file once more, with what was said of it.
pub(in crate::web) async fn revise(
    permit: Permit<SendReports>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let made = permit
        .write(move |connection, actor| revise_report::revise_report(connection, actor, &id, now))
        .await?;
    Ok(see_other(&format!("/reports/{made}?done=revised")))
}

/// `POST /reports/{id}/accept`.
pub(in crate::web) async fn accept(
    permit: Permit<JudgeReports>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let report = id.clone();
    permit
        .write(move |connection, actor| {
            accept_report::accept_report(connection, actor, &report, &alerts, now)
        })
        .await?;
    Ok(see_other(&format!("/reports/{id}?done=accepted")))
}

/// What the form to return a report holds.
#[derive(Deserialize)]
pub(in crate::web) struct ReasonForm {
    #[serde(default)]
    reason: String,
}

/// `POST /reports/{id}/return`.
pub(in crate::web) async fn return_it(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    form: Checked<ReasonForm>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let now = permit.app.clock.now();
    let (report, reason) = (id.clone(), form.0.reason.clone());
    let outcome = permit
        .write(move |connection, actor| {
            return_report::return_report(connection, actor, &report, &reason, now)
        })
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/reports/{id}?done=returned"))),
        Err(Fault::Invalid(faults)) => {
            let fault = Some(words(permit.visitor.texts, &faults));
            let refilled = Refilled {
                return_form: Some(ReturnForm {
                    reason: form.0.reason,
                    fault,
                }),
                ..Refilled::default()
            };
            page(
                &request,
                &permit,
                id,
                1,
                refilled,
                HttpResponse::BadRequest(),
            )
            .await
        }
        Err(other) => Err(other),
    }
}
