//! Personal tokens: made and taken back by people on their account page, and shown at the API instead of a password.

pub mod make;
pub mod presented;
pub mod revoke;
pub mod secret;
pub mod tell_of_end;

use super::Refusal;
use crate::clock::Instant;

/// Longest name of a token or a client, in characters.
const LONGEST_NAME: usize = 60;
/// Terms that pages offer, in days, as far as the settings allow them.
const TERMS: [u32; 5] = [7, 30, 90, 180, 365];
/// The term that is chosen before anybody chose.
pub const USUAL_DAYS: u32 = 90;

/// The terms to choose from, in days, where so many are the most; the most itself is one.
#[must_use]
pub fn terms(most: u32) -> Vec<u32> {
    let mut terms: Vec<u32> = TERMS.into_iter().filter(|days| *days < most).collect();
    terms.push(most);
    terms
}

/// A name as it is kept.
///
/// # Errors
/// `name_missing`, `name_too_long`, `name_unusable` for signs that are no letters of a line.
pub(super) fn name_of(name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fault = if name.is_empty() {
        "name_missing"
    } else if name.chars().count() > LONGEST_NAME {
        "name_too_long"
    } else if name.contains(char::is_control) {
        "name_unusable"
    } else {
        return Ok(meetbaar_importers::privacy::masked(&name));
    };
    Err(Refusal::field("name", fault, ""))
}

/// When something ends that was made for so many days.
///
/// # Errors
/// `term_invalid` for less than a day, or more than the settings allow.
pub(super) fn end_of(days: u32, most: u32, now: Instant) -> Result<Instant, Refusal> {
    if (1..=most).contains(&days) {
        Ok(now.plus_seconds(i64::from(days) * 24 * 3600))
    } else {
        Err(Refusal::field("days", "term_invalid", ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stay_below_what_the_settings_allow() {
        assert_eq!(terms(365), [7, 30, 90, 180, 365]);
        assert_eq!(terms(60), [7, 30, 60]);
        assert_eq!(terms(3), [3]);
    }

    #[test]
    fn a_name_is_one_line_of_letters_and_holds_no_citizen_number() {
        assert_eq!(name_of("  mijn \n lijst ").unwrap(), "mijn lijst");
        assert_eq!(name_of("van 123456782").unwrap(), "van *********");
        for refused in ["", " ", &"x".repeat(61), "a\u{7}b"] {
            assert!(name_of(refused).is_err(), "{refused:?}");
        }
    }
}
