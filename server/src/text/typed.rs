//! Numbers as people type them in a form, and the same numbers as a form is filled in before.

use super::{Language, Texts};

impl Texts {
    /// A number that was typed, as a whole number of `1/10^scale`: `1.234,5` at scale 2 is 123,450. Spaces and the signs
    /// of euros and percents are looked over. `None` where it is no number or has more decimals.
    #[must_use]
    pub fn typed_number(&self, typed: &str, scale: usize) -> Option<i64> {
        let bare: String = typed
            .chars()
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, '€' | '%'))
            .collect();
        let (minus, digits) = match bare.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", bare.as_str()),
        };
        let (decimal, grouping) = self.signs(digits);
        let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut groups = whole.split(grouping);
        let first = groups.next().unwrap_or_default();
        let mut whole = first.to_owned();
        for group in groups {
            if group.len() != 3 || first.is_empty() || first.len() > 3 {
                return None;
            }
            whole.push_str(group);
        }
        let numeric = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
        if whole.is_empty() || !numeric(&whole) || !numeric(fraction) || fraction.len() > scale {
            return None;
        }
        format!("{minus}{whole}{fraction:0<scale$}").parse().ok()
    }

    /// The signs of decimals and of thousands. Who types the other language's decimal sign is understood where it can't
    /// stand for thousands.
    fn signs(&self, digits: &str) -> (char, char) {
        let (decimal, grouping) = match self.language() {
            Language::Dutch => (',', '.'),
            Language::English => ('.', ','),
        };
        let other = digits
            .split_once(grouping)
            .is_some_and(|(_, rest)| rest.len() != 3 && !rest.contains(grouping));
        if !digits.contains(decimal) && other {
            (grouping, decimal)
        } else {
            (decimal, grouping)
        }
    }

    /// A number as it is typed, with no more decimals than it has, but at least `decimals` where it has any.
    #[must_use]
    pub fn plain_number(&self, units: i64, scale: u32, decimals: i16) -> String {
        let broken = 10_i64
            .checked_pow(scale)
            .is_some_and(|one| units % one != 0);
        let digits = self.digits(
            units,
            i16::try_from(scale).unwrap_or_default(),
            if broken { decimals } else { 0 },
        );
        format!("{}{digits}", if units < 0 { "-" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_understood_or_not_taken() {
        for (language, typed, scale, number) in [
            (Language::Dutch, "1.234,56", 2, Some(123_456)),
            (Language::Dutch, "€ 20.000", 2, Some(2_000_000)),
            (Language::Dutch, "20000", 2, Some(2_000_000)),
            (Language::Dutch, "2,5%", 2, Some(250)),
            (Language::Dutch, "2.5", 2, Some(250)),
            (Language::Dutch, "1.250", 2, Some(125_000)),
            (Language::Dutch, "-1", 0, Some(-1)),
            (Language::Dutch, "1,50", 1, Some(15)),
            (Language::Dutch, "1,55", 1, None),
            (Language::Dutch, "12.34.567", 2, None),
            (Language::Dutch, "1234.567", 2, None),
            (Language::Dutch, "veel", 2, None),
            (Language::Dutch, "", 2, None),
            (Language::Dutch, "-", 2, None),
            (Language::Dutch, "99999999999999999999", 0, None),
            (Language::English, "1,234.56", 2, Some(123_456)),
            (Language::English, "2,5", 2, Some(250)),
        ] {
            let found = Texts::new(language).typed_number(typed, scale);
            assert_eq!(found, number, "{typed}");
        }
    }

    #[test]
    fn what_is_filled_in_before_is_understood_again() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for (units, scale) in [(123_456, 2), (2_000_000, 2), (250, 2), (65_000, 4), (-7, 0)] {
                let plain = texts.plain_number(units, scale, 2);
                let scale = usize::try_from(scale).unwrap();
                assert_eq!(texts.typed_number(&plain, scale), Some(units), "{plain}");
            }
        }
    }
}
