//! Cells that a supplier corrected on a screen: a value for a cell, laid over the cells of a file before anything of it is
//! judged. The file itself never changes.
//!
//! A correction hides nothing: what may be a citizen service number in the file stays found, whatever is laid over it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    privacy::{self, Inspection},
    problem::{Code, Problem},
    registry::Additions,
    workbook::{Address, Workbook},
};

/// What a cell is to hold instead of what stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// The cell, as `H12`.
    pub cell: String,
    /// What was typed; understood as a cell of text is. Empty for a cell that is to be empty.
    pub value: String,
}

/// What laying corrections over a workbook came to.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// Where citizen service numbers stand in the file itself; `None` where nothing was laid over it.
    pub(crate) before: Option<Inspection>,
    /// A problem for each correction that lies on no sheet, or outside the filled part of one.
    pub(crate) unplaced: Vec<Problem>,
}

impl Laid {
    /// Whether the file itself holds no citizen service number for certain, as far as that was looked at.
    pub(crate) fn is_harmless(&self) -> bool {
        let before = self.before.as_ref();
        before.is_none_or(|before| before.certain.is_empty())
    }
}

/// Lays the corrections of a reading over its workbook; of two for one cell the last one counts.
pub(crate) fn lay(workbook: &mut Workbook, additions: &Additions) -> Laid {
    if additions.corrections.is_empty() {
        return Laid::default();
    }
    let before = privacy::inspect_with(workbook, &additions.words_of_persons());
    let mut unplaced = Vec::new();
    let mut by_sheet: BTreeMap<usize, BTreeMap<Address, &str>> = BTreeMap::new();
    for one in &additions.corrections {
        let sheets = workbook.sheets.iter();
        let sheet = sheets
            .enumerate()
            .find(|(_, sheet)| sheet.name == one.sheet);
        let placed = sheet
            .zip(Address::parse(&one.cell))
            .filter(|((_, sheet), address)| sheet.holds(*address));
        match placed {
            Some(((place, _), address)) => {
                by_sheet
                    .entry(place)
                    .or_default()
                    .insert(address, &one.value);
            }
            None => {
                unplaced.push(Problem::at(
                    Code::CorrectionOutside,
                    &one.sheet,
                    one.cell.clone(),
                ));
            }
        }
    }
    for (place, typed) in by_sheet {
        if let Some(sheet) = workbook.sheets.get_mut(place) {
            sheet.lay(&typed);
        }
    }
    Laid {
        before: Some(before),
        unplaced,
    }
}
