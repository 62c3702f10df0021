//! Signing out.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{HeaderName, HeaderValue},
    web::{self, Data},
};

use super::{see_other, single_sign_on};
use crate::{
    actions::{Refusal, sign_in},
    app::App,
    audit::{self, Deed, Means, Note, Object},
    files::fingerprint,
    single_sign_on::Provider,
    storage::sessions::{self, EnteredBy},
    web::{
        accounted,
        form::{Checked, NoFields},
        problem::Fault,
        session,
    },
};

/// `POST /sign-out`.
pub(in crate::web) async fn sign_out(
    request: HttpRequest,
    app: Data<App>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let visitor = session::visitor(&request, &app).await?;
    let mut entered = None;
    if let (Some(cookie), Some(visitor)) = (request.cookie(session::cookie_name(&app)), visitor) {
        let context = accounted::known(&request, visitor.actor.account, Means::Browser);
        let (account, app, key) = (
            visitor.actor.account,
            app.clone(),
            cookie.value().to_owned(),
        );
        entered = web::block(move || {
            app.database.write_as(&context, |connection| {
                let object = Object::account(account);
                audit::note(connection, Note::new(Deed::SignedOut, object));
                let entered = sessions::entered_by(connection, &fingerprint(&key))?;
                sign_in::end_session(connection, &key)?;
                Ok::<_, Refusal>(entered.map(|entered| (account, entered)))
            })
        })
        .await
        .map_err(Fault::blocked)??;
    }
    let mut answer = match there_too(&app, entered).await {
        Some((provider, address)) => {
            single_sign_on::led_on(&request, &app, provider, (&address, "out")).await?
        }
        None => see_other("/sign-in?done=signed-out"),
    };
    let mut gone = session::cookie(&app, String::new());
    gone.make_removal();
    answer
        .add_cookie(&gone)
        .map_err(|error| Fault::Failed(error.to_string()))?;
    answer.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(answer)
}

/// Where one signs out of the provider by which the session was entered; nothing where it was a password, and where the
/// provider knows no such thing.
async fn there_too(app: &App, entered: Option<(i64, EnteredBy)>) -> Option<(&Provider, url::Url)> {
    let (account, entered) = entered?;
    let provider = app.providers.named(&entered.provider?)?;
    let token = entered
        .id_token
        .and_then(|sealed| app.keys.account().open(account, &sealed));
    let token = token.and_then(|token| String::from_utf8(token).ok());
    let token = token.filter(|token| !token.is_empty());
    let address = provider
        .ending(token.as_deref(), app.clock.running())
        .await?;
    Some((provider, address))
}
