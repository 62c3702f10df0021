//! The health of the installation, for who keeps it: where it works, but not as safely as it could.

use actix_web::{HttpRequest, HttpResponse, web};

use super::shown;
use crate::web::{
    permit::{KeepInstallation, Permit},
    problem::Fault,
    shell,
    views::{HealthPage, Section},
};

/// `GET /health`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepInstallation>,
) -> Result<HttpResponse, Fault> {
    let app = permit.app.clone();
    let warnings = web::block(move || app.warnings())
        .await
        .map_err(Fault::blocked)?;
    let title = permit.visitor.texts.text("health-title");
    let page = HealthPage {
        shell: shell::inside(&request, &permit.visitor, Section::None, title),
        warnings,
    };
    shown(HttpResponse::Ok(), &page)
}
