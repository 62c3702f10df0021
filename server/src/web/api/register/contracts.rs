//! Contracts for programs: register, change, extend. A supplier finds its own, and nobody else's.

use actix_web::{
    HttpResponse,
    web::{Json, Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    answers::{address, created, standing},
    contract_body::ContractBody,
    history, part,
};
use crate::{
    actions::{
        Refusal,
        register::{
            Author, Faults, ObjectKind, change_contract, contract_draft::ContractVersion,
            exercise_option, extend_contract, register_contract, remove,
        },
    },
    storage::{
        Connection, Stored,
        contract_parts::{self, StoredExtension},
        registered_contracts::{self, Narrowed, RegisteredContract},
    },
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A contract as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contract {
    #[serde(flatten)]
    contract: ContractVersion,
    supplier_name: String,
    /// Version, as in the entity tag.
    version: i64,
}

impl Contract {
    fn of(connection: &mut Connection, row: RegisteredContract) -> Stored<Self> {
        Ok(Self {
            contract: ContractVersion::standing(connection, &row)?,
            supplier_name: row.supplier_name,
            version: row.version,
        })
    }
}

/// A part of the contracts.
#[derive(Serialize)]
struct Contracts {
    contracts: Vec<Contract>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
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
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/contracts`: in the order in which they were registered.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
    let narrowed = Narrowed {
        supplier: asked.supplier,
        buyer: asked.buyer,
        category: asked.category,
        sector: asked.sector,
        framework: asked.framework,
        running_on: asked.running_on,
    };
    let answer = permit
        .read(move |connection, actor| {
            let rows = registered_contracts::list(connection, actor.scope, &narrowed, part)?;
            let (rows, next) = part::shown(part, rows, |row| row.id);
            let contracts = all(connection, rows)?;
            Ok(Contracts { contracts, next })
        })
        .await?;
    Ok(HttpResponse::Ok().json(answer))
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

/// `POST /v1/contracts`.
pub(super) async fn register(
    permit: TokenPermit<KeepRegister>,
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

/// `GET /v1/contracts/{number}`.
pub(super) async fn show(
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

/// `PUT /v1/contracts/{number}`: the whole contract, with `If-Match`.
pub(super) async fn change(
    permit: TokenPermit<KeepRegister>,
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

/// `DELETE /v1/contracts/{number}`: only where nothing hangs on it.
pub(super) async fn remove(
    permit: TokenPermit<KeepRegister>,
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

/// `GET /v1/contracts/{number}/history`.
pub(super) async fn history(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let row = registered_contracts::by_number(connection, actor.scope, &number)?;
            let id = row.ok_or(Refusal::NotFound)?.id;
            history::of(connection, actor, ObjectKind::Contract, id)
        })
        .await?;
    Ok(history::answer(&found))
}

/// Why an option is exercised.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exercise {
    /// Why; kept in the history.
    reason: Option<String>,
}

/// `POST /v1/contracts/{number}/options/{option}/exercise`: the contract ends later.
pub(super) async fn exercise(
    permit: TokenPermit<KeepRegister>,
    place: Path<(String, i32)>,
    said: Json<Exercise>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let contract = permit
        .write(move |connection, actor| {
            let (number, option) = place.into_inner();
            let reason = said.into_inner().reason;
            let row = exercise_option::exercise_option(
                connection,
                &number,
                option,
                reason.as_deref(),
                &Author::of(actor, now),
            )?;
            Ok(Contract::of(connection, row)?)
        })
        .await?;
    Ok(standing(contract.version, &contract))
}

/// An extension on a ground other than an option.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExtensionBody {
    /// The new last day.
    end: Option<String>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// `POST /v1/contracts/{number}/extensions`: the contract ends later.
pub(super) async fn extend(
    permit: TokenPermit<KeepRegister>,
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
                &said.reason,
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extension {
    /// The option that was exercised; another ground without one.
    option: Option<i32>,
    /// Last day before it.
    ended_before: NaiveDate,
    /// Last day after it.
    end: NaiveDate,
    reason: String,
    registered_at: DateTime<Utc>,
}

impl From<StoredExtension> for Extension {
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

/// `GET /v1/contracts/{number}/extensions`: the oldest first.
pub(super) async fn extensions(
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
    let extensions: Vec<Extension> = found.into_iter().map(Extension::from).collect();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "extensions": extensions })))
}
