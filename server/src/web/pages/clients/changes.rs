//! What is changed of a client: its rights, and whether it gets in.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        rights::of_form,
        see_other,
    },
    show,
};
use crate::{
    access::Actor,
    actions::{Refusal, clients::change},
    storage::Connection,
    web::{
        form::{Checked, NoFields},
        permit::KeepAccounts,
        problem::Fault,
        proven::Proven,
    },
};

/// Does something with a client, and goes back to its page.
async fn done(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    (id, notice): (String, &str),
    answers: Answers,
    deed: impl FnOnce(&mut Connection, &Actor, &str) -> Result<(), Refusal> + Send + 'static,
) -> Result<HttpResponse, Fault> {
    let client = id.clone();
    let outcome = permit
        .write(move |connection, actor| deed(connection, actor, &client))
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/clients/{id}?done={notice}"))),
        Err(fault) => show::again(&request, &permit, id, answers.refused(fault)?).await,
    }
}

/// `POST /clients/{id}/rights`.
pub(in crate::web::pages) async fn rights(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let rights = of_form(&answers);
    let what = (id.into_inner(), "client-changed");
    done(
        request,
        permit,
        what,
        answers,
        move |connection, actor, id| change::give_rights(connection, actor, (id, &rights)),
    )
    .await
}

/// `POST /clients/{id}/closure`.
pub(in crate::web::pages) async fn close(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, Fields::new());
    let (what, now) = ((id.into_inner(), "client-closed"), permit.app.clock.now());
    done(
        request,
        permit,
        what,
        answers,
        move |connection, actor, id| change::close(connection, actor, id, now),
    )
    .await
}

/// `POST /clients/{id}/reopening`.
pub(in crate::web::pages) async fn reopen(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, Fields::new());
    let what = (id.into_inner(), "client-reopened");
    done(request, permit, what, answers, change::reopen).await
}
