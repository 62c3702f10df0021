//! Access tokens for programs: short-lived JWTs, signed with one algorithm by the installation's own key.

use actix_web::{
    HttpRequest,
    http::header,
    web::{self, Data},
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use super::{origin, problem::Fault};
use crate::{access::Actor, actions::sign_in, app::App, storage::accounts};

/// For so long a token holds, in seconds.
pub(super) const LIFETIME: i64 = 15 * 60;
const AUDIENCE: &str = "meetbaar-api";
const ISSUER: &str = "meetbaar";

#[derive(Deserialize, Serialize)]
struct Claims {
    sub: String,
    aud: String,
    iss: String,
    iat: i64,
    exp: i64,
}

/// Makes a token for an account.
pub(super) fn issue(app: &App, account: &str) -> Result<String, Fault> {
    let now = app.clock.now().timestamp();
    let claims = Claims {
        sub: account.to_owned(),
        aud: AUDIENCE.to_owned(),
        iss: ISSUER.to_owned(),
        iat: now,
        exp: now.saturating_add(LIFETIME),
    };
    encode(
        &Header::new(Algorithm::HS256),
        &claims,
        &EncodingKey::from_secret(app.keys.token()),
    )
    .map_err(|error| Fault::Failed(error.to_string()))
}

/// The account that the request's token names, if the token holds; whether there is such an account is not looked up.
pub(super) fn subject(request: &HttpRequest, app: &App) -> Option<String> {
    let token = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())?;
    verify(app, token).ok()
}

/// Who the request's token belongs to.
pub(super) async fn bearer(request: &HttpRequest, app: &Data<App>) -> Result<Actor, Fault> {
    let subject = subject(request, app).ok_or(Fault::TokenRequired)?;
    let (app, origin) = (app.clone(), origin::of(request));
    let account = web::block(move || {
        app.database
            .read(|connection| accounts::by_public_id(connection, &subject))
    })
    .await
    .map_err(Fault::blocked)??
    .filter(|account| account.closed_at.is_none())
    .ok_or(Fault::TokenRequired)?;
    Ok(sign_in::actor(
        account.id,
        &account.email,
        &account.role,
        account.supplier_id,
        origin,
    )?)
}

/// The account of a token that holds. The expiry is checked against the installation's own clock.
fn verify(app: &App, token: &str) -> Result<String, Fault> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[ISSUER]);
    validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    validation.validate_exp = false;
    let claims = decode::<Claims>(
        token,
        &DecodingKey::from_secret(app.keys.token()),
        &validation,
    )
    .map_err(|_| Fault::TokenRequired)?
    .claims;
    if claims.exp <= app.clock.now().timestamp() {
        Err(Fault::TokenRequired)
    } else {
        Ok(claims.sub)
    }
}
