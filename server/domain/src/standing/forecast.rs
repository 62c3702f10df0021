//! What an obligation will come to at the end of its term, and what is open after it (domain.md section 7).
//!
//! An exposure is a signal to talk; nothing here decides that it is owed.

use chrono::NaiveDate;
use num_traits::CheckedMul;

use super::gap;
use crate::amount::{BasisPoints, Cents};
use crate::obligation::Quantity;
use crate::period::Period;

/// What will be realised at the end of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// What is realised already, and nothing more.
    pub low: Quantity,
    /// That, and what running placements will still bring.
    pub expected: Quantity,
}

impl Forecast {
    /// From what is realised and what running placements will still bring (see
    /// [`crate::valuation::value_to_come`]); what is to come in another unit, or less than nothing, brings nothing.
    #[must_use]
    pub fn new(realised: Quantity, to_come: Quantity) -> Self {
        let brings = if to_come.same_unit(realised) {
            to_come.stored().max(0)
        } else {
            0
        };
        Self {
            low: realised,
            expected: realised.with_stored(realised.stored().saturating_add(brings)),
        }
    }
}

coded_enum! {
    /// What a forecast says about the end of the term.
    pub enum Outlook {
        /// Low already meets what is required
        Meets => "meets",
        /// Low misses and expected meets: it depends on the running placements
        MeetsIfPlacementsLast => "meets_if_placements_last",
        /// Expected misses too
        Misses => "misses",
    }
}

/// Compares a forecast with what is required in full.
#[must_use]
pub fn outlook(forecast: &Forecast, in_full: Quantity) -> Outlook {
    let meets = |quantity| gap(in_full, quantity).stored() == 0;
    if meets(forecast.low) {
        Outlook::Meets
    } else if meets(forecast.expected) {
        Outlook::MeetsIfPlacementsLast
    } else {
        Outlook::Misses
    }
}

/// The unrealised part x factor (default [`BasisPoints::ALL`]), once the term has ended; `None` before that
/// (domain.md section 4).
#[must_use]
pub fn exposure_after_term(
    term: Period,
    on: NaiveDate,
    in_full: Cents,
    realised: Cents,
    factor: BasisPoints,
) -> Option<Cents> {
    if on <= term.end() {
        return None;
    }
    let open = Cents(gap(Quantity::Euros(in_full), Quantity::Euros(realised)).stored());
    let factor = BasisPoints(factor.0.max(0));
    Some(
        open.exact()
            .checked_mul(&factor.exact())
            .map_or(Cents(Cents::LIMIT), Cents::held),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Jobs;

    fn euros(cents: i64) -> Quantity {
        Quantity::Euros(Cents(cents))
    }

    #[test]
    fn low_can_miss_what_expected_meets() {
        for (realised, to_come, expected) in [
            (100, 0, Outlook::Meets),
            (60, 40, Outlook::MeetsIfPlacementsLast),
            (60, 39, Outlook::Misses),
            (i64::MAX, i64::MAX, Outlook::Meets),
        ] {
            assert_eq!(
                outlook(&Forecast::new(euros(realised), euros(to_come)), euros(100)),
                expected
            );
        }
    }

    #[test]
    fn what_is_to_come_is_never_less_than_nothing_nor_in_another_unit() {
        assert_eq!(Forecast::new(euros(5), euros(-3)).expected, euros(5));
        assert_eq!(
            Forecast::new(euros(5), Quantity::Jobs(Jobs(3))).expected,
            euros(5)
        );
    }

    #[test]
    fn exposure_begins_after_the_term() {
        let term = Period::year(2026).unwrap();
        let exposure = |on: &str, realised, factor| {
            exposure_after_term(
                term,
                on.parse().unwrap(),
                Cents(1_000),
                Cents(realised),
                BasisPoints(factor),
            )
        };
        assert_eq!(exposure("2026-12-31", 0, 10_000), None);
        assert_eq!(exposure("2027-01-01", 400, 10_000), Some(Cents(600)));
        assert_eq!(exposure("2027-01-01", 400, 15_000), Some(Cents(900)));
        assert_eq!(exposure("2027-01-01", 1_400, 10_000), Some(Cents(0)));
        assert_eq!(exposure("2027-01-01", 400, i64::MIN), Some(Cents(0)));
        assert_eq!(
            exposure("2027-01-01", i64::MIN, i64::MAX),
            Some(Cents(Cents::LIMIT))
        );
    }
}
