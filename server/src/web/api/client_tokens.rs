//! Access tokens for clients: OAuth 2.0, client credentials (RFC 6749, 4.4). Its words are that paper's, also where the
//! rest of the API would write them otherwise.

use std::{collections::BTreeMap, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::header,
    web::{self, BytesMut, Data},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use futures_util::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::Rights,
    actions::{
        Refusal,
        clients::check_secret::{Checked, Shown, check_secret},
    },
    app::App,
    web::{accounted, grant_fault::GrantFault, problem::Fault, token::jwt, visit},
};

/// Most bytes of a body.
const MOST: usize = 8 * 1024;
/// After too many wrong secrets the next wrong one is looked at after so many seconds.
const WAIT: u64 = 60;

/// What is asked.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "for the description: what comes in is read by hand, as the paper asks"
)]
pub(super) struct ClientCredentials {
    /// Always `client_credentials`.
    #[schema(pattern = "^client_credentials$")]
    grant_type: String,
    /// The rights that are wanted, with spaces between; all that the client was given where it is left out.
    #[schema(pattern = "^[a-z_]+( [a-z_]+)*$")]
    scope: Option<String>,
    /// The client's identifier, where it is not in `Authorization`.
    client_id: Option<String>,
    /// The client's secret, where it is not in `Authorization`.
    #[schema(format = Password)]
    client_secret: Option<String>,
}

/// What is given.
#[derive(Serialize, ToSchema)]
pub(super) struct ClientToken {
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
    /// The rights that it was given, with spaces between.
    scope: String,
}

/// The parameters of a request.
pub(in crate::web) struct Grant(BTreeMap<String, String>);

impl FromRequest for Grant {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(_: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let mut payload = payload.take();
        Box::pin(async move {
            let unreadable = Fault::Grant(GrantFault::InvalidRequest);
            let mut body = BytesMut::new();
            while let Some(chunk) = payload.next().await {
                let Ok(chunk) = chunk else {
                    return Err(unreadable);
                };
                if body.len().saturating_add(chunk.len()) > MOST {
                    return Err(unreadable);
                }
                body.extend_from_slice(&chunk);
            }
            read(&body).map(Self).ok_or(unreadable)
        })
    }
}

/// The parameters; `None` where one stands there twice. What is unknown is let pass, as the paper asks (3.2).
fn read(body: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut read = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(body) {
        if read.insert(name.into_owned(), value.into_owned()).is_some() {
            return None;
        }
    }
    Some(read)
}

impl Grant {
    /// A parameter; one without a value is as if it were not there (RFC 6749, 3.2).
    fn said(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// Identifier and secret of the client, from the header or from the body, and not from both.
    fn client(&self, request: &HttpRequest) -> Result<(String, String), GrantFault> {
        let in_body = self.said("client_id").zip(self.said("client_secret"));
        let header = request.headers().get(header::AUTHORIZATION);
        match (header, in_body) {
            (Some(_), _) if self.said("client_secret").is_some() => Err(GrantFault::InvalidRequest),
            (Some(header), _) => {
                basic(header.to_str().unwrap_or_default()).ok_or(GrantFault::InvalidClient)
            }
            (None, Some((id, secret))) => Ok((id.to_owned(), secret.to_owned())),
            (None, None) => Err(GrantFault::InvalidClient),
        }
    }

    /// The rights that are wanted, of those that the client was given.
    fn rights(&self, given: Rights) -> Result<Rights, GrantFault> {
        let Some(scope) = self.said("scope") else {
            return Ok(given);
        };
        let wanted = Rights::from_text(scope).filter(|wanted| !wanted.is_empty());
        let wanted = wanted.filter(|wanted| wanted.are_within(&given));
        wanted.ok_or(GrantFault::InvalidScope)
    }
}

/// Name and password of HTTP Basic (RFC 7617).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (name, password) = text.split_once(':')?;
    let both = (name.to_owned(), password.to_owned());
    scheme.eq_ignore_ascii_case("basic").then_some(both)
}

/// Ask for a token as a client
///
/// OAuth 2.0, client credentials (RFC 6749, 4.4). The client's identifier and secret stand in `Authorization: Basic`, or
/// in the form. It holds a quarter of an hour, and there is none to refresh: ask again. What is refused has the word of
/// that paper in `error`. Answers to this address are secrets: a repeat asks for a token of its own.
#[utoipa::path(post, path = "/oauth/token", tag = "tokens", operation_id = "issueClientToken", security(()),
    request_body(content = inline(ClientCredentials), content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "A token", body = inline(ClientToken))))]
pub(super) async fn issue(
    request: HttpRequest,
    app: Data<App>,
    grant: Grant,
) -> Result<HttpResponse, Fault> {
    match grant.said("grant_type") {
        Some("client_credentials") => {}
        Some(_) => return Err(Fault::Grant(GrantFault::UnsupportedGrantType)),
        None => return Err(Fault::Grant(GrantFault::InvalidRequest)),
    }
    let (client, secret) = grant.client(&request).map_err(Fault::Grant)?;
    let (own, visit) = (app.clone(), visit::of_program(&request));
    let checked = web::block(move || {
        let shown = Shown {
            client: &client,
            secret: &secret,
            visit: &visit,
        };
        check_secret(&own.database, own.keys.account(), &shown, own.clock.now())
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(|refusal: Refusal| Fault::from(refusal))?;
    let (client, given) = match checked {
        Checked::Right(client, given) => (client, given),
        Checked::Wrong(client) => {
            accounted::token_refused(&request, &app, client, &[]).await?;
            return Err(Fault::Grant(GrantFault::InvalidClient));
        }
        Checked::TooMany => return Err(Fault::TooMany(WAIT)),
    };
    let rights = grant.rights(given).map_err(Fault::Grant)?;
    let access_token = jwt::issue(&app, &client.public_id, &rights)?;
    accounted::token_issued(&request, &app, client.id, &rights).await?;
    Ok(HttpResponse::Ok().json(ClientToken {
        access_token,
        token_type: "Bearer",
        expires_in: jwt::LIFETIME,
        scope: rights.text(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_that_stands_there_twice_is_refused() {
        assert!(read(b"a=1&a=1").is_none());
        let grant = Grant(read(b"scope=&x=1&client_id=a%20b").unwrap());
        assert_eq!(
            (grant.said("scope"), grant.said("client_id")),
            (None, Some("a b"))
        );
    }

    #[test]
    fn basic_is_read_whole_or_not_at_all() {
        let of = |text: &str| basic(&format!("basic {}", BASE64_STANDARD.encode(text)));
        assert_eq!(of("a:b:c"), Some(("a".to_owned(), "b:c".to_owned())));
        assert_eq!(of("no colon"), None);
        for refused in ["", "Basic", "Basic !", "Bearer YTpi"] {
            assert_eq!(basic(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_scope_narrows_and_does_not_widen() {
        let given = Rights::from_text("see_contracts see_reports").unwrap();
        let wanted = |body: &[u8]| Grant(read(body).unwrap()).rights(given.clone());
        assert_eq!(wanted(b"").unwrap(), given);
        assert_eq!(wanted(b"scope=see_reports").unwrap().text(), "see_reports");
        for refused in [
            &b"scope=see_lines"[..],
            b"scope=see_everything",
            b"scope=+",
            b"scope=keep_accounts",
        ] {
            assert!(wanted(refused).is_err());
        }
    }
}
