//! What a problem found, as people read it.

use crate::text::Texts;

/// What a problem of a code found: its word where it is a code of ours, else as it stands in the file.
#[must_use]
pub fn found_in_words(texts: Texts, problem: &str, found: String) -> String {
    let words = match problem {
        "no_building_block" | "lower_amount_assumed" => Some("group"),
        "too_large" | "reading_too_slow" | "reading_too_big" | "reading_broke" => Some("limit"),
        _ => None,
    };
    match words {
        Some(words) => texts.word(words, &found),
        None => found,
    }
}
