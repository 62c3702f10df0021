//! Nine-digit numbers in a text, however they are written, and texts with such numbers masked.

use super::{
    elfproef::passes,
    groups::{Group, Kind, groups},
    labels::follows_label,
    shapes::{is_serial, is_vat_number, joined, single},
    signs::{Sign, has_digits, signs},
};

/// A nine-digit number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) digits: String,
    /// Whether a word before it says that it is a citizen service number.
    pub(super) labelled: bool,
    /// Whether it may as well be a year and a serial number.
    pub(super) weak: bool,
    /// Its first run of digits and the one after its last.
    groups: (usize, usize),
}

impl Found {
    /// Digits that are all there is.
    pub(super) fn plain(digits: String) -> Self {
        Self {
            digits,
            labelled: false,
            weak: false,
            groups: (0, 0),
        }
    }
}

/// The digits of a citizen service number; one that lost its leading zero has one less.
const DIGITS: usize = 9;

/// The nine-digit numbers in a text. Digits may be of any kind, and in any grouping with spaces, dots, dashes, slashes
/// or underscores; days, phone numbers, amounts and parts of longer numbers are left out.
pub(super) fn find(text: &str) -> Vec<Found> {
    if !has_digits(text, DIGITS.saturating_sub(1)) {
        return Vec::new();
    }
    let signs = signs(text);
    let groups = groups(&signs);
    let mut found = found_in(&signs, &groups);
    if found.is_empty() {
        found.extend(scientific(text).map(Found::plain));
    }
    found
}

/// A text that is a number with a power of ten and nothing else: `1,23456782E+08`, as programs write what is stored as a
/// number. Zeros at its end are lost.
fn scientific(text: &str) -> Option<String> {
    let (number, power) = text.trim().split_once(['E', 'e'])?;
    let power = power.strip_prefix('+').unwrap_or(power);
    let digits: String = number.split(['.', ',']).collect();
    let first = number.find(['.', ',']).unwrap_or(number.len());
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit())
        && power.trim_start_matches('0') == "8"
        && first == 1
        && (2..=DIGITS).contains(&digits.len());
    plain.then(|| format!("{digits:0<DIGITS$}"))
}

fn found_in(signs: &[Sign], groups: &[Group]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let number = numbers_at(groups, first, DIGITS)
            .and_then(|last| number(signs, groups, (first, last)))
            .or_else(|| restored_at(signs, groups, first));
        first = number
            .as_ref()
            .map_or(first.saturating_add(1), |number| number.groups.1);
        found.extend(number);
    }
    found
}

/// The run after the last of those that make so many digits together from `first` on.
fn numbers_at(groups: &[Group], first: usize, wanted: usize) -> Option<usize> {
    let mut total = 0_usize;
    for (place, group) in groups.iter().enumerate().skip(first) {
        if place > first && group.link.is_none() {
            return None;
        }
        total = total.saturating_add(group.digits.len());
        if total == wanted {
            return place.checked_add(1);
        }
        if total > wanted {
            return None;
        }
    }
    None
}

/// Nine digits in one or more runs, where they may be a number of their own.
fn number(signs: &[Sign], groups: &[Group], (first, after): (usize, usize)) -> Option<Found> {
    let runs = groups.get(first..after)?;
    let labelled = follows_label(signs, runs.first()?.start);
    let previous = first.checked_sub(1).and_then(|place| groups.get(place));
    let plausible = match runs {
        [only] => single(signs, groups, only, first),
        _ => joined(signs, runs, previous, groups.get(after)),
    };
    let end = runs.last()?.end;
    (labelled || (plausible && !is_vat_number(signs, end))).then(|| Found {
        digits: runs.iter().map(|run| run.digits.as_str()).collect(),
        labelled,
        weak: is_serial(runs),
        groups: (first, after),
    })
}

/// A number of eight digits behind a label, with the zero that it lost.
fn restored_at(signs: &[Sign], groups: &[Group], first: usize) -> Option<Found> {
    let after = numbers_at(groups, first, DIGITS.saturating_sub(1))?;
    let runs = groups.get(first..after)?;
    let tied = groups.get(after).is_some_and(|next| next.link.is_some());
    let is_date = runs.iter().any(|run| run.kind == Kind::Date);
    if tied || is_date || !follows_label(signs, runs.first()?.start) {
        return None;
    }
    let digits: String = runs.iter().map(|run| run.digits.as_str()).collect();
    Some(Found {
        digits: restored(&digits)?,
        labelled: true,
        weak: false,
        groups: (first, after),
    })
}

/// Eight digits with the zero that they lost, where they then pass.
pub(super) fn restored(digits: &str) -> Option<String> {
    let digits = format!("0{digits}");
    passes(&digits).then_some(digits)
}

/// All digits of a text that holds hardly anything else, as a cell under a heading of citizen numbers does.
pub(super) fn all_digits(text: &str) -> Option<String> {
    let signs = signs(text);
    let letters = signs
        .iter()
        .filter(|sign| sign.plain.is_alphabetic())
        .count();
    let all: String = signs.iter().map(|sign| sign.plain).collect();
    // `123456782,00`: a number that a program wrote as an amount.
    let whole = all.trim().trim_end_matches('0');
    let whole = whole.strip_suffix([',', '.']).unwrap_or(all.as_str());
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if letters > 3 {
        return None;
    }
    match digits.len() {
        9 => Some(digits),
        8 => restored(&digits),
        _ => None,
    }
}

/// The text with a star for every digit of a number that may be a citizen service number: any nine digits that pass,
/// however they are written, and what a word such as `bsn` announces. For names of files and sheets.
pub fn masked(text: &str) -> String {
    let mut masked = text.to_owned();
    // What stood around a number that is gone may be one itself. Every turn takes digits away.
    while has_digits(&masked, DIGITS.saturating_sub(1)) {
        let next = masked_once(&masked);
        if next == masked {
            break;
        }
        masked = next;
    }
    masked
}

fn masked_once(text: &str) -> String {
    let signs = signs(text);
    let groups = groups(&signs);
    let announced = found_in(&signs, &groups)
        .into_iter()
        .filter(|found| found.labelled)
        .map(|found| found.groups);
    let passing = (0..groups.len()).filter_map(|first| {
        let after = numbers_at(&groups, first, DIGITS)?;
        let runs = groups.get(first..after)?;
        let digits: String = runs.iter().map(|run| run.digits.as_str()).collect();
        passes(&digits).then_some((first, after))
    });
    let mut characters: Vec<char> = text.chars().collect();
    for (first, after) in announced.chain(passing) {
        for group in groups.get(first..after).unwrap_or_default() {
            for sign in signs.get(group.start..group.end).unwrap_or_default() {
                if let Some(character) = characters.get_mut(sign.place) {
                    *character = '*';
                }
            }
        }
    }
    characters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn digits(text: &str) -> Vec<String> {
        find(text).into_iter().map(|found| found.digits).collect()
    }

    #[test]
    fn nine_digits_are_found_however_written() {
        for text in [
            "123456782",
            "1234.56.782",
            "123 456 782",
            "123.456.782",
            "123-456-782",
            "123/456/782",
            "123_456_782",
            "123 - 456 - 782",
            "123.456-782",
            "12345 6782",
            "12345678 2",
            "12 34 56 782",
            "1 2 3 4 5 6 7 8 2",
            "1-2-3-4-5-6-7-8-2",
            "123\u{2011}456\u{2011}782",
            "123–456–782",
            "123\u{a0}456\u{a0}782",
            "123\u{202f}456\u{202f}782",
            "12345\u{200b}6782",
            "１２３４５６７８２",
            "BSN: 123456782",
            "BSN123456782",
            "sofi123456782x",
            "bsn1234567 82",
            "BSN 123.456.782,00",
            "123456782A",
            "A123456782",
            "K123 456 782",
            "jan (123456782)",
            "x;123456782;",
            "1 123456782",
            "zie 123456782.",
            "123456782.0",
            "30-01-2026 123456782",
            "123456782 / 30-01-2026",
            "2026-123 456 782",
            "K1 123 456 782",
            "123'456'782",
            "123’456’782",
            "1.23456782E8",
            " 1,23456782e+08 ",
        ] {
            assert_eq!(digits(text), ["123456782"], "{text}");
        }
        assert_eq!(
            digits("123456782,111222333 123 456 782 / 111 222 333").len(),
            4
        );
        assert_eq!(digits("bsn 12345672"), ["012345672"]);
        assert_eq!(digits("1,2345678E+08"), ["123456780"]);
        for text in [
            "123456782,00",
            "1234.56.782",
            "123456782.0",
            "BSN 123456782",
        ] {
            assert_eq!(all_digits(text).as_deref(), Some("123456782"), "{text}");
        }
        assert_eq!(all_digits("123456780").as_deref(), Some("123456780"));
    }

    #[test]
    fn other_numbers_are_let_pass() {
        for text in [
            "1234567821",
            "NL123456782B01",
            "NL123.456.782.B01",
            "24-01-2026",
            "24-01-2026 8",
            "1-2-2026 300 uur",
            "01-02-26 - 123",
            "2026/07/30 1",
            "01-02-2026 9:30",
            "06 12345678",
            "06-12 34 56 78",
            "+31 6 12345678",
            "+31 612345678",
            "+31 (0)6 12345678",
            "+31(0)612345678",
            "0031 612345678",
            "ICT-2024-017",
            "NL91 ABNA 0417 1643 00",
            "NL91ABNA0417164300",
            "BE68 5390 0754 7034",
            "DE89 3704 0044 0532 0130 00",
            "1.234.567,89",
            "€ 123.456.782",
            "EUR 123456782",
            "123.456.782,00",
            "123.456.782,-",
            "123.456.782.000",
            "123456782,50",
            "123456782.50",
            "0,123456782",
            "0.123456782",
            "12.345.678",
            "12.34.567.8901",
            "Postbus 10023 3011 AB Rotterdam",
            "3f2504e0-4f89-11d3-9a0c-a123456782f5",
            "12345\n6782",
            "2026-07 123",
            "1,23456782E7",
            "12,3456782E8",
            "1,23E+08 uur",
            "abc",
        ] {
            assert!(digits(text).is_empty(), "{text}: {:?}", digits(text));
        }
    }

    #[test]
    fn what_may_be_a_year_and_a_serial_number_is_weak() {
        let weak = |text: &str| find(text).iter().any(|found| found.weak);
        assert!(weak("2026-00123") && weak("00123/2026"));
        assert!(!weak("12345 6782") && !weak("2012.34.567"));
    }

    #[test]
    fn words_announce_numbers() {
        let labelled = |text: &str| find(text).iter().any(|found| found.labelled);
        assert!(labelled("BSN123456789") && labelled("Burgerservicenr. is 123 456 789"));
        assert!(!labelled("Sofie 123456782") && !labelled("K123456782"));
    }

    #[test]
    fn a_text_is_masked_where_a_number_passes() {
        for (text, expected) in [
            ("bsn 123456782.xlsx", "bsn *********.xlsx"),
            ("123456782v2.xlsx", "*********v2.xlsx"),
            (
                "uren_123-456-782_Q3 2026.csv",
                "uren_***-***-***_Q3 2026.csv",
            ),
            ("é １２３４５\u{a0}６７８２", "é *****\u{a0}****"),
            ("1 2 3 4 5 6 7 8 2", "* * * * * * * * *"),
            ("BSN123456789", "BSN*********"),
            ("123456789.xlsx", "123456789.xlsx"),
            (
                "Rapport ICT-2024-017 2026-Q3.xlsx",
                "Rapport ICT-2024-017 2026-Q3.xlsx",
            ),
            (
                "uren 01-07-2026 tm 30-09-2026.xlsx",
                "uren 01-07-2026 tm 30-09-2026.xlsx",
            ),
            (
                "bsn1-0-0 2222 22 /2--000--02---009",
                "bsn*-*-* **** ** /*--***--**---***",
            ),
            ("", ""),
        ] {
            assert_eq!(masked(text), expected);
            assert_eq!(masked(&masked(text)), expected);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*", signs in "[0-9 ./_,+()€-]{0,40}") {
            let _ = (find(&text), masked(&text), find(&signs), masked(&signs));
        }

        #[test]
        fn any_grouping_is_found_and_masked(cuts in prop::collection::vec(any::<bool>(), 8), sign in "[ ._/-]") {
            let mut text = String::from("1");
            for (digit, cut) in "23456782".chars().zip(cuts) {
                if cut {
                    text.push_str(&sign);
                }
                text.push(digit);
            }
            prop_assert_eq!(digits(&text), ["123456782"], "{}", text);
            prop_assert!(!masked(&text).chars().any(|sign| sign.is_ascii_digit()));
        }
    }
}
