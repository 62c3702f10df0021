//! The identities of the own account: linking one, unlinking it, and showing by one who one is.

use super::{follow_claims::supplier, single_sign_on::link};
use crate::{
    actions::Refusal,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    single_sign_on::{Claimed, Provider, Refused},
    storage::{
        Connection,
        accounts::{self, identities},
    },
};

fn refused(why: Refused) -> Refusal {
    Refusal::Conflict(why.code())
}

/// Lets an account be entered by an identity too. The provider must know its user as one of the same kind, and of the same
/// supplier; from the next time on, role and reach are those that it claims.
///
/// # Errors
/// [`Refusal::Conflict`] with `identity_taken`, `role_of_another_kind` or `claimed_supplier_unknown`.
pub fn link_identity(
    connection: &mut Connection,
    account: i64,
    (provider, claimed): (&Provider, &Claimed),
    now: Instant,
) -> Result<(), Refusal> {
    let stored = accounts::by_id(connection, account)?.ok_or(Refusal::NotFound)?;
    let by = provider.settings().supplier_by;
    let supplier = supplier(connection, claimed, by, now)?;
    if supplier != stored.supplier_id {
        return Err(refused(Refused::RoleOfAnotherKind));
    }
    match identities::find(connection, &claimed.issuer, &claimed.subject)? {
        Some(found) if found.account_id == account => return Ok(()),
        Some(_) => return Err(refused(Refused::IdentityTaken)),
        None => link(connection, account, claimed, now)?,
    }
    let note = Note::new(Deed::IdentityLinked, Object::account(account));
    audit::note(connection, note.with("provider", provider.name()));
    Ok(())
}

/// Takes an identity from an account. The last way in stays.
///
/// # Errors
/// [`Refusal::NotFound`] where the account has no such identity; [`Refusal::Conflict`] with `last_way_in`.
pub fn unlink_identity(
    connection: &mut Connection,
    account: i64,
    (identity, has_password): (&str, bool),
) -> Result<(), Refusal> {
    let all = identities::of_account(connection, account)?;
    let found = all.iter().find(|one| one.public_id == identity);
    let found = found.ok_or(Refusal::NotFound)?;
    if all.len() == 1 && !has_password {
        return Err(Refusal::Conflict("last_way_in"));
    }
    identities::remove(connection, found.id)?;
    let note = Note::new(Deed::IdentityUnlinked, Object::account(account));
    audit::note(connection, note.with("issuer", &found.issuer));
    Ok(())
}

/// Whether who came by a provider is the user of an account.
///
/// # Errors
/// [`Refusal::Conflict`] with `identity_of_another`.
pub fn is_of(connection: &mut Connection, account: i64, claimed: &Claimed) -> Result<(), Refusal> {
    let found = identities::find(connection, &claimed.issuer, &claimed.subject)?;
    if found.is_some_and(|found| found.account_id == account) {
        Ok(())
    } else {
        Err(refused(Refused::IdentityOfAnother))
    }
}
