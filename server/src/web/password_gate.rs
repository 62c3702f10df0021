//! So many passwords are checked at once and no more: each costs much memory and time on purpose, and anybody may ask.

use std::{sync::LazyLock, time::Duration};

use actix_web::web::{self, Data};
use tokio::sync::Semaphore;

use super::problem::Fault;
use crate::{
    access::Role,
    actions::{
        Refusal,
        accounts::{
            Visit,
            check_password::{Claim, check_password},
            passwords,
        },
    },
    app::App,
    config::LocalAccounts,
    storage::accounts::StoredAccount,
};

/// So many at once.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));
/// For so long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

/// Does costly work when there is a place.
async fn with_place<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let _place = place.ok().and_then(Result::ok).ok_or(Fault::Busy)?;
    web::block(work).await.map_err(Fault::blocked)
}

/// Who has no password here, whatever he was given before, comes by a provider.
pub(super) const LOCAL_OFF: &str = "local_accounts_off";

/// Refuses a password to somebody of a role that has none here; nobody at all has no role.
///
/// # Errors
/// [`Fault::Conflict`] with [`LOCAL_OFF`].
pub(super) fn lets(app: &App, role: Option<&str>) -> Result<(), Fault> {
    let may = |role: Role| app.config.local_accounts.may(role);
    match role.map(Role::from_code) {
        Some(role) if !role.is_some_and(may) => Err(Fault::Conflict(LOCAL_OFF)),
        _ => Ok(()),
    }
}

/// Checks a password when there is a place.
///
/// # Errors
/// [`Fault::Busy`] when there was none in time; else what [`check_password`] says, or [`Refusal::Conflict`] with
/// [`LOCAL_OFF`].
pub(super) async fn check(
    app: &Data<App>,
    email: String,
    password: String,
    visit: Visit,
) -> Result<Result<StoredAccount, Refusal>, Fault> {
    let app = app.clone();
    let local = app.config.local_accounts;
    if local == LocalAccounts::Nobody {
        return Ok(Err(Refusal::Conflict(LOCAL_OFF)));
    }
    with_place(move || {
        let claim = Claim {
            email: &email,
            password: &password,
            visit: &visit,
        };
        let account = check_password(&app.database, app.keys.account(), &claim, app.clock.now())?;
        match Role::from_code(&account.role) {
            Some(role) if local.may(role) => Ok(account),
            _ => Err(Refusal::Conflict(LOCAL_OFF)),
        }
    })
    .await
}

/// Makes of a chosen password what is stored, when there is a place; `known` is what may not be one, and neither may what is
/// in the installation's list of leaked passwords.
///
/// # Errors
/// [`Fault::Busy`] when there was none in time; else what [`passwords::chosen`] says.
pub(super) async fn chosen(
    app: &Data<App>,
    password: String,
    known: Vec<String>,
) -> Result<Result<String, Refusal>, Fault> {
    let app = app.clone();
    with_place(move || {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        passwords::chosen(&password, &known, &app.leaked)
    })
    .await
}
