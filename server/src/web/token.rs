//! What programs show at the API in `Authorization: Bearer`: an access token (`jwt.rs`), or a person's own personal token.
//! Either gives what it was given and the account's role still has, and nothing once the account is closed.

pub(super) mod jwt;

use actix_web::{
    HttpRequest,
    http::header,
    web::{self, Data},
};

use super::{accounted, limits::Limits, origin, problem::Fault};
use crate::{
    access::{Actor, Rights},
    actions::{
        Refusal,
        clients::check_secret::rights_of,
        sign_in,
        tokens::{
            presented::{Presented, presented},
            secret::Purpose,
        },
    },
    app::App,
    storage::accounts::{self, CLIENT, StoredAccount},
};

/// What a request shows.
fn shown(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?;
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The account whose count a request is, if its token is known to hold; whether there is such an account is not looked up.
pub(super) fn subject(request: &HttpRequest, app: &App, limits: &Limits) -> Option<String> {
    let token = shown(request)?;
    match Purpose::PersonalToken.fingerprint_of(token) {
        Some(fingerprint) => limits.holder(&fingerprint),
        None => Some(jwt::verify(app, token)?.account),
    }
}

/// Who the request's token belongs to.
pub(super) async fn bearer(request: &HttpRequest, app: &Data<App>) -> Result<Actor, Fault> {
    let token = shown(request).ok_or(Fault::TokenRequired)?;
    let (account, rights) = match Purpose::PersonalToken.fingerprint_of(token) {
        Some(fingerprint) => of_person(request, app, fingerprint).await?,
        None => of_jwt(app, token).await?,
    };
    let actor = sign_in::actor(
        account.id,
        &account.email,
        &account.role,
        account.supplier_id,
        origin::of(request),
    )?;
    Ok(actor.with_rights(rights))
}

async fn of_jwt(app: &Data<App>, token: &str) -> Result<(StoredAccount, Rights), Fault> {
    let verified = jwt::verify(app, token).ok_or(Fault::TokenRequired)?;
    let (app, subject) = (app.clone(), verified.account);
    let account = web::block(move || {
        app.database
            .read(|connection| accounts::by_public_id(connection, &subject))
    })
    .await
    .map_err(Fault::blocked)??
    .filter(|account| account.closed_at.is_none())
    .ok_or(Fault::TokenRequired)?;
    let rights = match account.kind.as_str() {
        // What was taken from a client counts at once.
        CLIENT => verified.rights.and(&rights_of(&account)?),
        _ => verified.rights,
    };
    Ok((account, rights))
}

async fn of_person(
    request: &HttpRequest,
    app: &Data<App>,
    fingerprint: String,
) -> Result<(StoredAccount, Rights), Fault> {
    let (own, key, now) = (app.clone(), fingerprint.clone(), app.clock.now());
    let found = web::block(move || presented(&own.database, &key, now))
        .await
        .map_err(Fault::blocked)?
        .map_err(|refusal: Refusal| Fault::from(refusal))?;
    let limits = request.app_data::<Data<Limits>>();
    match found {
        Presented::Holds(account, rights) => {
            if let Some(limits) = limits {
                limits.holds(fingerprint, &account.public_id);
            }
            Ok((*account, rights))
        }
        Presented::Over {
            account,
            token,
            why,
        } => {
            if let Some(limits) = limits {
                limits.holds_no_more(&fingerprint);
            }
            let details = [("token", token.as_str()), ("why", why)];
            accounted::token_refused(request, app, Some(account), &details).await?;
            Err(Fault::TokenRequired)
        }
        Presented::Unknown => Err(Fault::TokenRequired),
    }
}
