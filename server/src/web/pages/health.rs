//! The health of the installation, for who keeps it: where it works, but not as safely as it could.

use actix_web::{HttpRequest, HttpResponse, web};

use super::shown;
use crate::{
    access::Role,
    web::{
        permit::{KeepRegister, Permit},
        problem::Fault,
        shell,
        views::{HealthPage, Section},
    },
};

/// `GET /health`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepRegister>,
) -> Result<HttpResponse, Fault> {
    if permit.visitor.actor.role != Role::Administrator {
        return Err(Fault::Forbidden);
    }
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
