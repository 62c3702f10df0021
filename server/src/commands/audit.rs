//! `meetbaar audit`: is the audit log as it was written? Prints it, and the key that its heads are signed with.

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::audit_export;
use crate::{
    actions::seal_audit_log,
    app::App,
    storage::audit::{Finding, Verified},
};

/// Verify and export the audit log.
#[derive(Subcommand)]
pub(super) enum Audit {
    /// Find every entry that was changed, removed, added or swapped; end with 1 if there is one.
    Verify(Verify),
    /// Print the entries, the oldest first.
    Export(Export),
    /// Print the public key that the heads of days are signed with (Ed25519, base64).
    PublicKey,
}

/// Find every entry that was changed, removed, added or swapped; end with 1 if there is one.
#[derive(Args)]
pub(super) struct Verify {
    /// Number of the first entry; with it the end of the log is compared only where it lies in the range.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(i64).range(1..))]
    from: Option<i64>,
    /// Number of the last entry.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(i64).range(1..))]
    to: Option<i64>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// Print the entries, the oldest first.
#[derive(Args)]
pub(super) struct Export {
    /// How they are written.
    #[arg(long, value_enum, default_value_t = Written::Jsonl)]
    pub(super) format: Written,
    /// The first day.
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<NaiveDate>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<NaiveDate>,
}

/// How entries are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// An object of JSON on each line.
    Jsonl,
    /// Fields with commas between, the names on the first line.
    Csv,
}

impl Audit {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<ExitCode> {
        match self {
            Self::Verify(verify) => verify.run(app),
            Self::Export(export) => audit_export::export(app, export),
            Self::PublicKey => {
                println!("{}", app.database.journal()?.signer().public_key());
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

impl Verify {
    fn run(&self, app: &App) -> anyhow::Result<ExitCode> {
        let found = seal_audit_log::verify(&app.database, (self.from, self.to))?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&found)?);
        } else {
            print(&found);
        }
        Ok(if found.is_whole() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn print(found: &Verified) {
    for finding in &found.findings {
        println!("{}", told(finding));
    }
    if found.more > 0 {
        println!("And {} more.", found.more);
    }
    let range = match (found.first, found.last) {
        (Some(first), Some(last)) => format!("{} entries, {first} to {last}", found.entries),
        _ => "no entries".to_owned(),
    };
    let heads = found.heads;
    if found.is_whole() {
        println!("Verified {range}, against {heads} heads: everything is as it was written.");
    } else {
        println!(
            "Verified {range}, against {heads} heads: not as it was written. Keep the database and the folder audit-heads for an investigation."
        );
    }
}

fn told(finding: &Finding) -> String {
    match finding {
        Finding::Changed { seq } => {
            format!("Entry {seq} was changed, or not written by this installation.")
        }
        Finding::Unlinked { seq } => format!("Entry {seq} does not follow the one before it."),
        Finding::Missing { from, to } if from == to => format!("Entry {from} is missing."),
        Finding::Missing { from, to } => format!("Entries {from} to {to} are missing."),
        Finding::OddlyStored { seq } => {
            format!("A field of entry {seq} is stored as another kind of value.")
        }
        Finding::Aside { rows } => format!("{rows} rows have no place in the log."),
        Finding::CutOff { head, seq } => format!(
            "Entry {seq} is gone, which the head {head} names: the end was cut off, or an older database was put back."
        ),
        Finding::Replaced { head, seq } => {
            format!("Entry {seq} is not the one that the head {head} names.")
        }
        Finding::Unsigned { head } => {
            format!("The head of {head} was not signed with the key of this installation.")
        }
        Finding::HeadDiffers { head } => {
            format!("The head of {head} is not in the database as it stands in audit-heads.")
        }
        Finding::Unreadable { file } => format!("audit-heads/{file} can't be read."),
        Finding::Unprotected { trigger } => {
            format!("The trigger {trigger} is gone: the database does not refuse changes any more.")
        }
    }
}
