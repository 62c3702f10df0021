//! Revisions for programs: the file of a report that was returned or accepted is sent again, without a new upload.

use actix_web::{HttpResponse, http::header, web::Path};

use super::reports::TakenIn;
use crate::{
    actions::revise_report,
    web::{
        permit::{SendReports, TokenPermit},
        problem::Fault,
    },
};

/// Send a report again
///
/// A new report of the same file, with its corrections; explanations of warnings that are still there go with it.
#[utoipa::path(post, path = "/reports/{id}/revision", tag = "reports", operation_id = "reviseReport",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 202, description = "Made, to be read", body = TakenIn, headers(("Location" = String, description = "The report, which is the task to follow")))))]
pub(super) async fn revise(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let made = permit
        .write(move |connection, actor| revise_report::revise_report(connection, actor, &id, now))
        .await?;
    let url = format!("/v1/reports/{made}");
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, url.clone()))
        .json(TakenIn::new(made, url)))
}
