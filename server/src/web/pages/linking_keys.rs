//! Where suppliers make linking keys, in their own browser.

use actix_web::{HttpRequest, HttpResponse};

use super::shown;
use crate::{
    linking::ROUNDS,
    web::{
        permit::{Permit, SendReports},
        problem::Fault,
        shell,
        views::{LinkingKeysPage, Section},
    },
};

/// `GET /linking-keys`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SendReports>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let title = texts.text("linking-heading");
    let script = meetbaar_assets::path_of("linking-keys.js");
    let words = [
        "empty",
        "busy",
        "wrong",
        "someWrong",
        "done",
        "failed",
        "copied",
    ]
    .map(|word| (word, texts.word("linking-say", word)));
    let words: std::collections::BTreeMap<_, _> = words.into_iter().collect();
    let first = permit.app.keys.pseudonyms().first(1);
    let salt = first.map_err(|error| Fault::Failed(error.to_string()))?;
    let page = LinkingKeysPage {
        shell: shell::inside(&request, &permit.visitor, Section::Upload, title),
        salt: salt.linking_salt(),
        rounds: ROUNDS.get(),
        script: script.unwrap_or_default().to_owned(),
        words: serde_json::to_string(&words).map_err(|error| Fault::Failed(error.to_string()))?,
    };
    shown(HttpResponse::Ok(), &page)
}
