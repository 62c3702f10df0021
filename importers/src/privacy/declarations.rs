//! What a supplier declares of numbers that look like citizen service numbers: that a column holds own numbers.
//!
//! Only says so of single cells among a column's own numbers. A column that is judged to hold citizen service numbers
//! refuses the file, whatever is declared.

use super::inspection::Inspection;
use crate::{
    problem::Severity,
    workbook::{Address, Workbook},
};

/// What is declared of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Declarations {
    /// Columns whose nine-digit numbers are the supplier's own.
    pub own_numbers: Vec<OwnNumbers>,
}

/// A column of own numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub struct OwnNumbers {
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// The letters of the column (`H`).
    pub column: String,
}

impl Declarations {
    /// Makes notes of the errors in columns that were declared; nothing else changes.
    pub(crate) fn apply(&self, workbook: &Workbook, inspection: &mut Inspection) {
        if self.own_numbers.is_empty() {
            return;
        }
        for (suspect, severity) in &mut inspection.doubtful {
            let sheet = workbook.sheets.get(suspect.sheet);
            let declared = sheet
                .zip(suspect.address)
                .is_some_and(|(sheet, address)| self.covers(&sheet.name, address.column));
            if declared && *severity == Severity::Error {
                *severity = Severity::Note;
            }
        }
    }

    fn covers(&self, sheet: &str, column: u32) -> bool {
        self.own_numbers.iter().any(|own| {
            let first = Address::parse(&format!("{}1", own.column));
            own.sheet == sheet && first.is_some_and(|first| first.column == column)
        })
    }
}
