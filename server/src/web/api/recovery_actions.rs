//! Recovery actions, for programs: asked for, answered, followed, closed.

use std::collections::HashMap;

use actix_web::{
    HttpResponse,
    web::{Json, Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::reports::utc;
use crate::{
    actions::{
        Refusal,
        follow_up::{Answer, Closing, NewQuestion, answer_recovery, ask_recovery, close_recovery},
    },
    reporting::standings,
    storage::{
        Connection, Known, Stored, contracts,
        recovery_actions::{self, StoredRecoveryAction},
    },
    web::{
        permit::{FollowUp, SeeContracts, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// Actions in one answer, where nobody says how many.
const PAGE: i64 = 50;
/// Actions in one answer at most.
const LARGEST_PAGE: i64 = 100;

/// What the address holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Number of the contract; all that are seen without it.
    contract: Option<String>,
    cursor: Option<i64>,
    limit: Option<i64>,
}

/// A recovery action. Amounts are in the unit of the obligation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RecoveryAction {
    id: String,
    contract: String,
    obligation: String,
    kind: String,
    /// `asked`, `answered` or `closed`.
    state: &'static str,
    reference_date: NaiveDate,
    gap: i64,
    /// Nothing where the gap alert asked.
    question: Option<String>,
    respond_by: NaiveDate,
    asked_at: DateTime<Utc>,
    plan: Option<String>,
    plan_until: Option<NaiveDate>,
    plan_amount: Option<i64>,
    answered_at: Option<DateTime<Utc>>,
    /// What was realised since it was asked for, by all that is known now.
    realised_since: Option<i64>,
    outcome: Option<String>,
    note: Option<String>,
    closed_at: Option<DateTime<Utc>>,
}

impl RecoveryAction {
    fn of(one: StoredRecoveryAction, realised: Option<i64>) -> Self {
        let state = match (one.closed_at, one.answered_at) {
            (Some(_), _) => "closed",
            (None, Some(_)) => "answered",
            (None, None) => "asked",
        };
        Self {
            state,
            realised_since: realised.map(|now| now.saturating_sub(one.realised_amount)),
            id: one.public_id,
            contract: one.contract,
            obligation: one.obligation,
            kind: one.kind,
            reference_date: one.reference_date,
            gap: one.gap_amount,
            question: one.question,
            respond_by: one.respond_by,
            asked_at: utc(one.asked_at),
            plan: one.plan,
            plan_until: one.plan_until,
            plan_amount: one.plan_amount,
            answered_at: one.answered_at.map(utc),
            outcome: one.outcome,
            note: one.closing_note,
            closed_at: one.closed_at.map(utc),
        }
    }
}

/// `GET /v1/recovery-actions`: oldest first.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let on = permit.app.reference_date();
    let limit = asked.limit.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Fault::BadRequest("limit_out_of_range"));
    }
    let (found, next) = permit
        .read(move |connection, actor| {
            let contract = match &asked.contract {
                Some(number) => Some(
                    contracts::by_number(connection, actor.scope, number)?
                        .ok_or(Refusal::NotFound)?
                        .id,
                ),
                None => None,
            };
            let after = asked.cursor.unwrap_or_default();
            let found = recovery_actions::after(connection, actor.scope, contract, after, limit)?;
            let full = i64::try_from(found.len()).is_ok_and(|count| count == limit);
            let next = found
                .last()
                .filter(|_| full)
                .map(|last| last.id.to_string());
            let realised = realised(connection, &found, on)?;
            let told = found.into_iter().map(|one| {
                let realised = realised.get(&one.obligation).copied();
                RecoveryAction::of(one, realised)
            });
            Ok((told.collect::<Vec<_>>(), next))
        })
        .await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "recoveryActions": found, "next": next })))
}

/// What the obligations of those actions have realised, by their public identifiers.
fn realised(
    connection: &mut Connection,
    actions: &[StoredRecoveryAction],
    on: NaiveDate,
) -> Stored<HashMap<String, i64>> {
    let mut ids: Vec<i64> = actions.iter().map(|one| one.contract_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let own = contracts::by_ids(connection, &ids)?;
    let standings = standings::of_contracts(connection, own, on, Known::now())?;
    let obligations = standings.into_iter().flat_map(|one| one.obligations);
    let realised =
        obligations.filter_map(|one| Some((one.row.public_id.clone(), one.realised?.stored())));
    Ok(realised.collect())
}

/// `POST /v1/obligations/{id}/recovery-actions`: the supplier is mailed.
pub(super) async fn ask(
    permit: TokenPermit<FollowUp>,
    id: Path<String>,
    question: Json<NewQuestion>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let id = permit
        .write(move |connection, actor| ask_recovery(connection, actor, &id, &question, on, now))
        .await?;
    Ok(HttpResponse::Created().json(serde_json::json!({ "id": id })))
}

/// `POST /v1/recovery-actions/{id}/answer`: who asked is mailed.
pub(super) async fn answer(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    answer: Json<Answer>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| answer_recovery(connection, actor, &id, &answer, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST /v1/recovery-actions/{id}/closure`.
pub(super) async fn close(
    permit: TokenPermit<FollowUp>,
    id: Path<String>,
    closing: Json<Closing>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| close_recovery(connection, actor, &id, &closing, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
