//! One client, with its secrets.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        rights::{boxes, choices, ticked, usual},
        shown,
    },
    row,
};
use crate::{
    access::Rights,
    actions::clients::{found, is_own, to_give},
    clock::dutch,
    storage::{accounts::clients, register},
    web::{
        permit::{KeepAccounts, Permit},
        problem::Fault,
        shell,
        views::{ClientPage, SecretRow, Section, Shell, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    done: Option<String>,
}

/// `GET /clients/{id}`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepAccounts>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let page = page(&request, &permit, id.into_inner(), None).await?;
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &ClientPage { shell, ..page })
}

/// The page again, after a form was refused.
pub(super) async fn again(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    id: String,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    shown(status, &page(request, permit, id, Some(typed)).await?)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    id: String,
    typed: Option<Typed>,
) -> Result<ClientPage, Fault> {
    let (texts, now) = (permit.visitor.texts, permit.app.clock.now());
    let (client, supplier, secrets) = permit
        .read(move |connection, actor| {
            let client = found(connection, actor, &id)?;
            let supplier = match client.supplier_id {
                Some(id) => register::supplier_by_id(connection, id)?,
                None => None,
            };
            let secrets = clients::secrets(connection, client.id)?;
            Ok((client, supplier, secrets))
        })
        .await?;
    let most = permit.app.config.tokens.secret_days;
    let has = Rights::from_text(client.rights.as_deref().unwrap_or_default());
    let mut typed = typed.unwrap_or_default();
    if typed.values.is_empty() {
        typed.values = has.map(|rights| ticked(&rights)).unwrap_or_default();
        typed.values.insert("days".to_owned(), usual(most));
    }
    let rows = secrets.into_iter().map(|one| SecretRow {
        id: one.public_id,
        made: texts.moment(dutch(one.created_at)),
        until: texts.moment(dutch(one.expires_at)),
        ended: one.expires_at <= now.stored(),
        used: one.used_at.map(|at| texts.moment(dutch(at))),
    });
    Ok(ClientPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Accounts,
            client.email.clone(),
        ),
        own: is_own(&permit.actor, &client),
        secrets: rows.collect(),
        rights: boxes(texts, &to_give(&permit.actor), &typed),
        terms: choices(texts, most),
        client: row(texts, client, supplier.map(|(name, _)| name)),
        typed,
    })
}
