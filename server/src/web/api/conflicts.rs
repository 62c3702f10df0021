//! Conflicts, for programs: the queue, each with the lines that it is between, and what is decided on it.

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
    lines::{Worth, worth_of},
    paging::{self, Page},
    reports::utc,
};
use crate::{
    access::Actor,
    actions::{
        Refusal,
        conflicts::{Ruling, decide_conflict, undo_decision},
    },
    audit::{self, Deed},
    reporting::place::row_place,
    storage::{
        Connection,
        conflicts::{self, ConflictFilter, Decision, ListedConflict, Member},
        contracts, reports,
    },
    web::{
        permit::{JudgeReports, TokenPermit},
        precondition::{IfMatch, entity_tag, etag},
        problem::Fault,
    },
};

/// Which conflicts, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `open`, `decided` or `lapsed`; all without it.
    state: Option<String>,
    /// Number of a contract that they touch.
    contract: Option<String>,
    /// Identifier of a report that they touch.
    report: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// Placements of one person that can't all count.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Conflict {
    id: String,
    /// To be sent as `If-Match` with a decision.
    e_tag: String,
    /// `same_hours` or `over_full_week`.
    kind: String,
    /// `open`, `decided` or `lapsed`.
    state: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    raised_at: DateTime<Utc>,
    lines: Vec<Line>,
    /// Newest first; the first one stands unless it ended.
    decisions: Vec<Decided>,
}

/// A line that a conflict is between.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ConflictLine)]
pub(super) struct Line {
    id: i64,
    contract: String,
    supplier: String,
    report: String,
    file_name: String,
    /// Sheet and row that it was read from.
    place: String,
    state: String,
    /// Whether it doesn't count, by a decision that stands.
    set_aside: bool,
    candidate: Option<String>,
    target_group: Option<String>,
    period_start: NaiveDate,
    period_end: NaiveDate,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    /// Contract hours a week, in ten-thousandths.
    hours_per_week: Option<i64>,
    /// Paid hours, in ten-thousandths.
    paid_hours: Option<i64>,
    worth: Vec<Worth>,
}

/// What was decided.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ConflictDecision)]
pub(super) struct Decided {
    reason: String,
    /// Public identifier of the account that decided.
    decided_by: String,
    /// Lines that it set aside.
    set_aside: Vec<i64>,
    decided_at: DateTime<Utc>,
    /// Nothing while it stands.
    ended_at: Option<DateTime<Utc>>,
    /// Why it was undone; nothing where it ended by itself, since a line that counted no longer does.
    end_reason: Option<String>,
}

impl Decided {
    fn of(one: Decision, set_aside: Vec<i64>) -> Self {
        Self {
            reason: one.reason,
            decided_by: one.decided_by,
            set_aside,
            decided_at: utc(one.decided_at),
            ended_at: one.ended_at.map(utc),
            end_reason: one.end_reason,
        }
    }
}

impl Line {
    fn of(one: Member, worth: Vec<Worth>) -> Self {
        Self {
            id: one.line_id,
            contract: one.contract,
            supplier: one.supplier,
            report: one.report,
            file_name: one.file_name,
            place: row_place(&one.sheet, one.sheet_row),
            state: one.state,
            set_aside: one.set_aside,
            candidate: one.candidate,
            target_group: one.target_group,
            period_start: one.period.0,
            period_end: one.period.1,
            starts: one.starts,
            ends: one.ends,
            hours_per_week: one.hours_per_week,
            paid_hours: one.paid_hours,
            worth,
        }
    }
}

/// A page of conflicts.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Conflicts {
    conflicts: Vec<Conflict>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// List conflicts
///
/// Oldest first: placements of one person, by candidate number or linking key, that come to more than a full week
/// together or claim the same hours twice.
#[utoipa::path(get, path = "/conflicts", tag = "review", operation_id = "listConflicts", params(Asked),
    responses((status = 200, description = "A page of conflicts", body = Conflicts),
        (status = 404, description = "No such contract or report, or not for this account")))]
pub(super) async fn list(
    permit: TokenPermit<JudgeReports>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let page = Page::<i64>::asked("conflicts", asked.cursor.as_deref(), asked.limit)?;
    let found = permit
        .read(move |connection, actor| {
            let filter = filter(connection, actor, asked.into_inner())?;
            let after = page.after.unwrap_or_default();
            let found = conflicts::after(connection, actor.scope, &filter, after, page.rows())?;
            let found = page.cut(found, |one| one.id);
            Ok(Conflicts {
                conflicts: told(connection, found.items)?,
                next: found.next,
            })
        })
        .await?;
    Ok(paging::answer(&request, found.next.as_deref(), &found))
}

fn filter(
    connection: &mut Connection,
    actor: &Actor,
    asked: Asked,
) -> Result<ConflictFilter, Refusal> {
    let contract = asked
        .contract
        .map(|number| contracts::by_number(connection, actor.scope, &number))
        .transpose()?;
    let report = asked
        .report
        .map(|id| reports::by_public_id(connection, actor.scope, &id))
        .transpose()?;
    Ok(ConflictFilter {
        state: asked.state,
        contract: contract
            .map(|one| one.map(|one| one.id).ok_or(Refusal::NotFound))
            .transpose()?,
        report: report
            .map(|one| one.map(|one| one.id).ok_or(Refusal::NotFound))
            .transpose()?,
    })
}

fn told(connection: &mut Connection, found: Vec<ListedConflict>) -> Result<Vec<Conflict>, Refusal> {
    let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
    let members = conflicts::members(connection, &ids)?;
    let reports = members.iter().map(|one| one.report_id);
    audit::saw_of_reports(connection, Deed::SawConflicts, reports);
    let lines: Vec<i64> = members.iter().map(|one| one.line_id).collect();
    let mut of: Vec<i64> = members.iter().map(|one| one.contract_id).collect();
    of.sort_unstable();
    of.dedup();
    let mut worth = worth_of(connection, &of, &lines)?;
    let mut between: HashMap<i64, Vec<Line>> = HashMap::new();
    for one in members {
        let worth = worth.remove(&one.line_id).unwrap_or_default();
        between
            .entry(one.conflict_id)
            .or_default()
            .push(Line::of(one, worth));
    }
    let mut decisions: HashMap<i64, Vec<Decided>> = HashMap::new();
    let decided = conflicts::decisions_of(connection, &ids)?;
    let keys: Vec<i64> = decided.iter().map(|one| one.id).collect();
    let aside = conflicts::set_aside_by(connection, &keys)?;
    for one in decided {
        let of = aside.iter().filter(|(decision, _)| *decision == one.id);
        let lines = of.map(|(_, line)| *line).collect();
        decisions
            .entry(one.conflict_id)
            .or_default()
            .push(Decided::of(one, lines));
    }
    let conflicts = found.into_iter().map(|one| Conflict {
        e_tag: entity_tag(one.version),
        period_start: one.starts,
        period_end: one.ends,
        raised_at: utc(one.raised_at),
        lines: between.remove(&one.id).unwrap_or_default(),
        decisions: decisions.remove(&one.id).unwrap_or_default(),
        id: one.public_id,
        kind: one.kind,
        state: one.state,
    });
    Ok(conflicts.collect())
}

/// One conflict
#[utoipa::path(get, path = "/conflicts/{id}", tag = "review", operation_id = "showConflict",
    params(("id" = String, Path, description = "Identifier of the conflict")),
    responses((status = 200, description = "The conflict", body = Conflict,
        headers(("ETag" = String, description = "Its version")))))]
pub(super) async fn show(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (found, version) = permit
        .read(move |connection, actor| {
            let found =
                conflicts::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let version = found.version;
            let told = told(connection, vec![found])?.into_iter().next();
            Ok((told.ok_or(Refusal::NotFound)?, version))
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(found))
}

/// Decide which lines of a conflict count
///
/// One, several, or all of them: those that are not named don't count from now on, and their suppliers are mailed.
#[utoipa::path(post, path = "/conflicts/{id}/decision", tag = "review", operation_id = "decideConflict",
    params(("id" = String, Path, description = "Identifier of the conflict"),
        ("If-Match" = String, Header, description = "The version that is decided on")), request_body = Ruling,
    responses((status = 204, description = "Decided", headers(("ETag" = String, description = "Its version")))))]
pub(super) async fn decide(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    version: IfMatch,
    ruling: Json<Ruling>,
) -> Result<HttpResponse, Fault> {
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let version = permit
        .write(move |connection, actor| {
            decide_conflict(connection, actor, &id, version.0, &ruling, &alerts, now)
        })
        .await?;
    Ok(HttpResponse::NoContent()
        .insert_header(etag(version))
        .finish())
}

/// Why a decision is undone.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Undoing {
    reason: String,
}

/// Undo what was decided on a conflict
///
/// All of its lines count again, until somebody decides anew.
#[utoipa::path(post, path = "/conflicts/{id}/decision/withdrawal", tag = "review", operation_id = "undoConflictDecision",
    params(("id" = String, Path, description = "Identifier of the conflict"),
        ("If-Match" = String, Header, description = "The version that is undone")), request_body = Undoing,
    responses((status = 204, description = "Undone")))]
pub(super) async fn undo(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    version: IfMatch,
    undoing: Json<Undoing>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            undo_decision(connection, actor, &id, version.0, &undoing.reason, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
