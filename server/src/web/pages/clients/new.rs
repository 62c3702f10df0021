//! A new client.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::super::{
    answers::{Answers, Fields},
    rights::{boxes, of_form},
    see_other, shown,
};
use crate::{
    actions::clients::{add, to_give},
    web::{
        form::Checked,
        permit::{KeepAccounts, Permit},
        problem::Fault,
        proven::Proven,
        shell,
        views::{NewClientPage, Section, Typed},
    },
};

/// `GET /clients/new`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, (Typed::default(), HttpResponse::Ok()))
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let title = texts.text("client-new-heading");
    let page = NewClientPage {
        shell: shell::inside(request, &permit.visitor, Section::Accounts, title),
        rights: boxes(texts, &to_give(&permit.actor), &typed),
        typed,
    };
    shown(status, &page)
}

/// `POST /clients/new`.
pub(in crate::web::pages) async fn add(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (name, rights) = (answers.text("name"), of_form(&answers));
    let now = permit.app.clock.now();
    let added = permit
        .write(move |connection, actor| add::add(connection, actor, (&name, &rights), now))
        .await;
    match added {
        Ok(id) => Ok(see_other(&format!("/clients/{id}?done=client-added"))),
        Err(fault) => page(&request, &permit, answers.refused(fault)?),
    }
}
