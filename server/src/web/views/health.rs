//! Where this installation works, but not as safely as it could.

use askama::Template;

use super::Shell;

/// `GET /health`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/health.html")]
pub struct HealthPage {
    /// Around the page.
    pub shell: Shell,
    /// What should be looked at, in stable words (`App::warnings`); their texts are `warning-<word>` and
    /// `warning-<word>-advice`.
    pub warnings: Vec<&'static str>,
}
