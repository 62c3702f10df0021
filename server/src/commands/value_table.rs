//! `meetbaar value-table`: adds value tables and lists them.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Subcommand;

use crate::{
    actions::{
        Refusal,
        add_value_table::{Added, add_value_table},
    },
    app::App,
    audit::Context,
    storage::value_tables,
};

/// Keep value tables.
#[derive(Subcommand)]
pub(super) enum ValueTable {
    /// Add a table from a TOML file, as a new revision where a table of that name exists.
    Add {
        /// The file; its name without .toml is the table's code.
        file: PathBuf,
        /// Another code for it.
        #[arg(long)]
        code: Option<String>,
    },
    /// List all tables with their revisions.
    List,
}

impl ValueTable {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<()> {
        match self {
            Self::Add { file, code } => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("can't read {}", file.display()))?;
                let stem = file
                    .file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned());
                let code = code.clone().or(stem).unwrap_or_default();
                if code.is_empty()
                    || !code
                        .chars()
                        .all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
                {
                    bail!(
                        "{code:?} can't be the code of a table: use letters, digits, - and _, or give --code"
                    );
                }
                let added = app
                    .database
                    .write_as(&Context::command("value-table add"), |connection| {
                        add_value_table(connection, &code, &text, app.clock.now())
                    });
                match added {
                    Ok(Added::Revision(revision)) => println!("Added {code}, revision {revision}."),
                    Ok(Added::Unchanged(revision)) => {
                        println!("{code} is unchanged: revision {revision} is the same file.")
                    }
                    Err(Refusal::Invalid(faults)) => {
                        let found: Vec<_> = faults.into_iter().map(|fault| fault.found).collect();
                        bail!("{}: {}", file.display(), found.join("; "));
                    }
                    Err(other) => return Err(other.into()),
                }
            }
            Self::List => {
                for table in app.database.read(value_tables::list)? {
                    println!(
                        "{}  revision {}  {}, {}",
                        table.code, table.revision, table.publisher, table.version
                    );
                }
            }
        }
        Ok(())
    }
}
