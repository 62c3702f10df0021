//! Contract numbers inside longer texts: titles and sheet names.

use crate::values::{stated, without_period};

/// The contract number in a text, where a word of it looks like one: letters, digits and a hyphen (`ICT-2024-017`). Of
/// two numbers neither is taken.
pub fn contract_like(text: &str) -> Option<String> {
    let mut words = text
        .split_whitespace()
        .map(bare)
        .filter(|word| looks_like_number(word) && has_letter(word));
    let first = words.next()?;
    words.all(|other| other == first).then(|| first.to_owned())
}

/// The contract number that a sheet's name is, whole or beside a word such as "Project".
pub(super) fn contract_of_sheet(name: &str) -> Option<String> {
    contract_like(name).or_else(|| {
        let long = |word: &&str| {
            word.len() >= 6 && word.chars().all(|character| character.is_ascii_digit())
        };
        let words = || name.split_whitespace().map(bare);
        words()
            .find(long)
            .or_else(|| {
                words().find(|word| has_letter(word) && digits(word) >= 4 && word.len() >= 6)
            })
            .map(str::to_owned)
    })
}

fn bare(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

fn digits(word: &str) -> usize {
    word.chars().filter(char::is_ascii_digit).count()
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

fn looks_like_number(word: &str) -> bool {
    let separated = word.contains(['-', '/', '_', '.']);
    let is_period = stated(word).is_some() && without_period(word).is_empty();
    word.len() >= 6 && separated && digits(word) >= 3 && !is_period && !word.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contract_numbers_are_found_in_names() {
        for (text, number) in [
            ("Project BOUW-2023-011", Some("BOUW-2023-011")),
            (
                "SROI rapportage (ICT-2024-017), Q3 2026",
                Some("ICT-2024-017"),
            ),
            ("RWS-31123456", Some("RWS-31123456")),
            ("ICT-2024-017 / ICT-2024-018", None),
            ("Rapportage 2026-Q3", None),
            ("Q3-2026", None),
            ("Opgesteld 08-10-2026", None),
            ("Blad1", None),
        ] {
            assert_eq!(contract_like(text).as_deref(), number, "{text}");
        }
        assert_eq!(
            contract_of_sheet("Contract 4500123456").as_deref(),
            Some("4500123456")
        );
        assert_eq!(contract_of_sheet("K2024017").as_deref(), Some("K2024017"));
        assert_eq!(contract_of_sheet("Uren 2026"), None);
        assert_eq!(contract_of_sheet("Q3 2026"), None);
    }
}
