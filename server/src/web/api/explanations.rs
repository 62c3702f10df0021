//! Why a figure is what it is: down to the cells of the file it came from, and what it would be under another table.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use meetbaar_domain::obligation::Quantity;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    paging::{self, Page},
    reports::utc,
    why::Why,
};
use crate::{
    actions::{Refusal, obligation::seen, what_if},
    audit::{self, Deed, Object},
    reporting::{
        place::row_place,
        reductions::{Reducing, reducing},
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

/// For which day, and which page of its contributions.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// Reference date; today without it.
    on: Option<NaiveDate>,
    /// As it was known at the end of that day.
    known_on: Option<NaiveDate>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// A figure and all that it is made of. Quantities are whole numbers of the unit.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Explained)]
pub(super) struct Answer {
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
    /// The certificates that lower what is required to date, each with the days on which it does.
    reduced_by: Vec<ReducedBy>,
    /// What the realised figure is the sum of; hours for a number of jobs.
    parts: Vec<ReportPart>,
    /// The lines behind it, in the order in which they were stored.
    contributions: Vec<Line>,
    /// Cursor of the next page of contributions.
    next: Option<String>,
}

/// A certificate that lowers what is required.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReducedBy {
    /// Identifier of the certificate.
    certificate: String,
    /// Step of the PSO: `1`, `2`, `3` or `30+`.
    step: String,
    /// Where the document is to be found.
    document: String,
    /// What it takes off, in hundredths of a percent.
    reduction: i64,
    /// First day on which it does.
    from: NaiveDate,
    /// Last day until now on which it does.
    until: NaiveDate,
}

impl From<Reducing<'_>> for ReducedBy {
    fn from(one: Reducing<'_>) -> Self {
        Self {
            certificate: one.certificate.public_id.clone(),
            step: one.certificate.step.clone(),
            document: one.certificate.document.clone(),
            reduction: one.share.0,
            from: one.days.start(),
            until: one.days.end(),
        }
    }
}

/// What one report brings.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportPart {
    report: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
    amount: i64,
    with_evidence: i64,
}

/// One line, from the decision back to the cells.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Contribution)]
pub(super) struct Line {
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
    /// The cell of every field.
    #[schema(value_type = Object)]
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

/// Why the figures of an obligation are what they are
///
/// Down to the cells of the files that they came from.
#[utoipa::path(get, path = "/obligations/{id}/explanation", tag = "standings", operation_id = "explainObligation",
    params(("id" = String, Path, description = "Identifier of the obligation"), Asked),
    responses((status = 200, description = "The figures, and a page of contributions", body = Answer)))]
pub(super) async fn explain(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let page = Page::<i64>::asked("contributions", asked.cursor.as_deref(), asked.limit)?;
    let answer = permit
        .read(move |connection, actor| {
            let stored = seen(connection, actor, &id)?;
            let known = Known::on_or_now(asked.known_on);
            let after = page.after.unwrap_or_default();
            let found = contributions::after(connection, stored.id, on, known, after, page.rows())?;
            let found = page.cut(found, |one| one.line_id).map(Line::from);
            let object = Object::keyed("obligation", stored.id);
            audit::saw(connection, Deed::SawExplanation, object, found.items.len());
            let parts = contributions::parts(connection, stored.id, on, known)?;
            let (contract, standing) = standing(connection, stored.contract_id, &id, on, known)?;
            let amount = |quantity: Option<Quantity>| quantity.map(Quantity::stored);
            let reduced_by = reducing(&standing.row, on)?.into_iter();
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
                reduced_by: reduced_by.map(ReducedBy::from).collect(),
                parts: parts.into_iter().map(ReportPart::from).collect(),
                contributions: found.items,
                next: found.next,
            })
        })
        .await?;
    Ok(paging::answer(&request, answer.next.as_deref(), &answer))
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
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Other {
    /// Code of the table.
    value_table: String,
    /// Reference date; today without it.
    on: Option<NaiveDate>,
}

/// What the accepted lines would be worth, in euro cents; nothing is stored.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Supposed {
    value_table: String,
    value_table_revision: i32,
    lines: usize,
    now: i64,
    then: i64,
    without_block: usize,
    /// The first hundred lines that would be worth something else.
    differing: Vec<Differing>,
}

/// A line that would be worth something else.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Differing {
    report: String,
    place: String,
    now: i64,
    then: i64,
    block: Option<String>,
}

/// What an obligation would be worth under another table
///
/// Nothing is stored.
#[utoipa::path(get, path = "/obligations/{id}/what-if", tag = "standings", operation_id = "supposeValueTable",
    params(("id" = String, Path, description = "Identifier of the obligation"), Other),
    responses((status = 200, description = "What the accepted lines would be worth", body = Supposed),
        (status = 409, description = "The obligation is not valued by a table")))]
pub(super) async fn what_if(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    other: Query<Other>,
) -> Result<HttpResponse, Fault> {
    let on = other.on.unwrap_or_else(|| permit.app.reference_date());
    let told = permit
        .read(move |connection, actor| {
            let object = Object::named("obligation", &id);
            audit::saw(connection, Deed::SawExplanation, object, 1);
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
