//! What contracts demand, for programs: registered, amended from a day, lifted for a time.

use actix_web::{
    HttpResponse,
    http::header,
    web::{Json, Path},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::reports::utc;
use crate::{
    actions::{
        Refusal,
        obligation::{
            Amendment, NewDays, NewDuty, Terms, amend_obligation, register_obligation,
            waive_obligation, withdraw_waiver,
        },
    },
    storage::{
        Connection, Known, contracts,
        obligations::{self, StoredObligation},
    },
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::{IfMatch, entity_tag, etag},
        problem::Fault,
    },
};

/// An obligation as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Obligation {
    id: String,
    /// To be sent as `If-Match` with an amendment.
    e_tag: String,
    contract: String,
    kind: String,
    /// Each with the day from which it holds; those of a day before are never applied to days after it.
    terms: Vec<Dated>,
    waivers: Vec<Waiver>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dated {
    holds_from: NaiveDate,
    reason: Option<String>,
    recorded_at: DateTime<Utc>,
    terms: Terms,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Waiver {
    id: String,
    reason: String,
    note: Option<String>,
    approver: String,
    starts: NaiveDate,
    ends: NaiveDate,
}

impl Obligation {
    fn of(contract: &str, stored: StoredObligation) -> Self {
        let terms = stored.terms.iter().map(|one| Dated {
            holds_from: one.row.holds_from,
            reason: one.row.reason.clone(),
            recorded_at: utc(one.row.recorded_at),
            terms: Terms::of(one),
        });
        let waivers = stored.waivers.iter().map(|one| Waiver {
            id: one.public_id.clone(),
            reason: one.reason.clone(),
            note: one.note.clone(),
            approver: one.approver.clone(),
            starts: one.starts,
            ends: one.ends,
        });
        Self {
            e_tag: entity_tag(stored.version),
            contract: contract.to_owned(),
            terms: terms.collect(),
            waivers: waivers.collect(),
            id: stored.public_id,
            kind: stored.kind,
        }
    }
}

/// `GET /v1/contracts/{number}/obligations`.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let contract =
                contracts::by_number(connection, actor.scope, &number)?.ok_or(Refusal::NotFound)?;
            let stored = obligations::of_contracts(connection, &[contract.id], Known::now())?;
            let told = stored
                .into_iter()
                .map(|one| Obligation::of(&contract.number, one));
            Ok(told.collect::<Vec<_>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "obligations": found })))
}

/// `POST /v1/contracts/{number}/obligations`.
pub(super) async fn register(
    permit: TokenPermit<KeepRegister>,
    number: Path<String>,
    new: Json<NewDuty>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let id = permit
        .write(move |connection, actor| {
            let contract =
                contracts::by_number(connection, actor.scope, &number)?.ok_or(Refusal::NotFound)?;
            register_obligation(connection, Some(actor.account), &contract, &new, now)
        })
        .await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/v1/obligations/{id}")))
        .insert_header(etag(1))
        .json(serde_json::json!({ "id": id })))
}

/// `GET /v1/obligations/{id}`.
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (version, found) = permit
        .read(move |connection, actor| {
            let (contract, stored) = one(connection, actor, &id)?;
            Ok((stored.version, Obligation::of(&contract.number, stored)))
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(found))
}

fn one(
    connection: &mut Connection,
    actor: &crate::access::Actor,
    id: &str,
) -> Result<(contracts::Contract, StoredObligation), Refusal> {
    let (contract, _) = obligations::contract_of(connection, id)?.ok_or(Refusal::NotFound)?;
    let contract =
        contracts::by_key(connection, actor.scope, contract)?.ok_or(Refusal::NotFound)?;
    let stored = obligations::of_contracts(connection, &[contract.id], Known::now())?;
    let stored = stored.into_iter().find(|one| one.public_id == id);
    Ok((contract, stored.ok_or(Refusal::NotFound)?))
}

/// `POST /v1/obligations/{id}/amendments`, with `If-Match`.
pub(super) async fn amend(
    permit: TokenPermit<KeepRegister>,
    id: Path<String>,
    version: IfMatch,
    amendment: Json<Amendment>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let version = permit
        .write(move |connection, actor| {
            amend_obligation(connection, actor, &id, version.0, &amendment, now)
        })
        .await?;
    Ok(HttpResponse::NoContent()
        .insert_header(etag(version))
        .finish())
}

/// `POST /v1/obligations/{id}/waivers`.
pub(super) async fn waive(
    permit: TokenPermit<KeepRegister>,
    id: Path<String>,
    new: Json<NewDays>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (waiver, version) = permit
        .write(move |connection, actor| waive_obligation(connection, actor, &id, &new, now))
        .await?;
    Ok(HttpResponse::Created()
        .insert_header(etag(version))
        .json(serde_json::json!({ "id": waiver })))
}

/// `DELETE /v1/obligations/{id}/waivers/{waiver}`.
pub(super) async fn unwaive(
    permit: TokenPermit<KeepRegister>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, waiver) = path.into_inner();
    permit
        .write(move |connection, actor| withdraw_waiver(connection, actor, &id, &waiver, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
