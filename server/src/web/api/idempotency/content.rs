//! The fingerprint of what comes in, made while its handler reads it. The boundary of an upload is left out: a program
//! that sends the same file again takes another one.

use std::{
    cell::RefCell,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use actix_web::{
    HttpMessage,
    dev::{Payload, ServiceRequest},
    error::PayloadError,
    http::header,
    web::Bytes,
};
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};

use crate::files::hexadecimal;

/// What comes in with a request.
pub(super) struct Content(RefCell<State>);

struct State {
    hash: Sha256,
    /// `--` and the boundary; empty where it is no upload.
    boundary: Vec<u8>,
    /// What may hold the beginning of a boundary.
    rest: Vec<u8>,
    /// Whether all that counts has come in.
    whole: bool,
}

impl Content {
    /// Nothing has come in yet. Content that the operation does not take does not count.
    pub(super) fn of(request: &ServiceRequest, counts: bool) -> Self {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        Self::of_kind(kind, counts)
    }

    fn of_kind(kind: &str, counts: bool) -> Self {
        let boundary = boundary(kind).map(|boundary| format!("--{boundary}").into_bytes());
        Self(RefCell::new(State {
            hash: Sha256::new(),
            boundary: boundary.unwrap_or_default(),
            rest: Vec::new(),
            whole: !counts,
        }))
    }

    /// Looks on while a handler reads.
    pub(super) fn watch(self: &Rc<Self>, request: &mut ServiceRequest) {
        let payload = request.take_payload();
        let content = Rc::clone(self);
        request.set_payload(Payload::Stream {
            payload: Box::pin(Watched { payload, content }),
        });
    }

    /// Reads all, up to so many bytes.
    pub(super) async fn take_in(self: &Rc<Self>, payload: Payload, most: u64) {
        let mut watched = Watched {
            payload,
            content: Rc::clone(self),
        };
        let mut size: u64 = 0;
        while !self.0.borrow().whole && size <= most {
            match watched.next().await {
                Some(Ok(chunk)) => {
                    size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
                }
                Some(Err(_)) | None => break,
            }
        }
    }

    /// The fingerprint of what came in; nothing where it did not come in whole.
    pub(super) fn fingerprint(&self) -> Option<String> {
        let state = self.0.borrow();
        state
            .whole
            .then(|| hexadecimal(&state.hash.clone().finalize()))
    }
}

impl State {
    fn add(&mut self, chunk: &[u8]) {
        if self.whole {
            return;
        }
        if self.boundary.is_empty() {
            self.hash.update(chunk);
            return;
        }
        self.rest.extend_from_slice(chunk);
        let length = self.boundary.len();
        while let Some(place) = memchr::memmem::find(&self.rest, &self.boundary) {
            let Some(after) = self.rest.get(place + length..place + length + 2) else {
                break;
            };
            let last = after == b"--";
            self.hash.update(
                self.rest
                    .drain(..place + length)
                    .as_slice()
                    .get(..place)
                    .unwrap_or_default(),
            );
            self.hash.update(b"\n--\n");
            if last {
                self.rest.clear();
                self.whole = true;
                return;
            }
        }
        let found = memchr::memmem::find(&self.rest, &self.boundary);
        let settled = found.unwrap_or_else(|| self.rest.len().saturating_sub(length));
        let settled: Vec<u8> = self.rest.drain(..settled).collect();
        self.hash.update(settled);
    }

    /// Nothing more comes.
    fn end(&mut self) {
        if self.boundary.is_empty() {
            self.whole = true;
        }
    }
}

/// The boundary of an upload.
fn boundary(kind: &str) -> Option<&str> {
    let mut parts = kind.split(';').map(str::trim);
    let is_upload = parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/form-data"));
    let boundary = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("boundary")
            .then_some(value)
    })?;
    let boundary = boundary.trim().trim_matches('"');
    (is_upload && !boundary.is_empty()).then_some(boundary)
}

/// A body that is looked at while it is read.
struct Watched {
    payload: Payload,
    content: Rc<Content>,
}

impl Stream for Watched {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.payload).poll_next(context);
        match &polled {
            Poll::Ready(Some(Ok(chunk))) => self.content.0.borrow_mut().add(chunk),
            Poll::Ready(None) => self.content.0.borrow_mut().end(),
            Poll::Ready(Some(Err(_))) | Poll::Pending => {}
        }
        polled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(kind: &str, body: &[u8], cut: usize) -> Option<String> {
        let content = Content::of_kind(kind, true);
        for chunk in body.chunks(cut) {
            content.0.borrow_mut().add(chunk);
        }
        content.0.borrow_mut().end();
        content.fingerprint()
    }

    fn upload(boundary: &str, file: &str) -> (String, Vec<u8>) {
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n{file}\r\n--{boundary}--\r\n"
        );
        (
            format!("multipart/form-data; boundary=\"{boundary}\""),
            body.into_bytes(),
        )
    }

    #[test]
    fn the_same_file_has_the_same_fingerprint_whatever_boundary_and_chunks() {
        let (kind, body) = upload("first", "a;b\r\n--not the end");
        let whole = fingerprint(&kind, &body, usize::MAX).unwrap();
        for cut in 1..40 {
            assert_eq!(
                fingerprint(&kind, &body, cut).as_deref(),
                Some(whole.as_str()),
                "{cut}"
            );
        }
        let (kind, body) = upload("another-one", "a;b\r\n--not the end");
        assert_eq!(fingerprint(&kind, &body, 7), Some(whole.clone()));
        let (kind, body) = upload("first", "a;c\r\n--not the end");
        assert_ne!(fingerprint(&kind, &body, 7), Some(whole));
    }

    #[test]
    fn an_upload_that_breaks_off_has_none() {
        let (kind, body) = upload("first", "a;b");
        assert_eq!(fingerprint(&kind, &body[..body.len() - 6], 5), None);
    }

    #[test]
    fn json_is_taken_as_it_stands() {
        let one = fingerprint("application/json", b"{\"a\":1}", 3);
        assert_eq!(one, fingerprint("application/json", b"{\"a\":1}", 100));
        assert_ne!(one, fingerprint("application/json", b"{\"a\":2}", 100));
    }
}
