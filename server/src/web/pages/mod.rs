//! Pages: one file an address. A handler extracts, reads or writes once, and shows.

pub(super) mod accessibility;
pub(super) mod account;
pub(super) mod accounts;
pub(super) mod addresses;
mod answers;
pub(super) mod audit;
mod bar;
pub(super) mod calendar;
pub(super) mod candidates;
pub(super) mod changes;
pub(super) mod clients;
pub(super) mod conflicts;
mod conflicts_found;
pub(super) mod contract;
pub(super) mod corrections;
pub(super) mod entering;
pub(super) mod evidence;
mod fields;
pub(super) mod health;
pub(super) mod language;
pub(super) mod layout;
mod layout_form;
mod layout_view;
pub(super) mod layouts;
mod lines;
pub(super) mod linking_keys;
pub(super) mod nil_report;
pub(super) mod obligation;
pub(super) mod overview;
pub(super) mod problem_actions;
pub(super) mod problem_group;
mod problems;
mod qr;
pub(super) mod questions;
pub(super) mod ready;
pub(super) mod recovery;
mod reductions;
mod reference_date;
pub(super) mod register;
mod register_words;
pub(super) mod report;
pub(super) mod report_actions;
mod report_found;
pub(super) mod reports;
pub(super) mod retention;
pub(super) mod review;
pub(super) mod review_actions;
mod review_found;
mod review_place;
mod rights;
pub(super) mod security_txt;
pub(super) mod settlement;
pub(super) mod sign_in;
pub(super) mod sign_out;
pub(super) mod template;
mod trial_view;
pub(super) mod upload;

use actix_web::{HttpResponse, HttpResponseBuilder, http::header};
use askama::Template;

use super::problem::Fault;

/// A page as an answer.
fn shown(mut answer: HttpResponseBuilder, page: &impl Template) -> Result<HttpResponse, Fault> {
    Ok(answer
        .content_type("text/html; charset=utf-8")
        .body(page.render()?))
}

/// Sends the browser on after a post.
fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path.to_owned()))
        .finish()
}

/// A contract's number as a part of an address.
fn in_path(number: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
    encoded.replace('+', "%20")
}

/// A path of this site only: what a form says of where to go may not lead elsewhere. Read as browsers read it, who drop
/// some signs and take others for a slash.
fn local(path: &str) -> &str {
    const LONGEST: usize = 2000;
    let stays = path.starts_with('/')
        && path.len() <= LONGEST
        && !path.contains(|sign: char| sign.is_control() || sign == '\\')
        && url::Url::parse("https://here.invalid/")
            .and_then(|here| here.join(path))
            .is_ok_and(|there| {
                there.origin().ascii_serialization() == "https://here.invalid"
                    && there.username().is_empty()
                    && !there.path().starts_with("//")
            });
    if stays { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_one_part_of_an_address() {
        assert_eq!(in_path("ICT-2024-017"), "ICT-2024-017");
        assert_eq!(in_path("A/1 +é?"), "A%2F1%20%2B%C3%A9%3F");
    }

    #[test]
    fn a_form_can_not_lead_away() {
        for stays in [
            "/reports/1?x=y",
            "/",
            "/contracts/A%2F1",
            "/?on=2026-09-30",
            "/%09/x",
        ] {
            assert_eq!(local(stays), stays);
        }
        let long = format!("/{}", "x".repeat(3000));
        for away in [
            "//",
            "///elders.example",
            "/\t/elders.example",
            "\t//elders.example",
            "/\u{a0}/../..//elders.example",
            "/..//elders.example",
            "/.//elders.example",
            "/a/..//elders.example",
            "/%2e%2e//elders.example",
            "/\u{85}/elders.example",
            "/\0/elders.example",
            "\u{ff0f}\u{ff0f}elders.example",
            "\\\\elders.example",
            "/\\/elders.example",
            "https:/elders.example",
            "javascript:alert(1)",
            "@elders.example",
            " //elders.example",
            &long,
            "https://elders.example",
            "//elders.example",
            "/\\elders.example",
            "elders",
            "/a\r\nb",
            "",
        ] {
            assert_eq!(local(away), "/", "{away:?}");
        }
    }
}
