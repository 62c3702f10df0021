//! Whether this server can do its work: the database answers, and no job has waited for long.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data},
};

use crate::{
    app::App,
    storage::{StorageError, alarms, jobs},
    web::{origin, problem::Fault},
};

/// `GET /readyz`.
///
/// Where this installation is not as safe as it could be is told on this machine only: it would help who means harm.
pub(in crate::web) async fn ready(
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Fault> {
    let by_proxy = ["x-forwarded-for", "forwarded", "via"];
    let by_proxy = by_proxy
        .iter()
        .any(|name| request.headers().contains_key(*name));
    let near = origin::address(&request).is_some_and(|address| address.is_loopback()) && !by_proxy;
    let ((open, given_up, alarms), warnings) = web::block(move || {
        let counts = app.database.read(|connection| {
            Ok::<_, StorageError>((
                jobs::unfinished(connection)?,
                jobs::given_up(connection)?,
                alarms::up(connection)?,
            ))
        })?;
        Ok::<_, StorageError>((counts, near.then(|| app.warnings())))
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(|error| {
        tracing::error!(%error, "not ready");
        Fault::NotReady
    })?;
    let mut told = serde_json::json!({
        "openJobs": open,
        "givenUpJobs": given_up,
        "alarms": alarms,
    });
    if let (Some(warnings), Some(told)) = (warnings, told.as_object_mut()) {
        told.insert("warnings".to_owned(), warnings.into());
    }
    Ok(HttpResponse::Ok().json(told))
}
