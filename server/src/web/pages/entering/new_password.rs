//! The link to a new password, for who forgot the one that he had. The second factor is still asked for afterwards.

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
        accounts::{reset_password, set_password::known_of},
    },
    app::App,
    storage::accounts::StoredAccount,
    web::{
        accounted,
        form::Checked,
        password_gate,
        problem::Fault,
        views::{ChoosePasswordPage, Typed},
        visit,
    },
};

/// `GET /new-password`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Fault> {
    match opened(&request, &app).await? {
        Some((account, _)) => {
            page(
                &request,
                &app,
                account,
                (Typed::default(), HttpResponse::Ok()),
            )
            .await
        }
        None => link_is_over(&request, &app).await,
    }
}

/// The account of the link, and what is known of its user.
async fn opened(
    request: &HttpRequest,
    app: &Data<App>,
) -> Result<Option<(StoredAccount, Vec<String>)>, Fault> {
    let (app, secret, local) = (app.clone(), secret_of(request, app), app.clone());
    let now = app.clock.now();
    let read = move || {
        app.database.read(|connection| {
            let Some((account, _)) = reset_password::opened(connection, &secret, now)? else {
                return Ok(None);
            };
            let known = known_of(connection, &account.email, account.supplier_id)?;
            Ok::<_, Refusal>(Some((account, known)))
        })
    };
    let opened = web::block(read).await.map_err(Fault::blocked)??;
    let role = opened.as_ref().map(|(account, _)| account.role.as_str());
    password_gate::lets(&local, role)?;
    Ok(opened)
}

async fn page(
    request: &HttpRequest,
    app: &Data<App>,
    account: StoredAccount,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let outside = Outside::new(request, app, "/new-password").await?;
    let outside = outside.speaking(request, &account.language);
    let outside = outside.titled("choose-password-reset");
    let page = ChoosePasswordPage {
        shell: outside.shell.clone(),
        reason: "reset",
        action: "/new-password",
        email: account.email,
        role: None,
        typed,
    };
    outside.show(app, status, &page)
}

/// `POST /new-password`.
pub(in crate::web::pages) async fn reset(
    request: HttpRequest,
    app: Data<App>,
    mut form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let Some((account, known)) = opened(&request, &app).await? else {
        return link_is_over(&request, &app).await;
    };
    let password = form.0.remove("password").unwrap_or_default();
    let outside = Outside::new(&request, &app, "").await?;
    let answers = Answers::new(outside.shell.texts, form.0);
    let visit = visit::of(&request, &app);
    let done = match password_gate::chosen(&app, password, known).await? {
        Ok(hash) => {
            let (doing, secret) = (app.clone(), secret_of(&request, &app));
            let (now, device) = (app.clock.now(), visit.device.clone());
            let context = accounted::stranger(&request);
            web::block(move || {
                doing.database.write_as(&context, |connection| {
                    reset_password::reset_password(connection, &secret, &hash, &device, now)
                })
            })
            .await
            .map_err(Fault::blocked)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(()) => {
            let mut answer = see_other("/sign-in?done=password-reset");
            forget_link(&mut answer, &app)?;
            visit::remember(&mut answer, &app, &visit)?;
            Ok(answer)
        }
        Err(Refusal::Conflict("link_used")) => link_is_over(&request, &app).await,
        Err(refusal) => {
            let refused = answers.refused(refusal.into())?;
            page(&request, &app, account, refused).await
        }
    }
}
