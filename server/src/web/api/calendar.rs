//! The calendar of reports, for programs: what is due, more time for it, and periods that are closed.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{json::Json, made::Made, reports::utc};
use crate::{
    access::Actor,
    actions::{
        Refusal,
        calendar::{Ask, ask_extension, close_period, decide_extension, reopen_period},
    },
    reporting::calendar::{self as due_reports, Due},
    storage::{
        Connection,
        calendar::{self, StoredClosure, StoredExtension},
        contracts::{self, Contract},
    },
    web::{
        permit::{JudgeReports, SeeContracts, SendReports, TokenPermit},
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
    /// `upcoming`, `open`, `overdue`, `submitted`, `accepted` or `closed`; all without it.
    state: Option<String>,
    /// Only those that are due on or after that day.
    from: Option<NaiveDate>,
    /// Only those that are due on or before that day.
    until: Option<NaiveDate>,
    /// The day for which it is told; today without it.
    on: Option<NaiveDate>,
}

/// A report that is due.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DueReport {
    contract: String,
    supplier: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    due: NaiveDate,
    /// From then on its lack may alert.
    alert_from: NaiveDate,
    state: &'static str,
}

/// The reports that are due.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Calendar {
    calendar: Vec<DueReport>,
}

impl From<Due> for DueReport {
    fn from(one: Due) -> Self {
        Self {
            contract: one.contract,
            supplier: one.supplier,
            period_start: one.report.period.start(),
            period_end: one.report.period.end(),
            due: one.report.due,
            alert_from: one.report.alert_from,
            state: one.state.code(),
        }
    }
}

/// List the reports that are due
///
/// By contract and period; the calendar follows obligations whenever it is asked.
#[utoipa::path(get, path = "/calendar", tag = "calendar", operation_id = "listDueReports",
    params(Asked),
    responses((status = 200, description = "The reports that are due", body = Calendar),
        (status = 404, description = "No such contract, or not for this account")))]
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let asked = asked.into_inner();
    let found = permit
        .read(move |connection, actor| {
            let contracts = match &asked.contract {
                Some(number) => vec![seen(connection, actor, number)?],
                None => contracts::list(connection, actor.scope)?,
            };
            let all = due_reports::due(connection, &contracts, on)?.into_iter();
            let wanted = all.map(DueReport::from).filter(|one| {
                asked
                    .state
                    .as_deref()
                    .is_none_or(|state| state == one.state)
                    && asked.from.is_none_or(|from| from <= one.due)
                    && asked.until.is_none_or(|until| one.due <= until)
            });
            Ok(wanted.collect::<Vec<_>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(Calendar { calendar: found }))
}

fn seen(connection: &mut Connection, actor: &Actor, number: &str) -> Result<Contract, Refusal> {
    contracts::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)
}

/// More time that was asked for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DueExtension)]
pub(super) struct Extension {
    id: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    until: NaiveDate,
    reason: String,
    asked_at: DateTime<Utc>,
    /// Nothing while nobody decided.
    granted: Option<bool>,
    note: Option<String>,
    decided_at: Option<DateTime<Utc>>,
}

/// What was asked for a contract.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Extensions {
    due_extensions: Vec<Extension>,
}

impl From<StoredExtension> for Extension {
    fn from(one: StoredExtension) -> Self {
        Self {
            id: one.public_id,
            period_start: one.period_start,
            period_end: one.period_end,
            until: one.until,
            reason: one.reason,
            asked_at: utc(one.asked_at),
            granted: one.granted,
            note: one.note,
            decided_at: one.decided_at.map(utc),
        }
    }
}

/// List the extensions that were asked for
#[utoipa::path(get, path = "/contracts/{number}/due-extensions", tag = "calendar", operation_id = "listDueExtensions",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "Extensions, oldest first", body = Extensions)))]
pub(super) async fn extensions(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let contract = seen(connection, actor, &number)?;
            let found = calendar::extensions(connection, &[contract.id])?;
            Ok(found.into_iter().map(Extension::from).collect::<Vec<_>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(Extensions {
        due_extensions: found,
    }))
}

/// Ask for more time for a report
#[utoipa::path(post, path = "/contracts/{number}/due-extensions", tag = "calendar", operation_id = "askDueExtension",
    params(("number" = String, Path, description = "Number of the contract")), request_body = Ask,
    responses((status = 201, description = "Asked; who judges reports is mailed", body = Made)))]
pub(super) async fn ask(
    permit: TokenPermit<SendReports>,
    number: Path<String>,
    asked: Json<Ask>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let id = permit
        .write(move |connection, actor| ask_extension(connection, actor, &number, &asked, now))
        .await?;
    Ok(HttpResponse::Created().json(Made { id }))
}

/// What is decided about more time.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ExtensionDecision {
    granted: bool,
    /// Why not; may be said with more time too.
    #[serde(default)]
    note: String,
}

/// Grant more time, or not
#[utoipa::path(post, path = "/due-extensions/{id}/decision", tag = "calendar", operation_id = "decideDueExtension",
    params(("id" = String, Path, description = "Identifier of the extension")), request_body = ExtensionDecision,
    responses((status = 204, description = "Decided; the supplier is mailed")))]
pub(super) async fn decide(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    decision: Json<ExtensionDecision>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            decide_extension(
                connection,
                actor,
                &id,
                decision.granted,
                &decision.note,
                now,
            )
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A closed period.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Closure {
    id: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    closed_at: DateTime<Utc>,
    /// Whether somebody closed it; else its time had passed.
    by_hand: bool,
}

/// The closed periods of a contract.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Closures {
    closures: Vec<Closure>,
}

impl From<StoredClosure> for Closure {
    fn from(one: StoredClosure) -> Self {
        Self {
            id: one.public_id,
            period_start: one.period_start,
            period_end: one.period_end,
            closed_at: utc(one.closed_at),
            by_hand: one.closed_by.is_some(),
        }
    }
}

/// List the closed periods of a contract
#[utoipa::path(get, path = "/contracts/{number}/closures", tag = "calendar", operation_id = "listClosures",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "Closed periods, in order", body = Closures)))]
pub(super) async fn closures(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let contract = seen(connection, actor, &number)?;
            let found = calendar::closed(connection, &[contract.id])?;
            Ok(found.into_iter().map(Closure::from).collect::<Vec<_>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(Closures { closures: found }))
}

/// The period that is closed, by its last day.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PeriodClosing {
    period_end: NaiveDate,
}

/// Close a period of a contract
///
/// Afterwards a report about its days has to say why it changes them.
#[utoipa::path(post, path = "/contracts/{number}/closures", tag = "calendar", operation_id = "closePeriod",
    params(("number" = String, Path, description = "Number of the contract")), request_body = PeriodClosing,
    responses((status = 201, description = "Closed", body = Made)))]
pub(super) async fn close(
    permit: TokenPermit<JudgeReports>,
    number: Path<String>,
    closing: Json<PeriodClosing>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let id = permit
        .write(move |connection, actor| {
            close_period(connection, actor, &number, closing.period_end, now)
        })
        .await?;
    Ok(HttpResponse::Created().json(Made { id }))
}

/// Why a period is opened again.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Reopening {
    reason: String,
}

/// Open a closed period again
#[utoipa::path(post, path = "/contracts/{number}/closures/{id}/reopening", tag = "calendar", operation_id = "reopenPeriod",
    params(("number" = String, Path, description = "Number of the contract"),
        ("id" = String, Path, description = "Identifier of the closure")), request_body = Reopening,
    responses((status = 204, description = "Open again")))]
pub(super) async fn reopen(
    permit: TokenPermit<JudgeReports>,
    path: Path<(String, String)>,
    reopening: Json<Reopening>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (number, id) = path.into_inner();
    permit
        .write(move |connection, actor| {
            reopen_period(connection, actor, &number, &id, &reopening.reason, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
