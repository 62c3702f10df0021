//! Recovery actions, for programs: asked for, answered, followed, closed.

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    json::Json,
    made::Made,
    paging::{self, Page},
    reports::utc,
};
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

/// What the address holds.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Number of the contract; all that are seen without it.
    contract: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// A recovery action. Amounts are in the unit of the obligation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RecoveryAction {
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
        Self {
            state: one.state().code(),
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

/// List recovery actions
///
/// Oldest first, with what was realised since each was asked for.
#[utoipa::path(get, path = "/recovery-actions", tag = "followUp", operation_id = "listRecoveryActions",
    params(Asked),
    responses((status = 200, description = "A page of recovery actions", body = RecoveryActions),
        (status = 404, description = "No such contract, or not for this account")))]
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let on = permit.app.reference_date();
    let page = Page::<i64>::asked("recoveryActions", asked.cursor.as_deref(), asked.limit)?;
    let found = permit
        .read(move |connection, actor| {
            let contract = match &asked.contract {
                Some(number) => Some(
                    contracts::by_number(connection, actor.scope, number)?
                        .ok_or(Refusal::NotFound)?
                        .id,
                ),
                None => None,
            };
            let (after, rows) = (page.after.unwrap_or_default(), page.rows());
            let found = recovery_actions::after(connection, actor.scope, contract, after, rows)?;
            let found = page.cut(found, |one| one.id);
            let realised = realised(connection, &found.items, on)?;
            let found = found.map(|one| {
                let realised = realised.get(&one.obligation).copied();
                RecoveryAction::of(one, realised)
            });
            Ok(RecoveryActions {
                recovery_actions: found.items,
                next: found.next,
            })
        })
        .await?;
    Ok(paging::answer(&request, found.next.as_deref(), &found))
}

/// A page of recovery actions.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RecoveryActions {
    recovery_actions: Vec<RecoveryAction>,
    /// Cursor of the next page.
    next: Option<String>,
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

/// Ask a supplier for a recovery action
#[utoipa::path(post, path = "/obligations/{id}/recovery-actions", tag = "followUp", operation_id = "askRecoveryAction",
    params(("id" = String, Path, description = "Identifier of the obligation")), request_body = NewQuestion,
    responses((status = 201, description = "Asked; the supplier is mailed", body = Made)))]
pub(super) async fn ask(
    permit: TokenPermit<FollowUp>,
    id: Path<String>,
    question: Json<NewQuestion>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let id = permit
        .write(move |connection, actor| ask_recovery(connection, actor, &id, &question, on, now))
        .await?;
    Ok(HttpResponse::Created().json(Made { id }))
}

/// Answer with a plan
#[utoipa::path(post, path = "/recovery-actions/{id}/answer", tag = "followUp", operation_id = "answerRecoveryAction",
    params(("id" = String, Path, description = "Identifier of the recovery action")), request_body = Answer,
    responses((status = 204, description = "Answered; who asked is mailed")))]
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

/// Close a recovery action
#[utoipa::path(post, path = "/recovery-actions/{id}/closure", tag = "followUp", operation_id = "closeRecoveryAction",
    params(("id" = String, Path, description = "Identifier of the recovery action")), request_body = Closing,
    responses((status = 204, description = "Closed")))]
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
