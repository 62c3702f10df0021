//! The mail that tells of a gap.

use askama::Template;

use super::Letter;
use crate::text::Texts;

/// A contract is behind: to whom it concerns. All amounts and days are as they are to be read.
#[derive(Clone, Debug)]
pub struct GapAlert {
    /// Texts in the language of the reader.
    pub texts: Texts,
    /// Number of the contract.
    pub contract: String,
    /// Supplier.
    pub supplier: String,
    /// Buyer.
    pub buyer: String,
    /// What is demanded, in words.
    pub obligation: String,
    /// Reference date.
    pub on: String,
    /// Required on the reference date.
    pub required: String,
    /// Realised on the reference date.
    pub realised: String,
    /// Gap on the reference date.
    pub gap: String,
    /// Forecast from what is realised only.
    pub forecast_low: String,
    /// Forecast with what running placements still bring.
    pub forecast_expected: String,
    /// Status, in words or as its code.
    pub status: String,
    /// One sentence about where it is heading (`Texts::outlook`).
    pub outlook: String,
    /// Address of the contract's page.
    pub link: String,
}

impl GapAlert {
    /// The mail.
    ///
    /// # Errors
    /// When a template can't be drawn.
    pub fn render(&self) -> Result<Letter, askama::Error> {
        Letter::drawn(
            &Subject { letter: self },
            &Text { letter: self },
            &Html { letter: self },
        )
    }
}

#[derive(Template)]
#[template(path = "mail/gap_alert/subject.txt")]
struct Subject<'a> {
    letter: &'a GapAlert,
}

#[derive(Template)]
#[template(path = "mail/gap_alert/body.txt")]
struct Text<'a> {
    letter: &'a GapAlert,
}

#[derive(Template)]
#[template(path = "mail/gap_alert/body.html")]
struct Html<'a> {
    letter: &'a GapAlert,
}
