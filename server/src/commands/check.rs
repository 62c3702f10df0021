//! `meetbaar check FILE`: reads a file and says what is in it, without a server.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use clap::Args;
use meetbaar_importers::{
    json::to_expected,
    problem::{
        Problem,
        group::{Group, Kind, grouped},
    },
    reading::{Outcome, Reading},
};

use crate::{
    config::Config,
    importers::{Installed, Reader},
    jail::{Answer, Death, Jail},
    reporting::{
        place::place,
        problem_words::{Told, column_name, example, group_line, sentences},
    },
    text::{Language, Texts},
};

/// So many places of a group are printed.
const PLACES: usize = 5;

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
    pub(super) fn run(&self, config: &Config) -> anyhow::Result<ExitCode> {
        let cannot_read = || format!("can't read {}", self.file.display());
        let file = std::fs::File::open(&self.file).with_context(cannot_read)?;
        if !file.metadata().with_context(cannot_read)?.is_file() {
            bail!("{}: it is no file", cannot_read());
        }
        let jail = Jail::of(config);
        let installed = Installed::read(config.importers_folder.as_deref());
        let reader = Reader {
            jail: &jail,
            installed: &installed,
            spool: &std::env::temp_dir(),
        };
        let additions = installed.additions();
        let could_not_begin = || {
            let folder = std::env::temp_dir();
            format!(
                "can't start a reader; can {} be written to?",
                folder.display()
            )
        };
        let read = reader.read(&self.file, additions, &mut |_| true);
        let reading = match read.with_context(could_not_begin)? {
            Answer::Read(spooled) => spooled.collect()?,
            Answer::Died(death) => return Ok(print_death(&texts(), &death)),
            Answer::Stopped => bail!("the reading was stopped"),
        };
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

fn texts() -> Texts {
    Texts::new(Language::Dutch)
}

/// A file that can't be read within the limits has no reading to print.
fn print_death(texts: &Texts, death: &Death) -> ExitCode {
    eprintln!("meetbaar: {}", texts.problem(death.code()));
    if let Some(limit) = death.limit() {
        eprintln!("      {} = {}", limit.name, limit.value);
    }
    eprintln!("      {}", texts.problem_help(death.code()));
    ExitCode::from(2)
}

fn print_words(name: &str, reading: &Reading) {
    let texts = texts();
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
    for group in grouped(&reading.problems, |problem| Kind::of(problem)) {
        print_group(texts, &group);
    }
}

/// A group of problems: what it is, where the first ones stand, and what to do.
fn print_group(texts: Texts, group: &Group<&Problem>) {
    let (code, members) = (group.kind.code.as_str(), &group.members);
    let named = members.first().copied();
    let (heading, field) = named.map_or((None, None), |problem| {
        (problem.heading.as_deref(), problem.field.as_deref())
    });
    let severity = texts.word("severity", group.kind.severity.code());
    println!("  {severity}: {}", texts.problem(code));
    if members.len() > 1 {
        let name = column_name(texts, heading, field);
        let first = named.map_or_else(String::new, |one| place(&one.sheet, &one.cell));
        let column = (group.kind.column.as_str(), name.as_deref());
        println!("      {}", group_line(texts, members.len(), column, &first));
    }
    for problem in members.iter().take(PLACES) {
        let told = Told {
            code,
            cell: &problem.cell,
            field: problem.field.as_deref(),
            found: problem.found.as_deref(),
            expected: problem.expected.as_deref(),
            suggestion: problem.suggestion.as_deref(),
        };
        let said = sentences(texts, &told).join(" ");
        let line = format!("{}  {said}", place(&problem.sheet, &problem.cell));
        if !line.trim().is_empty() {
            println!("      {}", line.trim());
        }
    }
    if members.len() > PLACES {
        println!("      ...");
    }
    if let Some(example) = example(texts, code, field) {
        println!(
            "      {}",
            texts.with1("problem-example", "example", example)
        );
    }
    let advice = texts.problem_advice(code, group.kind.severity.code());
    println!("      {advice}");
}

fn state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Ready => "ready",
        Outcome::NeedsCorrection => "needs_correction",
        Outcome::Refused => "refused",
        Outcome::Unrecognised => "unrecognised",
    }
}
