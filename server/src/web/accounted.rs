//! Who asks what of which address, as the audit log has it; and what it notes of requests that were refused.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{LazyLock, Mutex},
};

use actix_web::{
    HttpMessage, HttpRequest,
    dev::ServiceResponse,
    http::{StatusCode, header},
    web::{self, Data},
};

use super::{
    origin,
    problem::{Fault, Problem},
};
use crate::{
    access::{Actor, Rights},
    app::App,
    audit::{Context, Deed, Means, Note, Object, Reference, Who, note},
    storage::{StorageError, accounts},
};

/// Who turned out to ask, for what is noted of a refusal.
#[derive(Clone, Copy)]
struct Asking {
    account: i64,
    means: Means,
}

/// Marks a request of which it was noted that somebody could not come in.
struct KeptOut;

/// Remembers with the request who asks.
pub(super) fn asks(request: &HttpRequest, actor: &Actor, means: Means) {
    request.extensions_mut().insert(Asking {
        account: actor.account,
        means,
    });
}

/// Method and pattern of the address: `POST /reports/{id}/submit`. What is typed in an address is never in it.
fn route(request: &HttpRequest) -> String {
    let pattern = request.match_pattern();
    let pattern = pattern.as_deref().unwrap_or("*");
    format!("{} {pattern}", request.method())
}

/// Somebody who asks something of an address.
pub(super) fn context(request: &HttpRequest, actor: &Actor, means: Means) -> Context {
    Context::of(actor, means, route(request), object(request))
}

/// Kinds of objects by the part of an address before their name.
const KINDS: [(&str, &str); 16] = [
    ("reports", "report"),
    ("contracts", "contract"),
    ("obligations", "obligation"),
    ("recovery-actions", "recovery_action"),
    ("due-extensions", "due_extension"),
    ("conflicts", "conflict"),
    ("evidence", "evidence"),
    ("layouts", "layout"),
    ("headings", "heading"),
    ("suppliers", "supplier"),
    ("buyers", "buyer"),
    ("categories", "category"),
    ("sectors", "sector"),
    ("imports", "register_import"),
    ("accounts", "account"),
    ("clients", "account"),
];

/// What an address is about: its first parameter, of the kind that stands before it.
fn object(request: &HttpRequest) -> Option<Object> {
    let pattern = request.match_pattern()?;
    let (before, rest) = pattern.split_once("/{")?;
    let (parameter, _) = rest.split_once('}')?;
    let said = before.rsplit('/').next()?;
    let (_, kind) = KINDS.iter().find(|(word, _)| *word == said)?;
    Object::named(kind, request.match_info().get(parameter)?)
}

/// Notes what somebody did at the door: came in, or was refused.
async fn stored(app: &Data<App>, context: Context, noted: Note) -> Result<(), Fault> {
    let app = app.clone();
    web::block(move || {
        app.database.write_as(&context, |connection| {
            note(connection, noted);
            Ok::<_, StorageError>(())
        })
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(Fault::from)
}

/// The context of somebody of whom it has just become known who he is.
pub(super) fn known(request: &HttpRequest, account: i64, means: Means) -> Context {
    let who = Who::Account(account);
    Context::asked(who, means, origin::of(request), route(request))
}

/// The context of somebody who comes with a link or nothing, and of whom is not known who he is.
pub(super) fn stranger(request: &HttpRequest) -> Context {
    let origin = origin::of(request);
    Context::asked(Who::Stranger, Means::Browser, origin, route(request))
}

/// Notes that a token was given out with those rights, before it is.
pub(super) async fn token_issued(
    request: &HttpRequest,
    app: &Data<App>,
    account: i64,
    rights: &Rights,
) -> Result<(), Fault> {
    let context = known(request, account, Means::Token);
    let noted = Note::new(Deed::TokenIssued, Object::account(account));
    stored(app, context, noted.with("rights", rights.codes())).await
}

/// Notes that what somebody showed does not hold: the account that it was shown for, and never what was shown.
pub(super) async fn token_refused(
    request: &HttpRequest,
    app: &Data<App>,
    account: Option<i64>,
    details: &[(&str, &str)],
) -> Result<(), Fault> {
    request.extensions_mut().insert(KeptOut);
    if !has_room(request, app, Deed::TokenRefused) {
        return Ok(());
    }
    let context = Context::asked(
        Who::Stranger,
        Means::Token,
        origin::of(request),
        route(request),
    );
    let noted = Note::new(Deed::TokenRefused, account.and_then(Object::account));
    let noted = details
        .iter()
        .fold(noted, |noted, (name, value)| noted.with(name, value));
    stored(app, context, noted).await
}

/// Notes an attempt to come in that failed: the account that it was tried on, and never what was typed.
pub(super) async fn failed(
    request: &HttpRequest,
    app: &Data<App>,
    (deed, means): (Deed, Means),
    email: &str,
) -> Result<(), Fault> {
    request.extensions_mut().insert(KeptOut);
    if !has_room(request, app, deed) {
        return Ok(());
    }
    let context = Context::asked(Who::Stranger, means, origin::of(request), route(request));
    let (app, email) = (app.clone(), email.trim().to_lowercase());
    web::block(move || {
        app.database.write_as(&context, |connection| {
            let account = accounts::by_email(connection, &email)?;
            let object = account.and_then(|account| Object::account(account.id));
            note(connection, Note::new(deed, object));
            Ok::<_, StorageError>(())
        })
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(Fault::from)
}

/// Notes that somebody of whom is known who he is could not show it once more: a code or a password was wrong.
pub(super) async fn failed_by(
    request: &HttpRequest,
    app: &Data<App>,
    deed: Deed,
    account: i64,
) -> Result<(), Fault> {
    if !has_room(request, app, deed) {
        return Ok(());
    }
    let context = known(request, account, Means::Browser);
    stored(app, context, Note::new(deed, Object::account(account))).await
}

/// Notes that somebody did not come in by a provider, and why; nothing that the provider said.
pub(super) async fn single_sign_on_refused(
    request: &HttpRequest,
    app: &Data<App>,
    (provider, code): (&str, &str),
) -> Result<(), Fault> {
    if !has_room(request, app, Deed::SingleSignOnRefused) {
        return Ok(());
    }
    let noted = Note::new(Deed::SingleSignOnRefused, None);
    let noted = noted.with("provider", provider).with("reason", code);
    stored(app, stranger(request), noted).await
}

/// Notes an answer that refused: forbidden, out of reach, a token that does not hold, a form of another site, too many
/// requests. A refusal stays one where that can't be noted.
pub(super) async fn refused<B>(response: &ServiceResponse<B>) {
    let deed = match response.status() {
        StatusCode::TOO_MANY_REQUESTS => Deed::TooManyRequests,
        // Who brings none is only told to; one that does not hold is old or made by somebody else.
        StatusCode::UNAUTHORIZED if shows_something(response.request()) => Deed::TokenRefused,
        StatusCode::FORBIDDEN => {
            let extensions = response.response().extensions();
            match extensions.get::<Problem>().map(|one| one.code.as_str()) {
                Some("form_expired") => Deed::FormRefused,
                _ => Deed::Forbidden,
            }
        }
        StatusCode::NOT_FOUND if object_of_somebody(response.request()) => Deed::OutOfReach,
        _ => return,
    };
    let request = response.request();
    let Some(app) = request.app_data::<Data<App>>().cloned() else {
        return;
    };
    if !has_room(request, &app, deed) {
        return;
    }
    let asking = request.extensions().get::<Asking>().copied();
    let (who, means) = match asking {
        Some(asking) => (Who::Account(asking.account), asking.means),
        None if request.path().starts_with("/v1/") => (Who::Stranger, Means::Token),
        None => (Who::Stranger, Means::Browser),
    };
    let context = Context::asked(who, means, origin::of(request), route(request));
    if let Err(error) = stored(&app, context, Note::new(deed, object_known(request, deed))).await {
        tracing::error!(%error, "a refusal could not be noted in the audit log");
    }
}

/// Whether a request shows something to get in by, of which nothing was noted yet.
fn shows_something(request: &HttpRequest) -> bool {
    let noted = request.extensions().contains::<KeptOut>();
    !noted && request.headers().contains_key(header::AUTHORIZATION)
}

/// Whether somebody who is known asked for one thing: it is not there, or not for him, and the answer does not say which.
fn object_of_somebody(request: &HttpRequest) -> bool {
    request.extensions().get::<Asking>().is_some() && object(request).is_some()
}

/// What was refused to somebody who is known; what a stranger typed in an address is kept nowhere. Of what is not there
/// only an identifier of ours is kept: anything may have been typed in its place.
fn object_known(request: &HttpRequest, deed: Deed) -> Option<Object> {
    request.extensions().get::<Asking>()?;
    let object = object(request)?;
    match (deed, &object.which) {
        (Deed::Forbidden, _) => Some(object),
        (Deed::OutOfReach, Reference::Name(name)) if is_identifier(name) => Some(object),
        _ => None,
    }
}

/// Whether a text has the form of the identifiers that we give out.
fn is_identifier(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .all(|sign| sign == b'-' || sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign))
}

/// Refusals of one kind and one address that are noted in a minute: who floods the door must not flood the log.
const MOST: u32 = 30;
/// Addresses that are remembered in a minute.
const MOST_ADDRESSES: usize = 10_000;

/// The minute, and what was noted in it.
type Noted = (i64, HashMap<(Option<IpAddr>, &'static str), u32>);

static NOTED: LazyLock<Mutex<Noted>> = LazyLock::new(Mutex::default);

fn has_room(request: &HttpRequest, app: &App, deed: Deed) -> bool {
    let minute = app.clock.running().timestamp() / 60;
    let Ok(mut noted) = NOTED.lock() else {
        return true;
    };
    if noted.0 != minute {
        *noted = (minute, HashMap::new());
    }
    let key = (origin::address(request), deed.code());
    if noted.1.len() >= MOST_ADDRESSES && !noted.1.contains_key(&key) {
        return false;
    }
    let count = noted.1.entry(key).or_default();
    *count = count.saturating_add(1);
    if *count == MOST {
        tracing::warn!(deed = deed.code(), "no more of these are noted this minute");
    }
    *count <= MOST
}
