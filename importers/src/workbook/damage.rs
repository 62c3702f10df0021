//! Why a file can't be opened. Never holds anything that stands in its cells.

use crate::problem::{Code, Problem};

/// Why a file can't be opened as a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    code: Code,
    found: Option<String>,
    expected: Option<String>,
}

impl Unreadable {
    pub(crate) fn new(code: Code) -> Self {
        Self {
            code,
            found: None,
            expected: None,
        }
    }

    pub(crate) fn damaged() -> Self {
        Self::new(Code::DamagedFile)
    }

    /// Names what kind of file it is instead, or which limit it passes.
    pub(crate) fn naming(mut self, what: &str) -> Self {
        self.found = Some(what.to_owned());
        self
    }

    /// Refuses a value above a limit.
    pub(crate) fn above(limit: &str, value: u64, most: u64) -> Result<(), Self> {
        if value <= most {
            return Ok(());
        }
        Err(Self {
            code: Code::TooLarge,
            found: Some(format!("{limit}: {value}")),
            expected: Some(format!("<= {most}")),
        })
    }

    /// The same, as a problem of the whole file.
    pub fn into_problem(self) -> Problem {
        Problem {
            found: self.found,
            expected: self.expected,
            ..Problem::of_file(self.code)
        }
    }
}
