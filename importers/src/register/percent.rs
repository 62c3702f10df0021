//! Shares as people write them: `60`, `60%`, `0,6`. Which of the two a bare number is, the whole contract says.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    values::{Convention, NotANumber, number},
    workbook::{Cell, Value},
};

/// A hundred percent, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// A share as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A fraction of the whole that is certain: `60%`.
    Fraction(Decimal),
    /// A number that is a percentage or a fraction.
    Bare(Decimal),
}

/// What a cell says; nothing where it is no number.
pub(super) fn said(cell: &Cell<'_>) -> Option<Said> {
    match &cell.value {
        Value::Number(number) if cell.percent => Some(Said::Fraction(*number)),
        Value::Number(number) => Some(Said::Bare(*number)),
        Value::Text(text) => {
            let read = number(text, None).or_else(|fault| match fault {
                // Nobody writes thousands of percents: a sign before three figures separates decimals.
                NotANumber::Ambiguous if text.contains(',') => {
                    number(text, Some(Convention::Comma))
                }
                NotANumber::Ambiguous => number(text, Some(Convention::Point)),
                NotANumber::Wrong => Err(fault),
            });
            let read = read.ok()?;
            Some(if text.contains('%') {
                Said::Fraction(read)
            } else {
                Said::Bare(read)
            })
        }
        _ => None,
    }
}

/// The shares of a contract in hundredths of a percent. Where they are the whole but for rounding, they become the whole.
pub(super) fn shares(said: &[Option<Said>]) -> Vec<Option<i64>> {
    let as_percents = exact(said, Decimal::ONE_HUNDRED);
    let as_fractions = exact(said, Decimal::ONE);
    let bare: Decimal = said.iter().flatten().filter_map(bare).sum();
    let chosen = if is_whole(&as_percents) {
        as_percents
    } else if is_whole(&as_fractions) || bare <= Decimal::ONE {
        as_fractions
    } else {
        as_percents
    };
    rounded(&chosen)
}

fn bare(said: &Said) -> Option<Decimal> {
    match said {
        Said::Bare(number) => Some(*number),
        Said::Fraction(_) => None,
    }
}

/// Hundredths of a percent without rounding; `whole` is what a bare number says of the whole.
fn exact(said: &[Option<Said>], whole: Decimal) -> Vec<Option<Decimal>> {
    let of = |number: Decimal, whole: Decimal| {
        number.checked_mul(Decimal::from(WHOLE))?.checked_div(whole)
    };
    said.iter()
        .map(|one| match (*one)? {
            Said::Fraction(number) => of(number, Decimal::ONE),
            Said::Bare(number) => of(number, whole),
        })
        .collect()
}

fn is_whole(shares: &[Option<Decimal>]) -> bool {
    let sum: Option<Decimal> = shares.iter().copied().sum();
    let near = |sum: Decimal| (sum - Decimal::from(WHOLE)).abs() <= Decimal::new(1, 2);
    !shares.is_empty() && sum.is_some_and(near)
}

/// Whole hundredths; what rounding takes from or adds to the whole goes to those that rounding changed most.
fn rounded(shares: &[Option<Decimal>]) -> Vec<Option<i64>> {
    let mut whole: Vec<Option<i64>> = shares
        .iter()
        .map(|share| (*share)?.round().to_i64())
        .collect();
    let sum: Option<i64> = whole.iter().copied().sum();
    let Some(mut rest) = sum
        .map(|sum| WHOLE.saturating_sub(sum))
        .filter(|_| is_whole(shares))
    else {
        return whole;
    };
    let mut order: Vec<usize> = (0..whole.len()).collect();
    let lost = |place: &usize| {
        let exact = shares.get(*place).copied().flatten().unwrap_or_default();
        (exact - exact.round()) * Decimal::from(rest.signum())
    };
    order.sort_by_key(|place| std::cmp::Reverse(lost(place)));
    for place in order {
        let step = rest.signum();
        if let Some(Some(share)) = whole.get_mut(place) {
            *share = share.saturating_add(step);
            rest = rest.saturating_sub(step);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<Option<i64>> {
        let said: Vec<_> = texts
            .iter()
            .map(|text| said(&Cell::new(1, Value::Text(text))))
            .collect();
        shares(&said)
    }

    #[test]
    fn a_contract_says_which_of_the_two_its_numbers_are() {
        for (texts, expected) in [
            (&["60", "40"][..], &[Some(6_000), Some(4_000)][..]),
            (&["60%", "40 %"], &[Some(6_000), Some(4_000)]),
            (&["0,6", "0,4"], &[Some(6_000), Some(4_000)]),
            (&["60%", "40"], &[Some(6_000), Some(4_000)]),
            (&["60%", "0,4"], &[Some(6_000), Some(4_000)]),
            (&["100"], &[Some(10_000)]),
            (&["1"], &[Some(10_000)]),
            (
                &["33,33", "33,33", "33,34"],
                &[Some(3_333), Some(3_333), Some(3_334)],
            ),
            (
                &["0,33333333", "0,33333333", "0,33333334"],
                &[Some(3_333), Some(3_333), Some(3_334)],
            ),
            (&["0,333", "0,667"], &[Some(3_330), Some(6_670)]),
            (&["50", "40"], &[Some(5_000), Some(4_000)]),
            (&["half", "50"], &[None, Some(5_000)]),
        ] {
            assert_eq!(read(texts), expected, "{texts:?}");
        }
    }
}
