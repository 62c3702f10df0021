//! Who takes in what a child says: a reading goes to the spool line by line, an answer is kept until it is whole.

use std::io;

use meetbaar_importers::{
    reading::Conclusion,
    wire::{Sorted, sort},
};

use super::spool::Spool;

/// Who takes in what a child says.
pub(super) trait Ear {
    /// Takes in whole lines. False when they are no part of an answer.
    fn take(&mut self, lines: &[u8]) -> io::Result<bool>;
    /// How many rows it has read by now.
    fn rows(&self) -> u64 {
        0
    }
}

/// The answer of a child as it said it.
#[derive(Default)]
pub(super) struct Said(pub(super) Vec<u8>);

impl Said {
    /// The answer as text.
    pub(super) fn text(self) -> Option<String> {
        String::from_utf8(self.0).ok()
    }
}

/// So much of an answer is kept in memory.
const LONGEST_ANSWER: usize = 32 * 1024 * 1024;

impl Ear for Said {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        self.0.extend_from_slice(lines);
        Ok(self.0.len() <= LONGEST_ANSWER)
    }
}

/// The cells that a child writes, after the name of the format that they are for.
pub(super) struct Cells {
    pub(super) name: Option<String>,
    pub(super) spool: Spool,
}

/// The first line of a child that writes cells.
#[derive(serde::Deserialize)]
struct Asked {
    asked: String,
}

impl Ear for Cells {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let line = line.trim_ascii_end();
            if self.name.is_some() {
                self.spool.add(line)?;
            } else if let Ok(first) = serde_json::from_slice::<Asked>(line) {
                self.name = Some(first.asked);
            } else {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What came of a child by now.
pub(super) struct Intake {
    pub(super) spool: Spool,
    pub(super) rows: u64,
    pub(super) conclusion: Option<Conclusion>,
}

impl Ear for Intake {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let line = line.trim_ascii_end();
            match sort(line) {
                _ if self.conclusion.is_some() => return Ok(false),
                Ok(Sorted::Part) => self.spool.add(line)?,
                Ok(Sorted::Rows(rows)) => self.rows = rows.into(),
                Ok(Sorted::Forget) => self.spool.forget()?,
                Ok(Sorted::Conclusion(conclusion)) => self.conclusion = Some(conclusion),
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }

    fn rows(&self) -> u64 {
        self.rows
    }
}
