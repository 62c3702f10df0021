//! The marked workbook: a supplier's own file back, with its problems coloured, noted and listed on a first sheet.
//!
//! An xlsx is patched: what has no problem stays as it is, byte for byte. Any other file becomes a new xlsx of its
//! values, marked in the same way. All texts come from the caller, in the user's language; this room knows no language,
//! no storage and no report.

mod colours;
mod content_types;
mod drawing;
mod earlier;
mod edits;
mod escape;
mod listing;
mod markup;
mod notes;
mod package;
mod patch;
mod plain_parts;
mod problem_sheet;
mod relations;
mod rewrite;
mod sheet_part;
mod styles;
mod workbook_part;

pub use problem_sheet::is_problem_sheet;

use serde::{Deserialize, Serialize};

use crate::{
    limits::Limits,
    problem::Severity,
    workbook::{Address, Unreadable},
};

/// So many problems are listed and marked at most; `Labels::omitted` says that there are more.
pub const MOST_MARKS: usize = 20_000;

/// What to mark, and in which words.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Marking {
    /// The problems.
    pub marks: Vec<Mark>,
    /// The words around them.
    pub labels: Labels,
}

/// One problem to be marked.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Mark {
    /// Name of the sheet; empty for csv and for problems of the whole file.
    pub sheet: String,
    /// The cell; `None` for problems of a sheet or of the whole file.
    pub cell: Option<Address>,
    /// How bad it is: gives the colour and the word before the title.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: String,
    /// The heading above the cell; may be empty.
    pub heading: String,
    /// What the cell holds; may be empty. Numbers that may be citizen service numbers are starred here.
    pub found: String,
    /// What was expected and what to do, a line each.
    pub advice: Vec<String>,
}

/// The words of the sheet of problems, in the user's language.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Labels {
    /// The name on its tab (`Fouten`); another is made where it is taken.
    pub tab: String,
    /// Its title.
    pub title: String,
    /// How many problems there are.
    pub summary: String,
    /// What to do with this workbook.
    pub explanation: String,
    /// That there are more problems than [`MOST_MARKS`], where there are.
    pub omitted: Option<String>,
    /// Headings: severity, sheet, cell, heading, found, problem, advice.
    pub columns: [String; 7],
    /// The word for an error, which begins its note (`Fout`).
    pub error: String,
    /// The word for a warning.
    pub warning: String,
    /// The word for a note.
    pub note: String,
    /// What stands for the sheet where a problem is one of the whole file.
    pub whole_file: String,
    /// The name of the sheet of a csv file, which has none.
    pub only_sheet: String,
}

impl Labels {
    fn word(&self, severity: Severity) -> &str {
        match severity {
            Severity::Error => &self.error,
            Severity::Warning => &self.warning,
            Severity::Note => &self.note,
        }
    }
}

/// A marked workbook.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The bytes of an xlsx or xlsm.
    pub bytes: Vec<u8>,
    /// Whether it may hold macros, and so has to be called xlsm.
    pub has_macros: bool,
    /// Why it is not the supplier's own file but a new one of its values.
    pub rewritten: Option<&'static str>,
}

/// Why a package is not patched. A word for tests and logs, never anything that stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unpatchable(&'static str);

/// Marks a file. Never panics: what breaks can't be marked.
///
/// # Errors
/// When the bytes can't be opened as a workbook, or the workbook can't be written as an xlsx.
pub fn mark(bytes: &[u8], limits: &Limits, marking: Marking) -> Result<Marked, Unreadable> {
    crate::caught(|| marked(bytes, limits, marking)).unwrap_or_else(|| Err(Unreadable::damaged()))
}

fn marked(bytes: &[u8], limits: &Limits, mut marking: Marking) -> Result<Marked, Unreadable> {
    marking.marks.sort_by_key(|mark| mark.severity);
    marking.marks.truncate(MOST_MARKS);
    let why = match patch::patched(bytes, limits, &marking) {
        Ok(marked) => return Ok(marked),
        Err(Unpatchable(why)) => why,
    };
    let rewritten = rewrite::rewritten(bytes, limits, &marking.labels)?;
    for mark in &mut marking.marks {
        if mark.cell.is_some() || !mark.sheet.is_empty() {
            mark.sheet = rewritten.name_of(&mark.sheet);
        }
    }
    // What was just written is our own and small enough: only its marks may be too much for it.
    let marked = patch::patched(&rewritten.bytes, limits, &marking);
    let marked = marked.map_err(|_| Unreadable::damaged())?;
    Ok(Marked {
        rewritten: Some(why),
        ..marked
    })
}
