//! What a running placement will still bring, for the forecast (domain.md section 7).
//!
//! It reckons with contract hours only: nobody has been paid for days to come.

use chrono::NaiveDate;

use super::{PlacementFacts, value_placement};
use crate::amount::Cents;
use crate::period::Period;
use crate::value_table::ValueTable;

/// The value from the day after `after` until the placement's end, its cap or the contract's end.
///
/// `facts.hours_per_week` must be known (see [`super::derived_hours_per_week`]); `facts.paid_hours` is not looked
/// at. Nothing where the hours are unknown, or the placement is over. Whether the placement still runs on `after` is
/// the caller's knowledge: one that is to start later counts from its start.
#[must_use]
pub fn value_to_come(
    table: &ValueTable,
    contract: Period,
    after: NaiveDate,
    facts: &PlacementFacts<'_>,
) -> Cents {
    let Some(rest) = contract.after(after) else {
        return Cents::ZERO;
    };
    value_placement(
        table,
        contract,
        rest,
        &PlacementFacts {
            paid_hours: None,
            ..*facts
        },
    )
    .value
}
