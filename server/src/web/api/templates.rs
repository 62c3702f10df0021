//! Templates for programs.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use crate::{
    text::Language,
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
        template::{Wanted, download},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    period: String,
    format: Option<String>,
    language: Option<String>,
}

/// `GET /v1/contracts/{number}/template?period=2026-Q4&format=xlsx|ods&language=nl|en`: Dutch and Excel where nothing
/// is said.
pub(super) async fn send(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let language = match &asked.language {
        Some(code) => Language::from_code(code).ok_or(Fault::BadRequest("language_unknown"))?,
        None => Language::default(),
    };
    let wanted = Wanted {
        contract: number.into_inner(),
        period: asked.period,
        format: asked.format,
        language,
    };
    download(&permit, wanted).await
}
