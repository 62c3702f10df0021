//! The lines of a report, for programs: what each says, what it is worth and why, and what a reviewer marked it with.

use std::collections::HashMap;

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::why::Why;
use crate::{
    actions::Refusal,
    reporting::place::row_place,
    storage::{
        Connection, Known, contracts,
        lines::{self, StoredLine},
        obligations, reports,
        reviews::{self, LineDecision},
    },
    web::{
        permit::{SeeReports, TokenPermit},
        problem::Fault,
    },
};

/// Lines in one answer, where nobody says how many.
const PAGE: i64 = 50;
/// Lines in one answer at most.
const LARGEST_PAGE: i64 = 100;

/// What the address holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    cursor: Option<i64>,
    limit: Option<i64>,
}

/// Lines of a report, in the order of the file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Lines {
    lines: Vec<Line>,
    next: Option<String>,
}

/// One line, with what it is worth and why.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    /// By which lines are marked.
    id: i64,
    /// Sheet and row that it was read from.
    place: String,
    /// The cell of every field.
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
    /// What the reviewer marked it with: `accepted` or `returned`.
    decision: Option<String>,
    reason: Option<String>,
}

/// What a line is worth for an obligation, in the unit of the obligation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Worth {
    obligation: String,
    kind: String,
    amount: i64,
    block: Option<String>,
    why: Why,
}

/// `GET /v1/reports/{id}/lines`: lines with what they are worth, why, and what was marked.
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let limit = asked.limit.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Fault::BadRequest("limit_out_of_range"));
    }
    let after = asked.cursor.unwrap_or_default();
    let found = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let found = lines::after(connection, report.id, after, limit)?;
            told(connection, found, limit)
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

fn told(connection: &mut Connection, found: Vec<StoredLine>, limit: i64) -> Result<Lines, Refusal> {
    let ids: Vec<i64> = found.iter().map(|line| line.id).collect();
    let full = i64::try_from(found.len()).is_ok_and(|count| count == limit);
    let next = ids.last().filter(|_| full).map(ToString::to_string);
    let mut of: Vec<i64> = found.iter().map(|line| line.contract_id).collect();
    of.sort_unstable();
    of.dedup();
    let numbers: HashMap<i64, String> = contracts::by_ids(connection, &of)?
        .into_iter()
        .map(|one| (one.id, one.number))
        .collect();
    let obligations: HashMap<i64, (String, String)> =
        obligations::of_contracts(connection, &of, Known::now())?
            .into_iter()
            .map(|one| (one.id, (one.public_id, one.kind)))
            .collect();
    let mut worth: HashMap<i64, Vec<Worth>> = HashMap::new();
    for value in lines::values_of(connection, &ids)? {
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
            decision,
            reason: reason.flatten(),
        }
    });
    Ok(Lines {
        lines: lines.collect(),
        next,
    })
}
