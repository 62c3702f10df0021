//! `meetbaar key`: makes linking keys where a supplier keeps its numbers, for which it asks no server and stores nothing;
//! and replaces keys of an installation.

use std::{
    io::{BufRead, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Args, Subcommand};

use crate::{
    app::App,
    audit::{Context, Deed, Note, note},
    keys,
    linking::linking_key,
    web::TOKEN_LIFETIME,
};

/// Make linking keys of citizen service numbers, one a line on standard input; prints one key a line, and an empty line
/// where there is no number. Or replace a key of this installation.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Key {
    /// The salt that the page on linking keys of the installation shows.
    #[arg(long, required = true)]
    salt: Option<String>,
    #[command(subcommand)]
    replace: Option<Replace>,
}

/// Replace a key of this installation.
#[derive(Subcommand)]
enum Replace {
    /// Replace the key that API tokens are signed with. The key before it is taken until its last token has ended, a
    /// quarter of an hour later; servers that run see both within seconds, without a restart.
    ReplaceTokenKey {
        /// The key has leaked: no token that was signed until now works any more.
        #[arg(long)]
        leaked: bool,
    },
}

impl Key {
    pub(super) fn run(&self, data: Option<PathBuf>) -> anyhow::Result<ExitCode> {
        match (&self.replace, &self.salt) {
            (Some(Replace::ReplaceTokenKey { leaked }), _) => {
                replace_token_key(super::opened(data)?.as_ref(), *leaked)?;
                Ok(ExitCode::SUCCESS)
            }
            (None, salt) => linking_keys(salt.as_deref().unwrap_or_default()),
        }
    }
}

fn replace_token_key(app: &App, leaked: bool) -> anyhow::Result<()> {
    let folder = app.config.keys();
    let context = Context::command("key replace-token-key");
    let name = app.database.write_as(&context, |connection| {
        note(
            connection,
            Note::new(Deed::SigningKeyReplaced, None).with("leaked", leaked),
        );
        // Last, so that a key is replaced only if that can be noted.
        let replaced = keys::rotate(&folder, TOKEN_LIFETIME, leaked, app.clock.now());
        Ok::<_, anyhow::Error>(replaced?)
    })?;
    println!("Tokens are signed with key {name} now.");
    if leaked {
        println!("No token that was signed before works any more.");
    } else {
        println!("Those that were signed before work until they end.");
    }
    Ok(())
}

fn linking_keys(salt: &str) -> anyhow::Result<ExitCode> {
    let (input, output) = (std::io::stdin(), std::io::stdout());
    if input.is_terminal() {
        eprintln!("Type one number a line, and end with Ctrl-D:");
    }
    let mut wrong = 0_u64;
    for (at, line) in (1_u64..).zip(input.lock().lines()) {
        let line = line.context("the numbers can't be read as text")?;
        let key = linking_key(&line, salt.trim());
        if key.is_none() && !line.trim().is_empty() {
            wrong += 1;
            // What was typed is not shown: it may be a number with one wrong digit.
            eprintln!("line {at}: no citizen service number");
        }
        let text = key.map(|key| key.text()).unwrap_or_default();
        writeln!(output.lock(), "{text}").context("the keys can't be written")?;
    }
    Ok(if wrong > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
