//! The second step of signing in: a code.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data, Query},
};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields},
        local, see_other,
    },
    Outside,
};
use crate::{
    actions::{
        Refusal,
        accounts::{
            check_code::with_code,
            enter::{Rules, Stage, complete},
        },
    },
    app::App,
    audit::{Deed, Means},
    web::{
        accounted,
        form::Checked,
        problem::Fault,
        session::{self, HalfOpen},
        views::{CodePage, Typed},
        visit,
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    #[serde(default)]
    pub(in crate::web::pages) return_to: String,
}

/// `GET /sign-in/code`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    app: Data<App>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    match at_stage(&request, &app, Stage::Code).await? {
        Some(half_open) => {
            let return_to = asked.into_inner().return_to;
            page(
                &request,
                &app,
                &half_open,
                return_to,
                Typed::default(),
                HttpResponse::Ok(),
            )
            .await
        }
        None => Ok(see_other("/sign-in")),
    }
}

/// The request's session, where that is what is to be done in it.
pub(super) async fn at_stage(
    request: &HttpRequest,
    app: &Data<App>,
    stage: Stage,
) -> Result<Option<HalfOpen>, Fault> {
    let half_open = session::half_open(request, app).await?;
    Ok(half_open.filter(|half_open| half_open.stage == stage))
}

async fn page(
    request: &HttpRequest,
    app: &Data<App>,
    half_open: &HalfOpen,
    return_to: String,
    typed: Typed,
    status: actix_web::HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let outside = Outside::new(request, app, "/sign-in/code").await?;
    let outside = outside
        .speaking(request, &half_open.session.language)
        .titled("code-heading");
    let page = CodePage {
        shell: outside.shell.clone(),
        return_to,
        typed,
    };
    outside.show(app, status, &page)
}

/// `POST /sign-in/code`.
pub(in crate::web::pages) async fn enter(
    request: HttpRequest,
    app: Data<App>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let Some(half_open) = at_stage(&request, &app, Stage::Code).await? else {
        return Ok(see_other("/sign-in"));
    };
    let visit = visit::of(&request, &app);
    let outside = Outside::new(&request, &app, "").await?;
    let texts = outside
        .speaking(&request, &half_open.session.language)
        .shell
        .texts;
    let answers = Answers::new(texts, form.0);
    let (code, return_to) = (answers.text("code"), answers.text("return_to"));
    let (doing, from, old) = (app.clone(), visit.clone(), half_open.clone());
    let context = accounted::known(&request, half_open.session.account_id, Means::Browser);
    let entered = web::block(move || {
        let (now, key) = (doing.clock.now(), doing.keys.account());
        let rules = Rules {
            config: &doing.config,
            key,
        };
        with_code(
            (&doing.database, key, &context),
            old.session.account_id,
            (&code, &from),
            now,
            |connection, account| complete(connection, rules, account, (&old.key, &from), now),
        )
    })
    .await
    .map_err(Fault::blocked)?;
    match entered {
        Ok(key) => {
            let mut answer = see_other(local(&return_to));
            session::begin(&mut answer, &app, key)?;
            visit::remember(&mut answer, &app, &visit)?;
            Ok(answer)
        }
        Err(refusal) => {
            if matches!(refusal, Refusal::Invalid(_)) {
                let account = half_open.session.account_id;
                accounted::failed_by(&request, &app, Deed::CodeFailed, account).await?;
            }
            let (typed, status) = answers.refused(refusal.into())?;
            page(&request, &app, &half_open, return_to, typed, status).await
        }
    }
}
