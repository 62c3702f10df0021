//! A quantity of what an obligation is measured in.
//!
//! Quantities of different units are never added or converted: euros are not jobs.

use crate::amount::{Cents, Exact, Hours, Jobs, whole};

/// So many euros, jobs, people or hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Euro cents.
    Euros(Cents),
    /// Jobs.
    Jobs(Jobs),
    /// Different people placed.
    Placements(i64),
    /// Hours.
    Hours(Hours),
}

impl Quantity {
    /// The code of the unit: `euros`, `jobs`, `placements`, `hours`.
    #[must_use]
    pub const fn unit_code(self) -> &'static str {
        match self {
            Self::Euros(_) => "euros",
            Self::Jobs(_) => "jobs",
            Self::Placements(_) => "placements",
            Self::Hours(_) => "hours",
        }
    }

    /// The number in the stored unit: cents, ten-thousandths of a job or an hour, people.
    #[must_use]
    pub const fn stored(self) -> i64 {
        match self {
            Self::Euros(Cents(number))
            | Self::Jobs(Jobs(number))
            | Self::Placements(number)
            | Self::Hours(Hours(number)) => number,
        }
    }

    /// Another number in the same unit.
    #[must_use]
    pub const fn with_stored(self, number: i64) -> Self {
        match self {
            Self::Euros(_) => Self::Euros(Cents(number)),
            Self::Jobs(_) => Self::Jobs(Jobs(number)),
            Self::Placements(_) => Self::Placements(number),
            Self::Hours(_) => Self::Hours(Hours(number)),
        }
    }

    /// Whether both are measured in the same unit.
    #[must_use]
    pub fn same_unit(self, other: Self) -> bool {
        self.unit_code() == other.unit_code()
    }

    /// The sum; `None` for different units and for what can't be held.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = self.stored().checked_add(other.stored())?;
        self.same_unit(other).then(|| self.with_stored(sum))
    }

    /// The stored number as an exact one, held to the limit of its type.
    pub(super) fn exact(self) -> Exact {
        match self {
            Self::Euros(cents) => cents.exact(),
            Self::Jobs(jobs) => jobs.exact(),
            Self::Placements(people) => whole(people),
            Self::Hours(hours) => hours.exact(),
        }
    }

    /// An exact number in the same unit, never negative: rounded half up, people rounded down to whole ones.
    pub(super) fn rounded(self, exact: Exact) -> Self {
        let exact = exact.max(whole(0));
        match self {
            Self::Euros(_) => Self::Euros(Cents::held(exact)),
            Self::Jobs(_) => Self::Jobs(Jobs::held(exact)),
            Self::Placements(_) => {
                Self::Placements(i64::try_from(exact.to_integer()).unwrap_or(i64::MAX))
            }
            Self::Hours(_) => Self::Hours(Hours::held(exact)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_never_mixed() {
        let (euro, job) = (Quantity::Euros(Cents(100)), Quantity::Jobs(Jobs(100)));
        assert_eq!(euro.plus(job), None);
        assert_eq!(euro.plus(euro), Some(Quantity::Euros(Cents(200))));
        assert_eq!(euro.plus(Quantity::Euros(Cents(i64::MAX))), None);
    }

    #[test]
    fn people_are_rounded_down_and_nothing_is_negative() {
        let half = Exact::new(15, 2);
        assert_eq!(
            Quantity::Placements(0).rounded(half),
            Quantity::Placements(7)
        );
        assert_eq!(
            Quantity::Euros(Cents(0)).rounded(half),
            Quantity::Euros(Cents(8))
        );
        assert_eq!(
            Quantity::Euros(Cents(0)).rounded(-half),
            Quantity::Euros(Cents(0))
        );
    }
}
