//! Whether runs of digits that are nine together look like one number of their own.

use super::{
    groups::{Group, Kind, at, is_year},
    signs::Sign,
};

/// How many digits the numbers have.
const NINE: usize = 9;

/// Nine digits on end: neither an amount nor a phone number, nor a part of a longer word with digits.
pub(super) fn single(signs: &[Sign], groups: &[Group], only: &Group, place: usize) -> bool {
    let previous = place.checked_sub(1).and_then(|place| groups.get(place));
    let next = place.checked_add(1).and_then(|place| groups.get(place));
    let is_dot = |group: &Group| {
        group
            .link
            .is_some_and(|link| link.sign == '.' && !link.spaced)
    };
    let has_fraction =
        next.is_some_and(|next| is_dot(next) && next.digits != "0" && next.digits.len() < NINE);
    let is_fraction =
        is_dot(only) && previous.is_some_and(|one| one.digits.len() <= 3 && one.link.is_none());
    let (_, digits_around) = around(signs, only.start, only.end);
    only.kind == Kind::Number && !has_fraction && !is_fraction && !digits_around
}

/// Runs that separators tie: tied in one way and not longer than nine digits, or in a usual grouping.
pub(super) fn joined(
    signs: &[Sign],
    runs: &[Group],
    previous: Option<&Group>,
    next: Option<&Group>,
) -> bool {
    let (Some(first), Some(second), Some(last)) = (runs.first(), runs.get(1), runs.last()) else {
        return false;
    };
    let Some(inner) = second.link else {
        return false;
    };
    let (before, behind) = (first.link, next.and_then(|next| next.link));
    let uniform = runs.iter().skip(1).all(|run| run.link == Some(inner));
    let usual = uniform && is_usual(runs);
    // Nine digits on end and the number of a thing (`K1`) are no part of what stands beside them.
    let whole = |group: &Group| group.digits.len() == NINE;
    let of_thing = |group: &Group| group.link.is_none() && around(signs, group.start, group.end).0;
    let apart = previous.is_some_and(|group| whole(group) || of_thing(group));
    let continues =
        (before == Some(inner) && !apart) || (behind == Some(inner) && !next.is_some_and(whole));
    let tied = before.is_some() || behind.is_some();
    let shaped = if uniform {
        (usual && !continues) || !tied
    } else {
        !tied && runs.len() <= 3 && !runs.iter().any(|run| is_year(&run.digits))
    };
    let (letters, digits_around) = around(signs, first.start, last.end);
    let free = if usual { !digits_around } else { !letters };
    shaped && free && runs.iter().all(|run| run.kind == Kind::Number)
}

/// `NL123456782B01`, with or without dots: the number of a company, which passes too.
pub(super) fn is_vat_number(signs: &[Sign], end: usize) -> bool {
    let after: String = signs
        .iter()
        .skip(end)
        .map(|sign| sign.plain)
        .filter(|sign| !matches!(sign, '.' | ' '))
        .take(3)
        .collect();
    let serial = after.strip_prefix(['B', 'b']);
    serial.is_some_and(|serial| {
        serial.len() == 2 && serial.chars().all(|digit| digit.is_ascii_digit())
    })
}

/// The groupings in which people write nine digits.
fn is_usual(runs: &[Group]) -> bool {
    let lengths: Vec<usize> = runs.iter().map(|run| run.digits.len()).collect();
    matches!(
        lengths.as_slice(),
        [4, 2, 3] | [3, 3, 3] | [3, 2, 4] | [2, 3, 4] | [3, 6] | [6, 3]
    )
}

/// `2026-00123`: a year with a serial number, or the other way round.
pub(super) fn is_serial(runs: &[Group]) -> bool {
    match runs {
        [one, two] => is_year(&one.digits) || is_year(&two.digits),
        _ => false,
    }
}

/// Whether letters are glued to a stretch of signs, and whether the word that they make holds other digits.
fn around(signs: &[Sign], start: usize, end: usize) -> (bool, bool) {
    let word = |sign: Option<char>| sign.filter(|sign| sign.is_alphanumeric());
    let (mut letters, mut digits) = (false, false);
    let mut note = |sign: char| {
        letters |= !sign.is_ascii_digit();
        digits |= sign.is_ascii_digit();
    };
    let mut place = start.checked_sub(1);
    while let Some(sign) = word(at(signs, place)) {
        note(sign);
        place = place.and_then(|place| place.checked_sub(1));
    }
    let mut place = Some(end);
    while let Some(sign) = word(at(signs, place)) {
        note(sign);
        place = place.and_then(|place| place.checked_add(1));
    }
    (letters, digits)
}
