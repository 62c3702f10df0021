//! Nil reports for programs: no effort in a period, without a file.

use actix_web::{HttpResponse, http::header, web::Json};
use serde::{Deserialize, Serialize};

use crate::web::{
    nil_report,
    permit::{SendReports, TokenPermit},
    problem::Fault,
    upload::parse_period,
};

/// That there was no effort.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NilReport {
    /// Numbers of the contracts that it is about.
    contracts: Vec<String>,
    /// `2026-Q3`, `2026-09` or `2026-07-01/2026-09-30`.
    period: String,
}

/// The report that was made.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    id: String,
    state: &'static str,
    url: String,
}

/// `POST /v1/nil-reports`: a report of its own small file, to be submitted as any other.
pub(super) async fn receive(
    permit: TokenPermit<SendReports>,
    said: Json<NilReport>,
) -> Result<HttpResponse, Fault> {
    let NilReport { contracts, period } = said.into_inner();
    let made = nil_report::receive(&permit, contracts, parse_period(&period)?).await?;
    let url = format!("/v1/reports/{}", made.report);
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, url.clone()))
        .json(Made {
            id: made.report,
            state: "received",
            url,
        }))
}
