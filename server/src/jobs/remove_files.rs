//! Removes files from the disk that nothing tells of any more. Files of the same bytes that somebody sent again stay.

use super::held::{Held, JobFault};
use crate::{
    app::App,
    storage::{
        erasure::files::{self, Store},
        evidence, reports,
    },
};

pub(super) fn remove_files(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    for (id, store, fingerprint) in app.database.read(files::all)? {
        held.go_on()?;
        let known = app.database.read(|connection| match store {
            Store::Reports => reports::knows_file(connection, &fingerprint),
            Store::Evidence => evidence::knows_file(connection, &fingerprint),
        })?;
        let kept_in = match store {
            Store::Reports => &app.files,
            Store::Evidence => &app.evidence,
        };
        if !known {
            let removed = kept_in.remove(&fingerprint);
            removed.map_err(|error| JobFault::Later(error.to_string()))?;
        }
        app.database.write(|connection| {
            held.keep(connection, app)?;
            Ok::<_, JobFault>(files::removed(connection, id)?)
        })?;
    }
    app.database
        .write(|connection| held.finish(connection, app.clock.now()))
}
