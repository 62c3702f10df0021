//! Nil reports for programs: no effort in a period, without a file.

use actix_web::{HttpResponse, http::header};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{json::Json, reports::TakenIn};
use crate::web::{
    nil_report,
    permit::{SendReports, TokenPermit},
    problem::Fault,
    upload::parse_period,
};

/// That there was no effort.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NilReport {
    /// Numbers of the contracts that it is about.
    contracts: Vec<String>,
    /// `2026-Q3`, `2026-09` or `2026-07-01/2026-09-30`.
    period: String,
}

/// Report that there was no effort
///
/// A report of its own small file, for one contract or many, to be submitted as any other.
#[utoipa::path(post, path = "/nil-reports", tag = "reports", operation_id = "sendNilReport", request_body = NilReport,
    responses((status = 202, description = "Made, to be read", body = TakenIn, headers(("Location" = String, description = "The report, which is the task to follow")))))]
pub(super) async fn receive(
    permit: TokenPermit<SendReports>,
    said: Json<NilReport>,
) -> Result<HttpResponse, Fault> {
    let NilReport { contracts, period } = said.into_inner();
    let made = nil_report::receive(&permit, contracts, parse_period(&period)?).await?;
    let url = format!("/v1/reports/{}", made.report);
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, url.clone()))
        .json(TakenIn::new(made.report, url)))
}
