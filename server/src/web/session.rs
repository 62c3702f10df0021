//! The session of a browser: a random key in a cookie, everything else in the database.

use actix_web::{
    HttpMessage, HttpRequest,
    cookie::{Cookie, SameSite},
    web::{self, Data},
};

use super::{limits::SignedIn, origin, problem::Fault};
use crate::{
    access::{Actor, Origin},
    actions::sign_in,
    app::App,
    files::fingerprint,
    storage::{StorageError, sessions},
    text::{Language, Texts},
};

/// Somebody who is signed in with a browser.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) actor: Actor,
    /// What every form carries.
    pub(super) form_token: String,
    pub(super) texts: Texts,
}

/// Sessions that were used this recently are not noted again: a page view should not be a write.
const NOTE_AFTER_SECONDS: i64 = 60;

/// Who the request's cookie belongs to, if its session still runs.
pub(super) async fn visitor(
    request: &HttpRequest,
    app: &Data<App>,
) -> Result<Option<Visitor>, Fault> {
    let Some(key) = request
        .cookie(cookie_name(app))
        .map(|cookie| cookie.value().to_owned())
    else {
        return Ok(None);
    };
    let (app, origin) = (app.clone(), origin::of(request));
    let found = web::block(move || open_session(&app, &key, origin))
        .await
        .map_err(Fault::blocked)??;
    if found.is_some() {
        request.extensions_mut().insert(SignedIn);
    }
    Ok(found)
}

fn open_session(app: &App, key: &str, origin: Origin) -> Result<Option<Visitor>, StorageError> {
    let Some(session) = app
        .database
        .read(|connection| sessions::by_fingerprint(connection, &fingerprint(key)))?
    else {
        return Ok(None);
    };
    let now = app.clock.now();
    let idle = chrono::TimeDelta::hours(i64::from(app.config.session_idle_hours));
    if session.expires_at <= now.stored() || session.seen_at + idle <= now.stored() {
        return Ok(None);
    }
    if (now.stored() - session.seen_at).num_seconds() >= NOTE_AFTER_SECONDS {
        app.database
            .write(|connection| sessions::touch(connection, session.id, now.stored()))?;
    }
    Ok(Some(Visitor {
        actor: sign_in::actor(
            session.account_id,
            &session.email,
            &session.role,
            session.supplier_id,
            origin,
        )?,
        form_token: session.form_token,
        texts: Texts::new(Language::from_code(&session.language).unwrap_or_default()),
    }))
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
    Cookie::build(cookie_name(app), key)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config.secure_cookies())
        .finish()
}
