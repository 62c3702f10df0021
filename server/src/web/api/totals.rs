//! Standings summed, for programs.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::NaiveDate;
use meetbaar_domain::amount::Jobs;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging::{self, Page};
use crate::{
    reporting::totals::{self, By},
    storage::{Known, groupings::Named},
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
    },
};

/// By what standings are summed, for which day, and which page.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// By what they are summed.
    #[param(inline)]
    by: By,
    /// Day for which the figures hold; that of the installation where nothing is said.
    on: Option<NaiveDate>,
    /// As it was known at the end of that day.
    known_on: Option<NaiveDate>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// A page of totals.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TotalPage {
    reference_date: NaiveDate,
    totals: Vec<Total>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// The sums of a group. Those of buyers and ministries are by their shares of each contract.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Total {
    code: String,
    name: String,
    /// Contracts, also those that the group has a share of.
    contracts: i64,
    /// One for each unit: they are never added to each other.
    units: Vec<UnitTotal>,
    statuses: Vec<StatusCount>,
    /// Jobs of the last full quarter, with four decimals.
    jobs: String,
}

/// Sums of one unit: euro cents, ten-thousandths of a job or hour, people. One that is waived has no gap.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct UnitTotal {
    unit: &'static str,
    obligations: i64,
    required: i64,
    realised: i64,
    with_evidence: i64,
    to_be_judged: i64,
    /// Too much on one obligation does not fill the gap of another.
    gap: i64,
    forecast_expected: i64,
}

/// How many obligations have a status.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct StatusCount {
    status: &'static str,
    obligations: i64,
}

/// Standings summed
///
/// By contract, supplier, category, sector, buyer, ministry, or for the whole network.
#[utoipa::path(get, path = "/standings/totals", tag = "standings", operation_id = "listTotals", params(Asked),
    responses((status = 200, description = "A page of totals", body = TotalPage)))]
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let known = Known::on_or_now(asked.known_on);
    let page = Page::<String>::asked("totals", asked.cursor.as_deref(), asked.limit)?;
    let by = asked.by;
    let all = permit
        .read(move |connection, actor| Ok(totals::totals(connection, actor.scope, by, on, known)?))
        .await?;
    let after = page.after.clone();
    let rest = all
        .into_iter()
        .filter(|(named, _)| after.as_ref().is_none_or(|after| named.code > *after));
    let found = page.cut(rest.collect(), |(named, _): &(Named, _)| named.code.clone());
    let found = found.map(|(named, total)| told(named, &total));
    let listed = TotalPage {
        reference_date: on,
        totals: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

fn told(named: Named, total: &totals::Total) -> Total {
    let units = total.units.iter().map(|(unit, sums)| UnitTotal {
        unit,
        obligations: sums.obligations,
        required: sums.required,
        realised: sums.realised,
        with_evidence: sums.with_evidence,
        to_be_judged: sums.to_be_judged,
        gap: sums.gap,
        forecast_expected: sums.forecast,
    });
    let statuses = total.statuses.iter().map(|(status, count)| StatusCount {
        status,
        obligations: *count,
    });
    Total {
        code: named.code,
        name: named.name,
        contracts: total.contracts,
        units: units.collect(),
        statuses: statuses.collect(),
        jobs: Jobs(total.jobs).fixed(),
    }
}
