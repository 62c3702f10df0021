//! What is realised of an obligation by a day: approved, and beside it what is not yet judged (domain.md section 7).
//!
//! It adds contributions; which lines become contributions, and what they are worth, is decided elsewhere.

use chrono::NaiveDate;

use crate::obligation::Quantity;
use crate::period::Period;

coded_enum! {
    /// How far a contribution has come.
    pub enum Judgement {
        /// Reported and not yet judged
        Reported => "reported",
        /// Approved
        Approved => "approved",
    }
}

/// A line that was accepted by the rules and valued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The reported period.
    pub period: Period,
    /// What it brings.
    pub amount: Quantity,
    /// How far it has come.
    pub judgement: Judgement,
    /// Whether evidence backs it.
    pub with_evidence: bool,
}

/// What is realised, in the stored unit of what is required; people and jobs likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Realised {
    /// Approved contributions.
    pub approved: Quantity,
    /// The part of those that evidence backs.
    pub approved_with_evidence: Quantity,
    /// Contributions not yet judged; not part of the approved ones.
    pub reported: Quantity,
    /// The part of those that evidence backs.
    pub reported_with_evidence: Quantity,
}

/// Adds the contributions whose period ended on or before `on` and whose unit is that of `unit`.
///
/// Sums are held to what can be stored.
#[must_use]
pub fn realised(contributions: &[Contribution], unit: Quantity, on: NaiveDate) -> Realised {
    let sum = |judgement: Judgement, with_evidence: bool| {
        let counted = contributions.iter().filter(|contribution| {
            contribution.period.end() <= on
                && contribution.judgement == judgement
                && contribution.amount.same_unit(unit)
                && (contribution.with_evidence || !with_evidence)
        });
        unit.with_stored(counted.fold(0, |sum, contribution| {
            sum.saturating_add(contribution.amount.stored())
        }))
    };
    Realised {
        approved: sum(Judgement::Approved, false),
        approved_with_evidence: sum(Judgement::Approved, true),
        reported: sum(Judgement::Reported, false),
        reported_with_evidence: sum(Judgement::Reported, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{Cents, Jobs};

    #[test]
    fn approved_and_reported_stand_beside_each_other() {
        let line = |quarter, cents, judgement, with_evidence| Contribution {
            period: Period::quarter(2026, quarter).unwrap(),
            amount: Quantity::Euros(Cents(cents)),
            judgement,
            with_evidence,
        };
        let job = Contribution {
            amount: Quantity::Jobs(Jobs(9)),
            ..line(1, 0, Judgement::Approved, true)
        };
        let lines = [
            line(1, 100, Judgement::Approved, true),
            line(2, 30, Judgement::Approved, false),
            line(2, 7, Judgement::Reported, true),
            line(3, 1_000, Judgement::Approved, true),
            job,
        ];
        let found = realised(
            &lines,
            Quantity::Euros(Cents(0)),
            "2026-06-30".parse().unwrap(),
        );
        let cents = [
            found.approved,
            found.approved_with_evidence,
            found.reported,
            found.reported_with_evidence,
        ];
        assert_eq!(cents.map(Quantity::stored), [130, 100, 7, 7]);
    }
}
