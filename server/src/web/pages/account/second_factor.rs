//! The own second factor: a new one, none any more where that is allowed, and new recovery codes.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::{
    super::{
        answers::{Answers, Fields},
        entering::drawn,
        see_other, shown,
    },
    around, own,
};
use crate::{
    actions::{
        Refusal,
        accounts::{end_sessions::renew, second_factor},
    },
    storage::sessions,
    web::{
        form::{Checked, NoFields},
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        proven::Proven,
        session,
        views::{RecoveryCodesPage, Shell, Typed},
    },
};

/// `POST /account/second-factor/new`: begins an enrolment.
pub(in crate::web::pages) async fn begin(
    permit: Proven<KeepOwnAccount>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (app, this) = (permit.app.clone(), permit.visitor.session);
    permit
        .write(move |connection, actor| {
            second_factor::begin(connection, app.keys.account(), (this, actor.account))
        })
        .await?;
    Ok(see_other("/account/second-factor"))
}

/// `GET /account/second-factor`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, (Typed::default(), HttpResponse::Ok())).await
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (typed, status): (Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let this = permit.visitor.session;
    let pending = permit
        .read(move |connection, _| Ok(sessions::pending(connection, this)?))
        .await?;
    let Some(sealed) = pending else {
        return Ok(see_other("/account"));
    };
    let who = (permit.actor.account, permit.actor.email.as_str());
    let pending = second_factor::pending(permit.app.keys.account(), who, &sealed)?;
    let shell = around(request, permit, "second-factor-heading");
    shown(status, &drawn(shell, &pending, typed)?)
}

/// `POST /account/second-factor`: ends the enrolment with a code.
pub(in crate::web::pages) async fn confirm(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (code, app, this) = (
        answers.text("code"),
        permit.app.clone(),
        permit.visitor.session,
    );
    let now = app.clock.now();
    let confirmed = permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            let pending = sessions::pending(connection, this)?;
            let pending = (this, pending.as_deref());
            let key = app.keys.account();
            let codes = second_factor::confirm(connection, key, &account, pending, &code, now)?;
            Ok((renew(connection, this, now)?, codes))
        })
        .await;
    match confirmed {
        Ok((key, codes)) => codes_once(&request, &permit, key, codes),
        Err(fault) => page(&request, &permit, answers.refused(fault)?).await,
    }
}

/// `POST /account/recovery-codes`: new codes instead of those that are left.
pub(in crate::web::pages) async fn new_codes(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (app, this) = (permit.app.clone(), permit.visitor.session);
    let now = app.clock.now();
    let (key, codes) = permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            if account.totp_secret.is_none() {
                return Err(Refusal::Conflict("no_second_factor"));
            }
            let key = app.keys.account();
            let codes = second_factor::new_recovery_codes(connection, key, account.id)?;
            Ok((renew(connection, this, now)?, codes))
        })
        .await?;
    codes_once(&request, &permit, key, codes)
}

/// The codes, on the answer itself: they are shown this once, and kept nowhere.
fn codes_once(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    key: String,
    codes: Vec<String>,
) -> Result<HttpResponse, Fault> {
    let shell = around(request, permit, "recovery-codes-heading");
    // The session has another key and token by now: forms of this page would be refused.
    let shell = Shell {
        form_token: String::new(),
        ..shell
    };
    let page = RecoveryCodesPage {
        shell,
        codes,
        next: "/account".to_owned(),
    };
    let mut answer = shown(HttpResponse::Ok(), &page)?;
    session::begin(&mut answer, &permit.app, key)?;
    Ok(answer)
}

/// `POST /account/second-factor/removal`.
pub(in crate::web::pages) async fn remove(
    permit: Proven<KeepOwnAccount>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let config = &permit.app.config;
    if config.second_factor.is_asked_of(permit.actor.role) {
        return Err(Fault::Conflict("second_factor_compulsory"));
    }
    let (this, now) = (permit.visitor.session, permit.app.clock.now());
    let key = permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            second_factor::remove(connection, &account, None, Some(this), now)?;
            renew(connection, this, now)
        })
        .await?;
    let mut answer = see_other("/account?done=second-factor-removed");
    session::begin(&mut answer, &permit.app, key)?;
    Ok(answer)
}
