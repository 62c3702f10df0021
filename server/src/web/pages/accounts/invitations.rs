//! Inviting somebody, sending the mail again, and taking it back.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    codes, roles,
};
use crate::{
    access::{Role, Scope},
    actions::{
        Refusal,
        accounts::invite::{self, Inviter, ToInvite},
    },
    text::Language,
    web::{
        form::{Checked, NoFields},
        permit::{KeepAccounts, Permit},
        problem::Fault,
        proven::Proven,
        shell,
        views::{Choice, NewAccountPage, Section, Typed},
    },
};

/// `GET /accounts/new`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, (Typed::default(), HttpResponse::Ok()))
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepAccounts>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let languages = Language::ALL.map(|language| Choice {
        value: language.code().to_owned(),
        label: language.name().to_owned(),
    });
    let page = NewAccountPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Accounts,
            texts.text("account-new-heading"),
        ),
        roles: roles(texts, permit.actor.scope),
        languages: languages.into(),
        wide: permit.actor.scope == Scope::All,
        typed,
    };
    shown(status, &page)
}

/// `POST /accounts/new`.
pub(in crate::web::pages) async fn invite(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (email, role) = (
        answers.text("email"),
        Role::from_code(&answers.text("role")),
    );
    let (supplier, reaches) = (answers.said("supplier"), codes(&answers.text("reaches")));
    let language = Language::from_code(&answers.text("language")).unwrap_or_default();
    let (app, now) = (permit.app.clone(), permit.app.clock.now());
    let invited = permit
        .write(move |connection, actor| {
            let role = role.ok_or_else(|| Refusal::field("role", "unknown", ""))?;
            let inviter = Inviter::new(actor, app.keys.account(), &app.config);
            let new = ToInvite {
                email: &email,
                role,
                supplier: supplier.as_deref(),
                reaches: &reaches,
                language: language.code(),
            };
            invite::invite(connection, inviter, &new, now)
        })
        .await;
    match invited {
        Ok(_) => Ok(see_other("/accounts?done=invited")),
        Err(fault) => page(&request, &permit, answers.refused(fault)?),
    }
}

/// `POST /accounts/invitations/{id}/again`.
pub(in crate::web::pages) async fn again(
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (app, now, id) = (permit.app.clone(), permit.app.clock.now(), id.into_inner());
    permit
        .write(move |connection, actor| {
            let inviter = Inviter::new(actor, app.keys.account(), &app.config);
            invite::invite_again(connection, inviter, &id, now)
        })
        .await?;
    Ok(see_other("/accounts?done=invited-again"))
}

/// `POST /accounts/invitations/{id}/withdrawal`.
pub(in crate::web::pages) async fn withdraw(
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    permit
        .write(move |connection, actor| invite::withdraw(connection, actor.scope, &id))
        .await?;
    Ok(see_other("/accounts?done=invitation-withdrawn"))
}
