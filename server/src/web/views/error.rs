//! The page of something that went wrong: what, and what to do.

use askama::Template;

use super::Shell;
use crate::text::Texts;

/// Any page that can't be shown.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/error.html")]
pub struct ErrorPage {
    /// Around the page.
    pub shell: Shell,
    /// Status code.
    pub status: u16,
    /// What went wrong, in a few words.
    pub heading: String,
    /// What went wrong.
    pub text: String,
    /// What the user can do.
    pub advice: String,
}

impl ErrorPage {
    /// The usual page of a status code; its heading becomes the title. One that has no texts gets those of 500.
    #[must_use]
    pub fn of(mut shell: Shell, status: u16) -> Self {
        let texts = shell.texts;
        shell.title = wording(texts, status, "heading");
        Self {
            status,
            heading: shell.title.clone(),
            text: wording(texts, status, "text"),
            advice: wording(texts, status, "advice"),
            shell,
        }
    }
}

fn wording(texts: Texts, status: u16, part: &str) -> String {
    let key = format!("error-{status}-{part}");
    if texts.has(&key) { texts.text(&key) } else { texts.text(format!("error-500-{part}")) }
}
