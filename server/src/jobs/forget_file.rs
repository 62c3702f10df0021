//! Removes a file of which nothing may be kept. Every report of the same bytes is refused for the same reason.

use super::held::{Held, JobFault};
use crate::{
    app::App,
    audit::{Context, Deed, Note, Object, note},
    storage::reports,
};

pub(super) fn forget_file(app: &App, held: &Held<'_>, report: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| reports::by_id(connection, report))?;
    if let Some(stored) = stored {
        app.files
            .remove(&stored.file_fingerprint)
            .map_err(|error| JobFault::Later(error.to_string()))?;
    }
    let context = Context::job("forget_file");
    app.database.write_as(&context, |connection| {
        let forgotten = Note::new(Deed::FileForgotten, Object::report_of(report));
        note(connection, forgotten);
        held.finish(connection, app.clock.now())
    })
}
