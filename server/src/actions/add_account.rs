//! Adds an account.

use serde_json::{Value, json};

use super::Refusal;
use crate::{
    access::{Permission, Reach, Role},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    storage::{Connection, accounts, buyers, categories, reaches, register},
};

/// An account to be added.
pub struct AccountToAdd<'a> {
    /// Mail address: the name to sign in with.
    pub email: &'a str,
    /// Role.
    pub role: Role,
    /// Code of the supplier for whom it acts; for suppliers' users only.
    pub supplier: Option<&'a str>,
    /// What it reaches: codes of categories for category managers, of buyers for contract managers.
    pub reaches: &'a [String],
    /// What [`super::accounts::passwords`] made of the password: hashing is slow, and nothing slow runs in a transaction.
    pub password_hash: &'a str,
}

/// Adds an account; returns its key.
///
/// # Errors
/// [`Refusal::Invalid`] for an address that is none or taken, for a supplier that is unknown, missing, or given to
/// somebody who is no supplier's user, and for categories and buyers that are unknown or not for that role.
pub fn add_account(
    connection: &mut Connection,
    new: &AccountToAdd<'_>,
    now: Instant,
) -> Result<i64, Refusal> {
    let email = new.email.trim().to_lowercase();
    if !looks_like_address(&email) {
        return Err(Refusal::field("email", "email_invalid", email));
    }
    if accounts::by_email(connection, &email)?.is_some() {
        return Err(Refusal::field("email", "email_taken", email));
    }
    let supplier_id = supplier_of(connection, new.role, new.supplier)?;
    let account = accounts::insert(
        connection,
        &accounts::NewAccount {
            public_id: &ids::public_id(now),
            email: &email,
            role: new.role.code(),
            supplier_id,
            password_hash: new.password_hash,
            language: "nl",
            created_at: now.stored(),
        },
    )?;
    give_reach(connection, account, new.role, new.reaches)?;
    let added = Note::new(Deed::AccountAdded, Object::account(account)).change(
        Value::Null,
        json!({ "role": new.role.code(), "supplier": new.supplier, "reaches": new.reaches }),
    );
    audit::note(connection, added);
    Ok(account)
}

/// The key of the supplier that a role acts for, by its code.
///
/// # Errors
/// [`Refusal::Invalid`] for a supplier that is unknown, missing, or given to somebody who is no supplier's user.
pub(super) fn supplier_of(
    connection: &mut Connection,
    role: Role,
    supplier: Option<&str>,
) -> Result<Option<i64>, Refusal> {
    match (role, supplier) {
        (role, Some(code)) if role.is_suppliers() => {
            let found = register::supplier_id(connection, code)?;
            let unknown = || Refusal::field("supplier", "supplier_unknown", code);
            Ok(Some(found.ok_or_else(unknown)?))
        }
        (role, None) if role.is_suppliers() => {
            Err(Refusal::field("supplier", "supplier_missing", ""))
        }
        (_, Some(code)) => Err(Refusal::field("supplier", "supplier_not_allowed", code)),
        (_, None) => Ok(None),
    }
}

/// Gives an account what it reaches, instead of what it reached until now.
///
/// # Errors
/// [`Refusal::Invalid`] for a code that is unknown, or for a role that reaches no categories or buyers of its own.
pub fn give_reach(
    connection: &mut Connection,
    account: i64,
    role: Role,
    codes: &[String],
) -> Result<(), Refusal> {
    let (categories, buyers) = reached(connection, role, codes)?;
    reaches::give_categories(connection, account, &categories)?;
    reaches::give_buyers(connection, account, &buyers)?;
    Ok(())
}

/// Keys of the categories and of the buyers that codes name, for a role.
///
/// # Errors
/// As [`give_reach`].
pub(super) fn reached(
    connection: &mut Connection,
    role: Role,
    codes: &[String],
) -> Result<(Vec<i64>, Vec<i64>), Refusal> {
    let (mut categories, mut buyers) = (Vec::new(), Vec::new());
    for code in codes {
        let unknown = |fault| Refusal::field("reaches", fault, code);
        match role.reach(Permission::SeeContracts) {
            Some(Reach::OwnCategories) => categories.push(
                categories::by_code(connection, code)?
                    .ok_or_else(|| unknown("category_unknown"))?
                    .id,
            ),
            Some(Reach::OwnBuyers) => buyers.push(
                buyers::by_code(connection, code)?
                    .ok_or_else(|| unknown("buyer_unknown"))?
                    .id,
            ),
            _ => return Err(unknown("reach_not_allowed")),
        }
    }
    Ok((categories, buyers))
}

/// Enough to catch a mistyped address; the mail that arrives is the proof.
pub(super) fn looks_like_address(email: &str) -> bool {
    email.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && !domain.is_empty() && !domain.contains('@') && domain.len() < 250
    }) && !email
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_can_break_a_mail_are_refused() {
        for bad in ["", "a", "@b", "a@", "a b@c", "a@b\nBcc: x@y", "a@b@c"] {
            assert!(!looks_like_address(bad), "{bad:?}");
        }
        assert!(looks_like_address("p.de.vries@example.nl"));
    }
}
