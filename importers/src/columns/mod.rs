//! Headings, read as the fields that they name: one table of spellings for each kind of table.

mod choice;
mod codes;
mod contradiction;
mod evidence;
mod field;
mod guide;
mod guided_columns;
mod heading;
mod learned;
mod lookup;
mod named;
mod needed;
mod other_columns;
mod personal;
mod placement_columns;
mod unit;
mod vocabulary;

pub use choice::{Choice, Chosen};
pub(crate) use contradiction::contradicts;
pub use evidence::{Evidence, evidence_of};
pub use field::{Field, TableKind};
pub use guide::{Guide, Holds, Language, guide};
pub use heading::{Grade, Heading};
pub use learned::{Learned, LearnedHeading, is_learnable};
pub(crate) use lookup::Lookup;
pub use named::guide_named;
pub(crate) use needed::{HOURS, needed};
pub use unit::Span;
pub(crate) use vocabulary::SHARED;
pub use vocabulary::Vocabulary;

/// One row of a column table: a field, how headings spell it, and parts that give it away in longer headings.
///
/// Everything is written folded ([`crate::values::fold`]).
#[derive(Clone, Copy, Debug)]
pub struct ColumnRule<Named = Field> {
    /// The field.
    pub field: Named,
    /// Whole headings, with bars between them: `startdatum|begindatum`.
    pub spellings: &'static str,
    /// Sets of parts, with bars between the sets: `soort+uitkering|bouwblok`. A heading that holds all parts of one set
    /// is this field. A space at an end of a part asks for the end of a word.
    pub parts: &'static str,
}
