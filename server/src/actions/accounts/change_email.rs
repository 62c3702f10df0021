//! Changes the own mail address: a link to the new one proves it, and the old one is told.

use super::{OneTime, tell};
use crate::{
    actions::{Refusal, add_account::looks_like_address},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::fingerprint,
    keys::AccountKey,
    mail::{About, OneTimeLink},
    storage::{
        Connection,
        accounts::{
            self, StoredAccount,
            links::{self, NewLink, StoredLink},
        },
    },
};

/// What such links are for.
const PURPOSE: &str = "email";
/// A link works for so long.
const LASTS_SECONDS: i64 = 24 * 3600;
/// So many are sent in that time; further ones are refused.
const MOST: i64 = 5;

/// Sends a link to a new address. To an address that is taken nothing is sent, and nobody is told: who asks may not learn
/// whose it is.
///
/// # Errors
/// `email_invalid`; [`Refusal::Conflict`] with `links_enough`.
pub fn ask(
    connection: &mut Connection,
    key: &AccountKey,
    account: &StoredAccount,
    email: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let email = email.trim().to_lowercase();
    if !looks_like_address(&email) {
        return Err(Refusal::field("email", "email_invalid", ""));
    }
    links::forget_before(connection, now.stored())?;
    let since = now.plus_seconds(-LASTS_SECONDS).stored();
    if links::made_since(connection, account.id, PURPOSE, since)? >= MOST {
        return Err(Refusal::Conflict("links_enough"));
    }
    let one_time = OneTime::new(key);
    let link = links::insert(
        connection,
        &NewLink {
            account_id: account.id,
            purpose: PURPOSE,
            email: Some(&email),
            seed: &one_time.seed,
            fingerprint: &one_time.fingerprint,
            created_at: now.stored(),
            expires_at: now.plus_seconds(LASTS_SECONDS).stored(),
        },
    )?;
    if accounts::by_email(connection, &email)?.is_some() {
        return Ok(());
    }
    tell::link(
        connection,
        (&email, &account.language),
        (About::EmailLink, email.clone()),
        OneTimeLink::NewEmail(link),
        now,
    )
}

/// What a link's secret would change; `None` where it ended, was used, or never was.
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

/// Gives the account of a link the address that the link went to, and tells the address that it had.
///
/// # Errors
/// [`Refusal::Conflict`] with `link_used`, also where somebody else took the address meanwhile.
pub fn change_email(
    connection: &mut Connection,
    secret: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let used = || Refusal::Conflict("link_used");
    let (account, link) = opened(connection, secret, now)?.ok_or_else(used)?;
    let email = link.email.clone().ok_or_else(used)?;
    let taken = accounts::by_email(connection, &email)?.is_some();
    if taken || !links::use_up(connection, &link)? {
        return Err(used());
    }
    audit::note(
        connection,
        Note::new(Deed::EmailChanged, Object::account(account.id)),
    );
    tell::with_items(
        connection,
        &account,
        About::EmailChanged,
        vec![email.clone()],
        now,
    )?;
    Ok(accounts::set_email(connection, account.id, &email)?)
}
