//! A marked file on its way out of the jail: lines of hexadecimal digits, and a last line that says what it is.

use std::{
    io::{self, Write},
    path::Path,
};

use meetbaar_importers::marking::{Marked, Marking};
use serde::{Deserialize, Serialize};

use super::{Jail, Task, answer::Ran, ears::Ear};
use crate::files::hexadecimal;

/// Bytes of the file on one line.
const ON_A_LINE: usize = 32 * 1024;

/// The last line.
#[derive(Debug, Deserialize, Serialize)]
struct LastLine {
    marked: bool,
    has_macros: bool,
    bytes: usize,
}

impl Jail {
    /// Has a file marked by a child, while somebody waits; nothing where it can't be marked or the child dies of it.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn mark(&self, file: &Path, marking: Marking) -> io::Result<Option<Marked>> {
        let mut intake = MarkedIntake::default();
        let task = Task::Mark(Box::new(marking));
        Ok(match self.run(file, task, &mut intake, &mut |_| true)? {
            Ran::Well => intake.ended(),
            Ran::Died(_) | Ran::Failed | Ran::Stopped => None,
        })
    }
}

/// Writes a marked file, or that there is none.
pub(super) fn write(marked: Option<Marked>, mut out: impl Write) -> io::Result<()> {
    let last = LastLine {
        marked: marked.is_some(),
        has_macros: marked.as_ref().is_some_and(|marked| marked.has_macros),
        bytes: marked.as_ref().map_or(0, |marked| marked.bytes.len()),
    };
    let bytes = marked.map(|marked| marked.bytes).unwrap_or_default();
    for part in bytes.chunks(ON_A_LINE) {
        writeln!(out, "{}", hexadecimal(part))?;
    }
    serde_json::to_writer(&mut out, &last)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// What came of a marked file by now.
#[derive(Debug, Default)]
struct MarkedIntake {
    bytes: Vec<u8>,
    last: Option<LastLine>,
}

impl Ear for MarkedIntake {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        let mut lines = lines.split_inclusive(|byte| *byte == b'\n');
        Ok(lines.all(|line| self.take_line(line.trim_ascii_end())))
    }
}

impl MarkedIntake {
    fn take_line(&mut self, line: &[u8]) -> bool {
        if self.last.is_some() {
            return false;
        }
        if line.starts_with(b"{") {
            self.last = serde_json::from_slice(line).ok();
            return self.last.is_some();
        }
        let (pairs, rest) = line.as_chunks::<2>();
        self.bytes.reserve(pairs.len());
        for pair in pairs {
            let digits = std::str::from_utf8(pair).ok();
            let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                return false;
            };
            self.bytes.push(byte);
        }
        rest.is_empty()
    }

    /// The file, once all of it has come.
    fn ended(self) -> Option<Marked> {
        let last = self.last?;
        (last.marked && last.bytes == self.bytes.len()).then_some(Marked {
            bytes: self.bytes,
            has_macros: last.has_macros,
            rewritten: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(marked: Option<Marked>) -> Option<Vec<u8>> {
        let (mut out, mut intake) = (Vec::new(), MarkedIntake::default());
        write(marked, &mut out).unwrap();
        assert!(intake.take(&out).unwrap());
        intake.ended().map(|marked| marked.bytes)
    }

    #[test]
    fn what_goes_out_comes_in() {
        let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        let marked = Marked {
            bytes: bytes.clone(),
            has_macros: true,
            rewritten: None,
        };
        assert_eq!(through(Some(marked)), Some(bytes));
        assert_eq!(through(None), None);
    }

    #[test]
    fn what_is_cut_or_garbled_is_no_file() {
        for said in [
            &b""[..],
            b"00ff\n",
            b"0g\n",
            b"0\n",
            b"{}\n",
            b"00\n{\"marked\":true,\"has_macros\":false,\"bytes\":2}\n",
            b"{\"marked\":true,\"has_macros\":false,\"bytes\":0}\n00\n",
        ] {
            let mut intake = MarkedIntake::default();
            assert!(
                !intake.take(said).unwrap() || intake.ended().is_none(),
                "{said:?}"
            );
        }
    }
}
