//! The accessibility statement.

use askama::Template;

use super::Shell;

/// `GET /toegankelijkheid`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/accessibility.html")]
pub struct AccessibilityPage {
    /// Around the page.
    pub shell: Shell,
    /// Mail address for remarks, where the installation has one.
    pub contact: Option<String>,
}
