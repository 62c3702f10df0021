//! The list of reports.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use serde::Deserialize;

use super::shown;
use crate::{
    access::Scope,
    actions::report_state::ReportState,
    clock::dutch,
    storage::reports,
    web::{
        permit::{Permit, SeeReports},
        problem::Fault,
        shell,
        views::{ReportRow, ReportsPage, Section},
    },
};

/// Reports on one page.
const PAGE: usize = 50;

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    state: String,
    page: Option<usize>,
}

/// `GET /reports`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeReports>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let state = ReportState::from_code(&asked.state).map(ReportState::code);
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let offset = i64::try_from((page - 1) * PAGE).unwrap_or_default();
    // One more than is shown tells whether there is a next page.
    let limit = i64::try_from(PAGE + 1).unwrap_or(51);
    let mut found = permit
        .read(move |connection, actor| {
            Ok(reports::list(
                connection,
                actor.scope,
                state,
                offset,
                limit,
            )?)
        })
        .await?;
    let has_next = found.len() > PAGE;
    found.truncate(PAGE);
    let address = |page: usize| format!("/reports?state={}&page={page}", state.unwrap_or_default());
    let page = ReportsPage {
        shell: shell::inside(
            &request,
            &permit.visitor,
            Section::Reports,
            texts.text("reports-title"),
        ),
        state: state.unwrap_or_default().to_owned(),
        states: ReportState::ALL
            .iter()
            .map(|state| state.code().to_owned())
            .collect(),
        reports: found
            .into_iter()
            .map(|one| ReportRow {
                id: one.public_id,
                file_name: one.file_name,
                supplier: one.supplier,
                state: one.state,
                uploaded: texts.moment(dutch(one.uploaded_at)),
                submitted: one.submitted_at.map(|at| texts.moment(dutch(at))),
            })
            .collect(),
        with_supplier: permit.actor.scope == Scope::All,
        previous: (page > 1).then(|| address(page - 1)),
        next: has_next.then(|| address(page + 1)),
    };
    shown(HttpResponse::Ok(), &page)
}
