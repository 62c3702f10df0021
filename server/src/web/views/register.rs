//! The contract register as a file: sending it, what it would change, and committing that.

use askama::Template;

use super::Shell;
use crate::text::Texts;

/// `GET /register`; its form goes to `POST /register/imports` (multipart) with `csrf` and `file`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/register.html")]
pub struct RegisterPage {
    /// Around the page.
    pub shell: Shell,
    /// Largest file, in mebibytes.
    pub limit_mib: u64,
    /// Why sending it didn't work.
    pub fault: Option<String>,
}

/// `GET /register/imports/{id}`; its form goes to `POST /register/imports/{id}/commit`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/register_import.html")]
pub struct RegisterImportPage {
    /// Around the page.
    pub shell: Shell,
    /// Public id of the import.
    pub id: String,
    /// Name of its file.
    pub file_name: String,
    /// Whether it is still being read.
    pub reading: bool,
    /// Where it stands: `ready`, `same`, `errors` or `committed`.
    pub state: &'static str,
    /// How many things it changes.
    pub changes: usize,
    /// Why a commit was not done.
    pub fault: Option<String>,
    /// What the register says now that it didn't say when the file was compared with it.
    pub meanwhile: Vec<RegisterRow>,
    /// Errors, then warnings, then notes.
    pub problems: Vec<RegisterProblem>,
    /// What is new and what changes, part by part: the word of the part, and what is in it.
    pub parts: Vec<(&'static str, Vec<RegisterChange>)>,
    /// How many contracts stay as they are.
    pub unchanged: usize,
    /// Numbers of contracts that are not in the file: the first of them.
    pub not_in_file: Vec<String>,
    /// How many those are in all.
    pub not_in_file_count: usize,
}

impl RegisterImportPage {
    /// The tone of what is to be done.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        match self.state {
            "errors" => "error",
            "committed" => "ok",
            _ => "info",
        }
    }
}

/// The part of the page that is shown while a file is read.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/register_reading.html")]
pub struct RegisterProgress {
    /// Texts in the language of the page.
    pub texts: Texts,
    /// Public id of the import.
    pub id: String,
    /// Whether it is read.
    pub done: bool,
}

/// Something that is wrong.
#[derive(Clone, Debug)]
pub struct RegisterProblem {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// Its code.
    pub code: String,
    /// The cell, with its sheet; empty for the whole file.
    pub place: String,
    /// What it is, in a few words.
    pub title: String,
    /// The column, what was found, and what to do.
    pub sentences: Vec<String>,
}

/// A contract or supplier that is new or changes.
#[derive(Clone, Debug)]
pub struct RegisterChange {
    /// Number or code.
    pub key: String,
    /// Where it stands in the file; empty for suppliers.
    pub place: String,
    /// Field by field.
    pub rows: Vec<RegisterRow>,
}

/// One field of it.
#[derive(Clone, Debug)]
pub struct RegisterRow {
    /// The field, in words.
    pub field: String,
    /// What the register says.
    pub before: String,
    /// What it becomes.
    pub now: String,
}
