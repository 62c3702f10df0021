//! Reads a contract register in the jail, and stores what it would change. Its file is gone when that is stored.

use meetbaar_importers::{
    problem::Code,
    register::{EntryProblem, RegisterReading},
};

use super::held::{Held, JobFault};
use crate::{
    actions::register::{
        Author,
        import::{plan::plan, state},
    },
    app::App,
    audit::{Context, Deed, Note, Object, note},
    storage::{StorageError, register_imports},
};

/// A file on which a worker died so often is not tried again.
const MOST_ATTEMPTS: i32 = 25;

pub(super) fn read_register(app: &App, held: &Held<'_>, import: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| register_imports::by_id(connection, import))?
        .ok_or_else(|| JobFault::Never(format!("import {import} is gone")))?;
    if stored.state == state::RECEIVED {
        let reading = reading(app, held, &stored.public_id)?;
        let state = if reading.refused {
            state::REFUSED
        } else {
            state::READ
        };
        let found = plan(&app.database, reading, &Author::program(app.clock.now()))?;
        let found = serde_json::to_string(&found)
            .map_err(|error| StorageError::Failed(error.to_string()))?;
        let context = Context::job("read_register");
        app.database.write_as(&context, |connection| {
            held.keep(connection, app)?;
            let object = Object::named("register_import", &stored.public_id);
            let read = Note::new(Deed::ImportRead, object).with("state", state);
            note(connection, read);
            let now = app.clock.now().stored();
            Ok::<_, JobFault>(register_imports::set_read(
                connection,
                import,
                (state, &found),
                now,
            )?)
        })?;
        tracing::info!(import = %stored.public_id, state, "a register was read");
    }
    app.files.remove_aside(&stored.public_id)?;
    app.database
        .write(|connection| held.finish(connection, app.clock.now()))
}

fn reading(app: &App, held: &Held<'_>, public_id: &str) -> Result<RegisterReading, JobFault> {
    let file = app
        .files
        .find_aside(public_id)
        .filter(|_| held.attempts <= MOST_ATTEMPTS);
    let Some(file) = file else {
        return Ok(refused(Code::DamagedFile.code()));
    };
    let mut stop = None;
    let mut go_on = |_| {
        stop = held.go_on().err();
        stop.is_none()
    };
    Ok(match app.jail.read_register(&file, &mut go_on)? {
        Some(Ok(reading)) => reading,
        Some(Err(code)) => refused(code),
        None => return Err(stop.unwrap_or(JobFault::Stopping)),
    })
}

fn refused(code: &str) -> RegisterReading {
    RegisterReading {
        refused: true,
        contracts: Vec::new(),
        problems: vec![EntryProblem {
            code: code.to_owned(),
            ..EntryProblem::of_file(Code::DamagedFile)
        }],
    }
}
