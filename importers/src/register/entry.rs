//! A contract as a register in a spreadsheet says it, and what was wrong with its cells.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::field::RegisterField;
use crate::problem::{Code, Problem, Severity};

/// What a register in a spreadsheet says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct RegisterReading {
    /// Whether nothing of the file may be used.
    pub refused: bool,
    /// Its contracts, in the order of the file.
    pub contracts: Vec<RegisterEntry>,
    /// What is wrong.
    pub problems: Vec<EntryProblem>,
}

impl RegisterReading {
    pub(super) fn refused(problem: EntryProblem) -> Self {
        Self {
            refused: true,
            contracts: Vec::new(),
            problems: vec![problem],
        }
    }

    /// Whether something must be mended before anything can be done with it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }
}

/// A contract with those who buy under it. A field without a column, and an empty cell, are `None`; [`Self::columns`]
/// tells them apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct RegisterEntry {
    /// Name of its sheet; empty for csv.
    pub sheet: String,
    /// Its first row, from 1.
    pub row: u32,
    /// The fields for which its sheet has a column, each with its heading.
    pub columns: BTreeMap<RegisterField, String>,
    /// The cell of each field, where it is filled.
    pub cells: BTreeMap<RegisterField, String>,
    /// The fields of which a cell could not be read: what is wrong is told already.
    pub unread: BTreeSet<RegisterField>,
    /// Number of the contract.
    pub number: String,
    /// Texts, by field: of [`RegisterField::Title`], `Framework`, `Lot`, `SupplierCode`, `Supplier`, `Kvk`, `Category`.
    pub texts: BTreeMap<RegisterField, String>,
    /// Days, by field: of [`RegisterField::Awarded`], `TenderPublished`, `Start`, `End`.
    pub days: BTreeMap<RegisterField, NaiveDate>,
    /// Value excl. VAT in euro cents.
    pub value_cents: Option<i64>,
    /// Whether candidates work under the client's own supervision.
    pub client_supervision: Option<bool>,
    /// Options to extend it, where its cell holds any.
    pub options: Vec<EntryOption>,
    /// Who buys, in order.
    pub buyers: Vec<EntryShare>,
}

impl RegisterEntry {
    /// A text of the entry.
    #[must_use]
    pub fn text(&self, field: RegisterField) -> Option<&str> {
        self.texts.get(&field).map(String::as_str)
    }

    /// A day of the entry.
    #[must_use]
    pub fn day(&self, field: RegisterField) -> Option<NaiveDate> {
        self.days.get(&field).copied()
    }

    /// Whether its sheet has a column for a field.
    #[must_use]
    pub fn has(&self, field: RegisterField) -> bool {
        self.columns.contains_key(&field)
    }
}

/// An option to extend a contract: one of the two is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct EntryOption {
    /// By so many months.
    pub months: Option<i32>,
    /// Until this day.
    pub until: Option<NaiveDate>,
    /// Whether it was exercised; only written, never read.
    #[serde(default)]
    pub exercised: bool,
}

/// Somebody who buys under a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct EntryShare {
    /// Code or name, as it is written.
    pub buyer: String,
    /// Its cell.
    pub cell: String,
    /// Share in hundredths of a percent, where it is said.
    pub share: Option<i64>,
    /// Whether it leads.
    pub leads: bool,
}

/// What is wrong at a cell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryProblem {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, as a stable code.
    pub code: String,
    /// Name of the sheet; empty for csv and for the whole file.
    pub sheet: String,
    /// The cell as A1; empty for the whole file.
    pub cell: String,
    /// The heading above the cell, where there is one.
    pub heading: Option<String>,
    /// What the cell holds, or what is at fault in it; never what may be the number of a person.
    pub found: Option<String>,
}

impl EntryProblem {
    /// A problem of the whole file.
    #[must_use]
    pub fn of_file(code: Code) -> Self {
        Self::of(Problem::of_file(code))
    }

    /// A problem as readers of reports tell it.
    #[must_use]
    pub fn of(problem: Problem) -> Self {
        Self {
            severity: problem.severity,
            code: problem.code.code().to_owned(),
            sheet: problem.sheet,
            cell: problem.cell,
            heading: problem.heading,
            found: problem.found,
        }
    }
}
