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
    }
}
