//! Two people who change the same thing: a change names the version that it changes, as an entity tag (RFC 9110).

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};

use super::problem::Fault;

/// The version that a change is meant for, from `If-Match`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IfMatch(pub(super) i64);

/// The entity tag of a version: the number in double quotes.
pub(super) fn entity_tag(version: i64) -> String {
    format!("\"{version}\"")
}

/// The header that tells the version of what is answered.
pub(super) fn etag(version: i64) -> (header::HeaderName, String) {
    (header::ETAG, entity_tag(version))
}

impl FromRequest for IfMatch {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get(header::IF_MATCH);
        ready(
            match header.map(|value| value.to_str().unwrap_or_default()) {
                None => Err(Fault::PreconditionRequired),
                Some(tag) => version(tag)
                    .map(Self)
                    .ok_or(Fault::BadRequest("if_match_unreadable")),
            },
        )
    }
}

/// The version of one strong entity tag.
fn version(tag: &str) -> Option<i64> {
    tag.trim()
        .strip_prefix('"')?
        .strip_suffix('"')?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_as_it_was_written() {
        assert_eq!(version(&entity_tag(7)), Some(7));
        for unreadable in ["7", "*", "W/\"7\"", "\"7\", \"8\"", "\"x\"", ""] {
            assert_eq!(version(unreadable), None, "{unreadable}");
        }
    }
}
