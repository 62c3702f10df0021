//! Posts that are sent again: the answer to the first one is given again, and nothing is done twice.
//!
//! A key is reserved before the handler runs. `Door::write` notes in the transaction of the change that it was made, and
//! undoes the change where the reservation was lost meanwhile: so a crash at any moment leaves either nothing done, or a
//! key that says that it was. What came in is compared by its fingerprint, that of an upload without its boundary.

mod content;

use std::rc::Rc;

use actix_web::{
    Error, HttpMessage, HttpResponse, HttpResponseBuilder,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
    web::{self, Data},
};

use self::content::Content;
use super::{
    around::{complete, refused},
    declared::Declared,
};
use crate::{
    actions::answer_once::{self, Asked, Reservation, Reserved, StoredAnswer},
    app::App,
    web::{limits::gives_tokens, problem::Fault, token},
};

const KEY: &str = "Idempotency-Key";
/// Tells that an answer was given before.
const REPLAYED: &str = "idempotent-replayed";

/// Runs a request, or gives the answer that it got before.
pub(super) async fn once(
    mut request: ServiceRequest,
    operation: Option<&'static Declared>,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // Answers that are secrets are not stored.
    let is_for_keys = *request.method() == Method::POST && !gives_tokens(request.path());
    if !is_for_keys || !request.headers().contains_key(KEY) {
        return Ok(complete(next.call(request).await?.map_into_boxed_body()));
    }
    let (app, reserved) = match reserve(&request).await {
        Ok(reserved) => reserved,
        Err(fault) => return Ok(refused(request, fault)),
    };
    let content = Rc::new(Content::of(
        &request,
        operation.is_none_or(Declared::takes_content),
    ));
    let reservation = match reserved {
        Reserved::New(reservation) => reservation,
        Reserved::Before(answer) => {
            let most = app.config.upload_limit_mib.saturating_mul(1024 * 1024);
            content.take_in(request.take_payload(), most).await;
            let answer = again(answer, content.fingerprint());
            return Ok(match answer {
                Ok(answer) => request.into_response(answer),
                Err(fault) => refused(request, fault),
            });
        }
    };
    content.watch(&mut request);
    request.extensions_mut().insert(reservation.clone());
    let response = match next.call(request).await {
        Ok(response) => complete(response.map_into_boxed_body()),
        Err(error) => {
            keep(&app, reservation, None).await;
            return Err(error);
        }
    };
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let (body, text) = match body.try_into_bytes() {
        Ok(bytes) => {
            let text = String::from_utf8(bytes.to_vec()).ok();
            (BoxBody::new(bytes), text)
        }
        Err(stream) => (stream, None),
    };
    let response = response.set_body(body);
    let answer = text.and_then(|text| kept(&response, text, content.fingerprint()));
    keep(&app, reservation, answer).await;
    Ok(ServiceResponse::new(request, response))
}

/// Reserves the key of a request for the account of its token.
async fn reserve(request: &ServiceRequest) -> Result<(Data<App>, Reserved), Fault> {
    let app = request
        .app_data::<Data<App>>()
        .ok_or(Fault::NotReady)?
        .clone();
    let mut keys = request.headers().get_all(KEY);
    let key = keys.next().and_then(|key| key.to_str().ok());
    let key = key
        .filter(|key| {
            (1..=255).contains(&key.len()) && key.bytes().all(|sign| sign.is_ascii_graphic())
        })
        .ok_or(Fault::BadRequest("idempotency_key_unreadable"))?;
    if keys.next().is_some() {
        return Err(Fault::BadRequest("idempotency_key_unreadable"));
    }
    let actor = token::bearer(request.request(), &app).await?;
    let asked = Asked {
        account: actor.account,
        key: key.to_owned(),
        address: request.uri().to_string(),
    };
    let now = app.clock.running();
    let database = app.database.clone();
    let reserved = web::block(move || {
        database.write(|connection| answer_once::reserve(connection, &asked, now))
    })
    .await
    .map_err(Fault::blocked)??;
    Ok((app, reserved))
}

/// The stored answer, for the same content.
fn again(answer: StoredAnswer, fingerprint: Option<String>) -> Result<HttpResponse, Fault> {
    if answer.fingerprint.is_some() && answer.fingerprint != fingerprint {
        return Err(Fault::Conflict("idempotency_key_reused"));
    }
    let status = u16::try_from(answer.status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .ok_or_else(|| Fault::Failed("a stored status is none".to_owned()))?;
    let mut again = HttpResponseBuilder::new(status);
    again.insert_header((REPLAYED, "true"));
    for (name, value) in [
        (header::CONTENT_TYPE, answer.content_type),
        (header::LOCATION, answer.location),
        (header::ETAG, answer.entity_tag),
    ] {
        if let Some(value) = value {
            again.insert_header((name, value));
        }
    }
    Ok(if answer.body.is_empty() {
        again.finish()
    } else {
        again.body(answer.body)
    })
}

/// What is kept of an answer: nothing of the server's own faults, nor of a request that did not come in whole.
fn kept<B>(
    response: &HttpResponse<B>,
    body: String,
    fingerprint: Option<String>,
) -> Option<StoredAnswer> {
    let status = response.status();
    if status.is_server_error() || (fingerprint.is_none() && !status.is_success()) {
        return None;
    }
    let text = |name| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    Some(StoredAnswer {
        fingerprint,
        status: i32::from(status.as_u16()),
        content_type: text(header::CONTENT_TYPE),
        location: text(header::LOCATION),
        entity_tag: text(header::ETAG),
        body,
    })
}

/// Keeps the answer, or frees the key where there is none to keep and nothing was changed.
async fn keep(app: &Data<App>, reservation: Reservation, answer: Option<StoredAnswer>) {
    let database = app.database.clone();
    let kept = web::block(move || {
        database.write(|connection| answer_once::finish(connection, &reservation, answer))
    });
    let kept = match kept.await {
        Ok(kept) => kept.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    // The client has its answer; what is lost is only that of a repeat, which is told so.
    if let Err(error) = kept {
        tracing::error!(%error, "the answer to a key could not be kept");
    }
}
