//! How every contract stands, for programs.

use actix_web::{HttpResponse, web::Query};
use chrono::NaiveDate;
use meetbaar_domain::obligation::Quantity;
use serde::{Deserialize, Serialize};

use crate::{
    reporting::standings::{self, ContractStanding, ObligationStanding},
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
    },
};

/// What the address holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    on: Option<NaiveDate>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    reference_date: NaiveDate,
    standings: Vec<Standing>,
}

/// How one obligation stands. Quantities are whole numbers of the unit: euro cents, ten-thousandths of a job or hour, people.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Standing {
    contract: String,
    supplier: String,
    buyer: String,
    kind: &'static str,
    unit: Option<&'static str>,
    required: Option<i64>,
    realised: Option<i64>,
    to_be_judged: Option<i64>,
    gap: Option<i64>,
    forecast_low: Option<i64>,
    forecast_expected: Option<i64>,
    status: &'static str,
    jobs: String,
    counts_as: &'static str,
    reported: bool,
}

/// `GET /v1/standings`.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let found = permit
        .read(move |connection, actor| Ok(standings::standings(connection, actor.scope, on)?))
        .await?;
    let standings = found
        .iter()
        .flat_map(|one| one.obligations.iter().map(move |two| entry(one, two)))
        .collect();
    Ok(HttpResponse::Ok().json(Answer {
        reference_date: on,
        standings,
    }))
}

fn entry(contract: &ContractStanding, standing: &ObligationStanding) -> Standing {
    let stored = |quantity: Option<Quantity>| quantity.map(Quantity::stored);
    Standing {
        contract: contract.contract.number.clone(),
        supplier: contract.contract.supplier.clone(),
        buyer: contract.contract.buyer.clone(),
        kind: standing.obligation.kind.code(),
        unit: standing.obligation.kind.nothing().map(Quantity::unit_code),
        required: stored(standing.required),
        realised: stored(standing.realised),
        to_be_judged: stored(standing.to_be_judged),
        gap: stored(standing.gap),
        forecast_low: stored(standing.forecast.map(|one| one.low)),
        forecast_expected: stored(standing.forecast.map(|one| one.expected)),
        status: standing.status.code(),
        jobs: contract.jobs.fixed(),
        counts_as: contract.counts_as.code(),
        reported: contract.reported,
    }
}
