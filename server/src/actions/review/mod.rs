//! The review of a submitted report, line by line: mark lines, ask about them, and complete it.
//!
//! Marks can be changed until the review is completed; only then do lines count, and is the supplier told.

mod complete;
mod mark;
mod question;
mod settle_question;

use meetbaar_importers::privacy::masked;

pub use complete::{Completed, complete_review};
pub use mark::{Mark, mark_lines};
pub use question::{answer_question, ask_question};
pub use settle_question::{close_question, withdraw_question};

use super::{Fault, Refusal};

/// Longest reason, question, answer or note.
const LONGEST_TEXT: usize = 4_000;

/// A text that must be there, as it is kept: a citizen service number in it is masked.
///
/// # Errors
/// [`Refusal::Invalid`] where it is missing or too long.
pub(super) fn said(field: &'static str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let code = if text.is_empty() {
        "reason_missing"
    } else if text.chars().count() > LONGEST_TEXT {
        "reason_too_long"
    } else {
        return Ok(masked(&text.replace("\r\n", "\n")));
    };
    Err(Refusal::Invalid(vec![Fault {
        field,
        code,
        found: String::new(),
    }]))
}

/// The same; `missing` is the word where it is missing.
///
/// # Errors
/// As [`said`].
fn kept(field: &'static str, missing: &'static str, text: &str) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::field(field, missing, ""));
    }
    said(field, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_there_and_holds_no_citizen_number() {
        let kept = |text: &str| kept("answer", "answer_missing", text);
        for (text, stored) in [
            (" Ja,\r\n1 april. ", Some("Ja,\n1 april.")),
            ("het is 123456782", Some("het is *********")),
            (" \r\n ", None),
        ] {
            assert_eq!(kept(text).ok().as_deref(), stored, "{text:?}");
        }
        assert!(kept(&"é".repeat(LONGEST_TEXT)).is_ok());
        assert!(kept(&"x".repeat(LONGEST_TEXT + 1)).is_err());
    }
}
