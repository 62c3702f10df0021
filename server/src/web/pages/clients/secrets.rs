//! Secrets of a client: made and shown once, and taken away.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        rights::days,
        see_other, shown,
    },
    show,
};
use crate::{
    actions::{
        accounts::end_sessions::renew,
        clients::secret::{self, Made},
    },
    clock::dutch,
    web::{
        form::{Checked, NoFields},
        permit::{KeepAccounts, Permit},
        problem::Fault,
        proven::Proven,
        session, shell,
        views::{SecretPage, Section, Shell},
    },
};

/// `POST /clients/{id}/secrets`: makes a secret, and shows it.
pub(in crate::web::pages) async fn add(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (id, days) = (id.into_inner(), days(&answers));
    let (this, now) = (permit.visitor.session, permit.app.clock.now());
    let term = (days, permit.app.config.tokens.secret_days);
    let client = id.clone();
    let made = permit
        .write(move |connection, actor| {
            let made = secret::make(connection, actor, &client, term, now)?;
            Ok((made, renew(connection, this, now)?))
        })
        .await;
    match made {
        Ok((made, key)) => once(&request, &permit, made, key),
        Err(fault) => show::again(&request, &permit, id, answers.refused(fault)?).await,
    }
}

/// The secret, on the answer itself: it is shown this once, and kept nowhere.
fn once(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    made: Made,
    key: String,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let title = texts.text("secret-client-heading");
    let page = SecretPage {
        // The session has another key and token by now: this form, sent again by a browser, makes no second secret.
        shell: Shell {
            form_token: String::new(),
            ..shell::inside(request, &permit.visitor, Section::Accounts, title)
        },
        name: made.name,
        next: format!("/clients/{}", made.client),
        client: Some(made.client),
        secret: made.secret.text,
        until: texts.moment(dutch(made.ends.stored())),
    };
    let mut answer = shown(HttpResponse::Ok(), &page)?;
    session::begin(&mut answer, &permit.app, key)?;
    Ok(answer)
}

/// `POST /clients/{id}/secrets/{secret}/revocation`.
pub(in crate::web::pages) async fn remove(
    permit: Proven<KeepAccounts>,
    path: Path<(String, String)>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (client, secret) = path.into_inner();
    let back = format!("/clients/{client}?done=secret-revoked");
    permit
        .write(move |connection, actor| secret::remove(connection, actor, (&client, &secret)))
        .await?;
    Ok(see_other(&back))
}
