//! Another password for the own account, for who knows the one that it has.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    around,
    identities::has_password,
    own,
    proof::at_password,
};
use crate::{
    actions::{
        Refusal,
        accounts::{
            end_sessions::renew,
            set_password::{known_of, set_password},
        },
    },
    audit::Deed,
    web::{
        accounted,
        form::Checked,
        password_gate,
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        proven::Proven,
        session,
        views::{ChoosePasswordPage, Typed},
        visit,
    },
};

/// `GET /account/password`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
) -> Result<HttpResponse, Fault> {
    there_is_one(&permit).await?;
    page(&request, &permit, (Typed::default(), HttpResponse::Ok()))
}

/// Who has no password knows none to change.
async fn there_is_one(permit: &Permit<KeepOwnAccount>) -> Result<(), Fault> {
    let account = permit
        .read(|connection, actor| own(connection, actor.account))
        .await?;
    let there = has_password(&permit.app, &account);
    there.then_some(()).ok_or(Fault::NotFound)
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let page = ChoosePasswordPage {
        shell: around(request, permit, "choose-password-change"),
        reason: "change",
        action: "/account/password",
        email: permit.actor.email.clone(),
        role: None,
        typed,
    };
    shown(status, &page)
}

/// `POST /account/password`.
pub(in crate::web::pages) async fn change(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    mut form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    there_is_one(&permit).await?;
    let [current, password] =
        ["current", "password"].map(|name| form.0.remove(name).unwrap_or_default());
    let answers = Answers::new(permit.visitor.texts, form.0);
    match changed(&request, &permit, current, password).await {
        Ok(key) => {
            let mut answer = see_other("/account?done=password-changed");
            session::begin(&mut answer, &permit.app, key)?;
            Ok(answer)
        }
        Err(fault) => page(&request, &permit, answers.refused(fault)?),
    }
}

async fn changed(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    current: String,
    password: String,
) -> Result<String, Fault> {
    let visit = visit::of(request, &permit.app);
    let email = permit.actor.email.clone();
    let account = match password_gate::check(&permit.app, email, current, visit).await? {
        Ok(account) => account,
        Err(Refusal::Invalid(faults)) => {
            let account = permit.actor.account;
            accounted::failed_by(request, &permit.app, Deed::ProofFailed, account).await?;
            return Err(at_password(faults).into());
        }
        Err(other) => return Err(other.into()),
    };
    let (email, supplier) = (account.email, account.supplier_id);
    let known = permit
        .read(move |connection, _| Ok(known_of(connection, &email, supplier)?))
        .await?;
    let hash = password_gate::chosen(&permit.app, password, known).await??;
    let (now, this) = (permit.app.clock.now(), permit.visitor.session);
    permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            set_password(connection, &account, &hash, Some(this), now)?;
            renew(connection, this, now)
        })
        .await
}
