//! Changes the own password, for who knows the one that it had.

use super::tell;
use crate::{
    actions::Refusal,
    clock::Instant,
    mail::About,
    storage::{
        Connection, StorageError,
        accounts::{self, StoredAccount, links},
        register, sessions,
    },
};

/// Gives an account another password, as its hash; ends its sessions but one, makes links that were sent worthless, and
/// tells its user.
///
/// # Errors
/// When a query fails.
pub fn set_password(
    connection: &mut Connection,
    account: &StoredAccount,
    password_hash: &str,
    but: Option<i64>,
    now: Instant,
) -> Result<(), Refusal> {
    accounts::set_password(connection, account.id, password_hash)?;
    links::forget_all(connection, account.id)?;
    sessions::delete_of(connection, account.id, but)?;
    tell::of_account(connection, account, About::NewPassword, now)
}

/// What is known of somebody, and so is no password: the mail address, and name and code of the supplier.
///
/// # Errors
/// When a query fails.
pub fn known_of(
    connection: &mut Connection,
    email: &str,
    supplier: Option<i64>,
) -> Result<Vec<String>, StorageError> {
    let mut known = vec![email.to_owned()];
    if let Some(id) = supplier
        && let Some((code, name)) = register::supplier_by_id(connection, id)?
    {
        known.extend([code, name]);
    }
    Ok(known)
}
