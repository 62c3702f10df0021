//! The pages between a password and the first page: a code, a second factor to be had, and links that came by mail.

use askama::Template;

use super::{Shell, Typed};

/// `GET /sign-in/code`: a code of the second factor; its form goes to `POST /sign-in/code` with `csrf`, `code` and
/// `return_to`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/sign_in_code.html")]
pub struct CodePage {
    /// Around the page.
    pub shell: Shell,
    /// Where to go afterwards.
    pub return_to: String,
    /// What is wrong with the code; the code itself is not shown again.
    pub typed: Typed,
}

/// A second factor to be had: a picture, the secret for who types it, and a form that goes to `action` with `csrf`, `code`
/// and `return_to`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/second_factor.html")]
pub struct SecondFactorPage {
    /// Around the page.
    pub shell: Shell,
    /// Where the form goes.
    pub action: &'static str,
    /// Where to go afterwards.
    pub return_to: String,
    /// Whether the user must have one before he can go on.
    pub compulsory: bool,
    /// The picture that a telephone reads.
    pub picture: QrPicture,
    /// The secret, in groups of four.
    pub secret: String,
    /// What is wrong with the code.
    pub typed: Typed,
}

/// A QR code as squares in a drawing.
#[derive(Clone, Debug)]
pub struct QrPicture {
    /// Width and height with the quiet zone, in squares.
    pub size: i32,
    /// The dark squares as a path.
    pub path: String,
}

/// Recovery codes, shown this once.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/recovery_codes.html")]
pub struct RecoveryCodesPage {
    /// Around the page.
    pub shell: Shell,
    /// The codes.
    pub codes: Vec<String>,
    /// Where to go on.
    pub next: String,
}

/// A password to be chosen: by who was invited, who forgot the one that he had, or who wants another. The form goes to
/// `action` with `csrf`, `password`, and `current` where that is asked.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/choose_password.html")]
pub struct ChoosePasswordPage {
    /// Around the page.
    pub shell: Shell,
    /// Which of them: `invitation`, `reset` or `change`.
    pub reason: &'static str,
    /// Where the form goes.
    pub action: &'static str,
    /// Mail address of the account.
    pub email: String,
    /// Role, in its word; for who is invited.
    pub role: Option<String>,
    /// What is wrong.
    pub typed: Typed,
}

/// `GET /forgotten-password`; its form goes to `POST /forgotten-password` with `csrf` and `email`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/forgotten_password.html")]
pub struct ForgottenPasswordPage {
    /// Around the page.
    pub shell: Shell,
    /// Whether it was sent: then the page says the same whatever the address.
    pub sent: bool,
}

/// A link that works no more, or a new mail address to be confirmed by `POST /new-email` with `csrf`.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/one_time_link.html")]
pub struct OneTimeLinkPage {
    /// Around the page.
    pub shell: Shell,
    /// The mail address to be confirmed; `None` for a link that works no more.
    pub email: Option<String>,
}
