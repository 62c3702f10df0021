//! The part of one sheet: where its marked cells stand, or should stand, and where a drawing of notes is named.

mod survey;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::BufRead,
};

use survey::Survey;

use super::{
    Unpatchable,
    edits::Edits,
    markup::{RELATIONS, Walk},
    styles::Use,
};
use crate::{problem::Severity, workbook::Address};

/// What was found in a sheet: the changes to it, which still lack the numbers of styles.
#[derive(Default)]
pub(super) struct SheetPart {
    changes: Vec<Change>,
    prefix: String,
    relations_prefix: Option<String>,
    /// The reference to the drawing of notes that the sheet has already.
    pub(super) drawing: Option<String>,
    drawing_goes: u64,
}

/// A change at a place; the style in it is known by its use until the styles are made.
struct Change {
    from: u64,
    to: u64,
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    Style(Use),
}

impl SheetPart {
    /// Walks through a sheet: marks the cells that are wanted, also those that are not there yet, and clears those that
    /// have a style of an earlier mark.
    pub(super) fn of<Source: BufRead>(
        walk: Walk<Source>,
        wanted: &BTreeMap<Address, Severity>,
        marked_before: &BTreeSet<u32>,
    ) -> Result<Self, Unpatchable> {
        Survey::new(wanted, marked_before).part(walk)
    }

    /// How the styles are used.
    pub(super) fn uses(&self) -> impl Iterator<Item = Use> {
        let pieces = self.changes.iter().flat_map(|change| &change.pieces);
        pieces.filter_map(|piece| match piece {
            Piece::Style(used) => Some(*used),
            Piece::Text(_) => None,
        })
    }

    /// The changes, with the numbers of the styles; and with a drawing named, where one is given.
    pub(super) fn edits(
        self,
        number: &BTreeMap<Use, usize>,
        drawing: Option<&str>,
    ) -> Result<Edits, Unpatchable> {
        let mut edits = Edits::default();
        for change in self.changes {
            let mut text = String::new();
            for piece in change.pieces {
                match piece {
                    Piece::Text(piece) => text.push_str(&piece),
                    Piece::Style(used) => {
                        let number = number.get(&used);
                        text.push_str(
                            &number
                                .ok_or(Unpatchable("a style that is not there"))?
                                .to_string(),
                        );
                    }
                }
            }
            edits.replace(change.from, change.to, text);
        }
        if let Some(reference) = drawing {
            let (binding, relations) = match &self.relations_prefix {
                Some(prefix) => (String::new(), prefix.as_str()),
                None => (format!(" xmlns:r=\"{RELATIONS}\""), "r:"),
            };
            edits.insert(
                self.drawing_goes,
                format!(
                    "<{}legacyDrawing{binding} {relations}id=\"{reference}\"/>",
                    self.prefix
                ),
            );
        }
        Ok(edits)
    }
}
