//! Problems of a report for programs, page by page.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    paging::{self, Page},
    problems::ProblemEntry,
};
use crate::{
    actions::Refusal,
    audit::{self, Deed, Object},
    storage::{
        problem_pages::{self, ProblemFilter},
        problems::StoredProblem,
        reports, warnings,
    },
    web::{
        permit::{SeeReports, TokenPermit},
        problem::Fault,
    },
};

/// Which problems, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `error`, `warning` or `note`.
    #[param(pattern = "^(error|warning|note)$")]
    severity: Option<String>,
    /// What it is, in a stable word.
    code: Option<String>,
    /// Name of the sheet; empty for csv and for the whole file.
    sheet: Option<String>,
    /// Letters of the column; empty for a whole sheet or file.
    column: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// A page of problems.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProblemPage {
    problems: Vec<ProblemEntry>,
    /// How many there are on all pages.
    count: i64,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Problems of a report in the order of the file
///
/// Where a code is named that the report does not have there, the answer is 404.
#[utoipa::path(get, path = "/reports/{id}/problems", tag = "problems", operation_id = "listProblems",
    params(("id" = String, Path, description = "Identifier of the report"), Asked),
    responses((status = 200, description = "A page of problems", body = ProblemPage)))]
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("problems", asked.cursor.as_deref(), asked.limit)?;
    let known = |severity: &String| ["error", "warning", "note"].contains(&severity.as_str());
    if !asked.severity.as_ref().is_none_or(known) {
        return Err(Fault::BadRequest("severity_unknown"));
    }
    let filter = ProblemFilter {
        severity: asked.severity,
        code: asked.code,
        sheet: asked.sheet,
        column: asked.column,
    };
    let (count, found) = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let count = problem_pages::count(connection, report.id, &filter)?;
            if count == 0 && filter.code.is_some() {
                return Err(Refusal::NotFound);
            }
            let accepted = warnings::of_report(connection, report.id)?;
            let rows = page.rows();
            let found = problem_pages::page(connection, report.id, &filter, page.after, rows)?;
            let found = page.cut(found, |(id, _)| *id);
            let object = Object::report_of(report.id);
            audit::saw(connection, Deed::SawProblems, object, found.items.len());
            let sees_cells = actor.sees_cells();
            let told = |(_, one): (i64, StoredProblem)| {
                ProblemEntry::of(one.as_seen(sees_cells), &accepted)
            };
            Ok((count, found.map(told)))
        })
        .await?;
    let listed = ProblemPage {
        problems: found.items,
        count,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}
