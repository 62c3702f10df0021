//! The binary: subcommands only.

use std::process::ExitCode;

use clap::Parser;
use meetbaar::commands::{Arguments, run};

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("meetbaar: {error:#}");
            ExitCode::from(2)
        }
    }
}
