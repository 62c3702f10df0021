//! The pages between a password and the first page, and those that links in mails lead to.

pub(super) mod code;
pub(super) mod email_link;
pub(super) mod forgotten;
pub(super) mod invitation;
pub(super) mod new_password;
pub(super) mod second_factor;

pub(super) use second_factor::drawn;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Data, Path},
};
use askama::Template;

use super::{see_other, shown};
use crate::{
    app::App,
    ids,
    text::{Language, Texts},
    web::{
        form::before_session,
        problem::Fault,
        session, shell,
        views::{OneTimeLinkPage, Shell},
        visit::is_key,
    },
};

/// The cookie that keeps the secret of a link while its page is open.
fn link_cookie(app: &App) -> &'static str {
    if app.config.secure_cookies() {
        "__Host-link"
    } else {
        "link"
    }
}

/// `GET` of a link in a mail: the secret leaves the address, where others could read it over a shoulder or in a history.
/// Nothing is changed or even looked up: what reads mails beforehand may follow the link.
pub(in crate::web::pages) async fn from_mail(
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse, Fault> {
    let secret = secret.into_inner();
    let routed = request.match_pattern().unwrap_or_default();
    let mut answer = see_other(routed.trim_end_matches("/{secret}"));
    if is_key(&secret) {
        answer
            .add_cookie(&session::kept(&app, link_cookie(&app), secret))
            .map_err(|error| Fault::Failed(error.to_string()))?;
    }
    Ok(answer)
}

/// The secret of the link whose page is open; empty, which is no link's, where there is none.
fn secret_of(request: &HttpRequest, app: &App) -> String {
    let cookie = request.cookie(link_cookie(app));
    cookie.map_or_else(String::new, |cookie| cookie.value().to_owned())
}

/// Forgets the secret of a link that was used.
fn forget_link(answer: &mut HttpResponse, app: &App) -> Result<(), Fault> {
    let mut gone = session::kept(app, link_cookie(app), String::new());
    gone.make_removal();
    answer
        .add_cookie(&gone)
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// What stands around a page for who has not entered yet, and the token of its forms.
pub(super) struct Outside {
    pub(super) shell: Shell,
    token: String,
    /// Whether the token is tied to the browser, for there is no session.
    bare: bool,
}

impl Outside {
    /// Around a page at that path.
    pub(super) async fn new(
        request: &HttpRequest,
        app: &Data<App>,
        path: &str,
    ) -> Result<Self, Fault> {
        let of_session = session::form_token(request, app).await?;
        let bare = of_session.is_none();
        let token = of_session.unwrap_or_else(|| {
            let known = request.cookie(before_session(app));
            let known = known.map(|cookie| cookie.value().to_owned());
            known.filter(|token| is_key(token)).unwrap_or_else(ids::key)
        });
        let mut shell = shell::outside(request, token.clone());
        path.clone_into(&mut shell.path);
        Ok(Self { shell, token, bare })
    }

    /// The same in somebody's own language, unless this browser was told another.
    pub(super) fn speaking(mut self, request: &HttpRequest, language: &str) -> Self {
        if shell::language_of(request).is_none() {
            self.shell.texts = Texts::new(Language::from_code(language).unwrap_or_default());
        }
        self
    }

    /// The same under a title, by the key of its text.
    pub(super) fn titled(mut self, key: &str) -> Self {
        self.shell.title = self.shell.texts.text(key);
        self
    }

    /// A page as an answer, with the cookie that ties its forms to the browser.
    pub(super) fn show(
        &self,
        app: &App,
        mut answer: HttpResponseBuilder,
        page: &impl Template,
    ) -> Result<HttpResponse, Fault> {
        if self.bare {
            answer.cookie(session::kept(app, before_session(app), self.token.clone()));
        }
        shown(answer, page)
    }
}

/// The page of a link that works no more: it ended, was used, or never was.
async fn link_is_over(request: &HttpRequest, app: &Data<App>) -> Result<HttpResponse, Fault> {
    let outside = Outside::new(request, app, "/sign-in")
        .await?
        .titled("link-over");
    let page = OneTimeLinkPage {
        shell: outside.shell.clone(),
        email: None,
    };
    outside.show(app, HttpResponse::Gone(), &page)
}
