//! The contract register as a file: downloaded, sent, compared, committed.

use actix_multipart::Multipart;
use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use meetbaar_importers::problem::Severity;
use serde::Deserialize;

use super::{
    fields::words,
    register_words::{problem, rows},
    see_other, shown,
};
use crate::{
    actions::{
        Changed,
        register::import::{
            commit,
            plan::{Plan, PlannedContract, PlannedSupplier},
            state,
        },
    },
    text::Texts,
    web::{
        form::{self, Checked, NoFields},
        permit::{KeepParties, Permit},
        problem::Fault,
        register_file, shell, upload,
        views::{
            RegisterChange, RegisterImportPage, RegisterPage, RegisterProgress, Section, Shell,
        },
    },
};

/// So many contracts and problems of a kind are shown.
const MOST_SHOWN: usize = 500;
/// So many numbers of contracts that are not in a file are named.
const MOST_NAMED: usize = 50;

/// `GET /register`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepParties>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, None, HttpResponse::Ok())
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepParties>,
    fault: Option<String>,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let title = permit.visitor.texts.text("register-heading");
    let page = RegisterPage {
        shell: shell::inside(request, &permit.visitor, Section::Register, title),
        limit_mib: permit.app.config.upload_limit_mib,
        fault,
    };
    shown(answer, &page)
}

/// What the address of a download holds.
#[derive(Deserialize)]
pub(in crate::web) struct Wanted {
    format: Option<String>,
}

/// `GET /register/export?format=xlsx|ods|csv`.
pub(in crate::web) async fn export(
    permit: Permit<KeepParties>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, Fault> {
    register_file::download(&permit, wanted.format.as_deref()).await
}

/// `POST /register/imports`.
pub(in crate::web) async fn receive(
    request: HttpRequest,
    permit: Permit<KeepParties>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let taken = match upload::take_in(&permit.app, parts).await {
        Ok(taken) => taken,
        Err(Fault::TooLarge(limit)) => {
            let fault = Some(texts.with1("upload-too-large", "limit", limit));
            return page(&request, &permit, fault, HttpResponse::PayloadTooLarge());
        }
        Err(other) => return Err(other),
    };
    form::check_token(&request, &taken.token).await?;
    match register_file::receive(&permit, taken).await {
        Ok(id) => Ok(see_other(&format!(
            "/register/imports/{id}?done=register-sent"
        ))),
        Err(Fault::Invalid(faults)) => {
            let fault = Some(words(texts, &faults));
            page(&request, &permit, fault, HttpResponse::BadRequest())
        }
        Err(other) => Err(other),
    }
}

/// What the address of an import holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// `GET /register/imports/{id}`.
pub(in crate::web) async fn import(
    request: HttpRequest,
    permit: Permit<KeepParties>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let page = import_page(&request, &permit, id.into_inner(), None).await?;
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &RegisterImportPage { shell, ..page })
}

/// `GET /register/imports/{id}/progress`: the part of the page that is shown while a file is read.
pub(in crate::web) async fn progress(
    permit: Permit<KeepParties>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let (stored, _) = register_file::import(&permit, id.clone()).await?;
    let progress = RegisterProgress {
        texts: permit.visitor.texts,
        id,
        done: stored.state != state::RECEIVED,
    };
    shown(HttpResponse::Ok(), &progress)
}

/// `POST /register/imports/{id}/commit`.
pub(in crate::web) async fn commit(
    request: HttpRequest,
    permit: Permit<KeepParties>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let (import, now) = (id.clone(), permit.app.clock.now());
    let done = permit
        .write(move |connection, actor| commit::commit(connection, actor, &import, now))
        .await;
    match done {
        Ok(()) => Ok(see_other(&format!(
            "/register/imports/{id}?done=register-committed"
        ))),
        Err(Fault::Changed(changed)) => {
            let page = import_page(&request, &permit, id, Some(*changed)).await?;
            shown(HttpResponse::PreconditionFailed(), &page)
        }
        Err(Fault::Invalid(faults)) => {
            let texts = permit.visitor.texts;
            let page = import_page(&request, &permit, id, None).await?;
            let fault = Some(words(texts, &faults) + " " + &texts.text("register-meanwhile-text"));
            shown(
                HttpResponse::BadRequest(),
                &RegisterImportPage { fault, ..page },
            )
        }
        Err(other) => Err(other),
    }
}

async fn import_page(
    request: &HttpRequest,
    permit: &Permit<KeepParties>,
    id: String,
    changed: Option<Changed>,
) -> Result<RegisterImportPage, Fault> {
    let texts = permit.visitor.texts;
    let (stored, plan) = register_file::import(permit, id.clone()).await?;
    let state = match stored.state.as_str() {
        state::COMMITTED => "committed",
        _ if plan.has_errors() => "errors",
        _ if plan.changes_something() => "ready",
        _ => "same",
    };
    let changing = |one: &&PlannedContract| one.seen.is_none() || !one.differences.is_empty();
    let changes = plan.contracts.iter().filter(changing).count() + plan.suppliers.len();
    Ok(RegisterImportPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Register,
            stored.file_name.clone(),
        ),
        id,
        file_name: stored.file_name,
        reading: stored.state == state::RECEIVED,
        state,
        changes,
        fault: changed
            .as_ref()
            .map(|_| texts.text("register-meanwhile-text")),
        meanwhile: changed
            .map(|one| rows(texts, &one.differences))
            .unwrap_or_default(),
        unchanged: plan.contracts.len() - plan.contracts.iter().filter(changing).count(),
        not_in_file_count: plan.not_in_file.len(),
        not_in_file: plan.not_in_file.iter().take(MOST_NAMED).cloned().collect(),
        parts: parts(texts, &plan),
        problems: {
            let mut problems = plan.problems;
            problems.sort_by_key(|one| match one.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Note => 2,
            });
            problems.truncate(MOST_SHOWN);
            problems
                .into_iter()
                .map(|one| problem(texts, one))
                .collect()
        },
    })
}

/// What is new and what changes, without the parts in which nothing is.
fn parts(texts: Texts, plan: &Plan) -> Vec<(&'static str, Vec<RegisterChange>)> {
    let supplier = |one: &PlannedSupplier| RegisterChange {
        key: one.draft.code.clone(),
        place: String::new(),
        rows: rows(texts, &one.differences),
    };
    let contract = |one: &PlannedContract| RegisterChange {
        key: one.number.clone(),
        place: one.place.trim_start_matches('!').to_owned(),
        rows: rows(texts, &one.differences),
    };
    let suppliers = |new: bool| -> Vec<RegisterChange> {
        let some = plan
            .suppliers
            .iter()
            .filter(|one| one.seen.is_none() == new);
        some.take(MOST_SHOWN).map(supplier).collect()
    };
    let contracts = |new: bool| -> Vec<RegisterChange> {
        let some = plan
            .contracts
            .iter()
            .filter(|one| one.seen.is_none() == new);
        let some = some.filter(|one| !one.differences.is_empty());
        some.take(MOST_SHOWN).map(contract).collect()
    };
    [
        ("suppliers-new", suppliers(true)),
        ("suppliers-changed", suppliers(false)),
        ("new", contracts(true)),
        ("changed", contracts(false)),
    ]
    .into_iter()
    .filter(|(_, changes)| !changes.is_empty())
    .collect()
}
