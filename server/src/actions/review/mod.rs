//! The review of a submitted report, line by line: mark lines, ask about them, and complete it.
//!
//! Marks can be changed until the review is completed; only then do lines count, and is the supplier told.

mod complete;
mod mark;
mod question;

pub use complete::{Completed, complete_review};
pub use mark::{Mark, mark_lines};
pub use question::{answer_question, ask_question};

use super::{Fault, Refusal};

/// Longest reason, question or answer.
const LONGEST_TEXT: usize = 4_000;

/// A text that must be there.
///
/// # Errors
/// [`Refusal::Invalid`] where it is missing or too long.
pub(super) fn said<'a>(field: &'static str, text: &'a str) -> Result<&'a str, Refusal> {
    let text = text.trim();
    let code = if text.is_empty() {
        "reason_missing"
    } else if text.chars().count() > LONGEST_TEXT {
        "reason_too_long"
    } else {
        return Ok(text);
    };
    Err(Refusal::Invalid(vec![Fault {
        field,
        code,
        found: String::new(),
    }]))
}
