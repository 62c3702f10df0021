//! Numbers as people type them, Dutch and English, without a floating point in between.

use rust_decimal::Decimal;

use super::bare_number::BareNumber;

/// Which sign separates the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// `1.234,56`
    Comma,
    /// `1,234.56`
    Point,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It holds no number.
    Wrong,
    /// It can be read in two ways and nothing says which.
    Ambiguous,
}

/// Reads a number; the convention is asked only where the text itself does not decide.
///
/// # Errors
/// When the text holds no number, or one that can be read in two ways and no convention is known.
pub fn number(text: &str, convention: Option<Convention>) -> Result<Decimal, NotANumber> {
    let bare = BareNumber::of(text).ok_or(NotANumber::Wrong)?;
    let convention = match bare.decides() {
        Some(decided) => Some(decided),
        None if bare.has_separator() => Some(convention.ok_or(NotANumber::Ambiguous)?),
        None => None,
    };
    let plain = bare.plain(convention).ok_or(NotANumber::Wrong)?;
    let number = Decimal::from_str_exact(&plain).map_err(|_| NotANumber::Wrong)?;
    let number = if bare.percent {
        number
            .checked_div(Decimal::ONE_HUNDRED)
            .ok_or(NotANumber::Wrong)?
    } else {
        number
    };
    Ok(if bare.negative { -number } else { number })
}

/// The convention that a text proves, if it proves one.
pub fn evidence(text: &str) -> Option<Convention> {
    let bare = BareNumber::of(text)?;
    let decided = bare.decides()?;
    bare.plain(Some(decided)).map(|_| decided)
}

/// Reads hours and minutes (`25:30`) as hours.
pub fn clock(text: &str) -> Option<Decimal> {
    let (hours, minutes) = BareNumber::strip_units(text.trim())
        .0
        .split_once(':')
        .map(|(hours, rest)| (hours.to_owned(), rest.to_owned()))?;
    let minutes = minutes.strip_suffix(":00").unwrap_or(&minutes);
    let whole = |text: &str| {
        text.chars()
            .all(|character| character.is_ascii_digit())
            .then(|| text.parse::<u32>().ok())?
    };
    let (hours, minutes) = (
        whole(&hours)?,
        whole(minutes).filter(|minutes| *minutes < 60)?,
    );
    Decimal::from(hours)
        .checked_add(Decimal::from(minutes).checked_div(Decimal::from(60))?)
        .map(|hours| hours.round_dp(8))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, convention: Option<Convention>) -> Result<String, NotANumber> {
        number(text, convention).map(|number| number.normalize().to_string())
    }

    #[test]
    fn numbers_are_read_as_people_mean_them() {
        for (text, expected) in [
            ("18", "18"),
            ("25,5 u", "25.5"),
            ("18 u", "18"),
            ("25.5", "25.5"),
            ("€ 1.284.350,00", "1284350"),
            ("EUR 1,284,350.00", "1284350"),
            ("4.522,78", "4522.78"),
            ("1 284 350,50", "1284350.5"),
            ("1'284'350.50", "1284350.5"),
            ("€1.250,-", "1250"),
            ("1.250,50 EUR", "1250.5"),
            ("1.234,56-", "-1234.56"),
            ("36 uren", "36"),
            ("€ 500,-", "500"),
            ("€ -500,25", "-500.25"),
            ("(12,50)", "-12.5"),
            ("10-", "-10"),
            ("-10", "-10"),
            ("50%", "0.5"),
            ("0,3333", "0.3333"),
            ("0.333", "0.333"),
            ("368,00", "368"),
            ("32 uur per week", "32"),
            ("36u p/w", "36"),
            ("1,5 fte", "1.5"),
            (",5", "0.5"),
            ("1.234.567", "1234567"),
        ] {
            assert_eq!(read(text, None).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_needs_a_convention() {
        for text in ["1.234", "12,345"] {
            assert_eq!(number(text, None), Err(NotANumber::Ambiguous), "{text}");
        }
        assert_eq!(
            read("1.234", Some(Convention::Comma)).as_deref(),
            Ok("1234")
        );
        assert_eq!(
            read("1.234", Some(Convention::Point)).as_deref(),
            Ok("1.234")
        );
        assert_eq!(evidence("1.234,56"), Some(Convention::Comma));
        assert_eq!(evidence("1.234"), None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "vierentwintig",
            "12-14",
            "1.23.456",
            "12 34",
            "--5",
            "1e5",
            "12:30",
            "n.v.t.",
            ".",
            "€",
            "1,2,3",
        ] {
            assert_eq!(
                number(text, Some(Convention::Comma)),
                Err(NotANumber::Wrong),
                "{text}"
            );
        }
    }

    #[test]
    fn clocks_are_hours() {
        for (text, hours) in [
            ("25:30", Some("25.5")),
            ("0:45 uur", Some("0.75")),
            ("36:00:00", Some("36")),
            ("12:75", None),
            ("12", None),
        ] {
            assert_eq!(
                clock(text)
                    .map(|hours| hours.normalize().to_string())
                    .as_deref(),
                hours,
                "{text}"
            );
        }
    }

    fn dutch(cents: i64) -> String {
        let (sign, whole, rest) = (
            if cents < 0 { "-" } else { "" },
            (cents / 100).unsigned_abs().to_string(),
            (cents % 100).unsigned_abs(),
        );
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        format!("€ {sign}{grouped},{rest:02}")
    }

    proptest! {
        #[test]
        fn a_dutch_amount_is_read_back(cents in -10_i64.pow(12)..10_i64.pow(12)) {
            let expected = Decimal::new(cents, 2).normalize().to_string();
            prop_assert_eq!(read(&dutch(cents), None), Ok(expected.clone()));
            let english: String = dutch(cents).chars().map(|sign| match sign { '.' => ',', ',' => '.', other => other }).collect();
            prop_assert_eq!(read(&english, None), Ok(expected));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = number(&text, None);
            let _ = evidence(&text);
            let _ = clock(&text);
        }
    }
}
