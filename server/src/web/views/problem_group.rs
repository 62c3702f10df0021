//! One group of problems with all of its places.

use askama::Template;

use super::{ProblemGroup, Shell};

/// `GET /reports/{id}/problems`; its forms go to `/reports/{id}/explanation` and `/own-numbers`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/problems.html")]
pub struct ProblemsPage {
    /// Around the page.
    pub shell: Shell,
    /// Public id of the report.
    pub id: String,
    /// Name of the file.
    pub file_name: String,
    /// The group with the places of this page.
    pub group: ProblemGroup,
    /// Number of this page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}
