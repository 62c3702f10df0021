//! Asking a supplier what he does about a gap, by hand.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields},
        obligation, see_other, shown,
    },
    words,
};
use crate::{
    actions::{
        Refusal,
        follow_up::{NewQuestion, ask_recovery},
    },
    reporting::standings,
    storage::{Known, contracts, recovery_actions},
    web::{
        form::Checked,
        permit::{FollowUp, Permit},
        problem::Fault,
        shell,
        views::{Choice, RecoveryQuestionPage, Section, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    obligation: String,
}

/// `GET /contracts/{number}/recovery-actions/new`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<FollowUp>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let typed = Typed::with([("obligation", asked.into_inner().obligation)]);
    let page = page(&request, &permit, number.into_inner(), typed).await?;
    shown(HttpResponse::Ok(), &page)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<FollowUp>,
    number: String,
    typed: Typed,
) -> Result<RecoveryQuestionPage, Fault> {
    let texts = permit.visitor.texts;
    let on = permit.app.reference_date();
    let (contract, obligations) = permit
        .read(move |connection, actor| {
            let contract = contracts::by_number(connection, actor.scope, &number)?;
            let contract = contract.ok_or(Refusal::NotFound)?;
            let standing = standings::of_contracts(connection, vec![contract], on, Known::now())?;
            let standing = standing.into_iter().next().ok_or(Refusal::NotFound)?;
            let ids: Vec<i64> = standing.obligations.iter().map(|one| one.row.id).collect();
            let open = recovery_actions::open_ones(connection, &ids)?;
            let behind = standing.obligations.iter().filter_map(|one| {
                let gap = one.gap.map(|gap| gap.stored()).filter(|gap| *gap > 0)?;
                let gap = texts.amount(&one.row.kind, gap);
                let label = texts.with2(
                    "recovery-obligation-gap",
                    "obligation",
                    words(texts, one),
                    "gap",
                    gap,
                );
                (!open.contains_key(&one.row.id)).then(|| Choice {
                    value: one.row.public_id.clone(),
                    label,
                })
            });
            let behind = behind.collect();
            Ok((standing.contract, behind))
        })
        .await?;
    Ok(RecoveryQuestionPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Overview,
            texts.text("recovery-ask"),
        ),
        number: contract.number,
        supplier: contract.supplier,
        obligations,
        on_words: texts.date(on),
        typed,
    })
}

/// `POST /contracts/{number}/recovery-actions`.
pub(in crate::web) async fn ask(
    request: HttpRequest,
    permit: Permit<FollowUp>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let of = (number.into_inner(), answers.text("obligation"));
    let number = of.0.clone();
    let question = NewQuestion {
        question: answers.text("question"),
        respond_by: answers.day("respondBy"),
    };
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    obligation::found(connection, actor, &of)?;
                    ask_recovery(connection, actor, &of.1, &question, on, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => Ok(see_other(&format!(
            "/recovery-actions/{id}?done=recovery-asked"
        ))),
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            let page = page(&request, &permit, number, typed).await?;
            shown(status, &page)
        }
    }
}
