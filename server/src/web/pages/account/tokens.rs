//! The own personal tokens: what programs show at the API instead of one's password.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};

use super::{
    super::{
        answers::{Answers, Fields},
        rights::{boxes, choices, days, in_words, of_form, ticked, usual},
        see_other, shown,
    },
    Asked, around,
};
use crate::{
    access::{Permission, Rights},
    actions::{
        accounts::end_sessions::renew,
        tokens::{
            make::{Made, ToMake, make},
            revoke,
        },
    },
    clock::dutch,
    storage::accounts::tokens,
    web::{
        form::{Checked, NoFields},
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        proven::Proven,
        session, shell,
        views::{NewTokenPage, SecretPage, Shell, TokenRow, TokensPage, Typed},
    },
};

/// `GET /account/tokens`.
pub(in crate::web::pages) async fn list(
    request: HttpRequest,
    permit: Permit<KeepOwnAccount>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (texts, now) = (permit.visitor.texts, permit.app.clock.now());
    let listed = permit
        .read(|connection, actor| Ok(tokens::of_account(connection, actor.account)?))
        .await?;
    let rows = listed.into_iter().map(|one| TokenRow {
        id: one.public_id,
        name: one.name,
        rights: in_words(texts, &one.rights),
        made: texts.moment(dutch(one.created_at)),
        until: texts.moment(dutch(one.expires_at)),
        ended: one.expires_at <= now.stored(),
        used: one.used_at.map(|at| texts.moment(dutch(at))),
    });
    let page = TokensPage {
        shell: Shell {
            notice: shell::notice(texts, asked.done.as_deref()),
            ..around(&request, &permit, "tokens-heading")
        },
        tokens: rows.collect(),
    };
    shown(HttpResponse::Ok(), &page)
}

/// `GET /account/tokens/new`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
) -> Result<HttpResponse, Fault> {
    // The least that is of any use.
    let mut values = ticked(&Rights::new([Permission::SeeContracts]));
    let most = permit.app.config.tokens.personal_days;
    values.insert("days".to_owned(), usual(most));
    let typed = Typed {
        values,
        ..Typed::default()
    };
    page(&request, &permit, (typed, HttpResponse::Ok()))
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let page = NewTokenPage {
        shell: around(request, permit, "token-new-heading"),
        rights: boxes(texts, &Rights::of_role(permit.actor.role), &typed),
        terms: choices(texts, permit.app.config.tokens.personal_days),
        typed,
    };
    shown(status, &page)
}

/// `POST /account/tokens/new`: makes a token, and shows it.
pub(in crate::web::pages) async fn add(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (name, rights, days) = (answers.text("name"), of_form(&answers), days(&answers));
    let most_days = permit.app.config.tokens.personal_days;
    let (this, now) = (permit.visitor.session, permit.app.clock.now());
    let made = permit
        .write(move |connection, actor| {
            let new = ToMake {
                name: &name,
                rights,
                days,
                most_days,
            };
            Ok((
                make(connection, actor, new, now)?,
                renew(connection, this, now)?,
            ))
        })
        .await;
    match made {
        Ok((made, key)) => once(&request, &permit, made, key),
        Err(fault) => page(&request, &permit, answers.refused(fault)?),
    }
}

/// The token, on the answer itself: it is shown this once, and kept nowhere.
fn once(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    made: Made,
    key: String,
) -> Result<HttpResponse, Fault> {
    let page = SecretPage {
        // The session has another key and token by now: this form, sent again by a browser, makes no second token.
        shell: Shell {
            form_token: String::new(),
            ..around(request, permit, "secret-token-heading")
        },
        name: made.name,
        client: None,
        secret: made.secret.text,
        until: permit.visitor.texts.moment(dutch(made.ends.stored())),
        next: "/account/tokens".to_owned(),
    };
    let mut answer = shown(HttpResponse::Ok(), &page)?;
    session::begin(&mut answer, &permit.app, key)?;
    Ok(answer)
}

/// `POST /account/tokens/{id}/revocation`.
pub(in crate::web::pages) async fn revoke_one(
    permit: Permit<KeepOwnAccount>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (id, now) = (id.into_inner(), permit.app.clock.now());
    permit
        .write(move |connection, actor| revoke::revoke(connection, actor.account, &id, now))
        .await?;
    Ok(see_other("/account/tokens?done=token-revoked"))
}

/// `POST /account/tokens/revocation`.
pub(in crate::web::pages) async fn revoke_all(
    permit: Permit<KeepOwnAccount>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| revoke::revoke_all(connection, actor.account, now))
        .await?;
    Ok(see_other("/account/tokens?done=tokens-revoked"))
}
