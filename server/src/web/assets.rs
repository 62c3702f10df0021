//! Style sheet, scripts and fonts. Their names change with their content, so a browser may keep them.

use actix_web::{HttpRequest, HttpResponse, http::header, web::Path};

use super::problem::Fault;

/// One asset.
pub(super) async fn asset(request: HttpRequest, name: Path<String>) -> Result<HttpResponse, Fault> {
    let asset = meetbaar_assets::file(&name).ok_or(Fault::NotFound)?;
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == asset.etag.as_bytes());
    if known {
        return Ok(HttpResponse::NotModified()
            .insert_header((header::ETAG, asset.etag))
            .finish());
    }
    Ok(HttpResponse::Ok()
        .content_type(asset.mime)
        .insert_header((header::ETAG, asset.etag))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes.into_owned()))
}
