//! How every contract stands, for programs.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::NaiveDate;
use meetbaar_domain::{
    obligation::Quantity,
    standing::{Durability, Status},
};
use serde::{Deserialize, Serialize};
use utoipa::{
    IntoParams, ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

use super::paging::{self, Found, Page};
use crate::{
    access::Scope,
    reporting::standings::{self, ContractStanding, ObligationStanding},
    storage::{
        Connection, Known, Stored,
        contracts::{self, ContractFilter},
    },
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
    },
};

/// Contracts that are looked at together.
const TOGETHER: i64 = 200;

/// Which standings, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// Day for which the figures hold; that of the installation where nothing is said.
    on: Option<NaiveDate>,
    /// As it was known at the end of that day.
    known_on: Option<NaiveDate>,
    /// Only those of this contract: its number.
    contract: Option<String>,
    /// Only those of this supplier: its code or its name.
    supplier: Option<String>,
    /// Only those of this category: its code or its name.
    category: Option<String>,
    /// Only those of this buyer: its code or its name.
    buyer: Option<String>,
    /// Only those with this status.
    #[param(schema_with = statuses)]
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// A page of standings.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct StandingPage {
    reference_date: NaiveDate,
    standings: Vec<Standing>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// How one obligation stands. Quantities are whole numbers of the unit: euro cents, ten-thousandths of a job or hour, people.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Standing {
    contract: String,
    supplier: String,
    buyer: String,
    category: String,
    /// Identifier of the obligation: by it the figures are explained.
    obligation: String,
    /// Kind of the obligation.
    kind: &'static str,
    unit: Option<&'static str>,
    required: Option<i64>,
    realised: Option<i64>,
    /// The part of what is realised that evidence backs; not told of people.
    with_evidence: Option<i64>,
    to_be_judged: Option<i64>,
    gap: Option<i64>,
    forecast_low: Option<i64>,
    forecast_expected: Option<i64>,
    #[schema(schema_with = statuses)]
    status: &'static str,
    /// Jobs of the last full quarter, with four decimals.
    jobs: String,
    counts_as: &'static str,
    reported: bool,
    /// Whether the contract's placements last.
    durability: Durable,
}

/// Whether placements last: how many can be judged, and how many did.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Durable {
    six_months: Lasted,
    twelve_months: Lasted,
    /// Of those that began temporarily.
    became_permanent: Lasted,
}

/// So many of so many placements.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lasted {
    judged: i64,
    lasted: i64,
}

impl From<Durability> for Lasted {
    fn from(one: Durability) -> Self {
        Self {
            judged: one.judged,
            lasted: one.lasted,
        }
    }
}

/// The words of statuses.
fn statuses() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some("How an obligation stands, in a word."))
        .enum_values(Some(Status::ALL.iter().map(|one| one.code())))
        .build()
}

/// Where an obligation stands in the list: its contract's key, and its own.
type Place = (i64, i64);

/// What is required, realised and lacking for each obligation
#[utoipa::path(get, path = "/standings", tag = "standings", operation_id = "listStandings", params(Asked),
    responses((status = 200, description = "A page of standings", body = StandingPage)))]
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<Place>::asked("standings", asked.cursor.as_deref(), asked.limit)?;
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let status = match &asked.status {
        Some(code) => Some(Status::from_code(code).ok_or(Fault::BadRequest("status_unknown"))?),
        None => None,
    };
    let wanted = Wanted {
        on,
        known: Known::on_or_now(asked.known_on),
        status,
        filter: ContractFilter {
            number: asked.contract,
            supplier: asked.supplier,
            buyer: asked.buyer,
            category: asked.category,
        },
    };
    let found = permit
        .read(move |connection, actor| Ok(wanted.page(connection, actor.scope, &page)?))
        .await?;
    let listed = StandingPage {
        reference_date: on,
        standings: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Which standings somebody wants.
struct Wanted {
    on: NaiveDate,
    known: Known,
    status: Option<Status>,
    filter: ContractFilter,
}

impl Wanted {
    /// A page of them: contracts are looked at some at a time until it is full.
    fn page(
        &self,
        connection: &mut Connection,
        scope: Scope,
        page: &Page<Place>,
    ) -> Stored<Found<Standing>> {
        let mut found: Vec<(Place, Standing)> = Vec::new();
        let mut from = page.after.map_or(0, |(contract, _)| contract);
        while !page.is_full(found.len()) {
            let contracts = contracts::page(connection, scope, &self.filter, from, TOGETHER)?;
            let Some(last) = contracts.last().map(|contract| contract.id) else {
                break;
            };
            from = last.saturating_add(1);
            for one in standings::of_contracts(connection, contracts, self.on, self.known)? {
                let wanted = one.obligations.iter().filter(|two| {
                    let place = (one.contract.id, two.row.id);
                    page.after.is_none_or(|after| place > after)
                        && self.status.is_none_or(|status| two.status == status)
                });
                found.extend(wanted.map(|two| ((one.contract.id, two.row.id), entry(&one, two))));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        Ok(page
            .cut(found, |(place, _)| *place)
            .map(|(_, standing)| standing))
    }
}

fn entry(contract: &ContractStanding, standing: &ObligationStanding) -> Standing {
    let stored = |quantity: Option<Quantity>| quantity.map(Quantity::stored);
    Standing {
        contract: contract.contract.number.clone(),
        supplier: contract.contract.supplier.clone(),
        buyer: contract.contract.buyer.clone(),
        category: contract.contract.category.clone(),
        obligation: standing.row.public_id.clone(),
        kind: standing.obligation.kind.code(),
        unit: standing.obligation.kind.nothing().map(Quantity::unit_code),
        required: stored(standing.required),
        realised: stored(standing.realised),
        with_evidence: stored(standing.with_evidence),
        to_be_judged: stored(standing.to_be_judged),
        gap: stored(standing.gap),
        forecast_low: stored(standing.forecast.map(|one| one.low)),
        forecast_expected: stored(standing.forecast.map(|one| one.expected)),
        status: standing.status.code(),
        jobs: contract.jobs.fixed(),
        counts_as: contract.counts_as.code(),
        reported: contract.reported,
        durability: Durable {
            six_months: contract.lasting.six_months.into(),
            twelve_months: contract.lasting.twelve_months.into(),
            became_permanent: contract.lasting.became_permanent.into(),
        },
    }
}
