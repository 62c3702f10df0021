//! The settlement of a contract that has ended, for programs.

use actix_web::{HttpResponse, web::Path};
use chrono::{DateTime, NaiveDate, Utc};
use meetbaar_domain::amount::BasisPoints;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{json::Json, reports::utc};
use crate::{
    actions::{
        Refusal,
        follow_up::{close_settlement, reply_to_settlement, settle_contract},
    },
    storage::{
        contracts,
        settlements::{self, StoredPart},
    },
    web::{
        permit::{FollowUp, SeeContracts, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// How a contract ended. The exposure is a signal to talk, never a decision.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settlement {
    contract: String,
    /// `open`, `replied` or `closed`.
    state: &'static str,
    reference_date: NaiveDate,
    /// Factor of the exposure, in hundredths of a percent: 10000 is once.
    factor: i64,
    note: Option<String>,
    made_at: DateTime<Utc>,
    obligations: Vec<Part>,
    reply: Option<String>,
    replied_at: Option<DateTime<Utc>>,
    closing_note: Option<String>,
    closed_at: Option<DateTime<Utc>>,
}

/// One obligation, in its unit.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SettledObligation)]
pub(super) struct Part {
    obligation: String,
    kind: String,
    required: Option<i64>,
    realised: Option<i64>,
    gap: Option<i64>,
    exposure_cents: Option<i64>,
    status: String,
}

impl From<StoredPart> for Part {
    fn from(part: StoredPart) -> Self {
        Self {
            obligation: part.obligation,
            kind: part.kind,
            required: part.required_amount,
            realised: part.realised_amount,
            gap: part.gap_amount,
            exposure_cents: part.exposure_cents,
            status: part.status,
        }
    }
}

/// Show the settlement of a contract
#[utoipa::path(get, path = "/contracts/{number}/settlement", tag = "followUp", operation_id = "showSettlement",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "The settlement", body = Settlement)))]
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let contract =
                contracts::by_number(connection, actor.scope, &number)?.ok_or(Refusal::NotFound)?;
            let settlement =
                settlements::of_contract(connection, contract.id)?.ok_or(Refusal::NotFound)?;
            let parts = settlements::parts(connection, settlement.id)?;
            Ok(Settlement {
                contract: contract.number,
                state: settlement.state(),
                reference_date: settlement.reference_date,
                factor: settlement.factor,
                note: settlement.note,
                made_at: utc(settlement.made_at),
                obligations: parts.into_iter().map(Part::from).collect(),
                reply: settlement.reply,
                replied_at: settlement.replied_at.map(utc),
                closing_note: settlement.closing_note,
                closed_at: settlement.closed_at.map(utc),
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

/// A settlement to be made.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewSettlement {
    /// Factor of the exposure, in hundredths of a percent; once without it.
    factor: Option<i64>,
    #[serde(default)]
    note: String,
}

/// Settle a contract that has ended
///
/// The exposure is a signal to talk, never a decision.
#[utoipa::path(post, path = "/contracts/{number}/settlement", tag = "followUp", operation_id = "settleContract",
    params(("number" = String, Path, description = "Number of the contract")), request_body = NewSettlement,
    responses((status = 201, description = "Settled; the supplier is mailed", body = Settled)))]
pub(super) async fn make(
    permit: TokenPermit<FollowUp>,
    number: Path<String>,
    new: Json<NewSettlement>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    permit
        .write(move |connection, actor| {
            let factor = new.factor.unwrap_or(BasisPoints::ALL.0);
            settle_contract(connection, actor, &number, (factor, &new.note), on, now)
        })
        .await?;
    Ok(HttpResponse::Created().json(Settled { state: "open" }))
}

/// A settlement that was made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settled {
    /// `open`.
    state: &'static str,
}

/// What a supplier says to a settlement.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SettlementReply {
    reply: String,
}

/// Reply to a settlement
#[utoipa::path(post, path = "/contracts/{number}/settlement/reply", tag = "followUp", operation_id = "replyToSettlement",
    params(("number" = String, Path, description = "Number of the contract")), request_body = SettlementReply,
    responses((status = 204, description = "Replied; contract managers are mailed")))]
pub(super) async fn reply(
    permit: TokenPermit<SendReports>,
    number: Path<String>,
    reply: Json<SettlementReply>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            reply_to_settlement(connection, actor, &number, &reply.reply, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What was agreed.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SettlementClosing {
    note: String,
}

/// Close a settlement
///
/// The accepted periods of the contract are closed with it.
#[utoipa::path(post, path = "/contracts/{number}/settlement/closure", tag = "followUp", operation_id = "closeSettlement",
    params(("number" = String, Path, description = "Number of the contract")), request_body = SettlementClosing,
    responses((status = 204, description = "Closed")))]
pub(super) async fn close(
    permit: TokenPermit<FollowUp>,
    number: Path<String>,
    closing: Json<SettlementClosing>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            close_settlement(connection, actor, &number, &closing.note, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
