//! Accounts of people as the page of who keeps them lists them.

use diesel::prelude::*;

use super::{
    super::{Connection, Stored, schema::account},
    PERSON, StoredAccount,
};
use crate::access::Scope;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Part of the mail address; empty for all.
    pub text: String,
    /// Role, in its word; empty for all.
    pub role: String,
    /// So many are passed over.
    pub offset: i64,
    /// So many at most.
    pub limit: i64,
}

/// The accounts that a scope reaches and that are looked for, by address.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    wanted: &Wanted,
) -> Stored<Vec<StoredAccount>> {
    let mut query = account::table
        .filter(account::kind.eq(PERSON))
        .order(account::email)
        .offset(wanted.offset)
        .limit(wanted.limit)
        .select(StoredAccount::as_select())
        .into_boxed();
    match scope {
        Scope::All => {}
        Scope::Supplier(supplier) => query = query.filter(account::supplier_id.eq(supplier)),
        Scope::Categories(_) | Scope::Buyers(_) => return Ok(Vec::new()),
    }
    if !wanted.text.is_empty() {
        let text = wanted.text.to_lowercase();
        let plain = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        query = query.filter(account::email.like(format!("%{plain}%")).escape('\\'));
    }
    if !wanted.role.is_empty() {
        query = query.filter(account::role.eq(wanted.role.clone()));
    }
    Ok(query.load(connection)?)
}

/// The person's account of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredAccount>> {
    let found = super::by_public_id(connection, public_id)?;
    Ok(found.filter(|account| account.kind == PERSON && reaches(scope, account)))
}

/// Whether whoever keeps the accounts of a scope keeps that one.
pub(super) fn reaches(scope: Scope, account: &StoredAccount) -> bool {
    match scope {
        Scope::All => true,
        Scope::Supplier(supplier) => account.supplier_id == Some(supplier),
        Scope::Categories(_) | Scope::Buyers(_) => false,
    }
}
