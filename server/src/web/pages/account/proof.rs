//! Who are you: asked again before something that whoever sits at an open screen may not do.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{self, Query},
};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields},
        local, see_other, shown,
        single_sign_on::buttons,
    },
    around,
    identities::has_password,
    own,
};
use crate::{
    actions::{
        Refusal,
        accounts::{check_code::with_code, end_sessions::renew},
    },
    audit::{Deed, Means},
    single_sign_on::Provider,
    storage::accounts::identities as stored,
    web::{
        accounted,
        form::Checked,
        password_gate,
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        session,
        views::{ProofPage, Typed},
        visit,
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    #[serde(default)]
    return_to: String,
}

/// `GET /account/proof`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepOwnAccount>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let return_to = asked.into_inner().return_to;
    let form = (return_to, Typed::default(), HttpResponse::Ok());
    page(&request, &permit, form).await
}

pub(super) async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (return_to, typed, status): (String, Typed, HttpResponseBuilder),
) -> Result<HttpResponse, Fault> {
    let (account, linked) = permit
        .read(|connection, actor| {
            let linked = stored::of_account(connection, actor.account)?;
            Ok((own(connection, actor.account)?, linked))
        })
        .await?;
    let app = &permit.app;
    let (has_password, with_code) = (has_password(app, &account), account.totp_secret.is_some());
    // Who has both shows the password with the code, and needs no second form for a code.
    let offered = |provider: &&Provider| {
        let issuer = &provider.settings().issuer;
        linked.iter().any(|one| one.issuer == *issuer)
            && (provider.assures() || !with_code || !has_password)
    };
    let unassured = app
        .providers
        .all()
        .filter(offered)
        .any(|one| !one.assures());
    let page = ProofPage {
        shell: around(request, permit, "proof-heading"),
        email: account.email,
        return_to,
        has_password,
        with_code,
        providers: buttons(app.providers.all().filter(offered), permit.visitor.texts),
        code_before: with_code && !has_password && unassured,
        typed,
    };
    shown(status, &page)
}

/// `POST /account/proof`.
pub(in crate::web::pages) async fn prove(
    request: HttpRequest,
    permit: Permit<KeepOwnAccount>,
    mut form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let password = form.0.remove("password").unwrap_or_default();
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (code, return_to) = (answers.text("code"), answers.text("return_to"));
    let visit = visit::of(&request, &permit.app);
    let email = permit.actor.email.clone();
    let checked = password_gate::check(&permit.app, email, password, visit.clone()).await?;
    let context = accounted::known(&request, permit.actor.account, Means::Browser);
    let (app, this) = (permit.app.clone(), permit.visitor.session);
    let renewed = match checked {
        Ok(account) => web::block(move || {
            let now = app.clock.now();
            if account.totp_secret.is_none() {
                return app
                    .database
                    .write_as(&context, |connection| renew(connection, this, now));
            }
            let keys = (&app.database, app.keys.account(), &context);
            with_code(keys, account.id, (&code, &visit), now, |connection, _| {
                renew(connection, this, now)
            })
        })
        .await
        .map_err(Fault::blocked)?,
        Err(Refusal::Invalid(faults)) => Err(at_password(faults)),
        Err(other) => Err(other),
    };
    match renewed {
        Ok(key) => {
            let mut answer = see_other(local(&return_to));
            session::begin(&mut answer, &permit.app, key)?;
            Ok(answer)
        }
        Err(refusal) => {
            if matches!(refusal, Refusal::Invalid(_)) {
                let account = permit.actor.account;
                accounted::failed_by(&request, &permit.app, Deed::ProofFailed, account).await?;
            }
            let (typed, status) = answers.refused(refusal.into())?;
            page(&request, &permit, (return_to, typed, status)).await
        }
    }
}

/// The address is the own one: only the password can be wrong.
pub(super) fn at_password(faults: Vec<crate::actions::Fault>) -> Refusal {
    let wrong = faults
        .first()
        .map_or("credentials_wrong", |fault| fault.code);
    let code = match wrong {
        "credentials_wrong" => "password_wrong",
        other => other,
    };
    Refusal::field("current", code, "")
}
