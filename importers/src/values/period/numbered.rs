//! Numbered parts of a year: quarters and half years.

use meetbaar_domain::period::Period;

use super::{
    Found, Stated,
    tokens::{Token, year_near},
};
use crate::values::year;

/// A quarter: `Q3 2026`, `3e kwartaal 2026`.
pub(super) fn quarter(tokens: &[Token]) -> Option<Found> {
    part_of_year(tokens, quarter_at, Period::quarter, Some(Stated::Quarter))
}

/// A half year: `H1 2026`, `1e halfjaar 2026`.
pub(super) fn half_year(tokens: &[Token]) -> Option<Found> {
    part_of_year(tokens, half_at, Period::half_year, None)
}

/// A numbered part of a year with the year close by, or several from one to another.
fn part_of_year(
    tokens: &[Token],
    number_at: fn(&[Token], usize) -> Option<Numbered>,
    period: fn(i32, u32) -> Option<Period>,
    without_year: Option<fn(u32) -> Stated>,
) -> Option<Found> {
    let mut parts: Vec<Numbered> = Vec::new();
    for place in 0..tokens.len() {
        let known = parts.iter().any(|part| part.used.contains(&place));
        if let Some(mut part) = number_at(tokens, place).filter(|_| !known) {
            let next = part.used.iter().max()?.checked_add(1)?;
            let behind = tokens.get(next).and_then(|token| year(&token.text));
            if let (None, Some(behind)) = (part.year, behind) {
                part.year = Some(behind);
                part.used.push(next);
            }
            parts.push(part);
        }
    }
    let (first, last) = (parts.first()?, parts.last()?);
    let (first, last) = match (parts.len(), range(tokens, first)) {
        (1, Some((from, to))) => (from, to),
        _ => (first.clone(), last.clone()),
    };
    let mut used: Vec<usize> = first.used.iter().chain(&last.used).copied().collect();
    if first.number != last.number || first.year != last.year {
        let between = first.used.iter().max()?.checked_add(1)?..*last.used.iter().min()?;
        // Two parts that nothing ties together are no range: which of them is meant is not said.
        if !between
            .clone()
            .all(|place| tokens.get(place).is_some_and(ties))
        {
            return None;
        }
        used.extend(between);
    }
    let year = last.year.or(first.year).or_else(|| {
        let (place, year) = year_near(tokens, &used)?;
        used.push(place);
        Some(year)
    });
    let stated = match year {
        Some(year) => {
            let (from, to) = (first.year.unwrap_or(year), last.year.unwrap_or(year));
            let (from, to) = (period(from, first.number)?, period(to, last.number)?);
            Stated::Period(Period::new(from.start(), to.end())?)
        }
        None if first.number == last.number => without_year?(first.number),
        None => return None,
    };
    Some(Found { stated, used })
}

/// Whether a word stands between the ends of a range.
fn ties(token: &Token) -> bool {
    const WORDS: [&str; 13] = [
        "t", "m", "tot", "en", "met", "and", "to", "plus", "until", "through", "kwartaal", "van",
        "quarter",
    ];
    WORDS.contains(&token.text.as_str()) || year(&token.text).is_some()
}

/// `kwartaal 1 t/m 3`, `1e en 2e kwartaal`: a number beside the one that was found.
fn range(tokens: &[Token], part: &Numbered) -> Option<(Numbered, Numbered)> {
    let (first, last) = (*part.used.iter().min()?, *part.used.iter().max()?);
    let word = |place: Option<usize>| Some(tokens.get(place?)?.text.as_str());
    let number = |place: Option<usize>| {
        let number = ordinal(word(place)?).filter(|number| (1..=4).contains(number))?;
        Some(Numbered {
            number,
            year: part.year,
            used: vec![place?],
        })
    };
    let joins = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some("t"), Some("m")) => Some(2_usize),
        (_, Some("en" | "and" | "tot" | "plus")) => Some(1),
        _ => None,
    };
    let before = |back: usize| first.checked_sub(back);
    if let Some(length) = joins(word(before(2)), word(before(1)))
        && let Some(from) = number(before(length.checked_add(1)?))
    {
        return Some((from, part.clone()));
    }
    let after = |ahead: usize| last.checked_add(ahead);
    let length = match (word(after(1)), word(after(2))) {
        (Some("t"), Some("m")) => 2_usize,
        (Some("en" | "and" | "tot" | "plus"), _) => 1,
        _ => return None,
    };
    let to = number(after(length.checked_add(1)?))?;
    Some((part.clone(), to))
}

#[derive(Clone)]
struct Numbered {
    number: u32,
    year: Option<i32>,
    used: Vec<usize>,
}

fn quarter_at(tokens: &[Token], place: usize) -> Option<Numbered> {
    const WORDS: [&str; 6] = ["kwartaal", "kwartalen", "quarter", "kw", "qtr", "kwart"];
    let word = &tokens.get(place)?.text;
    short_form(word, &["q", "k", "kw"], 4)
        .map(|(number, year)| Numbered {
            number,
            year,
            used: vec![place],
        })
        .or_else(|| {
            WORDS
                .contains(&word.as_str())
                .then(|| beside(tokens, place, 4))
                .flatten()
        })
}

fn half_at(tokens: &[Token], place: usize) -> Option<Numbered> {
    const WORDS: [&str; 5] = ["halfjaar", "helft", "half", "semester", "halfyear"];
    let word = &tokens.get(place)?.text;
    short_form(word, &["h", "hj"], 2)
        .map(|(number, year)| Numbered {
            number,
            year,
            used: vec![place],
        })
        .or_else(|| {
            WORDS
                .contains(&word.as_str())
                .then(|| beside(tokens, place, 2))
                .flatten()
        })
}

/// `q3`, `3q`, `2026q3`, `q32026`.
fn short_form(word: &str, letters: &[&str], most: u32) -> Option<(u32, Option<i32>)> {
    let (word, found) = match (
        word.get(..4).and_then(year),
        word.len()
            .checked_sub(4)
            .and_then(|at| word.get(at..))
            .and_then(year),
    ) {
        (Some(found), _) => (word.get(4..)?, Some(found)),
        (_, Some(found)) => (word.get(..word.len().checked_sub(4)?)?, Some(found)),
        _ => (word, None),
    };
    let digits = letters.iter().find_map(|letter| {
        let rest = word
            .strip_prefix(letter)
            .or_else(|| word.strip_suffix(letter))?;
        (rest.len() == 1).then_some(rest)
    })?;
    let number = digits.parse().ok()?;
    (1..=most).contains(&number).then_some((number, found))
}

/// The number before (`3e kwartaal`, `derde kwartaal`) or after (`kwartaal 3`) a word.
fn beside(tokens: &[Token], place: usize, most: u32) -> Option<Numbered> {
    let in_range = |number: u32| (1..=most).contains(&number).then_some(number);
    let before = place
        .checked_sub(1)
        .and_then(|before| Some((before, in_range(ordinal(&tokens.get(before)?.text)?)?)));
    let next = place.checked_add(1)?;
    let after = tokens
        .get(next)
        .and_then(|token| Some((next, in_range(ordinal(&token.text)?)?)));
    let (other, number) = match (before, after) {
        // "rapportage 2 kwartaal 3": a bare digit before the word gives way to one after it.
        (Some((at, _)), Some(after))
            if tokens.get(at).is_some_and(|token| token.text.len() == 1) =>
        {
            after
        }
        (Some(before), _) => before,
        (None, after) => after?,
    };
    Some(Numbered {
        number,
        year: None,
        used: vec![place.min(other), place.max(other)],
    })
}

fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 4] = [
        &["1", "1e", "1ste", "1st", "eerste", "first", "i", "een"],
        &["2", "2e", "2de", "2nd", "tweede", "second", "ii", "twee"],
        &["3", "3e", "3de", "3rd", "derde", "third", "iii", "drie"],
        &["4", "4e", "4de", "4th", "vierde", "fourth", "iv", "vier"],
    ];
    (1..)
        .zip(WORDS)
        .find(|(_, words)| words.contains(&word))
        .map(|(number, _)| number)
}
