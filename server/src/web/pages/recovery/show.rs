//! One recovery action: what is asked, what the supplier answers, and what came of it.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields, scale_of, unit_of},
        see_other, shown,
    },
    row, words,
};
use crate::{
    access::Permission,
    actions::{
        Refusal,
        follow_up::{Answer, Closing, OUTCOMES, answer_recovery, close_recovery},
    },
    clock::dutch,
    reporting::standings,
    storage::{
        Known, contracts,
        recovery_actions::{self, RecoveryState, StoredRecoveryAction},
    },
    text::Texts,
    web::{
        form::Checked,
        permit::{FollowUp, Permit, SeeContracts, SendReports},
        problem::Fault,
        shell,
        views::{Choice, RecoveryOutcome, RecoveryPage, RecoveryPlan, Section, Shell, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// Forms that come back.
#[derive(Default)]
struct Refilled {
    answer: Option<Typed>,
    closing: Option<Typed>,
}

/// `GET /recovery-actions/{id}`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let page = page(&request, &permit, id.into_inner(), Refilled::default()).await?;
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &RecoveryPage { shell, ..page })
}

async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    id: String,
    refilled: Refilled,
) -> Result<RecoveryPage, Fault> {
    let texts = permit.visitor.texts;
    let (on, today) = (permit.app.reference_date(), permit.app.clock.now().day());
    let (found, contract, standing) = permit
        .read(move |connection, actor| {
            let found = recovery_actions::by_public_id(connection, actor.scope, &id)?;
            let found = found.ok_or(Refusal::NotFound)?;
            let own = contracts::by_ids(connection, &[found.contract_id])?;
            let standing = standings::of_contracts(connection, own, on, Known::now())?.pop();
            let standing = standing.ok_or(Refusal::NotFound)?;
            let mut obligations = standing.obligations.into_iter();
            let obligation = obligations.find(|one| one.row.public_id == found.obligation);
            Ok((found, standing.contract, obligation))
        })
        .await?;
    let said = standing.as_ref().map(|one| words(texts, one));
    let amount = |amount: i64| texts.amount(&found.kind, amount);
    let realised = standing.as_ref().and_then(|one| one.realised);
    let gap_now = standing.as_ref().and_then(|one| one.gap);
    let is_open = found.state() != RecoveryState::Closed;
    let may = |permission| is_open && permit.actor.may(permission);
    Ok(RecoveryPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Recovery,
            texts.with1("recovery-title", "number", &found.contract),
        ),
        row: row(
            texts,
            &found,
            (Some(&contract), said.unwrap_or_default()),
            today,
        ),
        reference_date: texts.date(found.reference_date),
        question: found.question.clone(),
        asked_at: texts.moment(dutch(found.asked_at)),
        plan: plan(texts, &found),
        realised_since: realised
            .map(|now| amount(now.stored().saturating_sub(found.realised_amount))),
        gap_now: gap_now.map(|gap| amount(gap.stored())),
        outcome: found
            .outcome
            .clone()
            .zip(found.closed_at)
            .map(|(code, at)| RecoveryOutcome {
                code,
                note: found.closing_note.clone(),
                closed_at: texts.moment(dutch(at)),
            }),
        unit: unit_of(&found.kind),
        answer_form: may(Permission::SendReports)
            .then(|| refilled.answer.unwrap_or_else(|| planned(texts, &found))),
        closing_form: may(Permission::FollowUp).then(|| refilled.closing.unwrap_or_default()),
        outcomes: OUTCOMES
            .map(|code| Choice {
                value: code.to_owned(),
                label: texts.word("recovery-outcome", code),
            })
            .into(),
    })
}

fn plan(texts: Texts, found: &StoredRecoveryAction) -> Option<RecoveryPlan> {
    Some(RecoveryPlan {
        text: found.plan.clone()?,
        until: texts.date(found.plan_until?),
        amount: texts.amount(&found.kind, found.plan_amount?),
        answered_at: texts.moment(dutch(found.answered_at?)),
    })
}

/// The form with the answer that was given before.
fn planned(texts: Texts, found: &StoredRecoveryAction) -> Typed {
    let amount = found
        .plan_amount
        .map(|amount| texts.plain_number(amount, scale_of(&found.kind), 2));
    Typed::with([
        ("plan", found.plan.clone().unwrap_or_default()),
        (
            "until",
            found
                .plan_until
                .map(|day| day.to_string())
                .unwrap_or_default(),
        ),
        ("amount", amount.unwrap_or_default()),
    ])
}

/// `POST /recovery-actions/{id}/answer`.
pub(in crate::web) async fn answer(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (id, now) = (id.into_inner(), permit.app.clock.now());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let kind = kind(&permit, id.clone()).await?;
    let given = Answer {
        plan: answers.text("plan"),
        until: answers.day("until"),
        amount: answers.number("amount", scale_of(&kind)),
    };
    let action = id.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    answer_recovery(connection, actor, &action, &given, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    let Err(fault) = outcome else {
        return Ok(see_other(&format!(
            "/recovery-actions/{id}?done=recovery-answered"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    let refilled = Refilled {
        answer: Some(typed),
        ..Refilled::default()
    };
    again(&request, &permit, id, refilled, status).await
}

/// The kind of the obligation that an action is about: it says in which unit amounts are typed.
async fn kind<P>(permit: &Permit<P>, id: String) -> Result<String, Fault> {
    permit
        .read(move |connection, actor| {
            let found = recovery_actions::by_public_id(connection, actor.scope, &id)?;
            Ok(found.ok_or(Refusal::NotFound)?.kind)
        })
        .await
}

/// `POST /recovery-actions/{id}/closure`.
pub(in crate::web) async fn close(
    request: HttpRequest,
    permit: Permit<FollowUp>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (id, now) = (id.into_inner(), permit.app.clock.now());
    let answers = Answers::new(permit.visitor.texts, form.0);
    let closing = Closing {
        outcome: answers.text("outcome"),
        note: answers.text("note"),
    };
    let action = id.clone();
    let outcome = permit
        .write(move |connection, actor| close_recovery(connection, actor, &action, &closing, now))
        .await;
    let Err(fault) = outcome else {
        return Ok(see_other(&format!(
            "/recovery-actions/{id}?done=recovery-closed"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    let refilled = Refilled {
        closing: Some(typed),
        ..Refilled::default()
    };
    again(&request, &permit, id, refilled, status).await
}

/// The page again; where the form is there no more, because somebody closed the action, its refusal is told alone.
async fn again<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    id: String,
    refilled: Refilled,
    status: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let whole = [&refilled.answer, &refilled.closing]
        .into_iter()
        .flatten()
        .find_map(|typed| typed.whole.clone());
    let page = page(request, permit, id, refilled).await?;
    let is_told = page.answer_form.is_some() || page.closing_form.is_some();
    let shell = Shell {
        notice: whole.filter(|_| !is_told).map(shell::refusal),
        ..page.shell.clone()
    };
    shown(status, &RecoveryPage { shell, ..page })
}
