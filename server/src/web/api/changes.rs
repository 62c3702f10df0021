//! What a report says otherwise than the one before it, for programs.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging::{self, Page};
use crate::{
    access::Actor,
    actions::Refusal,
    audit::{self, Deed, Object},
    reporting::{
        line_change::FieldChange,
        revision::{self, ChangeKind, LineChange},
    },
    storage::{
        changes::{self, Counts, Slice},
        reports,
    },
    web::{
        permit::{SeeLines, TokenPermit},
        problem::Fault,
    },
};

/// Which lines, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `changed` where nothing is asked.
    kind: Option<ChangeKind>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
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
    /// Cursor of the next page.
    next: Option<String>,
}

/// Compare a report with the one before it
///
/// How many lines are new, changed, unchanged and gone, and one kind of them.
#[utoipa::path(get, path = "/reports/{id}/changes", tag = "reports", operation_id = "listChanges",
    params(("id" = String, Path, description = "Identifier of the report"), Asked),
    responses((status = 200, description = "A page of lines", body = Changes)))]
pub(super) async fn list(
    permit: TokenPermit<SeeLines>,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let kind = asked.kind.unwrap_or(ChangeKind::Changed);
    let page = Page::<i64>::asked(list_of(kind), asked.cursor.as_deref(), asked.limit)?;
    let changes = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let counts = changes::counts(connection, report.id)?;
            let slice = Slice {
                after: page.after.unwrap_or_default(),
                offset: 0,
                limit: page.rows(),
            };
            let lines = match counts {
                Some(_) => revision::page(connection, report.id, kind, slice)?,
                None => Vec::new(),
            };
            let found = page.cut(lines, |one| one.line.id);
            let found = found.map(|one| entry(kind, one, actor));
            let object = Object::report_of(report.id);
            audit::saw(connection, Deed::SawChanges, object, found.items.len());
            Ok(Changes {
                counts,
                lines: found.items,
                next: found.next,
            })
        })
        .await?;
    Ok(paging::answer(&request, changes.next.as_deref(), &changes))
}

/// The list of a kind: its cursor leads to lines of that kind only.
fn list_of(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "newLines",
        ChangeKind::Changed => "changedLines",
        ChangeKind::Unchanged => "unchangedLines",
        ChangeKind::Gone => "goneLines",
    }
}

fn entry(change: ChangeKind, one: LineChange, actor: &Actor) -> ChangeEntry {
    let line = one.line;
    ChangeEntry {
        change,
        contract: one.contract,
        kind: line.kind,
        candidate: actor
            .seen(line.candidate)
            .map(|one| one.chars().take(8).collect()),
        invoice: line.invoice,
        vendor: line.vendor,
        description: line.description,
        sheet: line.sheet,
        row: line.sheet_row,
        fields: one.fields,
    }
}
