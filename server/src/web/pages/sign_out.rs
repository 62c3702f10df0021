//! Signing out.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data},
};

use crate::{
    actions::sign_in,
    app::App,
    audit::{self, Deed, Means, Note, Object},
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
    if let (Some(cookie), Some(visitor)) = (request.cookie(session::cookie_name(&app)), visitor) {
        let context = accounted::known(&request, visitor.actor.account, Means::Browser);
        let (app, key) = (app.clone(), cookie.value().to_owned());
        web::block(move || {
            app.database.write_as(&context, |connection| {
                let object = Object::account(visitor.actor.account);
                audit::note(connection, Note::new(Deed::SignedOut, object));
                sign_in::end_session(connection, &key)
            })
        })
        .await
        .map_err(Fault::blocked)??;
    }
    let mut gone = session::cookie(&app, String::new());
    gone.make_removal();
    Ok(HttpResponse::SeeOther()
        .insert_header(("Location", "/sign-in?done=signed-out"))
        .insert_header(("Clear-Site-Data", "\"cache\", \"storage\""))
        .cookie(gone)
        .finish())
}
