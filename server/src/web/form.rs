//! Forms with their token: a form that another site sends is refused before its fields are looked at.

use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Form};
use serde::{Deserialize, de::DeserializeOwned};

use super::{admission, problem::Fault, session};
use crate::app::App;

/// Name of the cookie that ties a form to a browser before anybody is signed in: with the strict name where cookies are for
/// https only, so that no neighbour on another host of the same domain can plant one.
pub(super) fn before_session(app: &App) -> &'static str {
    if app.config.secure_cookies() {
        "__Host-form"
    } else {
        "form"
    }
}

/// A form whose token is the session's own.
pub(super) struct Checked<T>(pub(super) T);

/// A form with nothing but its token.
#[derive(Deserialize)]
pub(super) struct NoFields {}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    fields: T,
}

impl<T: DeserializeOwned + 'static> FromRequest for Checked<T> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = Form::<WithToken<T>>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let form = form
                .await
                .map_err(|_| Fault::BadRequest("form_unreadable"))?
                .into_inner();
            check_token(&request, &form.csrf).await?;
            Ok(Self(form.fields))
        })
    }
}

/// Refuses a token that is neither the session's nor, before sign-in, the one of the browser's cookie.
pub(super) async fn check_token(request: &HttpRequest, token: &str) -> Result<(), Fault> {
    let expected = match admission::browser(request).await {
        Ok(visitor) => visitor.form_token,
        Err(fault @ (Fault::Failed(_) | Fault::TooMany(_))) => return Err(fault),
        Err(_) => match session::half_open(request, admission::app(request)?).await? {
            Some(half_open) => half_open.session.form_token,
            None => request
                .cookie(before_session(admission::app(request)?))
                .map(|cookie| cookie.value().to_owned())
                .unwrap_or_default(),
        },
    };
    // Both are random and of fixed length; hashing first makes the comparison's time tell nothing.
    let same = crate::files::fingerprint(&expected) == crate::files::fingerprint(token);
    if expected.is_empty() || !same {
        Err(Fault::FormExpired)
    } else {
        Ok(())
    }
}
