//! The template of a contract's report: a workbook that asks exactly what the importers read, in their own words.
//!
//! Headings, help, examples and drop-downs come from [`crate::columns`]; bounds come from [`crate::checks`]. What the
//! sheets hold is laid out once, as a [`book::Book`]; `xlsx` and `ods` only write it down. Nothing is read here.

mod book;
mod guidance;
mod input;
mod layout;
mod lines;
mod lists;
mod look;
mod markup;
mod ods;
mod ods_cells;
mod ods_parts;
mod ods_styles;
mod register;
mod stamp;
#[cfg(test)]
mod tests;
mod words;
mod xlsx;

use std::fmt;

use chrono::NaiveDate;
use meetbaar_domain::{
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};

pub use layout::columns;
pub use register::{RegisterFile, write_register};
pub(crate) use stamp::outdated;
pub use stamp::{ID_PROPERTY, VERSION, VERSION_PROPERTY};

use crate::{
    columns::{Field, Language},
    reading::Entry,
};

/// What a template is made for, and what is filled in already.
#[derive(Clone, Debug)]
pub struct Template {
    /// The language of all its texts.
    pub language: Language,
    /// The contract's number.
    pub contract: String,
    /// What the contract is about, in a few words.
    pub subject: String,
    /// The supplier's name.
    pub supplier: String,
    /// The period reported on.
    pub period: Period,
    /// The day on which the template is made.
    pub made_on: NaiveDate,
    /// What the contract asks of a placement.
    pub asked: Asked,
    /// Lines to fill in, each on the sheet of its kind.
    pub filled: Vec<Entry>,
    /// What became of the placements of the report before.
    pub earlier: Earlier,
}

/// What a contract asks of a placement; the columns and drop-downs follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The target groups that have a value.
    pub groups: Vec<TargetGroup>,
    /// The benefit durations on which a value depends.
    pub durations: Vec<BenefitDuration>,
    /// The bonuses that a placement may claim: of [`Asked::BONUSES`].
    pub bonuses: Vec<Field>,
}

impl Asked {
    /// The bonuses that have a column of their own.
    pub const BONUSES: [Field; 3] = [Field::FiftyPlus, Field::FiftyFivePlus, Field::Language];

    /// Everything that can be asked: for a contract whose lines are valued by no table.
    pub fn everything() -> Self {
        Self {
            groups: TargetGroup::ALL.to_vec(),
            durations: BenefitDuration::ALL.to_vec(),
            bonuses: Self::BONUSES.to_vec(),
        }
    }
}

/// What became of the placements of the report before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// Nothing is said of them.
    Unsaid,
    /// Those that still ran at the end of that period are filled in.
    FilledIn(Period),
    /// Its file is gone, and the candidates' numbers with it.
    FileGone,
}

/// The kind of file to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Excel.
    Xlsx,
    /// OpenDocument.
    Ods,
}

impl FileKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Ods];

    /// The ending of file names, which is also the word of interfaces.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }

    /// The kind with that ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }
}

/// A template that could not be written, with what the writer said.
#[derive(Debug)]
pub struct Unwritten(String);

impl fmt::Display for Unwritten {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the template could not be written: {}", self.0)
    }
}

impl std::error::Error for Unwritten {}

/// Writes a template.
///
/// # Errors
/// When a writer refuses what it is given.
pub fn write(template: &Template, kind: FileKind) -> Result<Vec<u8>, Unwritten> {
    let book = layout::book(template);
    match kind {
        FileKind::Xlsx => xlsx::write(&book).map_err(|error| Unwritten(error.to_string())),
        FileKind::Ods => ods::write(&book).map_err(|error| Unwritten(error.to_string())),
    }
}
