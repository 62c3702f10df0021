//! The words of a text that may state a period, and the year that stands nearest to some of them.

use crate::values::{fold, year};

/// A run of letters and digits, folded.
pub(super) struct Token {
    pub(super) text: String,
    /// Whether it stands alone between spaces.
    pub(super) alone: bool,
    /// The whole run between spaces that it is part of.
    pub(super) chunk: String,
}

/// A text says its period near its beginning; a longer one is no title and no heading, and would only take time.
const LONGEST: usize = 1_000;

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let start = text.get(..text.floor_char_boundary(LONGEST));
    let text = start.unwrap_or(text).replace(['\'', '’', '‘'], " ");
    for chunk in text.split_whitespace() {
        let folded = fold(chunk);
        let alone = folded.split(' ').count() == 1;
        let bare = chunk.trim_matches(|character: char| !character.is_alphanumeric());
        tokens.extend(
            folded
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(|word| Token {
                    text: word.to_owned(),
                    alone,
                    chunk: bare.to_owned(),
                }),
        );
    }
    tokens
}

/// The year nearest after the used words, else the nearest before them.
pub(super) fn year_near(tokens: &[Token], used: &[usize]) -> Option<(usize, i32)> {
    let (first, last) = (*used.iter().min()?, *used.iter().max()?);
    let year_at = |place: usize| {
        let token = tokens.get(place)?;
        year(&token.text)
            .or_else(|| {
                (place == last.saturating_add(1))
                    .then(|| short_year(token))
                    .flatten()
            })
            .map(|year| (place, year))
    };
    (last.saturating_add(1)..tokens.len())
        .find_map(year_at)
        .or_else(|| (0..first).rev().find_map(year_at))
}

/// `'26`, or `26` glued to what it belongs to (`jul-26`).
fn short_year(token: &Token) -> Option<i32> {
    let short = token.text.len() == 2 && (!token.alone || token.chunk.len() == 2);
    let number: i32 = if short {
        token.text.parse().ok()?
    } else {
        return None;
    };
    (15..=60)
        .contains(&number)
        .then_some(number.saturating_add(2000))
}
