//! The mails that tell a supplier what became of a report.

use askama::Template;

use super::Letter;
use crate::text::Texts;

/// A report was returned: what is wrong, and that it may be sent again.
#[derive(Clone, Debug)]
pub struct ReportReturned {
    /// Texts in the language of the reader.
    pub texts: Texts,
    /// Name of the file.
    pub file_name: String,
    /// Contracts and periods in the report: `ICT-2024-017, 3e kwartaal 2026`.
    pub contracts: Vec<String>,
    /// The reason, in the words of who returned it.
    pub reason: String,
    /// Address of the report's page.
    pub link: String,
}

/// A report was accepted: it counts now.
#[derive(Clone, Debug)]
pub struct ReportAccepted {
    /// Texts in the language of the reader.
    pub texts: Texts,
    /// Name of the file.
    pub file_name: String,
    /// Contracts and periods in the report: `ICT-2024-017, 3e kwartaal 2026`.
    pub contracts: Vec<String>,
    /// Address of the report's page.
    pub link: String,
}

impl ReportReturned {
    /// The mail.
    ///
    /// # Errors
    /// When a template can't be drawn.
    pub fn render(&self) -> Result<Letter, askama::Error> {
        Letter::drawn(
            &ReturnedSubject { letter: self },
            &ReturnedText { letter: self },
            &ReturnedHtml { letter: self },
        )
    }
}

impl ReportAccepted {
    /// The mail.
    ///
    /// # Errors
    /// When a template can't be drawn.
    pub fn render(&self) -> Result<Letter, askama::Error> {
        Letter::drawn(
            &AcceptedSubject { letter: self },
            &AcceptedText { letter: self },
            &AcceptedHtml { letter: self },
        )
    }
}

#[derive(Template)]
#[template(path = "mail/report_returned/subject.txt")]
struct ReturnedSubject<'a> {
    letter: &'a ReportReturned,
}

#[derive(Template)]
#[template(path = "mail/report_returned/body.txt")]
struct ReturnedText<'a> {
    letter: &'a ReportReturned,
}

#[derive(Template)]
#[template(path = "mail/report_returned/body.html")]
struct ReturnedHtml<'a> {
    letter: &'a ReportReturned,
}

#[derive(Template)]
#[template(path = "mail/report_accepted/subject.txt")]
struct AcceptedSubject<'a> {
    letter: &'a ReportAccepted,
}

#[derive(Template)]
#[template(path = "mail/report_accepted/body.txt")]
struct AcceptedText<'a> {
    letter: &'a ReportAccepted,
}

#[derive(Template)]
#[template(path = "mail/report_accepted/body.html")]
struct AcceptedHtml<'a> {
    letter: &'a ReportAccepted,
}
