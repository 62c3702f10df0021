//! What can be asked of the binary on the command line.

mod account;
mod audit;
mod audit_export;
mod check;
mod demo;
mod demo_accounts;
mod importers;
mod key;
mod recompute;
mod rotate_pseudonyms;
mod serve;
mod standings;
mod value_table;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Parser, Subcommand};

use crate::{app::App, config::Config};

/// Meetbaar: the social return monitor.
#[derive(Parser)]
#[command(version, about, propagate_version = true)]
pub struct Arguments {
    /// Folder of the database, files, keys and mails.
    #[arg(long, global = true, env = "MEETBAAR_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Load the demonstration, print its standings, and serve it.
    Demo(demo::Demo),
    /// Serve the pages and the API, and do the jobs.
    Serve(serve::Serve),
    /// Do the jobs only: reading reports, sending mails.
    Work,
    /// Queue the jobs again that were given up, such as mails to a server that was away for long.
    Retry,
    /// Read a file and say what is in it, without a server.
    Check(check::Check),
    /// List the formats that reports are read by, and what is wrong with those of this installation.
    Importers(importers::Importers),
    /// Print how every contract stands.
    Standings(standings::Standings),
    /// Compare the rollups with the lines that they are sums of, and mend what differs.
    Recompute(recompute::Recompute),
    /// Make the next key of pseudonyms, and key all that is stored anew with it.
    RotatePseudonyms,
    /// Bring the database up to date.
    Migrate,
    /// Print the description of the API (OpenAPI).
    Openapi,
    /// Print every address of pages and API with what it asks for and whom that reaches (JSON): for tests and audits.
    Addresses,
    /// Print a sample of the settings, with what they mean.
    Config,
    /// Read one file in the jail, by an order on the standard input: for this program only.
    #[command(hide = true)]
    ReadReport {
        /// The file.
        file: PathBuf,
    },
    /// Run the executable of an importer in the jail: for this program only.
    #[command(hide = true)]
    RunImporter(crate::jail::Guest),
    /// Keep accounts.
    #[command(subcommand)]
    Account(account::Account),
    /// Verify and export the audit log.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Make linking keys of citizen service numbers, without a server; or replace a key of this installation.
    Key(key::Key),
    /// Keep value tables.
    #[command(subcommand)]
    ValueTable(value_table::ValueTable),
}

/// Does what was asked.
///
/// # Errors
/// With words for who asked.
pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let data = arguments.data;
    match arguments.command {
        Command::Check(check) => return check.run(&configured(data)?),
        Command::Key(key) => return key.run(data),
        Command::ReadReport { file } => return Ok(crate::jail::child::read_report(&file)),
        Command::RunImporter(guest) => return Ok(crate::jail::become_guest(&guest)),
        Command::Audit(audit) => return audit.run(opened(data)?.as_ref()),
        Command::Recompute(recompute) => return recompute.run(opened(data)?.as_ref()),
        Command::Importers(importers) => return importers.run(&configured(data)?),
        Command::Openapi => print!("{}", crate::web::description()),
        Command::Addresses => println!("{}", crate::web::addresses()),
        Command::Config => print!("{}", crate::config::sample()),
        Command::Demo(demo) => demo.run(configured(data)?)?,
        Command::Serve(serve) => serve.run(configured(data)?)?,
        Command::Work => serve::work(configured(data)?)?,
        Command::Retry => retry(opened(data)?.as_ref())?,
        Command::Standings(standings) => standings.run(opened(data)?.as_ref())?,
        Command::RotatePseudonyms => rotate_pseudonyms::run(opened(data)?.as_ref())?,
        Command::Migrate => migrate(&configured(data)?)?,
        Command::Account(account) => account.run(opened(data)?.as_ref())?,
        Command::ValueTable(table) => table.run(opened(data)?.as_ref())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn configured(data: Option<PathBuf>) -> anyhow::Result<Config> {
    Ok(Config::load(data.as_deref())?)
}

fn opened(data: Option<PathBuf>) -> anyhow::Result<Arc<App>> {
    App::open(configured(data)?)
}

fn retry(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now().stored();
    let queued = app
        .database
        .write(|connection| crate::storage::jobs::retry_given_up(connection, now))?;
    println!("Queued {queued} jobs again.");
    Ok(())
}

fn migrate(config: &Config) -> anyhow::Result<()> {
    crate::app::writable(&config.data)?;
    let database = crate::app::open_database(config)?;
    let steps = crate::app::migrate(config, &database)?;
    if steps.is_empty() {
        println!("The {} database is up to date.", database.kind()?);
    }
    for step in steps {
        println!("Ran step {step}.");
    }
    Ok(())
}
