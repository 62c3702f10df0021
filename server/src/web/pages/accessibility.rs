//! The accessibility statement.

use actix_web::{HttpRequest, HttpResponse, web::Data};

use super::shown;
use crate::{
    app::App,
    web::{
        problem::Fault,
        session, shell,
        views::{AccessibilityPage, Section},
    },
};

/// `GET /toegankelijkheid`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Fault> {
    let mut around = match session::visitor(&request, &app).await? {
        Some(visitor) => shell::inside(&request, &visitor, Section::None, String::new()),
        None => shell::outside(&request, String::new()),
    };
    around.title = around.texts.text("accessibility-title");
    shown(
        HttpResponse::Ok(),
        &AccessibilityPage {
            shell: around,
            contact: None,
        },
    )
}
