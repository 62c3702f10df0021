//! What is changed of somebody else's account.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other,
    },
    codes,
    kept::{Forms, again},
};
use crate::{
    access::{Actor, Role},
    actions::{Refusal, accounts::change_account},
    clock::Instant,
    storage::Connection,
    web::{
        form::{Checked, NoFields},
        permit::KeepAccounts,
        problem::Fault,
        proven::Proven,
    },
};

/// Does something with an account, and goes back to its page.
async fn done(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: String,
    notice: &str,
    deed: impl FnOnce(&mut Connection, &Actor, &str, Instant) -> Result<(), Refusal> + Send + 'static,
) -> Result<HttpResponse, Fault> {
    let (now, account) = (permit.app.clock.now(), id.clone());
    let outcome = permit
        .write(move |connection, actor| deed(connection, actor, &account, now))
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/accounts/{id}?done={notice}"))),
        Err(fault) => {
            let (role, status) =
                Answers::new(permit.visitor.texts, Fields::new()).refused(fault)?;
            let forms = Forms {
                removal: role,
                ..Forms::default()
            };
            again(&request, &permit, id, (forms, status)).await
        }
    }
}

/// `POST /accounts/{id}/role`.
pub(in crate::web::pages) async fn role(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let role = Role::from_code(&answers.text("role"));
    let reaches = codes(&answers.text("reaches"));
    let (now, id) = (permit.app.clock.now(), id.into_inner());
    let account = id.clone();
    let outcome = permit
        .write(move |connection, actor| {
            // What is out of reach is not there, whatever the form holds.
            change_account::found(connection, actor, &account)?;
            let role = role.ok_or_else(|| Refusal::field("role", "unknown", ""))?;
            let rights = (role, reaches.as_slice());
            change_account::change_role(connection, actor, &account, rights, now)
        })
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/accounts/{id}?done=role-changed"))),
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            let forms = Forms {
                role: Some(typed),
                ..Forms::default()
            };
            again(&request, &permit, id, (forms, status)).await
        }
    }
}

/// `POST /accounts/{id}/closure`.
pub(in crate::web::pages) async fn close(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    done(
        request,
        permit,
        id.into_inner(),
        "account-closed",
        change_account::close,
    )
    .await
}

/// `POST /accounts/{id}/reopening`.
pub(in crate::web::pages) async fn reopen(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let reopen = |connection: &mut Connection, actor: &Actor, account: &str, _| {
        change_account::reopen(connection, actor, account)
    };
    done(request, permit, id.into_inner(), "account-reopened", reopen).await
}

/// `POST /accounts/{id}/sign-out`.
pub(in crate::web::pages) async fn sign_out(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let end = |connection: &mut Connection, actor: &Actor, account: &str, _| {
        change_account::sign_out(connection, actor, account)
    };
    done(
        request,
        permit,
        id.into_inner(),
        "signed-out-everywhere",
        end,
    )
    .await
}

/// `POST /accounts/{id}/second-factor/removal`.
pub(in crate::web::pages) async fn remove_second_factor(
    request: HttpRequest,
    permit: Proven<KeepAccounts>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (reason, now, id) = (
        answers.text("reason"),
        permit.app.clock.now(),
        id.into_inner(),
    );
    let account = id.clone();
    let outcome = permit
        .write(move |connection, actor| {
            let what = (account.as_str(), reason.as_str());
            change_account::reset_second_factor(connection, actor, what, now)
        })
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!(
            "/accounts/{id}?done=second-factor-removed"
        ))),
        Err(fault) => {
            let (removal, status) = answers.refused(fault)?;
            let forms = Forms {
                removal,
                ..Forms::default()
            };
            again(&request, &permit, id, (forms, status)).await
        }
    }
}
