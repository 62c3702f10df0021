//! Signing in.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data, Query},
};
use serde::Deserialize;

use super::{entering::Outside, local, see_other, single_sign_on};
use crate::{
    actions::{
        accounts::{
            Visit,
            enter::{Rules, Stage, enter},
        },
        sign_in,
    },
    app::App,
    audit::{Deed, Means},
    config::LocalAccounts,
    storage::accounts::StoredAccount,
    web::{
        accounted,
        demonstration::Demonstration,
        form::Checked,
        password_gate::{self, LOCAL_OFF},
        problem::Fault,
        session, shell,
        views::{self, SignInPage},
        visit,
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    return_to: String,
    done: Option<String>,
}

/// What the form holds.
#[derive(Deserialize)]
pub(in crate::web) struct Filled {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    return_to: String,
}

/// `GET /sign-in`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    app: Data<App>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    if session::visitor(&request, &app).await?.is_some() {
        return Ok(see_other(local(&asked.return_to)));
    }
    let Asked { return_to, done } = asked.into_inner();
    page(
        &request,
        &app,
        Shown {
            return_to,
            done,
            ..Shown::default()
        },
    )
    .await
}

/// `POST /sign-in`.
pub(in crate::web) async fn sign_in(
    request: HttpRequest,
    app: Data<App>,
    form: Checked<Filled>,
) -> Result<HttpResponse, Fault> {
    let Filled {
        email,
        password,
        return_to,
    } = form.0;
    let visit = visit::of(&request, &app);
    let checked = password_gate::check(&app, email.clone(), password, visit.clone()).await?;
    let opened = match checked {
        Ok(account) => open(&request, &app, account, visit.clone()).await,
        Err(refusal) => {
            let what = (Deed::SignInFailed, Means::Browser);
            accounted::failed(&request, &app, what, &email).await?;
            Err(refusal.into())
        }
    };
    match opened {
        Ok((key, stage)) => {
            let mut answer = see_other(&next(stage, local(&return_to)));
            session::begin(&mut answer, &app, key)?;
            if stage == Stage::Whole {
                visit::remember(&mut answer, &app, &visit)?;
            }
            Ok(answer)
        }
        Err(Fault::Conflict(LOCAL_OFF)) => {
            let shown = Shown {
                return_to,
                fault: Some(LOCAL_OFF),
                ..Shown::default()
            };
            page(&request, &app, shown).await
        }
        Err(Fault::Invalid(faults)) => {
            let code = faults
                .first()
                .map_or("credentials_wrong", |fault| fault.code);
            let shown = Shown {
                email,
                return_to,
                fault: Some(code),
                done: None,
            };
            page(&request, &app, shown).await
        }
        Err(other) => Err(other),
    }
}

/// Where who gave the right password goes.
pub(super) fn next(stage: Stage, return_to: &str) -> String {
    let step = match stage {
        Stage::Whole => return return_to.to_owned(),
        Stage::Code => "/sign-in/code",
        Stage::Enrolment => "/sign-in/second-factor",
    };
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("return_to", return_to)
        .finish();
    format!("{step}?{query}")
}

/// Opens a session with a key of its own; the one that the browser came with, whoever gave it to him, ends.
async fn open(
    request: &HttpRequest,
    app: &Data<App>,
    account: StoredAccount,
    visit: Visit,
) -> Result<(String, Stage), Fault> {
    let context = accounted::known(request, account.id, Means::Browser);
    let (app, old) = (app.clone(), session::key_of(request, app));
    web::block(move || {
        let (now, key) = (app.clock.now(), app.keys.account());
        let rules = Rules {
            config: &app.config,
            key,
        };
        app.database.write_as(&context, |connection| {
            if let Some(old) = &old {
                sign_in::end_session(connection, old)?;
            }
            enter(connection, rules, &account, &visit, now)
        })
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(Fault::from)
}

/// What the page shows besides its form.
#[derive(Default)]
struct Shown {
    email: String,
    return_to: String,
    fault: Option<&'static str>,
    done: Option<String>,
}

/// The page; a browser without the cookie that ties forms to it gets one.
async fn page(
    request: &HttpRequest,
    app: &Data<App>,
    answer: Shown,
) -> Result<HttpResponse, Fault> {
    let Shown {
        email,
        return_to,
        fault,
        done,
    } = answer;
    let outside = Outside::new(request, app, "/sign-in").await?;
    let mut outside = outside.titled("sign-in-title");
    let texts = outside.shell.texts;
    outside.shell.notice = shell::notice(texts, done.as_deref());
    let accounts = request
        .app_data::<Data<Demonstration>>()
        .map(|one| one.0.as_slice())
        .unwrap_or_default();
    let page = SignInPage {
        demonstration_accounts: accounts
            .iter()
            .map(|account| views::DemonstrationAccount {
                email: account.email.clone(),
                password: account.password.clone(),
                role: texts.word("role", &account.role),
            })
            .collect(),
        providers: single_sign_on::buttons(app.providers.all(), texts),
        local: app.config.local_accounts != LocalAccounts::Nobody,
        shell: outside.shell.clone(),
        email,
        return_to,
        fault: fault.map(|code| texts.word("fault", code)),
    };
    let status = if fault.is_some() {
        HttpResponse::BadRequest()
    } else {
        HttpResponse::Ok()
    };
    outside.show(app, status, &page)
}
