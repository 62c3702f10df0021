//! Access tokens: short-lived JWTs (RFC 9068), signed with one algorithm by the installation's own keys.
//!
//! A token is taken only if everything about it is as it is issued here: algorithm, type, key, issuer, audience, times.
//! What else its header says (keys of its own, addresses of keys) is not looked at.

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode,
};
use serde::{Deserialize, Serialize};

use crate::{access::Rights, app::App, ids, web::problem::Fault};

/// For so long a token holds, in seconds.
pub const LIFETIME: i64 = 15 * 60;
/// The one algorithm; `keys/signing.rs` says why.
const ALGORITHM: Algorithm = Algorithm::HS256;
/// What tokens of this purpose are called: nothing else that might once be signed is taken for one.
const KIND: &str = "at+jwt";
/// Longer than any that is issued here: what is longer is not even read.
const LONGEST: usize = 4096;
/// So far the clocks of two servers may be apart, in seconds.
const APART: i64 = 30;

#[derive(Deserialize, Serialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    client_id: String,
    scope: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: String,
}

/// What a token that holds says.
pub(in crate::web) struct Verified {
    /// Identifier of the account.
    pub(in crate::web) account: String,
    /// What the token was given.
    pub(in crate::web) rights: Rights,
}

/// The installation, as it names itself in tokens, and its API.
fn names(app: &App) -> (String, String) {
    let issuer = app.config.public_url.as_str();
    let audience = app.config.public_url.join("v1");
    let audience = audience.map_or_else(|_| format!("{issuer}v1"), Into::into);
    (issuer.to_owned(), audience)
}

/// Makes a token for an account.
pub(in crate::web) fn issue(app: &App, account: &str, rights: &Rights) -> Result<String, Fault> {
    let now = app.clock.now();
    let key = app.keys.token().current(app.clock.running());
    let (iss, aud) = names(app);
    let claims = Claims {
        iss,
        aud,
        sub: account.to_owned(),
        client_id: account.to_owned(),
        scope: rights.text(),
        iat: now.timestamp(),
        nbf: now.timestamp(),
        exp: now.timestamp().saturating_add(LIFETIME),
        jti: ids::public_id(now),
    };
    let header = Header {
        typ: Some(KIND.to_owned()),
        kid: Some(key.id),
        ..Header::new(ALGORITHM)
    };
    encode(&header, &claims, &EncodingKey::from_secret(&key.secret))
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// What a token says, if it holds. Times are checked against the installation's own clock.
pub(in crate::web) fn verify(app: &App, token: &str) -> Option<Verified> {
    if token.len() > LONGEST {
        return None;
    }
    let header = decode_header(token).ok()?;
    let as_issued =
        header.alg == ALGORITHM && header.typ.as_deref() == Some(KIND) && header.crit.is_none();
    let id = header.kid.filter(|_| as_issued)?;
    let key = app.keys.token().find(&id, app.clock.running())?;
    let (issuer, audience) = names(app);
    let mut validation = Validation::new(ALGORITHM);
    validation.set_audience(&[audience]);
    validation.set_issuer(&[issuer]);
    validation.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let key = DecodingKey::from_secret(&key.secret);
    let claims = decode::<Claims>(token, &key, &validation).ok()?.claims;
    let now = app.clock.now().timestamp();
    let holds = claims.exp > now && claims.nbf <= now + APART && claims.iat <= now + APART;
    let rights = Rights::from_text(&claims.scope).filter(|_| holds)?;
    Some(Verified {
        account: claims.sub,
        rights,
    })
}
