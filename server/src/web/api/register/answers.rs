//! How the register answers programs: with an entity tag, and where what is new is found.

use actix_web::{HttpResponse, http::header};
use serde::Serialize;

use super::super::paging::Page;
use crate::{
    access::Actor,
    actions::register::{Author, Faults},
    clock::Instant,
    storage::register::Part,
    web::precondition::etag,
};

/// The rows of a page, and one more.
pub(super) fn part(page: &Page<i64>) -> Part {
    Part {
        after: page.after.unwrap_or_default(),
        most: page.rows(),
    }
}

/// Something as it stands.
pub(super) fn standing<T: Serialize>(version: i64, content: &T) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(etag(version))
        .json(content)
}

/// Something new, and where it is found.
pub(super) fn created<T: Serialize>(address: String, version: i64, content: &T) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((header::LOCATION, address))
        .insert_header(etag(version))
        .json(content)
}

/// An address under `/v1` of those parts, each in the spelling of an address.
pub(super) fn address(parts: &[&str]) -> String {
    let mut address = "/v1".to_owned();
    for part in parts {
        address.push('/');
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}

/// Who changes something, with the reason that was given.
pub(super) fn author(
    actor: &Actor,
    now: Instant,
    reason: Option<&str>,
    faults: &mut Faults,
) -> Author {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| faults.reason("reason", reason));
    Author::of(actor, now).because(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_a_number_with_odd_signs() {
        assert_eq!(
            address(&["contracts", "IUC 2020/1(a)"]),
            "/v1/contracts/IUC%202020%2F1%28a%29"
        );
    }
}
