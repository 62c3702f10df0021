//! The link to another mail address: who reads mails there says that it is his.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data},
};

use super::{super::see_other, Outside, forget_link, link_is_over, secret_of};
use crate::{
    actions::{Refusal, accounts::change_email},
    app::App,
    web::{
        accounted,
        form::{Checked, NoFields},
        problem::Fault,
        views::OneTimeLinkPage,
    },
};

/// `GET /new-email`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Fault> {
    let (reading, secret) = (app.clone(), secret_of(&request, &app));
    let now = app.clock.now();
    let opened = web::block(move || {
        reading
            .database
            .read(|connection| change_email::opened(connection, &secret, now))
    })
    .await
    .map_err(Fault::blocked)??;
    let Some((account, link)) = opened else {
        return link_is_over(&request, &app).await;
    };
    let outside = Outside::new(&request, &app, "/new-email").await?;
    let outside = outside
        .speaking(&request, &account.language)
        .titled("new-email-confirm");
    let page = OneTimeLinkPage {
        shell: outside.shell.clone(),
        email: link.email,
    };
    outside.show(&app, HttpResponse::Ok(), &page)
}

/// `POST /new-email`.
pub(in crate::web::pages) async fn confirm(
    request: HttpRequest,
    app: Data<App>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (doing, secret) = (app.clone(), secret_of(&request, &app));
    let (now, context) = (app.clock.now(), accounted::stranger(&request));
    let done = web::block(move || {
        doing.database.write_as(&context, |connection| {
            change_email::change_email(connection, &secret, now)
        })
    })
    .await
    .map_err(Fault::blocked)?;
    match done {
        Ok(()) => {
            let mut answer = see_other("/sign-in?done=email-changed");
            forget_link(&mut answer, &app)?;
            Ok(answer)
        }
        Err(Refusal::Conflict("link_used")) => link_is_over(&request, &app).await,
        Err(refusal) => Err(refusal.into()),
    }
}
