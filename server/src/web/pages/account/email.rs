//! Another mail address for the own account: asked for here, confirmed by a link that goes there.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    around, own,
};
use crate::{
    actions::accounts::change_email,
    web::{
        form::Checked,
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        proven::Proven,
        views::{NewEmailPage, Typed},
    },
};

/// `GET /account/email`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, (Typed::default(), HttpResponse::Ok()))
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let page = NewEmailPage {
        shell: around(request, permit, "new-email-heading"),
        email: permit.actor.email.clone(),
        typed,
    };
    shown(status, &page)
}

/// `POST /account/email`.
pub(in crate::web::pages) async fn ask(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (email, app, now) = (
        answers.text("email"),
        permit.app.clone(),
        permit.app.clock.now(),
    );
    let asked = permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            change_email::ask(connection, app.keys.account(), &account, &email, now)
        })
        .await;
    match asked {
        Ok(()) => Ok(see_other("/account?done=email-asked")),
        Err(fault) => page(&request, &permit, answers.refused(fault)?),
    }
}
