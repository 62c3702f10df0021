//! What contracts demand, for programs: registered, amended from a day, lifted for a time.

use actix_web::{HttpResponse, http::header, web::Path};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{json::Json, made::Made, reports::utc};
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
        permit::{KeepContracts, SeeContracts, TokenPermit},
        precondition::{IfMatch, entity_tag, etag},
        problem::Fault,
    },
};

/// An obligation as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Obligation {
    id: String,
    /// To be sent as `If-Match` with an amendment.
    e_tag: String,
    contract: String,
    kind: String,
    /// Each with the day from which it holds; those of a day before are never applied to days after it.
    terms: Vec<Dated>,
    waivers: Vec<Waiver>,
}

/// Terms, and the day from which they hold.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DatedTerms)]
pub(super) struct Dated {
    holds_from: NaiveDate,
    reason: Option<String>,
    recorded_at: DateTime<Utc>,
    terms: Terms,
}

/// Days on which an obligation is lifted.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Waiver {
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

/// The obligations of a contract.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Obligations {
    obligations: Vec<Obligation>,
}

/// What a contract demands
#[utoipa::path(get, path = "/contracts/{number}/obligations", tag = "obligations", operation_id = "listObligations",
    params(("number" = String, Path, description = "Number of the contract")), responses((status = 200, description = "All its obligations", body = Obligations)))]
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
    Ok(HttpResponse::Ok().json(Obligations { obligations: found }))
}

/// Register an obligation
#[utoipa::path(post, path = "/contracts/{number}/obligations", tag = "obligations", operation_id = "registerObligation",
    params(("number" = String, Path, description = "Number of the contract")), request_body = NewDuty,
    responses((status = 201, description = "Registered", body = Made,
        headers(("Location" = String, description = "The obligation"), ("ETag" = String, description = "Its version")))))]
pub(super) async fn register(
    permit: TokenPermit<KeepContracts>,
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
        .json(Made { id }))
}

/// An obligation with all its terms and waivers
#[utoipa::path(get, path = "/obligations/{id}", tag = "obligations", operation_id = "showObligation",
    params(("id" = String, Path, description = "Identifier of the obligation")), responses((status = 200, description = "The obligation", body = Obligation)))]
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

/// Amend an obligation from a day on
///
/// What was demanded before that day stays.
#[utoipa::path(post, path = "/obligations/{id}/amendments", tag = "obligations", operation_id = "amendObligation",
    params(("id" = String, Path, description = "Identifier of the obligation"), ("If-Match" = String, Header, description = "ETag of the version that is amended")),
    request_body = Amendment,
    responses((status = 204, description = "Amended", headers(("ETag" = String, description = "Its version now")))))]
pub(super) async fn amend(
    permit: TokenPermit<KeepContracts>,
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

/// Lift an obligation for some days
#[utoipa::path(post, path = "/obligations/{id}/waivers", tag = "obligations", operation_id = "waiveObligation",
    params(("id" = String, Path, description = "Identifier of the obligation")), request_body = NewDays,
    responses((status = 201, description = "Lifted", body = Made, headers(("ETag" = String, description = "The obligation's version now")))))]
pub(super) async fn waive(
    permit: TokenPermit<KeepContracts>,
    id: Path<String>,
    new: Json<NewDays>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (waiver, version) = permit
        .write(move |connection, actor| waive_obligation(connection, actor, &id, &new, now))
        .await?;
    Ok(HttpResponse::Created()
        .insert_header(etag(version))
        .json(Made { id: waiver }))
}

/// Take a waiver back
#[utoipa::path(delete, path = "/obligations/{id}/waivers/{waiver}", tag = "obligations", operation_id = "withdrawWaiver",
    params(("id" = String, Path, description = "Identifier of the obligation"), ("waiver" = String, Path, description = "Identifier of the waiver")),
    responses((status = 204, description = "Taken back")))]
pub(super) async fn unwaive(
    permit: TokenPermit<KeepContracts>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, waiver) = path.into_inner();
    permit
        .write(move |connection, actor| withdraw_waiver(connection, actor, &id, &waiver, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
