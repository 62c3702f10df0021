//! What a report says otherwise than the one before it, for programs.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    actions::Refusal,
    reporting::{
        line_change::FieldChange,
        revision::{self, ChangeKind, LineChange},
    },
    storage::{
        changes::{self, Counts},
        reports,
    },
    web::{
        permit::{SeeReports, TokenPermit},
        problem::Fault,
    },
};

/// Lines in one answer.
const PAGE: i64 = 100;

/// Which lines, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `changed` where nothing is asked.
    kind: Option<ChangeKind>,
    /// From 1.
    page: Option<i64>,
}

/// A line as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChangedLine)]
pub(super) struct ChangeEntry {
    change: ChangeKind,
    contract: String,
    /// `placement`, `purchase`, `activity` or `turnover`.
    kind: String,
    /// The beginning of the candidate's pseudonym: enough to tell two apart.
    candidate: Option<String>,
    invoice: Option<String>,
    vendor: Option<String>,
    description: Option<String>,
    /// Sheet and row of the line; of one that is gone those in the earlier report.
    sheet: String,
    row: i64,
    fields: Vec<FieldChange>,
}

/// What a report says otherwise than the one before it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changes {
    /// Nothing where there was no report before it.
    counts: Option<Counts>,
    lines: Vec<ChangeEntry>,
    page: i64,
    pages: i64,
}

/// Compare a report with the one before it
///
/// How many lines are new, changed, unchanged and gone, and one kind of them.
#[utoipa::path(get, path = "/reports/{id}/changes", tag = "reports", operation_id = "listChanges",
    params(("id" = String, Path, description = "Identifier of the report"), Asked),
    responses((status = 200, description = "A page of lines", body = Changes)))]
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let kind = asked.kind.unwrap_or(ChangeKind::Changed);
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let (counts, lines) = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let counts = changes::counts(connection, report.id)?;
            let lines = match counts {
                Some(_) => revision::page(connection, report.id, kind, ((page - 1) * PAGE, PAGE))?,
                None => Vec::new(),
            };
            Ok((counts, lines))
        })
        .await?;
    let count = counts.as_ref().map_or(0, |counts| kind.of(counts));
    let lines: Vec<ChangeEntry> = lines.into_iter().map(|one| entry(kind, one)).collect();
    Ok(HttpResponse::Ok().json(Changes {
        counts,
        lines,
        page,
        pages: count.saturating_add(PAGE - 1) / PAGE,
    }))
}

fn entry(change: ChangeKind, one: LineChange) -> ChangeEntry {
    let line = one.line;
    ChangeEntry {
        change,
        contract: one.contract,
        kind: line.kind,
        candidate: line.candidate.map(|one| one.chars().take(8).collect()),
        invoice: line.invoice,
        vendor: line.vendor,
        description: line.description,
        sheet: line.sheet,
        row: line.sheet_row,
        fields: one.fields,
    }
}
