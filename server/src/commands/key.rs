//! `meetbaar key`: makes linking keys where a supplier keeps its numbers. It asks no server and stores nothing.

use std::{
    io::{BufRead, IsTerminal, Write},
    process::ExitCode,
};

use anyhow::Context;
use clap::Args;

use crate::linking::linking_key;

/// Make linking keys of citizen service numbers, one a line on standard input; prints one key a line, and an empty line
/// where there is no number.
#[derive(Args)]
pub(super) struct Key {
    /// The salt that the page on linking keys of the installation shows.
    #[arg(long)]
    salt: String,
}

impl Key {
    pub(super) fn run(&self) -> anyhow::Result<ExitCode> {
        let (input, output) = (std::io::stdin(), std::io::stdout());
        if input.is_terminal() {
            eprintln!("Type one number a line, and end with Ctrl-D:");
        }
        let mut wrong = 0_u64;
        for (at, line) in (1_u64..).zip(input.lock().lines()) {
            let line = line.context("the numbers can't be read as text")?;
            let key = linking_key(&line, self.salt.trim());
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
}
