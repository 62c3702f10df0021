//! What must hold for one line. Pure rules over values with their cells; they read nothing and decide nothing else.

mod others;
mod placement;
mod within;

pub use others::{MOST_ACTIVITY_HOURS, activity_hours, date_in_period, turnover};
pub use placement::{MOST_HOURS_A_WEEK, PlacementFacts, most_paid_hours, placement};
pub use within::within;

use crate::{problem::Code, workbook::Address};

/// A value with the cell that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its cell.
    pub address: Address,
}

impl<T> At<T> {
    /// A value with its cell.
    pub const fn new(value: T, address: Address) -> Self {
        Self { value, address }
    }
}

/// Something that does not hold, at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What does not hold.
    pub code: Code,
    /// The cell that says so.
    pub address: Address,
    /// What would hold.
    pub expected: Option<String>,
}

impl Finding {
    fn new(code: Code, address: Address, expected: impl Into<String>) -> Self {
        Self {
            code,
            address,
            expected: Some(expected.into()),
        }
    }
}
