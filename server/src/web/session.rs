//! The session of a browser: a random key in a cookie, everything else in the database.

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite},
    web::{self, Data},
};

use chrono::{NaiveDateTime, TimeDelta};

use super::{limits::SignedIn, origin, problem::Fault};
use crate::{
    access::{Actor, Origin},
    actions::{accounts::enter::Stage, sign_in},
    app::App,
    clock::Instant,
    files::fingerprint,
    storage::{
        StorageError,
        sessions::{self, OpenSession},
    },
    text::{Language, Texts},
};

/// Somebody who is signed in with a browser.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) actor: Actor,
    /// What every form carries.
    pub(super) form_token: String,
    pub(super) texts: Texts,
    /// Key of the session.
    pub(super) session: i64,
    /// Its identifier in the list of somebody's sessions.
    pub(super) session_id: String,
    /// When the visitor last showed who he is.
    pub(super) proved_at: NaiveDateTime,
}

/// A session in which something is still to be done before it leads anywhere.
#[derive(Clone)]
pub(super) struct HalfOpen {
    pub(super) stage: Stage,
    pub(super) session: OpenSession,
    /// The cookie's key.
    pub(super) key: String,
}

/// What the request's cookie belongs to.
enum Found {
    Whole(Box<Visitor>),
    HalfOpen(Box<HalfOpen>),
    Nothing,
}

/// Sessions that were used this recently are not noted again: a page view should not be a write.
const NOTE_AFTER_SECONDS: i64 = 60;

/// Who the request's cookie belongs to, if its session still runs and is whole.
pub(super) async fn visitor(
    request: &HttpRequest,
    app: &Data<App>,
) -> Result<Option<Visitor>, Fault> {
    match found(request, app).await? {
        Found::Whole(visitor) => Ok(Some(*visitor)),
        Found::HalfOpen(_) | Found::Nothing => Ok(None),
    }
}

/// The session of the request's cookie, if it still runs and something is to be done in it.
pub(super) async fn half_open(
    request: &HttpRequest,
    app: &Data<App>,
) -> Result<Option<HalfOpen>, Fault> {
    match found(request, app).await? {
        Found::HalfOpen(session) => Ok(Some(*session)),
        Found::Whole(_) | Found::Nothing => Ok(None),
    }
}

/// What every form of the request's session carries, whether it is whole or not.
pub(super) async fn form_token(
    request: &HttpRequest,
    app: &Data<App>,
) -> Result<Option<String>, Fault> {
    Ok(match found(request, app).await? {
        Found::Whole(visitor) => Some(visitor.form_token),
        Found::HalfOpen(half_open) => Some(half_open.session.form_token),
        Found::Nothing => None,
    })
}

async fn found(request: &HttpRequest, app: &Data<App>) -> Result<Found, Fault> {
    let Some(key) = key_of(request, app) else {
        return Ok(Found::Nothing);
    };
    let (app, origin) = (app.clone(), origin::of(request));
    let found = web::block(move || open_session(&app, key, origin))
        .await
        .map_err(Fault::blocked)??;
    if matches!(found, Found::Whole(_)) {
        request.extensions_mut().insert(SignedIn);
    }
    Ok(found)
}

/// The key in the request's cookie.
pub(super) fn key_of(request: &HttpRequest, app: &App) -> Option<String> {
    let cookie = request.cookie(cookie_name(app))?;
    Some(cookie.value().to_owned())
}

/// Since when a session must have been used to run still.
pub(super) fn used_since(app: &App, now: Instant) -> NaiveDateTime {
    now.stored() - TimeDelta::hours(i64::from(app.config.session_idle_hours))
}

fn open_session(app: &App, key: String, origin: Origin) -> Result<Found, StorageError> {
    let Some(session) = app
        .database
        .read(|connection| sessions::by_fingerprint(connection, &fingerprint(&key)))?
    else {
        return Ok(Found::Nothing);
    };
    let now = app.clock.now();
    if session.expires_at <= now.stored() || session.seen_at <= used_since(app, now) {
        return Ok(Found::Nothing);
    }
    if (now.stored() - session.seen_at).num_seconds() >= NOTE_AFTER_SECONDS {
        app.database
            .write(|connection| sessions::touch(connection, session.id, now.stored()))?;
    }
    let unknown = || StorageError::Unknown(format!("stage {:?}", session.stage));
    let stage = Stage::from_code(&session.stage).ok_or_else(unknown)?;
    if stage != Stage::Whole {
        return Ok(Found::HalfOpen(Box::new(HalfOpen {
            stage,
            session,
            key,
        })));
    }
    Ok(Found::Whole(Box::new(Visitor {
        actor: sign_in::actor(
            session.account_id,
            &session.email,
            &session.role,
            session.supplier_id,
            origin,
        )?,
        form_token: session.form_token,
        texts: Texts::new(Language::from_code(&session.language).unwrap_or_default()),
        session: session.id,
        session_id: session.public_id,
        proved_at: session.proved_at,
    })))
}

/// The session's cookie: with the strict name where cookies are for https only.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() {
        "__Host-sid"
    } else {
        "sid"
    }
}

/// The cookie that opens a session.
pub(super) fn cookie(app: &App, key: String) -> Cookie<'static> {
    kept(app, cookie_name(app), key)
}

/// Lets an answer open a session.
pub(super) fn begin(answer: &mut HttpResponse, app: &App, key: String) -> Result<(), Fault> {
    answer
        .add_cookie(&cookie(app, key))
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// A cookie that no script sees and no other site sends along with a form.
pub(super) fn kept(app: &App, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config.secure_cookies())
        .finish()
}
