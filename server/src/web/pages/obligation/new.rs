//! Registering an obligation: first its kind is chosen, then its terms are filled in.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    address,
    form::{fields, terms},
};
use crate::{
    actions::{
        Refusal,
        obligation::{KINDS, NewDuty, in_euros, register_obligation},
    },
    storage::{Connection, StorageError, contracts, value_tables},
    text::Texts,
    web::{
        form::Checked,
        permit::{KeepContracts, Permit},
        problem::Fault,
        shell,
        views::{Choice, NewObligationPage, Section, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    kind: String,
}

/// `GET /contracts/{number}/obligations/new?kind=…`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let kind = asked.into_inner().kind;
    let page = page(&request, &permit, number.into_inner(), kind, None).await?;
    shown(HttpResponse::Ok(), &page)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepContracts>,
    number: String,
    kind: String,
    typed: Option<Typed>,
) -> Result<NewObligationPage, Fault> {
    let (texts, days) = (permit.visitor.texts, permit.app.config.days_allowed);
    let (contract, tables) = permit
        .read(move |connection, actor| {
            let contract = contracts::by_number(connection, actor.scope, &number)?;
            let contract = contract.ok_or(Refusal::NotFound)?;
            Ok((contract, value_table_choices(connection, texts)?))
        })
        .await?;
    let usual = || {
        Typed::with([
            ("starts", contract.starts.to_string()),
            ("ends", contract.ends.to_string()),
            ("rhythm", "quarter".to_owned()),
            ("daysAllowed", days.to_string()),
        ])
    };
    let chosen = KINDS.contains(&kind.as_str()).then(|| {
        let tables = if in_euros(&kind) { tables } else { Vec::new() };
        fields(texts, &kind, tables, typed.unwrap_or_else(usual))
    });
    Ok(NewObligationPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Overview,
            texts.text("terms-new"),
        ),
        number: contract.number,
        kinds: KINDS.to_vec(),
        fields: chosen,
    })
}

/// The tables to choose from, each in its latest revision.
fn value_table_choices(
    connection: &mut Connection,
    texts: Texts,
) -> Result<Vec<Choice>, StorageError> {
    let none = Choice {
        value: String::new(),
        label: texts.text("form-choose"),
    };
    let mut choices = vec![none];
    for table in value_tables::list(connection)? {
        choices.retain(|one| one.value != table.code);
        choices.push(Choice {
            label: format!("{} ({}, {})", table.code, table.publisher, table.version),
            value: table.code,
        });
    }
    Ok(choices)
}

/// `POST /contracts/{number}/obligations`.
pub(in crate::web) async fn register(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (number, now) = (number.into_inner(), permit.app.clock.now());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let kind = answers.text("kind");
    let new = NewDuty {
        terms: terms(&mut answers, &kind),
        value_table: answers.said("valueTable"),
        kind: kind.clone(),
    };
    let named = number.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    let contract = contracts::by_number(connection, actor.scope, &named)?;
                    let contract = contract.ok_or(Refusal::NotFound)?;
                    register_obligation(connection, Some(actor.account), &contract, &new, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => {
            let address = address(&(number, id));
            Ok(see_other(&format!("{address}?done=obligation-registered")))
        }
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            let page = page(&request, &permit, number, kind, Some(typed)).await?;
            shown(status, &page)
        }
    }
}
