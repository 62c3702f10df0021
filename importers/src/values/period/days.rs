//! Periods from one day to another.

use meetbaar_domain::period::Period;

use super::{Found, Stated, tokens::Token};
use crate::values::{date, month_name};

/// `01-07-2026 t/m 30-09-2026`, `1 juli tot en met 30 september 2026`.
pub(super) fn days(tokens: &[Token], text: &str) -> Option<Found> {
    const CONNECTORS: [&str; 9] = [
        " t/m ",
        " tot en met ",
        " t.m. ",
        " tot ",
        " until ",
        " to ",
        " - ",
        " – ",
        " through ",
    ];
    let lower = text.to_lowercase();
    let (before, after) = CONNECTORS.iter().find_map(|connector| {
        let (before, after) = lower.split_once(connector)?;
        let end = edge_date(after, true, None)?;
        let start = edge_date(before, false, Some(end))?;
        Some((start, end))
    })?;
    let used = (0_usize..)
        .zip(tokens)
        .filter(|(_, token)| {
            token
                .text
                .chars()
                .any(|character| character.is_ascii_digit())
                || month_name(&token.text).is_some()
                || matches!(
                    token.text.as_str(),
                    "t" | "m" | "van" | "tot" | "en" | "met" | "from" | "to" | "until" | "through"
                )
        })
        .map(|(place, _)| place)
        .collect();
    Some(Found {
        stated: Stated::Period(Period::new(before, after)?),
        used,
    })
}

/// The day that a text starts or ends with; a missing year is that of the other day.
fn edge_date(
    text: &str,
    at_start: bool,
    other: Option<chrono::NaiveDate>,
) -> Option<chrono::NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=3)
        .rev()
        .filter(|count| *count <= words.len())
        .find_map(|count| {
            let from = if at_start {
                0
            } else {
                words.len().saturating_sub(count)
            };
            let piece = words.get(from..from.saturating_add(count))?.join(" ");
            let piece = piece
                .trim_matches(|character: char| matches!(character, ':' | '(' | ')' | ',' | ';'));
            let with_year =
                || date::date_of_text(&format!("{piece} {}", chrono::Datelike::year(&other?)));
            date::date_of_text(piece)
                .or_else(with_year)
                .filter(|day| (2000..=2099).contains(&chrono::Datelike::year(day)))
        })
}
