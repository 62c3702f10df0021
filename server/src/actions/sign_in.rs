//! Ends sessions, and says who acts in them.

use super::Refusal;
use crate::{
    access::{Actor, Origin, Permission, Role, Scope},
    files::fingerprint,
    storage::{Connection, StorageError, sessions},
};

/// Ends the session of a cookie's key.
///
/// # Errors
/// When the query fails.
pub fn end_session(connection: &mut Connection, key: &str) -> Result<(), Refusal> {
    Ok(sessions::delete(connection, &fingerprint(key))?)
}

/// Somebody who acts, from what the database holds of him; until a permission is asked for, with what is seen of contracts.
///
/// # Errors
/// When the stored role is unknown.
pub fn actor(
    account: i64,
    email: &str,
    role: &str,
    supplier: Option<i64>,
    origin: Origin,
) -> Result<Actor, StorageError> {
    let unknown = || StorageError::Unknown(format!("role {role:?}"));
    let role = Role::from_code(role).ok_or_else(unknown)?;
    let actor = Actor {
        account,
        role,
        supplier,
        scope: Scope::All,
        email: email.to_owned(),
        origin,
        rights: None,
    };
    actor.with(Permission::SeeContracts).ok_or_else(unknown)
}
