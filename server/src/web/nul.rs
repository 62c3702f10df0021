//! NUL signs: PostgreSQL can't keep them in a text, and nobody means them. Refused where requests come in.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{
    HttpMessage,
    dev::{Payload, ServiceRequest},
    error::PayloadError,
    http::{Uri, header},
    web::Bytes,
};
use futures_util::Stream;

use super::problem::Fault;

/// As an address or a form writes a NUL sign.
const WRITTEN: &[u8] = b"%00";

/// Refuses an address that holds a NUL sign: there is nothing of that name, and no parameter has one.
pub(super) fn refuse(address: &Uri) -> Option<Fault> {
    let holds = |part: &str| part.contains("%00");
    if holds(address.path()) {
        Some(Fault::NotFound)
    } else {
        address
            .query()
            .is_some_and(holds)
            .then_some(Fault::BadRequest("nul_sign"))
    }
}

/// Lets a form come in as far as it holds no NUL sign. JSON and the parts of uploads are looked at where they are read.
pub(super) fn watch_form(request: &mut ServiceRequest) {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
    if is_form {
        let payload = request.take_payload();
        request.set_payload(Payload::Stream {
            payload: Box::pin(Watched {
                payload,
                last: Vec::new(),
            }),
        });
    }
}

/// A body that breaks off at a NUL sign.
struct Watched {
    payload: Payload,
    /// The end of the chunk before, in which a sign may have begun.
    last: Vec<u8>,
}

impl Watched {
    fn holds(&mut self, chunk: &[u8]) -> bool {
        self.last.extend_from_slice(chunk);
        let found =
            self.last.contains(&0) || self.last.windows(WRITTEN.len()).any(|part| part == WRITTEN);
        let keep = self.last.len().saturating_sub(WRITTEN.len() - 1);
        self.last.drain(..keep);
        found
    }
}

impl Stream for Watched {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.payload).poll_next(context);
        match polled {
            Poll::Ready(Some(Ok(chunk))) if self.holds(&chunk) => {
                Poll::Ready(Some(Err(PayloadError::EncodingCorrupted)))
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_sign_is_found_wherever_chunks_are_cut() {
        let found = |chunks: &[&str]| {
            let mut watched = Watched {
                payload: Payload::None,
                last: Vec::new(),
            };
            chunks.iter().any(|chunk| watched.holds(chunk.as_bytes()))
        };
        for chunks in [
            &["a=b%00"] as &[&str],
            &["a=%", "00"],
            &["a=%0", "0&b"],
            &["%", "0", "0"],
            &["a=\0"],
        ] {
            assert!(found(chunks), "{chunks:?}");
        }
        for chunks in [
            &["a=%2500"] as &[&str],
            &["a=%", "0", "1"],
            &["00", "00"],
            &[],
        ] {
            assert!(!found(chunks), "{chunks:?}");
        }
    }

    #[test]
    fn an_address_with_a_nul_sign_leads_nowhere() {
        let code =
            |address: &'static str| refuse(&Uri::from_static(address)).map(|fault| fault.code());
        assert_eq!(code("/v1/reports/a%00b"), Some("not_found"));
        assert_eq!(code("/v1/reports?state=a%00"), Some("nul_sign"));
        assert_eq!(code("/v1/reports/a%2500"), None);
    }
}
