//! So many passwords are checked at once and no more: each costs much memory and time on purpose, and anybody may ask.

use std::{sync::LazyLock, time::Duration};

use actix_web::web::{self, Data};
use tokio::sync::Semaphore;

use super::problem::Fault;
use crate::{
    actions::{Refusal, sign_in::check_password},
    app::App,
    storage::accounts::StoredAccount,
};

/// So many at once.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));
/// For so long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

/// Checks a password when there is a place.
///
/// # Errors
/// [`Fault::Busy`] when there was none in time; else what [`check_password`] says.
pub(super) async fn check(
    app: &Data<App>,
    email: String,
    password: String,
) -> Result<Result<StoredAccount, Refusal>, Fault> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let _place = place.ok().and_then(Result::ok).ok_or(Fault::Busy)?;
    let app = app.clone();
    web::block(move || check_password(&app.database, &email, &password, app.clock.now()))
        .await
        .map_err(Fault::blocked)
}
