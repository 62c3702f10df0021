//! A mail that tells that something happened, and where to look: its words are ready-made.

use askama::Template;

use super::Letter;
use crate::text::Texts;

/// Something happened.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Texts in the language of the reader.
    pub texts: Texts,
    /// In a line.
    pub subject: String,
    /// What happened.
    pub intro: String,
    /// What it is about, one by one.
    pub items: Vec<String>,
    /// The words of who did it.
    pub quote: Option<String>,
    /// What the reader can do.
    pub ask: String,
    /// What the link says.
    pub link_words: String,
    /// Address of the page.
    pub link: String,
}

impl Notice {
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
#[template(path = "mail/notice/subject.txt")]
struct Subject<'a> {
    letter: &'a Notice,
}

#[derive(Template)]
#[template(path = "mail/notice/body.txt")]
struct Text<'a> {
    letter: &'a Notice,
}

#[derive(Template)]
#[template(path = "mail/notice/body.html")]
struct Html<'a> {
    letter: &'a Notice,
}
