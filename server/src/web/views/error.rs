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
    pub fn of(shell: Shell, status: u16) -> Self {
        Self::of_code(shell, status, "")
    }

    /// The page of a stable code, in its own words where it has them (`fault-<code>`, `error-<code>-heading` and
    /// `error-<code>-advice`), else in those of the status.
    #[must_use]
    pub fn of_code(mut shell: Shell, status: u16, code: &str) -> Self {
        let texts = shell.texts;
        let wording = |part: &str| {
            let own = if part == "text" {
                format!("fault-{code}")
            } else {
                format!("error-{code}-{part}")
            };
            first(
                texts,
                &[
                    own,
                    format!("error-{status}-{part}"),
                    format!("error-500-{part}"),
                ],
            )
        };
        shell.title = wording("heading");
        Self {
            status,
            heading: shell.title.clone(),
            text: wording("text"),
            advice: wording("advice"),
            shell,
        }
    }
}

/// The text of the first key that there is a text for.
fn first(texts: Texts, keys: &[String]) -> String {
    keys.iter()
        .find(|key| texts.has(key))
        .map(|key| texts.text(key))
        .unwrap_or_default()
}
