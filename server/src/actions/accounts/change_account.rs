//! Changes accounts of others: their role and reach, closing and reopening them, and help where a second factor is lost.
//!
//! Whoever's rights change signs in again. Nobody changes his own role, and the last administrator stays one.

use super::{invite::may_give, second_factor, tell};
use crate::{
    access::{Actor, Role, Scope},
    actions::{Refusal, add_account::give_reach},
    clock::Instant,
    mail::About,
    storage::{
        Connection,
        accounts::{self, StoredAccount, devices, links, listed, tokens},
        sessions,
    },
};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 1_000;

/// The account of a public identifier that is the actor's to keep.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none within the actor's scope.
pub fn found(
    connection: &mut Connection,
    actor: &Actor,
    account: &str,
) -> Result<StoredAccount, Refusal> {
    let found = listed::within(connection, actor.scope, account)?;
    found.ok_or(Refusal::NotFound)
}

fn of_another(
    connection: &mut Connection,
    actor: &Actor,
    account: &str,
) -> Result<StoredAccount, Refusal> {
    let found = found(connection, actor, account)?;
    if found.id == actor.account {
        return Err(Refusal::Conflict("own_account"));
    }
    Ok(found)
}

/// Somebody must be left who keeps the installation.
///
/// # Errors
/// [`Refusal::Conflict`] with `last_administrator`.
pub(super) fn refuse_last(
    connection: &mut Connection,
    account: &StoredAccount,
) -> Result<(), Refusal> {
    let administrator = Role::Administrator.code();
    if account.role != administrator || account.closed_at.is_some() {
        return Ok(());
    }
    accounts::hold_role(connection, administrator)?;
    if accounts::another_has(connection, administrator, account.id)? {
        Ok(())
    } else {
        Err(Refusal::Conflict("last_administrator"))
    }
}

/// Gives an account another role, or another reach. A supplier's user stays one, and nobody else becomes one: what such a
/// user did was done for the supplier.
///
/// # Errors
/// [`Refusal::Forbidden`] for a role that is not the actor's to give; [`Refusal::Conflict`] with `own_account`,
/// `last_administrator` or `role_of_another_kind`; what [`give_reach`] says.
pub fn change_role(
    connection: &mut Connection,
    actor: &Actor,
    account: &str,
    (role, reaches): (Role, &[String]),
    now: Instant,
) -> Result<(), Refusal> {
    let account = of_another(connection, actor, account)?;
    if !may_give(actor.scope, role) {
        return Err(Refusal::Forbidden);
    }
    if role.is_suppliers() != account.supplier_id.is_some() {
        return Err(Refusal::Conflict("role_of_another_kind"));
    }
    if role != Role::Administrator {
        refuse_last(connection, &account)?;
    }
    accounts::set_role(connection, account.id, role.code())?;
    give_reach(connection, account.id, role, reaches)?;
    sessions::delete_of(connection, account.id, None)?;
    tell::of_account(connection, &account, About::RightsChanged, now)
}

/// Closes an account: nobody can enter by it, its tokens work no more, and it gets no mail. What its user did stays.
///
/// # Errors
/// [`Refusal::Conflict`] with `own_account`, `last_administrator` or `closed_before`.
pub fn close(
    connection: &mut Connection,
    actor: &Actor,
    account: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let account = of_another(connection, actor, account)?;
    close_account(connection, &account, now)
}

/// Closes an account, whoever wants it.
///
/// # Errors
/// [`Refusal::Conflict`] with `last_administrator` or `closed_before`.
pub fn close_account(
    connection: &mut Connection,
    account: &StoredAccount,
    now: Instant,
) -> Result<(), Refusal> {
    if account.closed_at.is_some() {
        return Err(Refusal::Conflict("closed_before"));
    }
    refuse_last(connection, account)?;
    accounts::set_closed(connection, account.id, Some(now.stored()))?;
    links::forget_all(connection, account.id)?;
    devices::forget_all(connection, account.id)?;
    tokens::revoke_all(connection, account.id, now.stored())?;
    sessions::delete_of(connection, account.id, None)?;
    Ok(())
}

/// Opens a closed account again.
///
/// # Errors
/// [`Refusal::Conflict`] with `not_closed`.
pub fn reopen(connection: &mut Connection, actor: &Actor, account: &str) -> Result<(), Refusal> {
    let account = of_another(connection, actor, account)?;
    reopen_account(connection, &account)
}

/// Opens a closed account again, whoever wants it.
///
/// # Errors
/// [`Refusal::Conflict`] with `not_closed`.
pub fn reopen_account(connection: &mut Connection, account: &StoredAccount) -> Result<(), Refusal> {
    if account.closed_at.is_none() {
        return Err(Refusal::Conflict("not_closed"));
    }
    Ok(accounts::set_closed(connection, account.id, None)?)
}

/// Ends every session of an account.
///
/// # Errors
/// [`Refusal::Conflict`] with `own_account`.
pub fn sign_out(connection: &mut Connection, actor: &Actor, account: &str) -> Result<(), Refusal> {
    let account = of_another(connection, actor, account)?;
    sessions::delete_of(connection, account.id, None)?;
    Ok(())
}

/// Takes away a second factor that its user lost; administrators alone may, and say why. The user is told.
///
/// # Errors
/// `reason_missing`, `reason_too_long`; [`Refusal::Conflict`] with `administrators_only` for who keeps one supplier's
/// accounts, `own_account` or `no_second_factor`.
pub fn reset_second_factor(
    connection: &mut Connection,
    actor: &Actor,
    (account, reason): (&str, &str),
    now: Instant,
) -> Result<(), Refusal> {
    let account = of_another(connection, actor, account)?;
    if actor.scope != Scope::All {
        return Err(Refusal::Conflict("administrators_only"));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::field("reason", "reason_missing", ""));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Refusal::field("reason", "reason_too_long", ""));
    }
    second_factor::remove(connection, &account, Some(reason), None, now)
}
