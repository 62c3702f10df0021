//! Whether a code is one of an account's second factor, or one of its recovery codes. Each is taken once.

use super::{
    Visit,
    attempts::{self, Admitted, Purpose},
    check_password::DEVICE_SECONDS,
    second_factor::{mark, step_of},
};
use crate::{
    actions::Refusal,
    audit::Context,
    clock::Instant,
    files::fingerprint,
    keys::AccountKey,
    storage::{
        Connection, Database,
        accounts::{self, StoredAccount, devices, recovery_codes},
    },
};

/// Uses up a code of an open account, and does what follows from it in the same transaction. The attempt is counted before,
/// in a transaction of its own: it stands whatever becomes of it.
///
/// # Errors
/// `code_wrong`, also for a code that was used before, and `attempts_wait`; and what follows may say no.
pub fn with_code<T>(
    (database, key, context): (&Database, &AccountKey, &Context),
    account: i64,
    (code, visit): (&str, &Visit),
    now: Instant,
    then: impl FnOnce(&mut Connection, &StoredAccount) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let since = now.plus_seconds(-DEVICE_SECONDS).stored();
    let admitted = database.write_as(context, |connection| {
        let device = fingerprint(&visit.device);
        let known = devices::is_known(connection, account, &device, since)?;
        let who = account.to_string();
        attempts::begin(connection, key, (Purpose::Code, &who), (visit, known), now)
    })?;
    database.write_as(context, |connection| {
        let found = accounts::by_id(connection, account)?;
        let open = found.filter(|account| account.closed_at.is_none());
        let account = open.ok_or(Refusal::NotFound)?;
        use_code(connection, key, (&account, code), admitted.as_ref(), now)?;
        then(connection, &account)
    })
}

fn use_code(
    connection: &mut Connection,
    key: &AccountKey,
    (account, code): (&StoredAccount, &str),
    admitted: Option<&Admitted>,
    now: Instant,
) -> Result<(), Refusal> {
    let admitted = admitted.ok_or_else(|| Refusal::field("code", "attempts_wait", ""))?;
    let Some(sealed) = account.totp_secret.as_deref() else {
        return Err(Refusal::field("code", "code_wrong", ""));
    };
    let taken = match step_of(key, (account.id, sealed), code, now)? {
        Some(step) => accounts::use_step(connection, account.id, step)?,
        None => recovery_codes::use_up(connection, account.id, &mark(key, account.id, code))?,
    };
    if !taken {
        return Err(Refusal::field("code", "code_wrong", ""));
    }
    Ok(attempts::succeeded(connection, admitted)?)
}
