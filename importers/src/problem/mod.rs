//! What is wrong in a file: a stable code at a cell, with what was found and what was expected.

mod code;
mod example;
pub mod group;

pub use code::Code;

use serde::{Deserialize, Serialize};

use crate::columns::Field;

/// One problem at one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub code: Code,
    /// Sheet name; empty for csv and for problems of the whole file.
    pub sheet: String,
    /// The cell as A1; empty for problems of the whole file.
    pub cell: String,
    /// The heading above the cell, where there is one.
    pub heading: Option<String>,
    /// The field of the cell, by the name that [`Field::name`] gives it; `None` where no field is at fault.
    pub field: Option<String>,
    /// What the cell holds, as typed. Always `None` where it may be personal (a citizen service number).
    pub found: Option<String>,
    /// What would be right: a suggestion or the allowed range, without words of a language where possible. Of a line that
    /// repeats another: where that one stands, as `Blad1!B7`.
    pub expected: Option<String>,
    /// A right value, where one is known, without words of a language: a day (`2026-09-30`), a plain number (`24.5`), a
    /// code (`wajong`), a contract number. Several to choose from stand with [`OR`] between them.
    pub suggestion: Option<String>,
}

/// What stands between suggestions to choose from.
pub const OR: &str = " | ";

impl Problem {
    /// A problem of the whole file, with the code's own severity.
    pub fn of_file(code: Code) -> Self {
        Self {
            severity: code.severity(),
            code,
            sheet: String::new(),
            cell: String::new(),
            heading: None,
            field: None,
            found: None,
            expected: None,
            suggestion: None,
        }
    }

    /// A problem at a cell, with the code's own severity.
    pub fn at(code: Code, sheet: &str, cell: String) -> Self {
        Self {
            sheet: sheet.to_owned(),
            cell,
            ..Self::of_file(code)
        }
    }

    /// The same problem, saying what the cell holds.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// The same problem, saying what would be right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same problem, naming a right value.
    #[must_use]
    pub fn suggesting(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same problem, naming the field of the cell, where there is one.
    #[must_use]
    pub fn of_field(mut self, field: impl Into<Option<Field>>) -> Self {
        self.field = field.into().map(|field| field.name().to_owned());
        self
    }

    /// The same problem, naming the heading above the cell.
    #[must_use]
    pub fn under(mut self, heading: &str) -> Self {
        self.heading = (!heading.is_empty()).then(|| heading.to_owned());
        self
    }

    /// Of a line that repeats another: sheet and cell of that one.
    pub(crate) fn repeats(&self) -> Option<(&str, &str)> {
        if !matches!(self.code, Code::DuplicateLine | Code::OverlappingLines) {
            return None;
        }
        let place = self.expected.as_deref()?;
        Some(place.rsplit_once('!').unwrap_or(("", place)))
    }

    /// The same problem, less or more bad than its code usually is.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Severity {
    /// The file can't be submitted before it is mended.
    Error,
    /// It can be submitted; a reviewer will see the warning.
    Warning,
    /// Only information.
    Note,
}

impl Severity {
    /// The word that files and pages use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The severity of a word that [`Severity::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Note]
            .into_iter()
            .find(|severity| severity.code() == code)
    }
}
