//! A second factor for who must have one before he can go on.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{self, Data, Query},
};

use super::{
    super::{
        answers::{Answers, Fields},
        local, qr, see_other,
    },
    Outside,
    code::{Asked, at_stage},
};
use crate::{
    actions::{
        Refusal,
        accounts::{
            enter::{Rules, Stage, complete},
            second_factor::{self, Pending},
        },
    },
    app::App,
    audit::Means,
    storage::accounts,
    web::{
        accounted,
        form::Checked,
        problem::Fault,
        session::{self, HalfOpen},
        views::{RecoveryCodesPage, SecondFactorPage, Shell, Typed},
        visit,
    },
};

/// `GET /sign-in/second-factor`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let Some(half_open) = at_stage(&request, &app, Stage::Enrolment).await? else {
        return Ok(see_other("/sign-in"));
    };
    let return_to = asked.into_inner().return_to;
    let form = (return_to, Typed::default(), HttpResponse::Ok());
    page(&request, &app, &half_open, form).await
}

async fn page(
    request: &HttpRequest,
    app: &Data<App>,
    half_open: &HalfOpen,
    (return_to, typed, status): (String, Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let session = &half_open.session;
    let outside = Outside::new(request, app, "/sign-in/second-factor").await?;
    let outside = outside
        .speaking(request, &session.language)
        .titled("second-factor-heading");
    let sealed = session.pending_secret.as_deref().unwrap_or_default();
    let who = (session.account_id, session.email.as_str());
    let pending = second_factor::pending(app.keys.account(), who, sealed)?;
    let page = SecondFactorPage {
        action: "/sign-in/second-factor",
        return_to,
        compulsory: true,
        ..drawn(outside.shell.clone(), &pending, typed)?
    };
    outside.show(app, status, &page)
}

/// The page of an enrolment, for a form that goes to `/account/second-factor`.
pub(in crate::web::pages) fn drawn(
    shell: Shell,
    pending: &Pending,
    typed: Typed,
) -> Result<SecondFactorPage, Fault> {
    let letters: Vec<char> = pending.secret.chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    Ok(SecondFactorPage {
        shell,
        action: "/account/second-factor",
        return_to: String::new(),
        compulsory: false,
        picture: qr::picture(&pending.address)?,
        secret: groups.collect::<Vec<_>>().join(" "),
        typed,
    })
}

/// `POST /sign-in/second-factor`.
pub(in crate::web::pages) async fn confirm(
    request: HttpRequest,
    app: Data<App>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let Some(half_open) = at_stage(&request, &app, Stage::Enrolment).await? else {
        return Ok(see_other("/sign-in"));
    };
    let visit = visit::of(&request, &app);
    let outside = Outside::new(&request, &app, "").await?;
    let outside = outside
        .speaking(&request, &half_open.session.language)
        .titled("recovery-codes-heading");
    let answers = Answers::new(outside.shell.texts, form.0);
    let (code, return_to) = (answers.text("code"), answers.text("return_to"));
    let (doing, from, old) = (app.clone(), visit.clone(), half_open.clone());
    let context = accounted::known(&request, half_open.session.account_id, Means::Browser);
    let entered = web::block(move || {
        let (now, key) = (doing.clock.now(), doing.keys.account());
        let rules = Rules {
            config: &doing.config,
            key,
        };
        doing.database.write_as(&context, |connection| {
            let session = &old.session;
            let account = accounts::by_id(connection, session.account_id)?;
            let account = account.ok_or(Refusal::NotFound)?;
            let pending = (session.id, session.pending_secret.as_deref());
            let codes = second_factor::confirm(connection, key, &account, pending, &code, now)?;
            let cookie = complete(connection, rules, &account, (&old.key, &from), now)?;
            Ok::<_, Refusal>((cookie, codes))
        })
    })
    .await
    .map_err(Fault::blocked)?;
    match entered {
        Ok((key, codes)) => {
            // The forms of this page would carry the token of a session that is over.
            let shell = Shell {
                form_token: String::new(),
                ..outside.shell.clone()
            };
            let page = RecoveryCodesPage {
                shell,
                codes,
                next: local(&return_to).to_owned(),
            };
            let mut answer = outside.show(&app, HttpResponse::Ok(), &page)?;
            session::begin(&mut answer, &app, key)?;
            visit::remember(&mut answer, &app, &visit)?;
            Ok(answer)
        }
        Err(refusal) => {
            let (typed, status) = answers.refused(refusal.into())?;
            page(&request, &app, &half_open, (return_to, typed, status)).await
        }
    }
}
