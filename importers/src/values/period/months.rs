//! Months by name and by number, alone or from one to another.

use meetbaar_domain::period::Period;

use super::{
    Found, Stated,
    tokens::{Token, year_near},
};
use crate::values::{month_name, year};

/// `juli 2026`, `jul-26`, `2026 juli`, `juli t/m september 2026`, `jul`.
pub(super) fn named(tokens: &[Token]) -> Option<Found> {
    let named: Vec<(usize, u32)> = (0_usize..)
        .zip(tokens)
        .filter_map(|(place, token)| Some((place, month_name(&token.text)?)))
        .collect();
    let (first, last) = (*named.first()?, *named.last()?);
    if is_day_beside(tokens, first.0) || is_day_beside(tokens, last.0) {
        return None;
    }
    let mut used: Vec<usize> = (first.0..=last.0).collect();
    let year = year_near(tokens, &used).map(|(place, year)| {
        used.push(place);
        year
    });
    let stated = match year {
        Some(year) => Stated::Period(Period::new(
            Period::month(year, first.1)?.start(),
            Period::month(year, last.1)?.end(),
        )?),
        None if first == last => Stated::Month(first.1),
        None => return None,
    };
    Some(Found { stated, used })
}

/// Whether the month is part of a day: `8 oktober 2026`, `October 8, 2026`.
fn is_day_beside(tokens: &[Token], month: usize) -> bool {
    let is_day = |place: Option<usize>| {
        place
            .and_then(|place| tokens.get(place))
            .and_then(|token| {
                token
                    .text
                    .trim_end_matches(|character: char| character.is_ascii_alphabetic())
                    .parse::<u32>()
                    .ok()
            })
            .is_some_and(|number| (1..=31).contains(&number))
    };
    is_day(month.checked_sub(1))
        || (is_day(month.checked_add(1))
            && tokens
                .get(month.saturating_add(2))
                .is_some_and(|token| year(&token.text).is_some()))
}

/// `2026-07`, `07-2026`, `7/2026`, standing alone between spaces.
pub(super) fn numeric(tokens: &[Token]) -> Option<Found> {
    (0..tokens.len()).find_map(|place| {
        let next = place.checked_add(1)?;
        let (one, other) = (tokens.get(place)?, tokens.get(next)?);
        let whole = one.chunk == other.chunk
            && one.chunk.len()
                == one
                    .text
                    .len()
                    .checked_add(other.text.len())?
                    .checked_add(1)?;
        let (year, month) = match (year(&one.text), year(&other.text)) {
            (Some(year), None) => (year, &other.text),
            (None, Some(year)) => (year, &one.text),
            _ => return None,
        };
        let month: u32 = if whole && month.len() <= 2 {
            month.parse().ok()?
        } else {
            return None;
        };
        Some(Found {
            stated: Stated::Period(Period::month(year, month)?),
            used: vec![place, next],
        })
    })
}
