//! The columns that no line can be without.

use super::{Field, TableKind};

/// The columns that every line of a kind of table needs.
pub(crate) const fn needed(kind: TableKind) -> &'static [Field] {
    match kind {
        TableKind::Placements => &[Field::Candidate, Field::TargetGroup, Field::Start],
        TableKind::Purchases => &[Field::Date, Field::Amount],
        TableKind::Activities => &[Field::Description, Field::Date, Field::Hours],
        TableKind::Turnover => &[Field::Turnover],
    }
}

/// The columns of which a list of placements needs one.
pub(crate) const HOURS: [Field; 5] = [
    Field::HoursPerWeek,
    Field::Fte,
    Field::PaidHours,
    Field::WorkedHours,
    Field::Hours,
];
