//! What stands around every handler of the API: the description held against the request, keys of repeated posts, and
//! entity tags of what is shown.

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
};
use sha2::{Digest, Sha256};

use super::{declared, idempotency};
use crate::{
    files::hexadecimal,
    web::{
        guard::{RequestId, dressed},
        problem::Fault,
    },
};

/// Runs a request with what stands around it.
pub(super) async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let operation = declared::operation(&request);
    if let Some(fault) = operation.and_then(|operation| operation.refuse(&request)) {
        return Ok(refused(request, fault));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = idempotency::once(request, operation, next).await?;
    Ok(if reads { tagged(response) } else { response })
}

/// The problem as an answer.
pub(super) fn refused(request: ServiceRequest, fault: Fault) -> ServiceResponse<BoxBody> {
    complete(request.error_response(fault))
}

/// The answer with its body as it goes out.
pub(super) fn complete(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let id = response.request().extensions().get::<RequestId>().cloned();
    dressed(response, id.as_ref().map_or("", |id| id.0.as_str()))
}

/// Gives an answer its entity tag, of its bytes where the handler told no version, and answers 304 to who has it.
fn tagged(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if response.status() != StatusCode::OK {
        return response;
    }
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let bytes = match body.try_into_bytes() {
        Ok(bytes) => bytes,
        Err(stream) => return ServiceResponse::new(request, response.set_body(stream)),
    };
    let mut response = response.set_body(BoxBody::new(bytes.clone()));
    let told = response.headers().get(header::ETAG);
    let tag = match told.and_then(|tag| tag.to_str().ok()) {
        Some(tag) => tag.to_owned(),
        None => format!("\"{:.32}\"", hexadecimal(&Sha256::digest(&bytes))),
    };
    let Ok(value) = header::HeaderValue::from_str(&tag) else {
        return ServiceResponse::new(request, response);
    };
    let known = request
        .headers()
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|known| known.to_str().ok())
        .any(|known| names(known, &tag));
    if known {
        response = HttpResponse::NotModified().finish();
    }
    response.headers_mut().insert(header::ETAG, value);
    ServiceResponse::new(request, response)
}

/// Whether `If-None-Match` names a tag; weak tags are compared as strong ones (RFC 9110, 13.1.2).
fn names(known: &str, tag: &str) -> bool {
    known
        .split(',')
        .map(str::trim)
        .any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_strong() {
        for known in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(names(known, "\"a\""), "{known}");
        }
        for known in ["\"b\"", "a", ""] {
            assert!(!names(known, "\"a\""), "{known}");
        }
    }
}
