//! A forgotten password: a link is asked for. The answer is the same whatever the address, and does not wait for the mail.

use actix_web::{
    HttpRequest, HttpResponse, rt,
    web::{self, Data, Query},
};
use serde::Deserialize;

use super::{super::see_other, Outside};
use crate::{
    actions::accounts::reset_password::send_link,
    app::App,
    config::LocalAccounts,
    web::{
        accounted, form::Checked, password_gate::LOCAL_OFF, problem::Fault,
        views::ForgottenPasswordPage,
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    #[serde(default)]
    sent: String,
}

/// What the form holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Filled {
    #[serde(default)]
    email: String,
}

/// `GET /forgotten-password`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    if app.config.local_accounts == LocalAccounts::Nobody {
        return Err(Fault::Conflict(LOCAL_OFF));
    }
    let outside = Outside::new(&request, &app, "/forgotten-password").await?;
    let outside = outside.titled("forgotten-heading");
    let page = ForgottenPasswordPage {
        shell: outside.shell.clone(),
        sent: asked.sent == "yes",
    };
    outside.show(&app, HttpResponse::Ok(), &page)
}

/// `POST /forgotten-password`.
pub(in crate::web::pages) async fn send(
    request: HttpRequest,
    app: Data<App>,
    form: Checked<Filled>,
) -> Result<HttpResponse, Fault> {
    if app.config.local_accounts == LocalAccounts::Nobody {
        return Err(Fault::Conflict(LOCAL_OFF));
    }
    let (email, context) = (form.0.email, accounted::stranger(&request));
    // Who waits for the answer may not measure whether there is an account.
    rt::spawn(async move {
        let sent = web::block(move || {
            let (now, key) = (app.clock.now(), app.keys.account());
            let by = (key, app.config.local_accounts);
            let send = |connection: &mut _| send_link(connection, by, &email, now);
            app.database.write_as(&context, send)
        })
        .await;
        if !matches!(sent, Ok(Ok(()))) {
            tracing::error!("the link to a new password could not be queued");
        }
    });
    Ok(see_other("/forgotten-password?sent=yes"))
}
