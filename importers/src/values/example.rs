//! Words that say that something is only an example.

use super::fold;

/// Whether a text begins by saying that what follows is an example.
pub fn says_example(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "voorbeeld",
        "voorbeelden",
        "voorbeeldregel",
        "voorbeeldrij",
        "example",
        "examples",
        "bijv",
        "bijvoorbeeld",
    ];
    let starts = |start: &str| {
        let text = text.get(..start.len()).unwrap_or_default();
        text.eq_ignore_ascii_case(start)
    };
    (starts("v") || starts("e") || starts("b"))
        && fold(text)
            .split(' ')
            .next()
            .is_some_and(|first| WORDS.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_say_what_they_are() {
        for (text, is_example) in [
            ("Voorbeeld:", true),
            ("Example 1", true),
            ("bijv. K001", true),
            ("BV-001", false),
            ("Veld", false),
            ("", false),
        ] {
            assert_eq!(says_example(text), is_example, "{text}");
        }
    }
}
