//! The mails that Meetbaar writes: structs with ready-made words, drawn by the templates in `templates/mail/`.
//!
//! A letter knows no transport and no database. Amounts and dates come in as they are to be read (`crate::text`).

mod gap_alert;
mod notice;
mod report_decision;
#[cfg(test)]
mod tests;

use askama::Template;

pub use self::gap_alert::GapAlert;
pub use self::notice::Notice;
pub use self::report_decision::{ReportAccepted, ReportReturned};

/// A mail, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The mail for clients that show no HTML.
    pub text: String,
    /// The mail as a whole HTML document, without anything from elsewhere.
    pub html: String,
}

impl Letter {
    /// Draws the three parts.
    fn drawn(
        subject: &impl Template,
        text: &impl Template,
        html: &impl Template,
    ) -> Result<Self, askama::Error> {
        Ok(Self {
            subject: one_line(&subject.render()?),
            text: format!("{}\n", text.render()?.trim()),
            html: html.render()?,
        })
    }
}

/// What stands in a subject may come from a file: no line may end in it, for a second line would be a header.
fn one_line(subject: &str) -> String {
    subject
        .split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
