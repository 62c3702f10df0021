//! Closing a period of a contract, and opening it again.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::super::{
    answers::{Answers, Fields},
    in_path, see_other, shown,
};
use crate::{
    actions::{
        Refusal,
        calendar::{close_period, reopen_period},
    },
    clock::dutch,
    storage::{calendar, contracts},
    web::{
        form::Checked,
        permit::{JudgeReports, Permit},
        problem::Fault,
        shell,
        views::{ReopeningPage, Section, Typed},
    },
};

/// `POST /contracts/{number}/closures`: `periodEnd` is the last day of the period.
pub(in crate::web) async fn close(
    permit: Permit<JudgeReports>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (number, now) = (number.into_inner(), permit.app.clock.now());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let last = answers.day("periodEnd");
    answers.understood()?;
    let contract = number.clone();
    permit
        .write(move |connection, actor| close_period(connection, actor, &contract, last, now))
        .await?;
    Ok(see_other(&format!(
        "/contracts/{}?done=period-closed#calendar",
        in_path(&number)
    )))
}

/// `GET /contracts/{number}/closures/{id}/reopening`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let page = page(&request, &permit, path.into_inner(), Typed::default()).await?;
    shown(HttpResponse::Ok(), &page)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<JudgeReports>,
    (number, id): (String, String),
    typed: Typed,
) -> Result<ReopeningPage, Fault> {
    let texts = permit.visitor.texts;
    let (number, closed) = permit
        .read(move |connection, actor| {
            let contract = contracts::by_number(connection, actor.scope, &number)?;
            let contract = contract.ok_or(Refusal::NotFound)?;
            let closed = calendar::closed(connection, &[contract.id])?;
            let closed = closed.into_iter().find(|one| one.public_id == id);
            Ok((contract.number, closed.ok_or(Refusal::NotFound)?))
        })
        .await?;
    Ok(ReopeningPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Overview,
            texts.text("reopening-heading"),
        ),
        number,
        period: texts.period(closed.period_start, closed.period_end),
        closed_at: texts.moment(dutch(closed.closed_at)),
        by_hand: closed.closed_by.is_some(),
        id: closed.public_id,
        typed,
    })
}

/// `POST /contracts/{number}/closures/{id}/reopening`.
pub(in crate::web) async fn reopen(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    path: Path<(String, String)>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let ((number, id), now) = (path.into_inner(), permit.app.clock.now());
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (contract, closure, reason) = (number.clone(), id.clone(), answers.text("reason"));
    let outcome = permit
        .write(move |connection, actor| {
            reopen_period(connection, actor, &contract, &closure, &reason, now)
        })
        .await;
    let Err(fault) = outcome else {
        let number = in_path(&number);
        return Ok(see_other(&format!(
            "/contracts/{number}?done=period-reopened#calendar"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    let page = page(&request, &permit, (number, id), typed).await?;
    shown(status, &page)
}
