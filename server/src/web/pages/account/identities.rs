//! Providers by which the own account is entered: linking one, unlinking it, and showing by one who one is.

use actix_web::{HttpRequest, HttpResponse, web, web::Path};
use serde::Deserialize;

use super::{
    super::{
        answers::{Answers, Fields},
        local, see_other,
        single_sign_on::{go_on, leave, named, not_in},
    },
    own, proof,
};
use crate::{
    access::Role,
    actions::accounts::{
        check_code::with_code,
        identities,
        rounds::{Purpose, Round},
    },
    app::App,
    audit::Means,
    single_sign_on::Provider,
    storage::accounts::StoredAccount,
    web::{
        accounted,
        form::{Checked, NoFields},
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        proven::Proven,
        visit,
    },
};

/// What the form holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Chosen {
    #[serde(default)]
    provider: String,
}

/// Whether an account is entered with a password.
pub(super) fn has_password(app: &App, account: &StoredAccount) -> bool {
    let role = Role::from_code(&account.role);
    !account.password_hash.is_empty()
        && role.is_some_and(|role| app.config.local_accounts.may(role))
}

/// Whether somebody of a role may have an identity of a provider.
pub(super) fn fits(provider: &Provider, role: Role) -> bool {
    provider.settings().users.have(role)
}

/// `POST /account/identities`: leaves for a provider, to link it.
pub(in crate::web::pages) async fn link(
    request: HttpRequest,
    permit: Proven<KeepOwnAccount>,
    form: Checked<Chosen>,
) -> Result<HttpResponse, Fault> {
    let provider = named(&permit.app, &form.0.provider)?;
    if !fits(provider, permit.actor.role) {
        return Err(Fault::NotFound);
    }
    let round = Round {
        purpose: Purpose::Link,
        account: Some(permit.actor.account),
        return_to: "/account".to_owned(),
    };
    left(&request, &permit, (provider, round)).await
}

async fn left(
    request: &HttpRequest,
    permit: &Permit<KeepOwnAccount>,
    (provider, round): (&Provider, Round),
) -> Result<HttpResponse, Fault> {
    let context = accounted::known(request, permit.actor.account, Means::Browser);
    let around = (context, permit.visitor.texts);
    match leave(request, &permit.app, (provider, round), around).await {
        Ok(leaving) => go_on(request, &permit.app, (provider, &leaving)).await,
        Err(Fault::Conflict(code)) => not_in(request, &permit.app, (Some(provider), code)).await,
        Err(other) => Err(other),
    }
}

/// `POST /account/identities/{id}/removal`.
pub(in crate::web::pages) async fn unlink(
    permit: Proven<KeepOwnAccount>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let (app, id) = (permit.app.clone(), id.into_inner());
    permit
        .write(move |connection, actor| {
            let account = own(connection, actor.account)?;
            let kept = (id.as_str(), has_password(&app, &account));
            identities::unlink_identity(connection, account.id, kept)
        })
        .await?;
    Ok(see_other("/account?done=identity-unlinked"))
}

/// `POST /account/proof/with/{provider}`: leaves for a provider, to show there once more who one is. Where the provider is
/// not asked for more than a password, the code of the second factor is asked for here, before.
pub(in crate::web::pages) async fn prove(
    request: HttpRequest,
    permit: Permit<KeepOwnAccount>,
    provider: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let provider = named(&permit.app, &provider)?;
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (code, return_to) = (answers.text("code"), answers.text("return_to"));
    let account = permit
        .read(|connection, actor| own(connection, actor.account))
        .await?;
    if account.totp_secret.is_some() && !provider.assures() {
        let (app, visit) = (permit.app.clone(), visit::of(&request, &permit.app));
        let context = accounted::known(&request, account.id, Means::Browser);
        let checked = web::block(move || {
            let keys = (&app.database, app.keys.account(), &context);
            with_code(
                keys,
                account.id,
                (&code, &visit),
                app.clock.now(),
                |_, _| Ok(()),
            )
        })
        .await
        .map_err(Fault::blocked)?;
        if let Err(refusal) = checked {
            let (typed, status) = answers.refused(refusal.into())?;
            return proof::page(&request, &permit, (return_to, typed, status)).await;
        }
    }
    let round = Round {
        purpose: Purpose::Prove,
        account: Some(permit.actor.account),
        return_to: local(&return_to).to_owned(),
    };
    left(&request, &permit, (provider, round)).await
}
