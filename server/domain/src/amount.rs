//! Money, hours, jobs and shares: whole numbers of a small unit, and the exact number that rules calculate with.
//!
//! Nothing here is a floating-point number. A rule works on [`Exact`] and rounds once, at its end.
//!
//! Every kind of amount has a `LIMIT`, far beyond anything in the trade. `parse` and `round` refuse what lies beyond
//! it and `exact` holds it to the limit, so that a hostile number can't overflow the 128 bits of a rule.

use num_rational::Ratio;
use num_traits::CheckedMul;

use crate::decimal;

/// An exact number inside a rule: a fraction of two 128-bit whole numbers.
pub type Exact = Ratio<i128>;

/// The exact number of a whole one.
pub(crate) fn whole(number: i64) -> Exact {
    Exact::from_integer(i128::from(number))
}

/// `numerator / denominator`; `None` for a denominator of zero.
pub(crate) fn fraction(numerator: i64, denominator: i64) -> Option<Exact> {
    (denominator != 0).then(|| Exact::new(i128::from(numerator), i128::from(denominator)))
}

macro_rules! amount {
    ($(#[$meta:meta])* $name:ident, scale $scale:literal, decimals $decimals:literal, limit $limit:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl $name {
            /// The largest amount that rules reckon with, in the stored unit; its negative is the smallest.
            pub const LIMIT: i64 = $limit;

            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// The exact number that a rule calculates with (see the type for its unit), held to the limit.
            #[must_use]
            pub fn exact(self) -> Exact {
                Exact::new(i128::from(self.0.clamp(-Self::LIMIT, Self::LIMIT)), $scale)
            }

            /// Rounds an exact number to the stored unit, half up (away from zero); `None` beyond the limit.
            #[must_use]
            pub fn round(exact: Exact) -> Option<Self> {
                let units = exact.checked_mul(&Exact::from_integer($scale))?.round().to_integer();
                let units = i64::try_from(units).ok()?;
                (-Self::LIMIT..=Self::LIMIT).contains(&units).then_some(Self(units))
            }

            /// Rounds an exact number, half up, and holds it to the limit where it lies beyond.
            #[must_use]
            pub fn held(exact: Exact) -> Self {
                Self::round(exact).unwrap_or(if exact < whole(0) { Self(-Self::LIMIT) } else { Self(Self::LIMIT) })
            }

            /// Reads a plain decimal such as `1250.5`; more decimals than are kept are rounded half up.
            ///
            /// `None` for any other spelling and for what lies beyond the limit.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let units = decimal::parse(text, $decimals)?;
                (-Self::LIMIT..=Self::LIMIT).contains(&units).then_some(Self(units))
            }

            /// The amount as a plain decimal without trailing zeros; [`Self::parse`] reads it back.
            #[must_use]
            pub fn plain(self) -> String {
                decimal::plain(self.0, $decimals)
            }

            /// The sum of two amounts; `None` where it can't be held.
            #[must_use]
            pub fn plus(self, other: Self) -> Option<Self> {
                self.0.checked_add(other.0).map(Self)
            }

            /// This amount less another; `None` where it can't be held.
            #[must_use]
            pub fn minus(self, other: Self) -> Option<Self> {
                self.0.checked_sub(other.0).map(Self)
            }

            /// The sum of all amounts; `None` where it can't be held.
            #[must_use]
            pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
                amounts.into_iter().try_fold(Self::ZERO, Self::plus)
            }

            /// The sum of all amounts, held to what can be stored: for totals that are shown, never for what is owed.
            #[must_use]
            pub fn sum_held(amounts: impl IntoIterator<Item = Self>) -> Self {
                Self(amounts.into_iter().fold(0, |sum, amount| sum.saturating_add(amount.0)))
            }
        }
    };
}

amount!(
    /// Euro cents. As text: euros (`1250.5`); exact: cents; limit: ten trillion euros.
    Cents, scale 1, decimals 2, limit 1_000_000_000_000_000
);
amount!(
    /// Hours in ten-thousandths: finer than the hundredths of payrolls and close enough to a minute (0.0167).
    /// As text and exact: hours; limit: a billion hours.
    Hours, scale 10_000, decimals 4, limit 10_000_000_000_000
);
amount!(
    /// Jobs of 25.5 paid hours a week, in ten-thousandths of a job. As text and exact: jobs; limit: a billion jobs.
    Jobs, scale 10_000, decimals 4, limit 10_000_000_000_000
);
amount!(
    /// Full-time equivalents of a ministry, in ten-thousandths. As text and exact: fte; limit: a billion.
    Fte, scale 10_000, decimals 4, limit 10_000_000_000_000
);
amount!(
    /// A share in hundredths of a percent: 5% is 500. As text: percent (`5`); exact: the fraction (0.05);
    /// limit: 100,000%.
    BasisPoints, scale 10_000, decimals 2, limit 10_000_000
);

impl BasisPoints {
    /// The whole: 100%.
    pub const ALL: Self = Self(10_000);

    /// The share held between nothing and the whole, as a fraction.
    pub(crate) fn part(self) -> Exact {
        Self(self.0.clamp(0, Self::ALL.0)).exact()
    }
}

impl Jobs {
    /// The jobs with four decimals, as they are published: `8.6586`.
    #[must_use]
    pub fn fixed(self) -> String {
        decimal::fixed(self.0, 4)
    }

    /// Whole jobs, half up (away from zero), as a ministry's target is shown.
    #[must_use]
    pub fn shown(self) -> i64 {
        i64::try_from(Exact::new(i128::from(self.0), 10_000).round().to_integer())
            .unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_and_written_without_trailing_zeros() {
        for (text, cents, written) in [
            ("1250.5", 125_050, "1250.5"),
            ("0", 0, "0"),
            ("-0.05", -5, "-0.05"),
            ("007.10", 710, "7.1"),
        ] {
            assert_eq!(Cents::parse(text), Some(Cents(cents)), "{text}");
            assert_eq!(Cents(cents).plain(), written);
        }
        assert_eq!(Hours::parse("473.14"), Some(Hours(4_731_400)));
        assert_eq!(Hours(4_731_400).plain(), "473.14");
        assert_eq!(Hours(180_000).plain(), "18");
        assert_eq!(BasisPoints::parse("5"), Some(BasisPoints(500)));
        assert_eq!(BasisPoints(276).plain(), "2.76");
    }

    #[test]
    fn a_digit_too_many_is_rounded_half_up() {
        for (text, cents) in [
            ("0.005", 1),
            ("0.00499999", 0),
            ("-0.005", -1),
            ("1.999", 200),
        ] {
            assert_eq!(Cents::parse(text), Some(Cents(cents)), "{text}");
        }
        assert_eq!(Cents::round(Exact::new(5, 2)), Some(Cents(3)));
        assert_eq!(Cents::round(Exact::new(-5, 2)), Some(Cents(-3)));
        assert_eq!(Cents::round(Exact::new(7, 3)), Some(Cents(2)));
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "", "-", ".", "1.", ".5", "1,5", "+1", " 1", "1e3", "1.2.3", "--1", "١", "NaN", "1_000",
        ] {
            assert_eq!(Cents::parse(text), None, "{text}");
        }
        assert_eq!(Cents::parse(&"9".repeat(100_000)), None);
        assert_eq!(Cents::parse("10000000000000.01"), None);
        assert_eq!(Cents::parse("10000000000000"), Some(Cents(Cents::LIMIT)));
    }

    #[test]
    fn jobs_are_shown_with_four_decimals_or_none() {
        assert_eq!(Jobs(86_586).fixed(), "8.6586");
        assert_eq!(Jobs(-5).fixed(), "-0.0005");
        assert_eq!(Jobs(10_000).fixed(), "1.0000");
        assert_eq!(
            (
                Jobs(4_093_242).shown(),
                Jobs(681_176).shown(),
                Jobs(5_000).shown()
            ),
            (409, 68, 1)
        );
    }

    #[test]
    fn hostile_numbers_are_held_or_refused() {
        assert_eq!(Cents(i64::MAX).exact(), whole(Cents::LIMIT));
        assert_eq!(Cents(i64::MIN).exact(), whole(-Cents::LIMIT));
        assert_eq!(Cents::round(Exact::from_integer(i128::MAX)), None);
        assert_eq!(Hours::round(Exact::from_integer(i128::MIN)), None);
        assert_eq!(Cents(i64::MAX).plus(Cents(1)), None);
        assert_eq!(Cents(i64::MIN).minus(Cents(1)), None);
        assert_eq!(Cents::sum([Cents(i64::MAX), Cents(1)]), None);
        assert_eq!(Cents::sum([Cents(2), Cents(3)]), Some(Cents(5)));
        assert_eq!(Cents(i64::MIN).plain(), "-92233720368547758.08");
        assert_eq!(Jobs(i64::MAX).shown(), 922_337_203_685_478);
    }

    #[test]
    fn exact_numbers_have_the_unit_of_their_type() {
        assert_eq!(Cents(125).exact(), whole(125));
        assert_eq!(Hours(255_000).exact(), Exact::new(51, 2));
        assert_eq!(BasisPoints(500).exact(), Exact::new(1, 20));
        assert_eq!(Hours::round(Exact::new(51, 2)), Some(Hours(255_000)));
        assert_eq!(Fte::parse("10505").map(Fte::exact), Some(whole(10_505)));
    }
}
