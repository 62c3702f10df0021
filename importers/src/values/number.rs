//! Numbers as people type them, Dutch and English, without a floating point in between.

use rust_decimal::Decimal;

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

/// Words around a number that do not change it.
const UNITS: [&str; 22] = [
    "eur", "euro", "euros", "uur", "uren", "u", "hours", "hour", "hrs", "hr", "h", "fte", "per week", "p/w", "pw", "/week", "per wk",
    "/wk", "p.w.", "wk", "week", "excl. btw",
];

/// Reads a number; the convention is asked only where the text itself does not decide.
///
/// # Errors
/// When the text holds no number, or one that can be read in two ways and no convention is known.
pub fn number(text: &str, convention: Option<Convention>) -> Result<Decimal, NotANumber> {
    let bare = Bare::of(text).ok_or(NotANumber::Wrong)?;
    let convention = match bare.decides() {
        Some(decided) => Some(decided),
        None if bare.has_separator() => Some(convention.ok_or(NotANumber::Ambiguous)?),
        None => None,
    };
    let plain = bare.plain(convention).ok_or(NotANumber::Wrong)?;
    let number = Decimal::from_str_exact(&plain).map_err(|_| NotANumber::Wrong)?;
    let number = if bare.percent { number.checked_div(Decimal::ONE_HUNDRED).ok_or(NotANumber::Wrong)? } else { number };
    Ok(if bare.negative { -number } else { number })
}

/// The convention that a text proves, if it proves one.
pub fn evidence(text: &str) -> Option<Convention> {
    let bare = Bare::of(text)?;
    let decided = bare.decides()?;
    bare.plain(Some(decided)).map(|_| decided)
}

/// Reads hours and minutes (`25:30`) as hours.
pub fn clock(text: &str) -> Option<Decimal> {
    let (hours, minutes) = Bare::strip_units(text.trim()).0.split_once(':').map(|(hours, rest)| (hours.to_owned(), rest.to_owned()))?;
    let minutes = minutes.strip_suffix(":00").unwrap_or(&minutes);
    let whole = |text: &str| text.chars().all(|character| character.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let (hours, minutes) = (whole(&hours)?, whole(minutes).filter(|minutes| *minutes < 60)?);
    Decimal::from(hours).checked_add(Decimal::from(minutes).checked_div(Decimal::from(60))?).map(|hours| hours.round_dp(8))
}

/// A text reduced to digits and separators.
struct Bare {
    digits: String,
    negative: bool,
    percent: bool,
}

impl Bare {
    fn of(text: &str) -> Option<Self> {
        let (stripped, percent) = Self::strip_units(text.trim());
        let (inner, in_brackets) = match stripped.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (Self::strip_units(inner.trim()).0, true),
            None => (stripped, false),
        };
        // € 500,- means no cents.
        let inner = [",-", ",--", ",=", ",—", ",–"].iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(&inner);
        let (inner, minus) = strip_minus(inner);
        let (inner, _) = Self::strip_units(inner.trim());
        let (inner, second_minus) = strip_minus(&inner);
        let digits = without_spaces(&inner)?;
        let known = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
        if !digits.chars().all(known) || !digits.chars().any(|character| character.is_ascii_digit()) {
            return None;
        }
        let minuses = [in_brackets, minus, second_minus].into_iter().filter(|minus| *minus).count();
        (minuses <= 1).then_some(Self { digits, negative: minuses == 1, percent })
    }

    fn strip_units(text: &str) -> (String, bool) {
        let mut text = text.to_lowercase();
        let mut percent = false;
        loop {
            let before = text.len();
            text = text.trim().trim_start_matches('€').trim_end_matches('€').trim().to_owned();
            if let Some(rest) = text.strip_suffix('%') {
                (text, percent) = (rest.to_owned(), true);
            }
            for unit in UNITS {
                if let Some(rest) = text.strip_suffix(unit).filter(|rest| !rest.ends_with(char::is_alphabetic)) {
                    text = rest.trim_end().trim_end_matches("per").to_owned();
                }
                if let Some(rest) = text.strip_prefix(unit).filter(|rest| !rest.starts_with(char::is_alphabetic)) {
                    text = rest.trim_start().to_owned();
                }
            }
            if text.len() == before {
                return (text, percent);
            }
        }
    }

    fn has_separator(&self) -> bool {
        self.digits.contains(['.', ','])
    }

    /// What the text itself says about its decimal sign.
    fn decides(&self) -> Option<Convention> {
        let count = |sign: char| self.digits.matches(sign).count();
        match (count('.'), count(',')) {
            (0, 0) => None,
            (1.., 1..) => {
                let last = self.digits.rfind(['.', ','])?;
                Some(if self.digits.get(last..)?.starts_with(',') { Convention::Comma } else { Convention::Point })
            }
            (0, 1) => self.decides_alone(',', Convention::Comma),
            (1, 0) => self.decides_alone('.', Convention::Point),
            (_, 0) => Some(Convention::Comma),
            (0, _) => Some(Convention::Point),
        }
    }

    /// A single sign is decimal, unless exactly three digits follow one to three that do not start with zero.
    fn decides_alone(&self, sign: char, decimal: Convention) -> Option<Convention> {
        let (whole, fraction) = self.digits.split_once(sign)?;
        let may_be_thousands = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        (!may_be_thousands).then_some(decimal)
    }

    /// Digits with at most a point; `None` where thousands are not in threes.
    fn plain(&self, convention: Option<Convention>) -> Option<String> {
        let (decimal, thousands) = match convention {
            Some(Convention::Comma) => (',', '.'),
            Some(Convention::Point) => ('.', ','),
            None => return Some(self.digits.clone()),
        };
        let (whole, fraction) = self.digits.split_once(decimal).unwrap_or((&self.digits, ""));
        if fraction.contains(['.', ',']) {
            return None;
        }
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        let grouped = whole.contains(thousands);
        let in_threes = groups.all(|group| group.len() == 3) && (!grouped || (1..=3).contains(&first.len()));
        if !in_threes {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let whole = if whole.is_empty() { "0".to_owned() } else { whole };
        Some(if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
    }
}

fn strip_minus(text: &str) -> (String, bool) {
    let text = text.trim();
    for minus in ['-', '−', '–'] {
        let rest = text.strip_prefix(minus).or_else(|| text.strip_suffix(minus));
        if let Some(rest) = rest {
            return (rest.trim().to_owned(), true);
        }
    }
    (text.strip_prefix('+').unwrap_or(text).to_owned(), false)
}

/// Spaces between digits only separate thousands.
fn without_spaces(text: &str) -> Option<String> {
    let mut groups = text.split_whitespace();
    let first = groups.next()?.to_owned();
    groups.try_fold(first, |joined, group| {
        let digits = group.chars().take_while(char::is_ascii_digit).count();
        (digits == 3 && !joined.contains(['.', ','])).then(|| joined + group)
    })
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
        assert_eq!(read("1.234", Some(Convention::Comma)).as_deref(), Ok("1234"));
        assert_eq!(read("1.234", Some(Convention::Point)).as_deref(), Ok("1.234"));
        assert_eq!(evidence("1.234,56"), Some(Convention::Comma));
        assert_eq!(evidence("1.234"), None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "vierentwintig", "12-14", "1.23.456", "12 34", "--5", "1e5", "12:30", "n.v.t.", ".", "€", "1,2,3"] {
            assert_eq!(number(text, Some(Convention::Comma)), Err(NotANumber::Wrong), "{text}");
        }
    }

    #[test]
    fn clocks_are_hours() {
        for (text, hours) in [("25:30", Some("25.5")), ("0:45 uur", Some("0.75")), ("36:00:00", Some("36")), ("12:75", None), ("12", None)] {
            assert_eq!(clock(text).map(|hours| hours.normalize().to_string()).as_deref(), hours, "{text}");
        }
    }

    fn dutch(cents: i64) -> String {
        let (sign, whole, rest) = (if cents < 0 { "-" } else { "" }, (cents / 100).unsigned_abs().to_string(), (cents % 100).unsigned_abs());
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
