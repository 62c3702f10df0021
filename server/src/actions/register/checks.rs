//! What is checked of every object of the register. All faults are told at once, each with its field.

use chrono::{Datelike, NaiveDate};
use meetbaar_importers::privacy::masked;

use crate::actions::{Fault, Refusal};

/// Longest code.
const CODE_LETTERS: usize = 40;
/// Longest name or title.
const NAME_LETTERS: usize = 200;
/// Longest reason.
const REASON_LETTERS: usize = 2_000;

/// What is wrong, as it is found.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Something is wrong with a field.
    pub fn add(&mut self, field: &'static str, code: &'static str, found: impl Into<String>) {
        self.0.push(Fault {
            field,
            code,
            found: found.into(),
        });
    }

    /// Whether something is wrong with that field already.
    #[must_use]
    pub fn names(&self, field: &str) -> bool {
        self.0.iter().any(|fault| fault.field == field)
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn all(&self) -> &[Fault] {
        &self.0
    }

    /// Nothing may be wrong.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with everything that is.
    pub fn none(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Invalid(self.0))
        }
    }

    /// A field that must be there; a fault where it is not, unless something else is wrong with it.
    pub fn needed<T>(&mut self, field: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.names(field) {
            self.add(field, "missing", "");
        }
        value
    }

    /// A day as ISO 8601 writes it; nothing for no text.
    pub fn day(&mut self, field: &'static str, text: Option<&str>) -> Option<NaiveDate> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        match text.parse().ok() {
            Some(day) => self.likely(field, day),
            None => {
                self.add(field, "date_invalid", printable(text));
                None
            }
        }
    }

    /// A day in the years of contracts: another is a slip of the pen.
    pub fn likely(&mut self, field: &'static str, day: NaiveDate) -> Option<NaiveDate> {
        if (1980..=2150).contains(&day.year()) {
            Some(day)
        } else {
            self.add(field, "date_unlikely", day.to_string());
            None
        }
    }

    /// A code: letters, digits and `-`, `_`, `.`; the first sign is a letter or a digit.
    pub fn code(&mut self, field: &'static str, text: &str) -> String {
        let text = text.trim();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        if text.is_empty() {
            self.add(field, "missing", "");
        } else if text.len() > CODE_LETTERS
            || !text.chars().all(plain)
            || !text.starts_with(|first: char| first.is_ascii_alphanumeric())
        {
            self.add(field, "code_invalid", printable(text));
        }
        text.to_owned()
    }

    /// The number of a contract or a framework agreement: as a code, and `/`, `:`, `+`, `(`, `)` and single spaces too.
    pub fn number(&mut self, field: &'static str, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:+() ".contains(letter);
        if text.is_empty() {
            self.add(field, "missing", "");
        } else if text.len() > CODE_LETTERS
            || !text.chars().all(plain)
            || !text.starts_with(|first: char| first.is_ascii_alphanumeric())
        {
            self.add(field, "number_invalid", printable(&text));
        }
        text
    }

    /// A name of one line that must be there.
    pub fn name(&mut self, field: &'static str, text: &str) -> String {
        if text.trim().is_empty() {
            self.add(field, "missing", "");
        }
        self.text(field, text, NAME_LETTERS)
    }

    /// Words of one line that may be absent.
    pub fn words(&mut self, field: &'static str, text: Option<&str>) -> Option<String> {
        let text = self.text(field, text.unwrap_or_default(), NAME_LETTERS);
        (!text.is_empty()).then_some(text)
    }

    /// A reason that must be there.
    pub fn reason(&mut self, field: &'static str, text: &str) -> String {
        if text.trim().is_empty() {
            self.add(field, "reason_missing", "");
        }
        self.text(field, text, REASON_LETTERS)
    }

    /// Text without control signs or what may be a citizen service number, which is never kept.
    fn text(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > most {
            self.add(field, "too_long", most.to_string());
        } else if text.chars().any(char::is_control) {
            self.add(field, "signs_invalid", "");
        } else if masked(&text) != text {
            self.add(field, "citizen_service_number", "");
        }
        text
    }

    /// A number at the Kamer van Koophandel; nothing for no text.
    pub fn kvk(&mut self, field: &'static str, text: Option<&str>) -> Option<String> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let number = whole_kvk(text);
        if number.is_none() {
            let shown = masked(text);
            self.add(field, "kvk_invalid", printable(&shown));
        }
        number
    }
}

/// A KvK number without the spaces and dots that people put in it: eight digits, not all zeros.
#[must_use]
pub fn whole_kvk(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '.')
        .collect();
    let sound = digits.len() == 8
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && digits.bytes().any(|digit| digit != b'0');
    sound.then_some(digits)
}

/// What was found, short enough to be shown.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control())
        .take(CODE_LETTERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kvk_number_is_eight_digits_however_it_is_spaced() {
        for (text, number) in [
            ("12345678", Some("12345678")),
            (" 12 34 56 78 ", Some("12345678")),
            ("12.345.678", Some("12345678")),
            ("01234567", Some("01234567")),
            ("00000000", None),
            ("1234567", None),
            ("123456789", None),
            ("1234567a", None),
            ("12345678 0000", None),
            ("", None),
        ] {
            assert_eq!(whole_kvk(text).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn numbers_and_codes_have_no_odd_signs() {
        for (text, sound) in [
            ("ICT-2024-017", true),
            ("IUC 2020/123 (perceel 2)", true),
            ("201900123.004.017", true),
            ("=1+1", false),
            ("<b>", false),
            ("", false),
            ("../x", false),
            ("café", false),
        ] {
            let mut faults = Faults::default();
            faults.number("number", text);
            assert_eq!(faults.all().is_empty(), sound, "{text}");
        }
        let mut faults = Faults::default();
        faults.code("code", "A B");
        assert_eq!(faults.all().len(), 1);
    }

    #[test]
    fn a_citizen_service_number_in_a_text_is_a_fault_that_does_not_repeat_it() {
        let mut faults = Faults::default();
        faults.name("title", "Inhuur 123456782");
        assert_eq!(faults.all()[0].code, "citizen_service_number");
        assert!(faults.all()[0].found.is_empty());
    }
}
