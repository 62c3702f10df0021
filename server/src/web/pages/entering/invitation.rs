//! The link of an invitation: who is invited chooses a password, and has an account.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{self, Data},
};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other,
    },
    Outside, forget_link, link_is_over, secret_of,
};
use crate::{
    actions::{
        Refusal,
        accounts::accept_invitation::{self, Invited},
    },
    app::App,
    web::{
        accounted,
        form::Checked,
        password_gate,
        problem::Fault,
        views::{ChoosePasswordPage, Typed},
    },
};

/// `GET /invitation`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Fault> {
    match invited(&request, &app).await? {
        Some(invited) => {
            page(
                &request,
                &app,
                invited,
                (Typed::default(), HttpResponse::Ok()),
            )
            .await
        }
        None => link_is_over(&request, &app).await,
    }
}

async fn invited(request: &HttpRequest, app: &Data<App>) -> Result<Option<Invited>, Fault> {
    let (app, secret, local) = (app.clone(), secret_of(request, app), app.clone());
    let now = app.clock.now();
    let read = move || {
        app.database
            .read(|connection| accept_invitation::opened(connection, &secret, now))
    };
    let opened = web::block(read).await.map_err(Fault::blocked)??;
    password_gate::lets(&local, opened.as_ref().map(|one| one.role.as_str()))?;
    Ok(opened)
}

async fn page(
    request: &HttpRequest,
    app: &Data<App>,
    invited: Invited,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let outside = Outside::new(request, app, "/invitation").await?;
    let outside = outside.speaking(request, &invited.language);
    let outside = outside.titled("choose-password-invitation");
    let page = ChoosePasswordPage {
        shell: outside.shell.clone(),
        reason: "invitation",
        action: "/invitation",
        email: invited.email,
        role: Some(invited.role),
        typed,
    };
    outside.show(app, status, &page)
}

/// `POST /invitation`.
pub(in crate::web::pages) async fn accept(
    request: HttpRequest,
    app: Data<App>,
    mut form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let Some(invited) = invited(&request, &app).await? else {
        return link_is_over(&request, &app).await;
    };
    let password = form.0.remove("password").unwrap_or_default();
    let outside = Outside::new(&request, &app, "").await?;
    let answers = Answers::new(outside.shell.texts, form.0);
    let done = match password_gate::chosen(&app, password, invited.known.clone()).await? {
        Ok(hash) => {
            let (doing, secret) = (app.clone(), secret_of(&request, &app));
            let (now, context) = (app.clock.now(), accounted::stranger(&request));
            web::block(move || {
                doing.database.write_as(&context, |connection| {
                    accept_invitation::accept_invitation(connection, &secret, &hash, now)
                })
            })
            .await
            .map_err(Fault::blocked)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(()) => {
            let mut answer = see_other("/sign-in?done=account-ready");
            forget_link(&mut answer, &app)?;
            Ok(answer)
        }
        Err(Refusal::Conflict("link_used")) => link_is_over(&request, &app).await,
        Err(refusal) => {
            let refused = answers.refused(refusal.into())?;
            page(&request, &app, invited, refused).await
        }
    }
}
