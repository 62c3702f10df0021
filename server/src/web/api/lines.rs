//! The lines of a report, for programs: what each says, what it is worth and why, and what a reviewer marked it with.

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    paging::{self, Found, Page},
    reports::utc,
    why::Why,
};
use crate::{
    actions::Refusal,
    audit::{self, Deed},
    reporting::place::row_place,
    storage::{
        Connection, Known,
        conflicts::{self, SetAside},
        contracts, line_lists,
        lines::{self, StoredLine},
        obligations, reports,
        reviews::{self, LineDecision},
    },
    web::{
        permit::{SeeLines, TokenPermit},
        problem::Fault,
    },
};

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Only lines that are `new`, `changed` or `same` beside the report before it.
    change: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// Lines of a report, in the order of the file.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LinePage)]
pub(super) struct Lines {
    lines: Vec<Line>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// One line, with what it is worth and why.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    /// By which lines are marked.
    id: i64,
    /// Sheet and row that it was read from.
    place: String,
    /// The cell of every field.
    #[schema(value_type = Object)]
    cells: serde_json::Value,
    contract: String,
    state: String,
    kind: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    candidate: Option<String>,
    target_group: Option<String>,
    in_register: Option<bool>,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    /// Contract hours a week, in ten-thousandths.
    hours_per_week: Option<i64>,
    /// Paid hours, in ten-thousandths.
    paid_hours: Option<i64>,
    amount_cents: Option<i64>,
    worth: Vec<Worth>,
    /// Where it doesn't count since the same work stands in another line too.
    set_aside: Option<LineSetAside>,
    /// `new`, `changed` or `same` beside the report before it; nothing where there was none.
    change: Option<String>,
    /// What the reviewer marked it with: `accepted` or `returned`.
    decision: Option<String>,
    reason: Option<String>,
}

/// Why a line doesn't count.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct LineSetAside {
    reason: String,
    since: DateTime<Utc>,
}

impl From<SetAside> for LineSetAside {
    fn from(one: SetAside) -> Self {
        Self {
            reason: one.reason,
            since: utc(one.since),
        }
    }
}

/// What a line is worth for an obligation, in the unit of the obligation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Worth {
    obligation: String,
    kind: String,
    amount: i64,
    block: Option<String>,
    why: Why,
}

/// The lines of a report
///
/// With what they are worth, why, and what they were marked with.
#[utoipa::path(get, path = "/reports/{id}/lines", tag = "review", operation_id = "listLines",
    params(("id" = String, Path, description = "Identifier of the report"), Asked),
    responses((status = 200, description = "A page of lines", body = Lines)))]
pub(super) async fn list(
    permit: TokenPermit<SeeLines>,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let page = Page::<i64>::asked("lines", asked.cursor.as_deref(), asked.limit)?;
    let found = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let after = page.after.unwrap_or_default();
            let found = line_lists::after(
                connection,
                report.id,
                asked.change.as_deref(),
                after,
                page.rows(),
            )?;
            let mut found = page.cut(found, |line| line.id);
            for line in &mut found.items {
                line.candidate = actor.seen(line.candidate.take());
            }
            told(connection, found)
        })
        .await?;
    Ok(paging::answer(&request, found.next.as_deref(), &found))
}

/// What lines of those contracts are worth, by their keys.
///
/// # Errors
/// When a query fails.
pub(super) fn worth_of(
    connection: &mut Connection,
    contracts: &[i64],
    lines: &[i64],
) -> Result<HashMap<i64, Vec<Worth>>, Refusal> {
    let obligations: HashMap<i64, (String, String)> =
        obligations::of_contracts(connection, contracts, Known::now())?
            .into_iter()
            .map(|one| (one.id, (one.public_id, one.kind)))
            .collect();
    let mut worth: HashMap<i64, Vec<Worth>> = HashMap::new();
    for value in lines::values_of(connection, lines)? {
        let Some((obligation, kind)) = obligations.get(&value.obligation_id) else {
            continue;
        };
        worth.entry(value.line_id).or_default().push(Worth {
            obligation: obligation.clone(),
            kind: kind.clone(),
            amount: value.amount,
            block: value.block,
            why: Why::of(&value.explanation),
        });
    }
    Ok(worth)
}

fn told(connection: &mut Connection, page: Found<StoredLine>) -> Result<Lines, Refusal> {
    let (found, next) = (page.items, page.next);
    let reports = found.iter().map(|line| line.report_id);
    audit::saw_of_reports(connection, Deed::SawLines, reports);
    let ids: Vec<i64> = found.iter().map(|line| line.id).collect();
    let mut of: Vec<i64> = found.iter().map(|line| line.contract_id).collect();
    of.sort_unstable();
    of.dedup();
    let numbers: HashMap<i64, String> = contracts::by_ids(connection, &of)?
        .into_iter()
        .map(|one| (one.id, one.number))
        .collect();
    let mut worth = worth_of(connection, &of, &ids)?;
    let mut aside: HashMap<i64, LineSetAside> = conflicts::set_aside_among(connection, &ids)?
        .into_iter()
        .map(|one| (one.line_id, one.into()))
        .collect();
    let mut decisions: HashMap<i64, LineDecision> = reviews::of_lines(connection, &ids)?
        .into_iter()
        .map(|one| (one.line_id, one))
        .collect();
    let lines = found.into_iter().map(|line| {
        let (decision, reason) = decisions
            .remove(&line.id)
            .map(|one| (one.decision, one.reason))
            .unzip();
        Line {
            id: line.id,
            place: row_place(&line.sheet, line.sheet_row),
            cells: serde_json::from_str(&line.cells).unwrap_or_default(),
            contract: numbers.get(&line.contract_id).cloned().unwrap_or_default(),
            state: line.state,
            kind: line.kind,
            period_start: line.period_start,
            period_end: line.period_end,
            candidate: line.candidate,
            target_group: line.target_group,
            in_register: line.ldr,
            starts: line.starts,
            ends: line.ends,
            hours_per_week: line.hours_per_week,
            paid_hours: line.paid_hours,
            amount_cents: line.amount_cents,
            worth: worth.remove(&line.id).unwrap_or_default(),
            set_aside: aside.remove(&line.id),
            change: line.change_kind,
            decision,
            reason: reason.flatten(),
        }
    });
    Ok(Lines {
        lines: lines.collect(),
        next,
    })
}
