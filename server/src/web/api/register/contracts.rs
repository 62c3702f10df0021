//! Contracts for programs: register, change, extend. A supplier finds its own, and nobody else's.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        json::Json,
        paging::{self, Page},
    },
    answers::{address, created, part, standing},
    contract_body::ContractBody,
    history::{self, History},
};
use crate::{
    actions::{
        Refusal,
        register::{
            Author, ObjectKind, change_contract, contract_draft::ContractVersion,
            register_contract, remove,
        },
    },
    storage::{
        Connection, Stored, contract_parts,
        registered_contracts::{self, Narrowed, RegisteredContract},
    },
    web::{
        permit::{KeepContracts, SeeContracts, SeeHistory, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A contract as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Contract {
    #[serde(flatten)]
    pub(super) contract: ContractVersion,
    supplier_name: String,
    /// Version, as in the entity tag.
    pub(super) version: i64,
}

impl Contract {
    pub(super) fn of(connection: &mut Connection, row: RegisteredContract) -> Stored<Self> {
        Ok(Self {
            contract: ContractVersion::standing(connection, &row)?,
            supplier_name: row.supplier_name,
            version: row.version,
        })
    }
}

/// A page of the contracts.
#[derive(Serialize, ToSchema)]
struct Contracts {
    contracts: Vec<Contract>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// Code of the supplier.
    supplier: Option<String>,
    /// Code of a buyer, leading or not.
    buyer: Option<String>,
    /// Code of the category.
    category: Option<String>,
    /// Code of the sector.
    sector: Option<String>,
    /// Number of the framework agreement.
    framework: Option<String>,
    /// A day on which they run.
    running_on: Option<NaiveDate>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List contracts
///
/// In the order in which they were registered; a supplier sees none but its own.
#[utoipa::path(get, path = "/contracts", tag = "register", operation_id = "listContracts",
    params(Asked),
    responses((status = 200, description = "A page of contracts", body = Contracts)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("contracts", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
    let narrowed = Narrowed {
        supplier: asked.supplier,
        buyer: asked.buyer,
        category: asked.category,
        sector: asked.sector,
        framework: asked.framework,
        running_on: asked.running_on,
    };
    let listed = permit
        .read(move |connection, actor| {
            let rows = registered_contracts::list(connection, actor.scope, &narrowed, part)?;
            let found = page.cut(rows, |row| row.id);
            Ok(Contracts {
                contracts: all(connection, found.items)?,
                next: found.next,
            })
        })
        .await?;
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

fn all(connection: &mut Connection, rows: Vec<RegisteredContract>) -> Stored<Vec<Contract>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let shares = contract_parts::shares(connection, &ids)?;
    let options = contract_parts::options(connection, &ids)?;
    let contracts = rows.into_iter().map(|row| Contract {
        contract: ContractVersion::of(&row, &shares, &options),
        supplier_name: row.supplier_name,
        version: row.version,
    });
    Ok(contracts.collect())
}

/// Register a contract
#[utoipa::path(post, path = "/contracts", tag = "register", operation_id = "registerContract",
    request_body = ContractBody,
    responses((status = 201, description = "Registered", body = Contract,
        headers(("Location" = String, description = "The contract"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
    permit: TokenPermit<KeepContracts>,
    body: Json<ContractBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let contract = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            let row = register_contract::register_contract(connection, &draft, faults, &author)?;
            Ok(Contract::of(connection, row)?)
        })
        .await?;
    let place = address(&["contracts", &contract.contract.number]);
    Ok(created(place, contract.version, &contract))
}

/// Show a contract
#[utoipa::path(get, path = "/contracts/{number}", tag = "register", operation_id = "showContract",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "The contract", body = Contract)))]
pub(in crate::web::api) async fn show(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let contract = permit
        .read(move |connection, actor| {
            let row = registered_contracts::by_number(connection, actor.scope, &number)?;
            Ok(Contract::of(connection, row.ok_or(Refusal::NotFound)?)?)
        })
        .await?;
    Ok(standing(contract.version, &contract))
}

/// Change a contract
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/contracts/{number}", tag = "register", operation_id = "changeContract",
    params(("number" = String, Path, description = "Number of the contract"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = ContractBody,
    responses((status = 200, description = "Changed", body = Contract, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
    permit: TokenPermit<KeepContracts>,
    number: Path<String>,
    IfMatch(seen): IfMatch,
    body: Json<ContractBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let contract = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            let row = change_contract::change_contract(
                connection, &number, seen, &draft, faults, &author,
            )?;
            Ok(Contract::of(connection, row)?)
        })
        .await?;
    Ok(standing(contract.version, &contract))
}

/// Remove a contract
///
/// Only where nothing hangs on it.
#[utoipa::path(delete, path = "/contracts/{number}", tag = "register", operation_id = "removeContract",
    params(("number" = String, Path, description = "Number of the contract"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
    permit: TokenPermit<KeepContracts>,
    number: Path<String>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            remove::remove_contract(connection, &number, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The versions of a contract
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/contracts/{number}/history", tag = "register", operation_id = "showContractHistory",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
    permit: TokenPermit<SeeHistory>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let row = registered_contracts::by_number(connection, actor.scope, &number)?;
            let id = row.ok_or(Refusal::NotFound)?.id;
            history::of(connection, ObjectKind::Contract, id)
        })
        .await?;
    Ok(history::answer(&found))
}
