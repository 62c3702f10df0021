//! Reports for programs, page by page.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    paging::{self, Page},
    reports::{states, utc},
};
use crate::{
    actions::report_state::ReportState,
    storage::report_pages::{self, Place, ReportFilter},
    web::{
        permit::{SeeReports, TokenPermit},
        problem::Fault,
    },
};

/// A report in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ListedReport {
    id: String,
    #[schema(schema_with = states)]
    state: String,
    file_name: String,
    supplier: String,
    uploaded_at: DateTime<Utc>,
}

/// A page of reports.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportPage {
    reports: Vec<ListedReport>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Which reports, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// Only those in this state.
    #[param(schema_with = states)]
    state: Option<String>,
    /// Only those of this supplier: its code or its name.
    supplier: Option<String>,
    /// Only those that cover this contract: its number.
    contract: Option<String>,
    /// Only those that were uploaded then or later.
    uploaded_from: Option<DateTime<Utc>>,
    /// Only those that were uploaded before then.
    uploaded_until: Option<DateTime<Utc>>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// Reports, the newest first
#[utoipa::path(get, path = "/reports", tag = "reports", operation_id = "listReports", params(Asked),
    responses((status = 200, description = "A page of reports", body = ReportPage)))]
pub(super) async fn list(
    permit: TokenPermit<SeeReports>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<Place>::asked("reports", asked.cursor.as_deref(), asked.limit)?;
    if let Some(state) = &asked.state
        && ReportState::from_code(state).is_none()
    {
        return Err(Fault::BadRequest("state_unknown"));
    }
    let filter = ReportFilter {
        state: asked.state,
        supplier: asked.supplier,
        contract: asked.contract,
        uploaded_from: asked.uploaded_from.map(|at| at.naive_utc()),
        uploaded_until: asked.uploaded_until.map(|at| at.naive_utc()),
    };
    let found = permit
        .read(move |connection, actor| {
            let rows = page.rows();
            let found = report_pages::page(connection, actor.scope, &filter, page.after, rows)?;
            Ok(page.cut(found, |one| (one.uploaded_at, one.id)))
        })
        .await?;
    let found = found.map(|one| ListedReport {
        id: one.public_id,
        state: one.state,
        file_name: one.file_name,
        supplier: one.supplier,
        uploaded_at: utc(one.uploaded_at),
    });
    let listed = ReportPage {
        reports: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}
