//! Revisions for programs: the file of a report that was returned or accepted is sent again, without a new upload.

use actix_web::{HttpResponse, http::header, web::Path};
use serde::Serialize;

use crate::{
    actions::revise_report,
    web::{
        permit::{SendReports, TokenPermit},
        problem::Fault,
    },
};

/// The revision that was made.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    id: String,
    state: &'static str,
    url: String,
}

/// `POST /v1/reports/{id}/revision`: a new report of the same file, with its corrections; explanations of warnings that
/// are still there go with it.
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
        .json(Made {
            id: made,
            state: "received",
            url,
        }))
}
