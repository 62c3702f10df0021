//! Asking for more time for a report.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::super::{
    answers::{Answers, Fields},
    in_path, see_other, shown,
};
use crate::{
    actions::{
        Refusal,
        calendar::{Ask, ask_extension, can_be_extended},
    },
    reporting::calendar::{Due, due},
    storage::contracts,
    text::Texts,
    web::{
        form::Checked,
        permit::{Permit, SendReports},
        problem::Fault,
        shell,
        views::{Choice, ExtensionPage, Section, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    period: String,
}

/// `GET /contracts/{number}/due-extensions/new?period=2026-09-30`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SendReports>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let typed = Typed::with([("periodEnd", asked.into_inner().period)]);
    let page = page(&request, &permit, number.into_inner(), typed).await?;
    shown(HttpResponse::Ok(), &page)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<SendReports>,
    number: String,
    typed: Typed,
) -> Result<ExtensionPage, Fault> {
    let (texts, today) = (permit.visitor.texts, permit.app.clock.now().day());
    let (number, periods) = permit
        .read(move |connection, actor| {
            let contract = contracts::by_number(connection, actor.scope, &number)?;
            let contract = contract.ok_or(Refusal::NotFound)?;
            let all = due(connection, std::slice::from_ref(&contract), today)?;
            let awaited = all.iter().filter(|one| can_be_extended(one, today));
            let choices: Vec<Choice> = awaited.map(|one| choice(texts, one)).collect();
            Ok((contract.number, choices))
        })
        .await?;
    Ok(ExtensionPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Calendar,
            texts.text("extension-heading"),
        ),
        number,
        periods,
        typed,
    })
}

fn choice(texts: Texts, due: &Due) -> Choice {
    let period = due.report.period;
    Choice {
        value: period.end().to_string(),
        label: texts.with2(
            "extension-period-due",
            "period",
            texts.period(period.start(), period.end()),
            "day",
            texts.date(due.report.due),
        ),
    }
}

/// `POST /contracts/{number}/due-extensions`.
pub(in crate::web) async fn ask(
    request: HttpRequest,
    permit: Permit<SendReports>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (number, now) = (number.into_inner(), permit.app.clock.now());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let asked = Ask {
        period_end: answers.day("periodEnd"),
        until: answers.day("until"),
        reason: answers.text("reason"),
    };
    let contract = number.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    ask_extension(connection, actor, &contract, &asked, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => Ok(see_other(&format!(
            "/contracts/{}?done=extension-asked#calendar",
            in_path(&number)
        ))),
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            let page = page(&request, &permit, number, typed).await?;
            shown(status, &page)
        }
    }
}
