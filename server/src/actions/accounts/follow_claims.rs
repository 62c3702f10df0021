//! What a provider claims of an account is what it has here: role, supplier, and what it reaches.

use serde_json::json;

use super::{change_account::refuse_last, tell};
use crate::{
    access::{Permission, Reach, Role},
    actions::{Refusal, add_account::give_reach},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    config::SupplierBy,
    mail::About,
    single_sign_on::{Claimed, Refused},
    storage::{
        Connection,
        accounts::{self, StoredAccount},
        buyers, categories, reaches, register, sessions, suppliers,
    },
};

/// The key of the supplier that is claimed; `None` for staff.
///
/// # Errors
/// [`Refusal::Conflict`] with `claimed_supplier_unknown` where the register has no open one of that name.
pub(super) fn supplier(
    connection: &mut Connection,
    claimed: &Claimed,
    by: SupplierBy,
    now: Instant,
) -> Result<Option<i64>, Refusal> {
    let Some(named) = &claimed.supplier else {
        return Ok(None);
    };
    let code = match by {
        SupplierBy::Code => Some(named.clone()),
        SupplierBy::Kvk => suppliers::code_of_kvk(connection, named)?,
    };
    let found = match code {
        Some(code) => suppliers::by_code(connection, &code)?,
        None => None,
    };
    let open = found.filter(|one| one.closed_on.is_none_or(|day| day > now.day()));
    let unknown = || Refusal::Conflict(Refused::SupplierUnknown.code());
    Ok(Some(open.ok_or_else(unknown)?.id))
}

/// Of the codes that are claimed, those that the register knows. The register may be behind: nobody is kept out by that.
pub(super) fn known(
    connection: &mut Connection,
    role: Role,
    codes: &[String],
) -> Result<Vec<String>, Refusal> {
    let mut known = Vec::new();
    for code in codes {
        let there = match role.reach(Permission::SeeContracts) {
            Some(Reach::OwnCategories) => categories::by_code(connection, code)?.is_some(),
            Some(Reach::OwnBuyers) => buyers::by_code(connection, code)?.is_some(),
            _ => false,
        };
        if there {
            known.push(code.clone());
        }
    }
    Ok(known)
}

/// Gives an account what is claimed of it. Where that changes anything, all its sessions end, its user is told, and what it
/// had and has stands in the log.
///
/// # Errors
/// [`Refusal::Conflict`] with `role_of_another_kind`, as a supplier's user stays one; `claimed_supplier_unknown`; or
/// `last_administrator`.
pub fn follow_claims(
    connection: &mut Connection,
    account: &StoredAccount,
    (claimed, by): (&Claimed, SupplierBy),
    now: Instant,
) -> Result<(), Refusal> {
    let role = claimed.role;
    if role.is_suppliers() != account.supplier_id.is_some() {
        return Err(Refusal::Conflict(Refused::RoleOfAnotherKind.code()));
    }
    let supplier = supplier(connection, claimed, by, now)?;
    let mut had = reaches::categories_of(connection, account.id)?;
    had.extend(reaches::buyers_of(connection, account.id)?);
    had.sort();
    let mut has = match &claimed.reaches {
        Some(codes) => known(connection, role, codes)?,
        None if role.code() == account.role => had.clone(),
        None => Vec::new(),
    };
    has.sort();
    if role.code() == account.role && supplier == account.supplier_id && has == had {
        return Ok(());
    }
    if role != Role::Administrator {
        refuse_last(connection, account)?;
    }
    let mut named = |id: Option<i64>| match id {
        Some(id) => {
            register::supplier_by_id(connection, id).map(|found| found.map(|(_, name)| name))
        }
        None => Ok(None),
    };
    let was =
        json!({ "role": account.role, "supplier": named(account.supplier_id)?, "reaches": had });
    let became = json!({ "role": role.code(), "supplier": named(supplier)?, "reaches": has });
    accounts::set_role(connection, account.id, role.code())?;
    accounts::set_supplier(connection, account.id, supplier)?;
    give_reach(connection, account.id, role, &has)?;
    sessions::delete_of(connection, account.id, None)?;
    let note = Note::new(Deed::RightsFollowed, Object::account(account.id));
    audit::note(connection, note.change(was, became));
    tell::of_account(connection, account, About::RightsChanged, now)
}
