//! Signing in by a provider of identities: a browser leaves for it, and comes back with an answer.
//!
//! It leaves by a link, or from a page that leads on by itself: browsers hold a form that is sent to where it was said to
//! go (`form-action`), also when the answer leads elsewhere.

pub(super) mod begin;
pub(super) mod finish;

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, time::Duration},
    http::header,
    web::{self, Data},
};

use super::entering::Outside;
use crate::{
    actions::accounts::rounds::{self, LASTS_SECONDS, Round, Ticket},
    app::App,
    audit::Context,
    ids,
    single_sign_on::{Begun, Provider},
    text::Texts,
    web::{
        problem::Fault,
        session,
        views::{GoOnPage, NotInPage, ProviderButton},
        visit::is_key,
    },
};

/// The cookie that ties a round to a browser.
fn cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() {
        "__Host-round"
    } else {
        "round"
    }
}

/// The browser's own key; empty, which is nobody's, where it has none.
fn browser_key(request: &HttpRequest, app: &App) -> String {
    let cookie = request.cookie(cookie_name(app));
    let key = cookie.map(|cookie| cookie.value().to_owned());
    key.filter(|key| is_key(key)).unwrap_or_default()
}

/// A provider of the settings.
pub(super) fn named<'a>(app: &'a App, name: &str) -> Result<&'a Provider, Fault> {
    app.providers.named(name).ok_or(Fault::NotFound)
}

/// The providers as buttons.
pub(super) fn buttons<'a>(
    providers: impl Iterator<Item = &'a Provider>,
    texts: Texts,
) -> Vec<ProviderButton> {
    let language = texts.language().code();
    let button = |one: &Provider| ProviderButton {
        name: one.name().to_owned(),
        label: one.label(language).to_owned(),
    };
    providers.map(button).collect()
}

/// A browser that is about to leave.
pub(super) struct Leaving {
    /// For where.
    pub(super) address: url::Url,
    cookie: Cookie<'static>,
}

/// Begins a round. Several of one browser may be under way at once, in as many tabs.
///
/// # Errors
/// [`Fault::Conflict`] with `provider_down`.
pub(super) async fn leave(
    request: &HttpRequest,
    app: &Data<App>,
    (provider, round): (&Provider, Round),
    (context, texts): (Context, Texts),
) -> Result<Leaving, Fault> {
    let known = browser_key(request, app);
    let ticket = Ticket {
        state: ids::key(),
        browser: if known.is_empty() { ids::key() } else { known },
    };
    let key = app.keys.account();
    let begun = Begun {
        state: &ticket.state,
        nonce: &ticket.nonce(key),
        verifier: &ticket.verifier(key),
        again: round.purpose == rounds::Purpose::Prove,
        language: texts.language().code(),
    };
    let address = provider.address(&begun, app.clock.running()).await;
    let address = address.map_err(|refused| Fault::Conflict(refused.code()))?;
    let mut cookie = session::kept(app, cookie_name(app), ticket.browser.clone());
    cookie.set_max_age(Duration::seconds(LASTS_SECONDS));
    let (app, name, now) = (app.clone(), provider.name().to_owned(), app.clock.now());
    web::block(move || {
        app.database.write_as(&context, |connection| {
            rounds::begin(connection, &ticket, (&name, &round), now)
        })
    })
    .await
    .map_err(Fault::blocked)??;
    Ok(Leaving { address, cookie })
}

impl Leaving {
    /// Lets an answer tie the round to the browser.
    fn tie(&self, answer: &mut HttpResponse) -> Result<(), Fault> {
        answer
            .add_cookie(&self.cookie)
            .map_err(|error| Fault::Failed(error.to_string()))
    }
}

/// The page that leads on to a provider, after a form.
pub(super) async fn go_on(
    request: &HttpRequest,
    app: &Data<App>,
    (provider, leaving): (&Provider, &Leaving),
) -> Result<HttpResponse, Fault> {
    let mut answer = led_on(request, app, provider, (&leaving.address, "in")).await?;
    leaving.tie(&mut answer)?;
    Ok(answer)
}

/// The page that leads on by itself; `why` is `in` or `out`.
pub(super) async fn led_on(
    request: &HttpRequest,
    app: &Data<App>,
    provider: &Provider,
    (address, why): (&url::Url, &'static str),
) -> Result<HttpResponse, Fault> {
    let outside = Outside::new(request, app, "/sign-in").await?;
    let outside = outside.titled("go-on-heading");
    let page = GoOnPage {
        shell: outside.shell.clone(),
        why,
        label: provider
            .label(outside.shell.texts.language().code())
            .to_owned(),
        address: address.to_string(),
    };
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::REFRESH, format!("0; url={address}")));
    outside.show(app, answer, &page)
}

/// The page of who did not come in: why, in our own words, and what to do.
pub(super) async fn not_in(
    request: &HttpRequest,
    app: &Data<App>,
    (label, code): (Option<&Provider>, &str),
) -> Result<HttpResponse, Fault> {
    let inside = session::visitor(request, app).await?.is_some();
    let outside = Outside::new(request, app, "/sign-in").await?;
    let outside = outside.titled("not-in-heading");
    let texts = outside.shell.texts;
    let page = NotInPage {
        shell: outside.shell.clone(),
        label: label.map(|one| one.label(texts.language().code()).to_owned()),
        code: code.to_owned(),
        inside,
    };
    let answer = match code {
        "provider_down" => HttpResponse::ServiceUnavailable(),
        _ => HttpResponse::BadRequest(),
    };
    outside.show(app, answer, &page)
}
