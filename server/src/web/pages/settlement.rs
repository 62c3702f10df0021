//! The settlement of a contract: made at its end, replied to, closed. Its exposure is shown as a signal to talk.

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use meetbaar_domain::amount::Cents;
use serde::Deserialize;

use super::{
    answers::{Answers, Fields},
    see_other, shown,
};
use crate::{
    access::{Actor, Permission},
    actions::{
        Refusal,
        follow_up::{close_settlement, reply_to_settlement, settle_contract},
    },
    clock::dutch,
    storage::{
        Connection, Known,
        contracts::{self, Contract},
        obligations,
        settlements::{self, StoredPart, StoredSettlement},
    },
    text::Texts,
    web::{
        form::Checked,
        permit::{FollowUp, Permit, SeeContracts, SendReports},
        problem::Fault,
        shell,
        views::{Section, SettlementMade, SettlementPage, SettlementPart, Shell, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// `GET /contracts/{number}/settlement`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let page = page(&request, &permit, number.into_inner(), None).await?;
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &SettlementPage { shell, ..page })
}

/// The page; a form that was refused comes back with what was typed.
async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    number: String,
    typed: Option<Typed>,
) -> Result<SettlementPage, Fault> {
    let texts = permit.visitor.texts;
    let may = |permission| permit.actor.may(permission);
    let (follows, replies) = (may(Permission::FollowUp), may(Permission::SendReports));
    let on = permit.app.reference_date();
    let (contract, stored) = permit
        .read(move |connection, actor| found(connection, actor, &number, texts))
        .await?;
    let Some((settlement, parts)) = stored else {
        if !follows {
            return Err(Fault::NotFound);
        }
        let has_ended = contract.ends < on;
        let usual = || Typed::with([("factor", "100".to_owned())]);
        let making_form = has_ended.then(|| typed.unwrap_or_else(usual));
        return Ok(SettlementPage {
            making_form,
            ..bare(request, permit, &contract)
        });
    };
    let is_open = settlement.closed_at.is_none();
    let typed = || typed.clone().unwrap_or_default();
    let reply = Typed::with([("reply", settlement.reply.clone().unwrap_or_default())]);
    Ok(SettlementPage {
        reply_form: (is_open && replies).then(|| match typed() {
            typed if typed.is_refused() => typed,
            _ => reply,
        }),
        closing_form: (is_open && follows).then(typed),
        made: Some(made(texts, settlement, parts)),
        ..bare(request, permit, &contract)
    })
}

fn bare<P>(request: &HttpRequest, permit: &Permit<P>, contract: &Contract) -> SettlementPage {
    let texts = permit.visitor.texts;
    let title = texts.with1("settlement-title", "number", &contract.number);
    SettlementPage {
        shell: shell::inside(request, &permit.visitor, Section::Overview, title),
        number: contract.number.clone(),
        supplier: contract.supplier.clone(),
        ends: texts.date(contract.ends),
        made: None,
        making_form: None,
        reply_form: None,
        closing_form: None,
    }
}

type Found = (Contract, Option<(StoredSettlement, Vec<SettlementPart>)>);

fn found(
    connection: &mut Connection,
    actor: &Actor,
    number: &str,
    texts: Texts,
) -> Result<Found, Refusal> {
    let contract = contracts::by_number(connection, actor.scope, number)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let Some(settlement) = settlements::of_contract(connection, contract.id)? else {
        return Ok((contract, None));
    };
    let said = obligations::of_contracts(connection, &[contract.id], Known::now())?;
    let said: HashMap<&str, String> = said
        .iter()
        .map(|one| {
            let (share, amount, text) = one.said();
            let words = texts.obligation(&one.kind, share, amount, text);
            (one.public_id.as_str(), words)
        })
        .collect();
    let parts = settlements::parts(connection, settlement.id)?;
    let parts = parts.into_iter().map(|one| {
        let words = said.get(one.obligation.as_str()).cloned();
        part(texts, words.unwrap_or_default(), one)
    });
    let parts = parts.collect();
    Ok((contract, Some((settlement, parts))))
}

fn part(texts: Texts, words: String, part: StoredPart) -> SettlementPart {
    let amount = |amount: Option<i64>| amount.map(|amount| texts.amount(&part.kind, amount));
    SettlementPart {
        words,
        required: amount(part.required_amount),
        realised: amount(part.realised_amount),
        gap: amount(part.gap_amount),
        exposure: part.exposure_cents.map(|cents| texts.euro(Cents(cents))),
        status: part.status,
    }
}

fn made(texts: Texts, stored: StoredSettlement, parts: Vec<SettlementPart>) -> SettlementMade {
    let at = |text: Option<String>, at: Option<chrono::NaiveDateTime>| {
        text.zip(at)
            .map(|(text, at)| (text, texts.moment(dutch(at))))
    };
    SettlementMade {
        state: stored.state(),
        reference_date: texts.date(stored.reference_date),
        factor: texts.percent(stored.factor),
        made_at: texts.moment(dutch(stored.made_at)),
        parts,
        reply: at(stored.reply, stored.replied_at),
        closing: at(stored.closing_note, stored.closed_at),
        note: stored.note,
    }
}

/// `POST /contracts/{number}/settlement`.
pub(in crate::web) async fn make(
    request: HttpRequest,
    permit: Permit<FollowUp>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let said = (
        answers.number("factor", FACTOR_DECIMALS),
        answers.text("note"),
    );
    let contract = number.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    let said = (said.0, said.1.as_str());
                    settle_contract(connection, actor, &contract, said, on, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    next(
        &request,
        &permit,
        number,
        (outcome, "settlement-made"),
        answers,
    )
    .await
}

/// Decimals of a percentage that is kept in hundredths of a percent.
const FACTOR_DECIMALS: u32 = 2;

/// `POST /contracts/{number}/settlement/reply`.
pub(in crate::web) async fn reply(
    request: HttpRequest,
    permit: Permit<SendReports>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (contract, said) = (number.clone(), answers.text("reply"));
    let outcome = permit
        .write(move |connection, actor| {
            reply_to_settlement(connection, actor, &contract, &said, now)
        })
        .await;
    next(
        &request,
        &permit,
        number,
        (outcome, "settlement-replied"),
        answers,
    )
    .await
}

/// `POST /contracts/{number}/settlement/closure`.
pub(in crate::web) async fn close(
    request: HttpRequest,
    permit: Permit<FollowUp>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (contract, note) = (number.clone(), answers.text("note"));
    let outcome = permit
        .write(move |connection, actor| close_settlement(connection, actor, &contract, &note, now))
        .await;
    next(
        &request,
        &permit,
        number,
        (outcome, "settlement-closed"),
        answers,
    )
    .await
}

/// On to the page with what was done; or the page again, with what was typed and why it was refused.
async fn next<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    number: Path<String>,
    (outcome, done): (Result<(), Fault>, &str),
    answers: Answers,
) -> Result<HttpResponse, Fault> {
    let number = number.into_inner();
    let Err(fault) = outcome else {
        let number = super::in_path(&number);
        return Ok(see_other(&format!(
            "/contracts/{number}/settlement?done={done}"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    let whole = typed.whole.clone();
    let page = page(request, permit, number, Some(typed)).await?;
    // Where somebody else was first, the form is there no more.
    let forms = [&page.making_form, &page.reply_form, &page.closing_form];
    let is_told = forms.into_iter().flatten().any(Typed::is_refused);
    let shell = Shell {
        notice: whole.filter(|_| !is_told).map(shell::refusal),
        ..page.shell.clone()
    };
    shown(status, &SettlementPage { shell, ..page })
}
