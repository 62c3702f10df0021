//! `meetbaar importers`: lists the formats that reports are read by, and says what in the installation's folder is broken.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::{config::Config, importers::Installed};

/// List the formats that reports are read by. Exit code 1 when one in the installation's folder can't be used.
#[derive(Args)]
pub(super) struct Importers {
    /// Print the list as JSON.
    #[arg(long)]
    json: bool,
}

impl Importers {
    pub(super) fn run(&self, config: &Config) -> anyhow::Result<ExitCode> {
        let installed = Installed::read(config.importers_folder.as_deref());
        if self.json {
            println!("{}", serde_json::to_string_pretty(&as_json(&installed))?);
        } else {
            print_words(&installed);
        }
        Ok(ExitCode::from(u8::from(!installed.broken().is_empty())))
    }
}

fn as_json(installed: &Installed) -> serde_json::Value {
    let formats: Vec<_> = installed
        .listed()
        .into_iter()
        .map(|listed| {
            json!({
                "kind": listed.format.kind.code(),
                "name": listed.format.name,
                "version": listed.format.version,
                "title": listed.format.title,
                "samples": listed.format.samples,
                "file": listed.file,
            })
        })
        .collect();
    let broken: Vec<_> = installed
        .broken()
        .iter()
        .map(|broken| json!({ "file": broken.file, "reason": broken.reason }))
        .collect();
    json!({ "importers": formats, "broken": broken })
}

fn print_words(installed: &Installed) {
    let listed = installed.listed();
    let width = listed
        .iter()
        .map(|listed| listed.format.name.len())
        .max()
        .unwrap_or_default();
    for listed in listed {
        let format = &listed.format;
        let from = listed.file.map_or_else(
            || "ships with Meetbaar".to_owned(),
            |file| file.display().to_string(),
        );
        println!(
            "{:<8}  {:<width$}  version {:<3} {} ({}; {from})",
            format.kind.code(),
            format.name,
            format.version,
            format.title,
            samples(format.samples.len()),
        );
    }
    for broken in installed.broken() {
        println!("broken    {}: {}", broken.file.display(), broken.reason);
    }
}

fn samples(count: usize) -> String {
    match count {
        0 => "no samples".to_owned(),
        1 => "1 sample".to_owned(),
        _ => format!("{count} samples"),
    }
}
