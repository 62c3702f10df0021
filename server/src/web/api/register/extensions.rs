//! Longer contracts for programs: options that are exercised, and extensions on another ground.

use actix_web::{HttpResponse, web::Path};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::json::Json,
    answers::{address, created, standing},
    contracts::Contract,
};
use crate::{
    actions::{
        Refusal,
        obligation::AtExtension,
        register::{Author, Faults, exercise_option, extend_contract},
    },
    storage::{
        contract_parts::{self, StoredExtension},
        registered_contracts,
    },
    web::{
        permit::{KeepContracts, SeeContracts, TokenPermit},
        problem::Fault,
    },
};

/// Why an option is exercised.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct Exercise {
    /// Why; kept in the history.
    reason: Option<String>,
    /// What becomes of the obligations that end with the contract: they go on until its new end unless they are kept.
    #[serde(default)]
    obligations: AtExtension,
}

/// Exercise an option
///
/// The contract ends later, and from the day after its end until now the obligations that ended with it go on.
#[utoipa::path(post, path = "/contracts/{number}/options/{option}/exercise", tag = "register", operation_id = "exerciseOption",
    params(("number" = String, Path, description = "Number of the contract"), ("option" = i32, Path, description = "Number of the option, from 1")),
    request_body = Exercise,
    responses((status = 200, description = "The contract as it stands", body = Contract, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn exercise(
    permit: TokenPermit<KeepContracts>,
    place: Path<(String, i32)>,
    said: Json<Exercise>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let contract = permit
        .write(move |connection, actor| {
            let (number, option) = place.into_inner();
            let said = said.into_inner();
            let row = exercise_option::exercise_option(
                connection,
                &number,
                option,
                (said.reason.as_deref(), said.obligations),
                &Author::of(actor, now),
            )?;
            Ok(Contract::of(connection, row)?)
        })
        .await?;
    Ok(standing(contract.version, &contract))
}

/// An extension on a ground other than an option.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct ExtensionBody {
    /// The new last day.
    #[schema(value_type = NaiveDate, required = true)]
    end: Option<String>,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    reason: String,
    /// What becomes of the obligations that end with the contract: they go on until its new end unless they are kept.
    #[serde(default)]
    obligations: AtExtension,
}

/// Extend a contract on a ground other than an option
///
/// The contract ends later, and from the day after its end until now the obligations that ended with it go on.
#[utoipa::path(post, path = "/contracts/{number}/extensions", tag = "register", operation_id = "extendContract",
    params(("number" = String, Path, description = "Number of the contract")),
    request_body = ExtensionBody,
    responses((status = 201, description = "The contract as it stands", body = Contract,
        headers(("Location" = String, description = "The extensions of the contract"), ("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn extend(
    permit: TokenPermit<KeepContracts>,
    number: Path<String>,
    said: Json<ExtensionBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let contract = permit
        .write(move |connection, actor| {
            let said = said.into_inner();
            let mut faults = Faults::default();
            let end = faults.day("end", said.end.as_deref());
            let author = Author::of(actor, now);
            let row = extend_contract::extend_contract(
                connection,
                &number,
                end,
                (&said.reason, said.obligations),
                faults,
                &author,
            )?;
            Ok(Contract::of(connection, row)?)
        })
        .await?;
    let place = address(&["contracts", &contract.contract.number, "extensions"]);
    Ok(created(place, contract.version, &contract))
}

/// Why a contract ends later than it did.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ContractExtension {
    /// The option that was exercised; another ground without one.
    option: Option<i32>,
    /// Last day before it.
    ended_before: NaiveDate,
    /// Last day after it.
    end: NaiveDate,
    reason: String,
    registered_at: DateTime<Utc>,
}

/// The extensions of a contract.
#[derive(Serialize, ToSchema)]
struct ContractExtensions {
    extensions: Vec<ContractExtension>,
}

impl From<StoredExtension> for ContractExtension {
    fn from(stored: StoredExtension) -> Self {
        Self {
            option: stored.option_number,
            ended_before: stored.ended_before,
            end: stored.ends,
            reason: stored.reason,
            registered_at: stored.registered_at.and_utc(),
        }
    }
}

/// List the extensions of a contract
///
/// The oldest first, those by an option included.
#[utoipa::path(get, path = "/contracts/{number}/extensions", tag = "register", operation_id = "listContractExtensions",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "All its extensions", body = ContractExtensions)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let row = registered_contracts::by_number(connection, actor.scope, &number)?;
            let id = row.ok_or(Refusal::NotFound)?.id;
            Ok(contract_parts::extensions(connection, id)?)
        })
        .await?;
    let extensions: Vec<ContractExtension> =
        found.into_iter().map(ContractExtension::from).collect();
    Ok(HttpResponse::Ok().json(ContractExtensions { extensions }))
}
