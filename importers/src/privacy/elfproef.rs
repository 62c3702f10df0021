//! The elfproef: the check that every citizen service number passes, and one in eleven other numbers.

/// Whether nine digits pass the elfproef.
pub fn passes(digits: &str) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let numbers: Vec<i32> = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .filter_map(|digit| i32::try_from(digit).ok())
        .collect();
    let sum: i32 = weights
        .iter()
        .zip(&numbers)
        .map(|(weight, digit)| weight * digit)
        .sum();
    numbers.len() == 9
        && digits.len() == 9
        && numbers.iter().any(|digit| *digit != 0)
        && sum % 11 == 0
}

/// The nine-digit numbers in a text, written plainly or as `1234.56.782`, `123 456 782` and the like.
pub(super) fn nine_digits_in(text: &str) -> Vec<String> {
    let groups = groups(text);
    let whole = groups
        .iter()
        .filter(|group| group.alone && group.digits.len() == 9)
        .map(|group| group.digits.clone());
    let joined = groups.windows(3).enumerate().filter_map(|(place, window)| {
        let [one, two, three] = window else {
            return None;
        };
        let lengths = (one.digits.len(), two.digits.len(), three.digits.len());
        let separator = two
            .before
            .filter(|separator| three.before == Some(*separator))?;
        // A longer chain of groups is an amount, an account or a date.
        let before = one.before == Some(separator);
        let after = groups
            .get(place.saturating_add(3))
            .is_some_and(|next| next.before == Some(separator));
        let chained = before || after || !one.starts_free || !three.ends_free;
        let known = matches!(lengths, (4, 2, 3) | (3, 3, 3) | (3, 2, 4) | (2, 3, 4));
        (known && !chained).then(|| {
            [one, two, three]
                .map(|group| group.digits.as_str())
                .concat()
        })
    });
    whole.chain(joined).collect()
}

/// A run of digits, with the single separator that ties it to the run before.
struct Group {
    digits: String,
    before: Option<char>,
    starts_free: bool,
    ends_free: bool,
    alone: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let characters: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied();
    let is_digit =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    let mut groups = Vec::new();
    let mut place = 0;
    while place < characters.len() {
        if !is_digit(at(Some(place))) {
            place = place.saturating_add(1);
            continue;
        }
        let digits: String = characters
            .iter()
            .skip(place)
            .take_while(|character| character.is_ascii_digit())
            .collect();
        let end = place.saturating_add(digits.len());
        let (previous, next) = (at(place.checked_sub(1)), at(Some(end)));
        let tied = previous.filter(|separator| {
            matches!(separator, '.' | ' ' | '-') && is_digit(at(place.checked_sub(2)))
        });
        let free = |character: Option<char>| !character.is_some_and(char::is_alphanumeric);
        let decimal = matches!(next, Some(',' | '.')) && is_digit(at(end.checked_add(1)))
            || matches!(previous, Some(',')) && is_digit(at(place.checked_sub(2)));
        groups.push(Group {
            before: tied,
            starts_free: free(previous),
            ends_free: free(next),
            alone: free(previous) && free(next) && !decimal,
            digits,
        });
        place = end;
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_numbers_pass_or_fail() {
        for (digits, expected) in [
            ("123456782", true),
            ("111222333", true),
            ("660487640", true),
            ("012345672", true),
            ("123456789", false),
            ("000000000", false),
            ("12345678", false),
            ("12345678a", false),
        ] {
            assert_eq!(passes(digits), expected, "{digits}");
        }
    }

    #[test]
    fn nine_digits_are_found_however_written() {
        for text in [
            "123456782",
            "1234.56.782",
            "123 456 782",
            "123.456.782",
            "123-456-782",
            "BSN: 123456782",
            "jan (123456782)",
            "x;123456782;",
            "1 123456782",
        ] {
            assert_eq!(nine_digits_in(text), ["123456782"], "{text}");
        }
        for text in [
            "1234567821",
            "NL123456782B01",
            "24-01-2026",
            "06 12345678",
            "ICT-2024-017",
            "123.456.782.000",
            "123456782,50",
            "12.345.678",
            "abc",
        ] {
            assert!(nine_digits_in(text).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_changed_digit_never_passes(number in 1_000_000_u32..99_999_999, place in 0_usize..9, by in 1_u32..10) {
            let passing = (0..10).map(|last| format!("{number:08}{last}")).find(|digits| passes(digits));
            prop_assume!(passing.is_some());
            let changed: String = passing
                .unwrap()
                .chars()
                .enumerate()
                .map(|(at, digit)| if at == place { char::from_digit((digit.to_digit(10).unwrap() + by) % 10, 10).unwrap() } else { digit })
                .collect();
            prop_assert!(!passes(&changed));
        }

        #[test]
        fn the_last_digit_decides(number in 1_000_000_u32..99_999_999) {
            let passing = (0..10).filter(|last| passes(&format!("{number:08}{last}"))).count();
            prop_assert!(passing <= 1);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = nine_digits_in(&text);
        }
    }
}
