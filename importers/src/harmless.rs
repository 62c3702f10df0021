//! Texts in files that spreadsheet programs open without asking, such as csv: no program may take one for a formula.
//!
//! The one place for it: every writer of such a file asks here, and every reader of our own files takes the sign away
//! again. In workbooks texts are written as texts, which no program mistakes.

use std::borrow::Cow;

/// What programs take for the beginning of a formula, or for the end of a cell before one (OWASP, CSV injection); the
/// wide forms are what some programs make the narrow ones of.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text with an apostrophe before it where a program may take it for a formula. What is a number goes out as a number
/// and does not come here.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if begins_badly(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`harmless`] was given.
#[must_use]
pub fn meant(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| begins_badly(rest))
        .unwrap_or(text)
}

/// With the apostrophes that stand before it, so that one of the text's own is not taken away.
fn begins_badly(text: &str) -> bool {
    text.trim_start_matches(['\'', ' ', '\u{a0}', '\u{feff}'])
        .starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula_and_each_comes_back_as_it_was() {
        for text in [
            "=1+1",
            "+31 6 12345678",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            " =1",
            "\u{feff}=1",
            "'=1",
            "''=1",
            "=cmd|' /C calc'!A0",
        ] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
            assert_eq!(meant(&harmless(text)), text);
        }
        for text in [
            "",
            "Kompas B.V.",
            "'s-Gravenhage",
            "1=1",
            "a@b.nl",
            "'",
            "''",
        ] {
            assert_eq!(harmless(text), text);
            assert_eq!(meant(text), text);
        }
    }
}
