//! Removes the file of a refused report, unless another report that still stands keeps the same file.

use super::held::{Held, JobFault};
use crate::{app::App, storage::reports};

pub(super) fn forget_file(app: &App, held: &Held, report: i64) -> Result<(), JobFault> {
    let fingerprint = app.database.read(|connection| {
        let Some(stored) = reports::by_id(connection, report)? else {
            return Ok(None);
        };
        let shared = reports::file_is_shared(connection, report, &stored.file_fingerprint)?;
        Ok::<_, JobFault>((!shared).then_some(stored.file_fingerprint))
    })?;
    if let Some(fingerprint) = fingerprint {
        app.files
            .remove(&fingerprint)
            .map_err(|error| JobFault::Later(error.to_string()))?;
    }
    app.database
        .write(|connection| held.finish(connection, app.clock.now()))
}
