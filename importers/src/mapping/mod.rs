//! The engine of the mapping screen: what an unrecognised workbook may hold, and a profile made of what a person says
//! that it holds.
//!
//! Nothing is decided here. Scores only say what to show first; under [`LIKELY`] nothing is filled in beforehand. No
//! sample is shown of a column that may say who somebody is.

mod answers;
mod columns;
mod difference;
mod evidence;
mod heading_rows;
mod layout;
mod samples;
mod suggestions;

pub use answers::{
    AnswerFault, Answers, ColumnAnswer, ColumnUse, Naming, TableAnswer, profile_from,
};
pub use columns::{ColumnCandidate, Suggestion};
pub use difference::{Difference, Missing, Moved, NewHeading, closest, nearest};
pub use heading_rows::{HeadingCandidate, TablePlace, heading_at};
pub use layout::{
    Candidates, FormatCandidate, LayoutAnswer, LayoutOrder, SheetCandidate, candidates, layout,
    layout_of,
};
pub use suggestions::fields;

/// From this score on a suggestion is filled in beforehand.
pub const LIKELY: u8 = 70;

/// A part of a whole in hundredths; of nothing it is zero.
fn percent(part: usize, whole: usize) -> usize {
    part.saturating_mul(100).checked_div(whole).unwrap_or(0)
}

/// A score from 0 to 100.
fn score(hundredths: usize) -> u8 {
    u8::try_from(hundredths.min(100)).unwrap_or(100)
}

/// The letters of a column.
fn letter(column: u32) -> String {
    let address = crate::workbook::Address::new(1, column).to_string();
    address.trim_end_matches('1').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_by_their_letters() {
        assert_eq!((letter(1).as_str(), letter(28).as_str()), ("A", "AB"));
    }
}
