//! The choice of a language: kept with the account, or in a cookie for who is not signed in.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::time::Duration,
    web::{self, Data, Form},
};
use serde::Deserialize;

use super::{local, see_other};
use crate::{
    app::App,
    audit::{self, Deed, Means, Note, Object},
    storage::accounts,
    text::Language,
    web::{accounted, form, problem::Fault, session, shell},
};

/// What the form holds.
#[derive(Deserialize)]
pub(in crate::web) struct Choice {
    language: String,
    #[serde(default)]
    return_to: String,
    #[serde(default)]
    csrf: String,
}

/// `POST /language`.
pub(in crate::web) async fn choose(
    request: HttpRequest,
    app: Data<App>,
    choice: Form<Choice>,
) -> Result<HttpResponse, Fault> {
    let language =
        Language::from_code(&choice.language).ok_or(Fault::BadRequest("language_unknown"))?;
    if let Some(visitor) = session::visitor(&request, &app).await? {
        form::check_token(&request, &choice.csrf).await?;
        let account = visitor.actor.account;
        let context = accounted::known(&request, account, Means::Browser);
        let app = app.clone();
        web::block(move || {
            app.database.write_as(&context, |connection| {
                let chosen = Note::new(Deed::LanguageChosen, Object::account(account));
                audit::note(connection, chosen.with("language", language.code()));
                accounts::set_language(connection, account, language.code())
            })
        })
        .await
        .map_err(Fault::blocked)??;
    }
    let name = shell::language_cookie(&app);
    let mut cookie = session::kept(&app, name, language.code().to_owned());
    cookie.set_max_age(Duration::days(365));
    let mut answer = see_other(local(&choice.return_to));
    answer
        .add_cookie(&cookie)
        .map_err(|error| Fault::Failed(error.to_string()))?;
    Ok(answer)
}
