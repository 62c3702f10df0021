//! One account of somebody else.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{super::shown, roles, row};
use crate::{
    access::{Role, Scope},
    actions::accounts::change_account,
    storage::{reaches, register},
    web::{
        permit::{KeepAccounts, Permit},
        problem::Fault,
        shell,
        views::{KeptAccountPage, Section, Shell, Typed},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    done: Option<String>,
}

/// The forms of the page: with a role, and with a reason.
#[derive(Default)]
pub(super) struct Forms {
    pub(super) role: Option<Typed>,
    pub(super) removal: Typed,
}

/// `GET /accounts/{id}`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepAccounts>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let page = page(&request, &permit, id.into_inner(), Forms::default()).await?;
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &KeptAccountPage { shell, ..page })
}

/// The page again, after a form was refused.
pub(super) async fn again(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    id: String,
    (forms, status): (Forms, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    shown(status, &page(request, permit, id, forms).await?)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    id: String,
    forms: Forms,
) -> Result<KeptAccountPage, Fault> {
    let (texts, scope) = (permit.visitor.texts, permit.actor.scope);
    let (account, supplier, mut reached) = permit
        .read(move |connection, actor| {
            let account = change_account::found(connection, actor, &id)?;
            let supplier = match account.supplier_id {
                Some(id) => register::supplier_by_id(connection, id)?,
                None => None,
            };
            let mut reached = reaches::categories_of(connection, account.id)?;
            reached.extend(reaches::buyers_of(connection, account.id)?);
            Ok((account, supplier, reached))
        })
        .await?;
    reached.sort();
    let given = Typed::with([
        ("role", account.role.clone()),
        ("reaches", reached.join(" ")),
    ]);
    let of_supplier = account.supplier_id.is_some();
    let fits = |code: &str| Role::from_code(code).is_some_and(|r| r.is_suppliers() == of_supplier);
    let mut choices = roles(texts, scope);
    choices.retain(|choice| fits(&choice.value));
    Ok(KeptAccountPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Accounts,
            account.email.clone(),
        ),
        own: account.id == permit.actor.account,
        account: row(texts, &account),
        supplier: supplier.map(|(name, _)| name),
        reaches: reached,
        roles: choices,
        wide: !of_supplier,
        helps: scope == Scope::All && account.totp_secret.is_some(),
        typed: forms.role.unwrap_or(given),
        removal: forms.removal,
    })
}
