//! Templates for programs.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    text::Language,
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
        template::{Wanted, download},
    },
};

/// What the address holds.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// A quarter `2026-Q4`, a month `2026-10`, or days `2026-07-01/2026-09-30`.
    #[serde(default)]
    #[param(
        required,
        example = "2026-Q4",
        pattern = "^[0-9]{4}-(Q[1-4]|[0-9]{2}|[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})$"
    )]
    period: String,
    /// `xlsx` or `ods`; Excel where nothing is said.
    #[param(pattern = "^(xlsx|ods)$")]
    format: Option<String>,
    /// `nl` or `en`; Dutch where nothing is said.
    #[param(pattern = "^(nl|en)$")]
    language: Option<String>,
}

/// A workbook to fill in for a contract and period
///
/// With the placements that still run filled in, as far as the report before says them.
#[utoipa::path(get, path = "/contracts/{number}/template", tag = "templates", operation_id = "downloadTemplate",
    params(("number" = String, Path, description = "Number of the contract", example = "ICT-2024-017"), Asked),
    responses((status = 200, description = "The workbook", content(
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/vnd.oasis.opendocument.spreadsheet"),
    ))))]
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
