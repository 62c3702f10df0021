//! `meetbaar check FILE`: reads a file and says what is in it, without a server.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::Args;
use meetbaar_importers::{
    json::to_expected,
    limits::Limits,
    reading::{Outcome, Reading},
};

use crate::{
    reporting::place::place,
    text::{Language, Texts},
};

/// Read a file and say what is in it. Exit code 0: ready; 1: needs correction; 2: refused or not recognised.
#[derive(Args)]
pub(super) struct Check {
    /// The spreadsheet.
    file: PathBuf,
    /// Print the reading as JSON.
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<ExitCode> {
        let size = std::fs::metadata(&self.file)
            .with_context(|| format!("can't read {}", self.file.display()))?
            .len();
        let limits = Limits::default();
        // A file over the limit is not taken into memory: its first byte too many is enough to be refused for it.
        let bytes = if size > limits.file_bytes {
            vec![0; usize::try_from(limits.file_bytes)?.saturating_add(1)]
        } else {
            std::fs::read(&self.file)
                .with_context(|| format!("can't read {}", self.file.display()))?
        };
        let reading = meetbaar_importers::read(&bytes, &limits);
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        if self.json {
            println!(
                "{}",
                serde_json::to_string_pretty(&to_expected(&name, &reading))?
            );
        } else {
            print_words(&name, &reading);
        }
        Ok(ExitCode::from(match reading.outcome {
            Outcome::Ready => 0,
            Outcome::NeedsCorrection => 1,
            Outcome::Refused | Outcome::Unrecognised => 2,
        }))
    }
}

fn print_words(name: &str, reading: &Reading) {
    let texts = Texts::new(Language::Dutch);
    println!("{name}: {}", texts.word("state", state(reading.outcome)));
    if !reading.importer.is_empty() {
        println!(
            "  importer   {} {}",
            reading.importer, reading.importer_version
        );
    }
    if let Some(period) = reading.period {
        println!(
            "  periode    {}",
            texts.period(period.start(), period.end())
        );
    }
    if !reading.contracts.is_empty() {
        println!("  contracten {}", reading.contracts.join(", "));
    }
    println!("  regels     {}", reading.lines.len());
    for problem in &reading.problems {
        let code = problem.code.code();
        let severity = texts.word("severity", problem.severity.code());
        let place = place(&problem.sheet, &problem.cell);
        println!(
            "  {}: {}",
            format!("{severity} {place}").trim_end(),
            texts.problem(code)
        );
        if let Some(found) = &problem.found {
            println!("      {found}");
        }
        println!("      {}", texts.problem_help(code));
    }
}

fn state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Ready => "ready",
        Outcome::NeedsCorrection => "needs_correction",
        Outcome::Refused => "refused",
        Outcome::Unrecognised => "unrecognised",
    }
}
