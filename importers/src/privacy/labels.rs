//! The words that announce a citizen service number: headings, labels beside a cell, and words in the cell itself.

use super::signs::{Sign, has_digits};
use crate::values::fold;

/// Beginnings of such words, in folded text with a space before and behind it.
const ANNOUNCING: [&str; 14] = [
    " bsn",
    "bsn ",
    " b s n ",
    "burgerservicen",
    "burger service n",
    " sofi ",
    " sofin",
    " sofi n",
    "citizen service n",
    "social security n",
    " ssn ",
    " bs nummer",
    " bs nr",
    " soc sec",
];

/// What says that there is none.
const NONE: [&str; 7] = ["geen", "niet", "zonder", "nooit", "no", "not", "without"];

/// Words of other numbers, which end what an earlier word announces.
const OTHER: [&str; 15] = [
    "kvk",
    "rsin",
    "btw",
    "vat",
    "fiscaal",
    "loonheffing",
    "dossier",
    "bestel",
    "order",
    "contract",
    "factuur",
    "invoice",
    "project",
    "opdracht",
    "overeenkomst",
];

/// How many words may stand between such a word and its number, that word included.
const WORDS: usize = 4;

/// How far back from a number its word is looked for, in signs.
const REACH: usize = 60;

/// Whether a cell is a heading or a label of citizen service numbers; a cell that holds a number itself is none.
pub(super) fn names_citizen_number(text: &str) -> bool {
    if text.len() > 60 || text.chars().all(|character| !character.is_alphabetic()) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let may = [
        "bsn", "b.s", "b s", "burger", "sofi", "citizen", "social", "ssn", "soc", "bs",
    ];
    if !may.iter().any(|part| lower.contains(part)) || has_digits(text, 8) {
        return false;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    (0..words.len()).any(|place| announces(&words, place))
}

/// Whether the words before a place announce the number that begins there.
pub(super) fn follows_label(signs: &[Sign], start: usize) -> bool {
    let mut before: Vec<char> = signs
        .iter()
        .take(start)
        .rev()
        .take(REACH)
        .map(|sign| sign.plain)
        .take_while(|sign| !sign.is_ascii_digit())
        .collect();
    before.reverse();
    let before: String = before.into_iter().collect();
    let folded = fold(&before);
    let words: Vec<&str> = folded.split(' ').collect();
    let nearest = words.len().saturating_sub(WORDS);
    (nearest..words.len()).any(|place| {
        let rest = words.get(place..).unwrap_or_default();
        let other = rest
            .iter()
            .any(|word| OTHER.iter().any(|other| word.starts_with(other)));
        announces(&words, place) && !other
    })
}

/// Whether the words from a place on begin with such a word, and the one before it does not deny it.
fn announces(words: &[&str], place: usize) -> bool {
    let rest = words.get(place..).unwrap_or_default();
    let text = format!(
        " {} ",
        rest.iter().take(3).copied().collect::<Vec<_>>().join(" ")
    );
    let first = rest.first().copied().unwrap_or_default();
    let denied = place
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|before| NONE.contains(before));
    // The word itself, not one of those behind it.
    let begins = ANNOUNCING.iter().any(|part| {
        let at = text.find(part);
        at.is_some_and(|at| at <= first.len())
    });
    begins && !denied
}

/// Whether a text speaks of the number of a contract, an invoice or a company.
pub(super) fn names_reference(text: &str) -> bool {
    let folded = fold(text);
    folded
        .split(' ')
        .any(|word| OTHER.iter().any(|other| word.starts_with(other)))
}

#[cfg(test)]
mod tests {
    use super::{super::signs::signs, *};

    #[test]
    fn headings_of_citizen_numbers_are_known() {
        for text in [
            "BSN",
            "bsn-nummer",
            "Burgerservicenummer (BSN)",
            "B.S.N.",
            "BSNnummer",
            "Sofinummer",
            "SoFi-nr",
            "Burger Service Nummer",
            "Citizen service number",
            "Kandidaat BSN",
            "WerknemerBSN",
            "BSN (niet verplicht)",
            "SSN",
            "BS-nummer",
            "Soc. sec. no.",
        ] {
            assert!(names_citizen_number(text), "{text}");
        }
        for text in [
            "Sofie Jansen",
            "Sofia",
            "Geen BSN invullen",
            "Vul hier geen bsn in!",
            "Kandidaatnummer",
            "123456782",
            "BSN 123456782",
            "Absnatie",
        ] {
            assert!(!names_citizen_number(text), "{text}");
        }
    }

    #[test]
    fn a_word_before_a_number_announces_it() {
        for text in [
            "BSN",
            "bsn: ",
            "BSN-nr. ",
            "Zijn sofinummer is ",
            "burgerservicenummer van hem: ",
            "K1 bsn ",
        ] {
            assert!(follows_label(&signs(text), text.chars().count()), "{text}");
        }
        for text in [
            "",
            "Sofie ",
            "BSN onbekend, dossier ",
            "geen bsn ",
            "bsn 12 nr ",
            "BSN staat in het andere systeem ",
        ] {
            assert!(!follows_label(&signs(text), text.chars().count()), "{text}");
        }
    }
}
