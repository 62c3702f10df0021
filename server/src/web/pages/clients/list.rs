//! The list of clients.

use actix_web::{HttpRequest, HttpResponse};

use super::{super::shown, row};
use crate::{
    storage::accounts::clients,
    web::{
        permit::{KeepAccounts, Permit},
        problem::Fault,
        shell,
        views::{ClientsPage, Section},
    },
};

/// `GET /clients`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepAccounts>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let found = permit
        .read(|connection, actor| Ok(clients::list(connection, actor.scope)?))
        .await?;
    let rows = found
        .into_iter()
        .map(|(client, supplier)| row(texts, client, supplier));
    let title = texts.text("clients-heading");
    let page = ClientsPage {
        shell: shell::inside(&request, &permit.visitor, Section::Accounts, title),
        clients: rows.collect(),
    };
    shown(HttpResponse::Ok(), &page)
}
