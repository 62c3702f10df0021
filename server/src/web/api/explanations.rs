//! Why a figure is what it is: down to the cells of the file it came from, and what it would be under another table.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use meetbaar_domain::obligation::Quantity;
use serde::{Deserialize, Serialize};

use super::{reports::utc, why::Why};
use crate::{
    actions::{Refusal, obligation::seen, what_if},
    reporting::{
        place::row_place,
        standings::{self, ObligationStanding},
    },
    storage::{
        Connection, Known, contracts,
        contributions::{self, Contribution, Part},
    },
    web::{
        permit::{SeeReports, TokenPermit},
        problem::Fault,
    },
};

/// Contributions in one answer, where nobody says how many.
const PAGE: i64 = 50;
/// Contributions in one answer at most.
const LARGEST_PAGE: i64 = 100;

/// What the address holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Reference date; today without it.
    on: Option<NaiveDate>,
    /// As it was known at the end of that day.
    known_on: Option<NaiveDate>,
    cursor: Option<i64>,
    limit: Option<i64>,
}

/// A figure and all that it is made of. Quantities are whole numbers of the unit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    reference_date: NaiveDate,
    known_on: Option<NaiveDate>,
    contract: String,
    kind: String,
    unit: Option<&'static str>,
    required: Option<i64>,
    realised: Option<i64>,
    with_evidence: Option<i64>,
    gap: Option<i64>,
    status: &'static str,
    /// What the realised figure is the sum of; hours for a number of jobs.
    parts: Vec<ReportPart>,
    /// The lines behind it, in the order in which they were stored.
    contributions: Vec<Line>,
    next: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportPart {
    report: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    amount: i64,
    with_evidence: i64,
}

/// One line, from the decision back to the cells.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    line: i64,
    amount: i64,
    why: Why,
    value_table: Option<String>,
    value_table_revision: Option<i32>,
    value_table_fingerprint: Option<String>,
    period_start: NaiveDate,
    period_end: NaiveDate,
    kind: String,
    target_group: Option<String>,
    place: String,
    cells: serde_json::Value,
    report: String,
    file_name: String,
    file_fingerprint: String,
    importer: Option<String>,
    importer_version: Option<i32>,
    submitted_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    decided_by: Option<String>,
    decided_by_role: Option<String>,
}

impl From<Contribution> for Line {
    fn from(one: Contribution) -> Self {
        Self {
            line: one.line_id,
            amount: one.amount,
            why: Why::of(&one.explanation),
            value_table: one.value_table,
            value_table_revision: one.value_table_revision,
            value_table_fingerprint: one.value_table_fingerprint,
            period_start: one.period_start,
            period_end: one.period_end,
            kind: one.kind,
            target_group: one.target_group,
            place: row_place(&one.sheet, one.sheet_row),
            cells: serde_json::from_str(&one.cells).unwrap_or_default(),
            report: one.report,
            file_name: one.file_name,
            file_fingerprint: one.file_fingerprint,
            importer: one.importer,
            importer_version: one.importer_version,
            submitted_at: one.submitted_at.map(utc),
            decided_at: one.decided_at.map(utc),
            decided_by: one.decided_by,
            decided_by_role: one.decided_by_role,
        }
    }
}

impl From<Part> for ReportPart {
    fn from(part: Part) -> Self {
        Self {
            report: part.report,
            period_start: part.period_start,
            period_end: part.period_end,
            amount: part.amount,
            with_evidence: part.with_evidence,
        }
    }
}

/// `GET /v1/obligations/{id}/explanation`.
pub(super) async fn explain(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let limit = asked.limit.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Fault::BadRequest("limit_out_of_range"));
    }
    let answer = permit
        .read(move |connection, actor| {
            let stored = seen(connection, actor, &id)?;
            let known = Known::on_or_now(asked.known_on);
            let after = asked.cursor.unwrap_or_default();
            let found = contributions::after(connection, stored.id, on, known, after, limit)?;
            let full = i64::try_from(found.len()).is_ok_and(|count| count == limit);
            let next = found
                .last()
                .filter(|_| full)
                .map(|last| last.line_id.to_string());
            let parts = contributions::parts(connection, stored.id, on, known)?;
            let (contract, standing) = standing(connection, stored.contract_id, &id, on, known)?;
            let amount = |quantity: Option<Quantity>| quantity.map(Quantity::stored);
            Ok(Answer {
                reference_date: on,
                known_on: asked.known_on,
                contract,
                kind: stored.kind,
                unit: standing.realised.map(Quantity::unit_code),
                required: amount(standing.required),
                realised: amount(standing.realised),
                with_evidence: amount(standing.with_evidence),
                gap: amount(standing.gap),
                status: standing.status.code(),
                parts: parts.into_iter().map(ReportPart::from).collect(),
                contributions: found.into_iter().map(Line::from).collect(),
                next,
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(answer))
}

/// Number of the contract, and how the obligation stands.
fn standing(
    connection: &mut Connection,
    contract: i64,
    obligation: &str,
    on: NaiveDate,
    known: Known,
) -> Result<(String, ObligationStanding), Refusal> {
    let contracts = contracts::by_ids(connection, &[contract])?;
    let found = standings::of_contracts(connection, contracts, on, known)?;
    let mut found = found.into_iter().flat_map(|one| {
        let number = one.contract.number;
        one.obligations
            .into_iter()
            .map(move |obligation| (number.clone(), obligation))
    });
    let own = found.find(|(_, one)| one.row.public_id == obligation);
    own.ok_or(Refusal::NotFound)
}

/// Another table, and the day.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Other {
    value_table: String,
    on: Option<NaiveDate>,
}

/// What the accepted lines would be worth, in euro cents; nothing is stored.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Supposed {
    value_table: String,
    value_table_revision: i32,
    lines: usize,
    now: i64,
    then: i64,
    without_block: usize,
    /// The first hundred lines that would be worth something else.
    differing: Vec<Differing>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Differing {
    report: String,
    place: String,
    now: i64,
    then: i64,
    block: Option<String>,
}

/// `GET /v1/obligations/{id}/what-if?valueTable=…`.
pub(super) async fn what_if(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    other: Query<Other>,
) -> Result<HttpResponse, Fault> {
    let on = other.on.unwrap_or_else(|| permit.app.reference_date());
    let told = permit
        .read(move |connection, actor| {
            what_if::what_if(connection, actor, &id, &other.value_table, on)
        })
        .await?;
    let differing = told.differing.into_iter().map(|one| Differing {
        report: one.report,
        place: row_place(&one.sheet, one.sheet_row),
        now: one.now,
        then: one.then,
        block: one.block,
    });
    let (value_table, value_table_revision) = told.table;
    Ok(HttpResponse::Ok().json(Supposed {
        value_table,
        value_table_revision,
        lines: told.lines,
        now: told.now,
        then: told.then,
        without_block: told.without_block,
        differing: differing.collect(),
    }))
}
