//! Invites people by mail: who keeps accounts says the address, the role, and what it reaches; a one-time link does the rest.

use super::{OneTime, tell};
use crate::{
    access::{Actor, Role, Scope},
    actions::{
        Refusal,
        add_account::{self, looks_like_address, reached},
    },
    clock::Instant,
    config::{Config, LocalAccounts},
    ids,
    keys::AccountKey,
    mail::{About, OneTimeLink},
    storage::{
        Connection,
        accounts::{
            self,
            invitations::{self, NewInvitation, StoredInvitation},
        },
    },
};

/// Somebody to be invited.
pub struct ToInvite<'a> {
    /// Mail address.
    pub email: &'a str,
    /// Role.
    pub role: Role,
    /// Code of the supplier for whom he will act; a supplier's administrator invites for his own and names none.
    pub supplier: Option<&'a str>,
    /// What he will reach: codes of categories or buyers.
    pub reaches: &'a [String],
    /// `nl` or `en`.
    pub language: &'a str,
}

/// Who invites.
#[derive(Clone, Copy)]
pub struct Inviter<'a> {
    /// Key of the account; none for a command on the server itself.
    pub account: Option<i64>,
    /// Which accounts are its to keep.
    pub scope: Scope,
    /// The installation's key.
    pub key: &'a AccountKey,
    /// Days for which a link works.
    pub days: u32,
    /// Who may have a password, which the invited chooses.
    pub local: LocalAccounts,
}

impl<'a> Inviter<'a> {
    /// Somebody who keeps accounts.
    #[must_use]
    pub fn new(actor: &Actor, key: &'a AccountKey, config: &Config) -> Self {
        Self {
            account: Some(actor.account),
            scope: actor.scope,
            key,
            days: config.invitation_days,
            local: config.local_accounts,
        }
    }
}

/// Who did not come for so long after his link ended is forgotten.
const FORGOTTEN_AFTER_SECONDS: i64 = 90 * 24 * 3600;

/// Whether who keeps the accounts of a scope may give a role.
#[must_use]
pub fn may_give(scope: Scope, role: Role) -> bool {
    match scope {
        Scope::All => true,
        Scope::Supplier(_) => role.is_suppliers(),
        Scope::Categories(_) | Scope::Buyers(_) => false,
    }
}

/// Invites somebody; returns the seed of the link. Who keeps the accounts of one supplier is not told that an address has
/// an account elsewhere: it looks invited, and no mail goes out.
///
/// # Errors
/// [`Refusal::Forbidden`] for a role that is not the inviter's to give; `local_accounts_off`; `email_invalid`; `email_taken` and
/// `invited_already` within the inviter's scope; what [`add_account`] says of suppliers and reaches.
pub fn invite(
    connection: &mut Connection,
    inviter: Inviter<'_>,
    new: &ToInvite<'_>,
    now: Instant,
) -> Result<String, Refusal> {
    if !may_give(inviter.scope, new.role) {
        return Err(Refusal::Forbidden);
    }
    if !inviter.local.may(new.role) {
        return Err(Refusal::field("role", "local_accounts_off", ""));
    }
    let long_ago = now.plus_seconds(-FORGOTTEN_AFTER_SECONDS).stored();
    invitations::forget_before(connection, long_ago)?;
    let email = new.email.trim().to_lowercase();
    if !looks_like_address(&email) {
        return Err(Refusal::field("email", "email_invalid", ""));
    }
    let supplier = match inviter.scope {
        Scope::Supplier(own) => Some(own),
        _ => add_account::supplier_of(connection, new.role, new.supplier)?,
    };
    reached(connection, new.role, new.reaches)?;
    if let Some(taken) = accounts::by_email(connection, &email)?
        && (inviter.scope == Scope::All || taken.supplier_id == supplier)
    {
        return Err(Refusal::field("email", "email_taken", ""));
    }
    if invitations::is_invited(connection, inviter.scope, &email)? {
        return Err(Refusal::field("email", "invited_already", ""));
    }
    let one_time = OneTime::new(inviter.key);
    let id = invitations::insert(
        connection,
        &NewInvitation {
            public_id: &ids::public_id(now),
            email: &email,
            role: new.role.code(),
            supplier_id: supplier,
            reaches: &new.reaches.join(" "),
            language: new.language,
            seed: &one_time.seed,
            fingerprint: &one_time.fingerprint,
            invited_by: inviter.account,
            invited_at: now.stored(),
            expires_at: ends(inviter, now),
        },
    )?;
    send(connection, id, (&email, new.language), now)?;
    Ok(one_time.seed)
}

/// Sends an invitation again, with another link; the one that was sent before works no more.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such invitation within the inviter's scope.
pub fn invite_again(
    connection: &mut Connection,
    inviter: Inviter<'_>,
    invitation: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let found = found(connection, inviter.scope, invitation)?;
    let one_time = OneTime::new(inviter.key);
    let link = (one_time.seed.as_str(), one_time.fingerprint.as_str());
    invitations::renew(connection, found.id, link, ends(inviter, now))?;
    send(connection, found.id, (&found.email, &found.language), now)
}

/// Withdraws an invitation: its link works no more.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such invitation within the scope.
pub fn withdraw(
    connection: &mut Connection,
    scope: Scope,
    invitation: &str,
) -> Result<(), Refusal> {
    let found = found(connection, scope, invitation)?;
    invitations::remove(connection, found.id)?;
    Ok(())
}

fn found(
    connection: &mut Connection,
    scope: Scope,
    invitation: &str,
) -> Result<StoredInvitation, Refusal> {
    let found = invitations::within(connection, scope, invitation)?;
    found.ok_or(Refusal::NotFound)
}

fn ends(inviter: Inviter<'_>, now: Instant) -> chrono::NaiveDateTime {
    now.plus_seconds(i64::from(inviter.days).saturating_mul(24 * 3600))
        .stored()
}

/// Nobody who has an account gets a mail of an invitation.
fn send(
    connection: &mut Connection,
    invitation: i64,
    (email, language): (&str, &str),
    now: Instant,
) -> Result<(), Refusal> {
    if accounts::by_email(connection, email)?.is_some() {
        return Ok(());
    }
    tell::link(
        connection,
        (email, language),
        (About::Invitation, email.to_owned()),
        OneTimeLink::Invitation(invitation),
        now,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suppliers_administrator_gives_the_roles_of_suppliers_only() {
        for role in Role::ALL {
            assert!(may_give(Scope::All, role));
            assert_eq!(may_give(Scope::Supplier(1), role), role.is_suppliers());
            assert!(!may_give(Scope::Buyers(1), role) && !may_give(Scope::Categories(1), role));
        }
    }
}
