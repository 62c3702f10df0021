//! A forgotten password: a link by mail, and a new password for who opens it. The second factor stays.

use super::{OneTime, set_password::set_password, tell};
use crate::{
    access::Role,
    actions::{Refusal, tokens::revoke::revoke_all},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    config::LocalAccounts,
    files::fingerprint,
    keys::AccountKey,
    mail::{About, OneTimeLink},
    storage::{
        Connection,
        accounts::{
            self, StoredAccount, devices,
            links::{self, NewLink, StoredLink},
        },
    },
};

/// What such links are for.
const PURPOSE: &str = "password";
/// A link works for so long.
const LASTS_SECONDS: i64 = 3600;
/// So many are sent in that time; further ones are not, and nobody is told.
const MOST: i64 = 3;

/// Sends a link to the address of an open account that has a password. Nothing says whether there was one: who calls this must answer before.
///
/// # Errors
/// When a query fails.
pub fn send_link(
    connection: &mut Connection,
    (key, local): (&AccountKey, LocalAccounts),
    email: &str,
    now: Instant,
) -> Result<(), Refusal> {
    links::forget_before(connection, now.stored())?;
    let account = accounts::by_email(connection, &email.trim().to_lowercase())?;
    let enters = |account: &StoredAccount| {
        let role = Role::from_code(&account.role);
        let may = role.is_some_and(|role| local.may(role));
        may && account.closed_at.is_none() && !account.password_hash.is_empty()
    };
    let Some(account) = account.filter(enters) else {
        return Ok(());
    };
    let since = now.plus_seconds(-LASTS_SECONDS).stored();
    if links::made_since(connection, account.id, PURPOSE, since)? >= MOST {
        return Ok(());
    }
    let one_time = OneTime::new(key);
    let link = links::insert(
        connection,
        &NewLink {
            account_id: account.id,
            purpose: PURPOSE,
            email: None,
            seed: &one_time.seed,
            fingerprint: &one_time.fingerprint,
            created_at: now.stored(),
            expires_at: now.plus_seconds(LASTS_SECONDS).stored(),
        },
    )?;
    tell::link(
        connection,
        (&account.email, &account.language),
        (About::PasswordLink, account.email.clone()),
        OneTimeLink::NewPassword(link),
        now,
    )
}

/// The account that a link's secret opens, with the link; `None` where it ended, was used, or never was.
///
/// # Errors
/// When a query fails.
pub fn opened(
    connection: &mut Connection,
    secret: &str,
    now: Instant,
) -> Result<Option<(StoredAccount, StoredLink)>, Refusal> {
    let Some(link) = links::open(connection, PURPOSE, &fingerprint(secret), now.stored())? else {
        return Ok(None);
    };
    let account = accounts::by_id(connection, link.account_id)?;
    let account = account.filter(|account| account.closed_at.is_none());
    Ok(account.map(|account| (account, link)))
}

/// Gives the account of a link another password, as its hash. All its sessions and personal tokens end, and browsers that were known are not
/// any more; but the one in which the link was opened is, so that who reads the mail can always enter.
///
/// # Errors
/// [`Refusal::Conflict`] with `link_used`.
pub fn reset_password(
    connection: &mut Connection,
    secret: &str,
    password_hash: &str,
    device: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let used = Refusal::Conflict("link_used");
    let Some((account, link)) = opened(connection, secret, now)? else {
        return Err(used);
    };
    if !links::use_up(connection, &link)? {
        return Err(used);
    }
    audit::note(
        connection,
        Note::new(Deed::PasswordReset, Object::account(account.id)),
    );
    revoke_all(connection, account.id, now)?;
    devices::forget_all(connection, account.id)?;
    let instant = now.stored();
    devices::note(
        connection,
        account.id,
        &fingerprint(device),
        instant,
        instant,
    )?;
    set_password(connection, &account, password_hash, None, now)
}
