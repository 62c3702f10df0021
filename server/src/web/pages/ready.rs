//! Whether this server can do its work: the database answers, and no job has waited for long.

use actix_web::{
    HttpResponse,
    web::{self, Data},
};

use crate::{
    app::App,
    storage::{StorageError, alarms, jobs},
    web::problem::Fault,
};

/// `GET /readyz`.
pub(in crate::web) async fn ready(app: Data<App>) -> Result<HttpResponse, Fault> {
    let (open, given_up, alarms) = web::block(move || {
        app.database.read(|connection| {
            Ok((
                jobs::unfinished(connection)?,
                jobs::given_up(connection)?,
                alarms::up(connection)?,
            ))
        })
    })
    .await
    .map_err(Fault::blocked)?
    .map_err(|error: StorageError| {
        tracing::error!(%error, "not ready");
        Fault::NotReady
    })?;
    Ok(HttpResponse::Ok().json(serde_json::json!({
        "openJobs": open,
        "givenUpJobs": given_up,
        "alarms": alarms,
    })))
}
