//! Who of the office is told of something about a contract: nobody whom it does not concern.

use crate::{
    access::{Permission, Reach, Role},
    storage::{
        Connection, Stored,
        accounts::{self, StoredAccount},
        reaches,
    },
};

/// The accounts of a role that a permission lets reach a contract.
pub(super) fn of_role(
    connection: &mut Connection,
    role: Role,
    permission: Permission,
    contract: i64,
) -> Stored<Vec<StoredAccount>> {
    match role.reach(permission) {
        Some(Reach::All) => accounts::of_role(connection, role.code()),
        Some(Reach::OwnCategories | Reach::OwnBuyers) => {
            reaches::reaching(connection, role.code(), contract)
        }
        Some(Reach::OwnSupplier) | None => Ok(Vec::new()),
    }
}

/// Everybody of the office whom a permission lets reach a contract.
pub(super) fn who_may(
    connection: &mut Connection,
    permission: Permission,
    contract: i64,
) -> Stored<Vec<StoredAccount>> {
    let mut found = Vec::new();
    for role in Role::ALL {
        found.extend(of_role(connection, role, permission, contract)?);
    }
    Ok(found)
}
