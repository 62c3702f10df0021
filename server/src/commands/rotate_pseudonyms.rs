//! `meetbaar rotate-pseudonyms`: the next key of pseudonyms comes into use.

use crate::{actions::pseudonym_keys, app::App, audit::Context};

pub(super) fn run(app: &App) -> anyhow::Result<()> {
    let context = Context::command("rotate-pseudonyms");
    let keys = app.keys.pseudonyms();
    let (number, count) = app
        .database
        .write_as(&context, |connection| {
            pseudonym_keys::rotate(connection, keys, app.clock.now())
        })
        .map_err(|error| {
            anyhow::anyhow!("{error}; nothing was changed, and what was used before is still used")
        })?;
    println!("Keyed {count} pseudonyms and linking keys anew, with key {number}.");
    println!(
        "Keep {} with the keys before it, outside the database, on every server: all of them are used together.",
        keys.file(number).display()
    );
    Ok(())
}
