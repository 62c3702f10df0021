//! Signing in.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite},
    web::{self, Data, Query},
};
use serde::Deserialize;

use super::{local, see_other, shown};
use crate::{
    actions::sign_in,
    app::App,
    audit::{Deed, Means},
    ids,
    web::{
        accounted,
        demonstration::Demonstration,
        form::{BEFORE_SESSION, Checked},
        password_gate,
        problem::Fault,
        session, shell,
        views::{self, SignInPage},
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
    let opened = match password_gate::check(&app, email.clone(), password).await? {
        Ok(account) => open(&request, &app, account.id).await,
        Err(refusal) => {
            let what = (Deed::SignInFailed, Means::Browser);
            accounted::failed(&request, &app, what, &email).await?;
            Err(refusal.into())
        }
    };
    match opened {
        Ok(key) => {
            let mut answer = see_other(local(&return_to));
            answer
                .add_cookie(&session::cookie(&app, key))
                .map_err(|error| Fault::Failed(error.to_string()))?;
            Ok(answer)
        }
        Err(Fault::Invalid(faults)) => {
            let code = faults
                .first()
                .map_or("credentials_wrong", |fault| fault.code);
            page(
                &request,
                &app,
                Shown {
                    email,
                    return_to,
                    fault: Some(code),
                    done: None,
                },
            )
        }
        Err(other) => Err(other),
    }
}

async fn open(request: &HttpRequest, app: &Data<App>, account: i64) -> Result<String, Fault> {
    let context = accounted::known(request, account, Means::Browser);
    let app = app.clone();
    web::block(move || {
        let now = app.clock.now();
        app.database.write_as(&context, |connection| {
            sign_in::open_session(connection, account, now)
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
fn page(request: &HttpRequest, app: &App, answer: Shown) -> Result<HttpResponse, Fault> {
    let Shown {
        email,
        return_to,
        fault,
        done,
    } = answer;
    let known = request
        .cookie(BEFORE_SESSION)
        .map(|cookie| cookie.value().to_owned());
    let token = known
        .filter(|token| token.len() == 64)
        .unwrap_or_else(ids::key);
    let mut around = shell::outside(request, token.clone());
    let texts = around.texts;
    around.title = texts.text("sign-in-title");
    around.path = "/sign-in".to_owned();
    around.notice = shell::notice(texts, done.as_deref());
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
        shell: around,
        email,
        return_to,
        fault: fault.map(|code| texts.word("fault", code)),
    };
    let cookie = Cookie::build(BEFORE_SESSION, token)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config.secure_cookies())
        .finish();
    let mut answer = if fault.is_some() {
        HttpResponse::BadRequest()
    } else {
        HttpResponse::Ok()
    };
    answer.cookie(cookie);
    shown(answer, &page)
}
