//! Accounts: who may sign in.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::account};

/// An account to be added.
#[derive(Insertable)]
#[diesel(table_name = account)]
pub struct NewAccount<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Mail address in lower case: the name to sign in with.
    pub email: &'a str,
    /// Role, in its word.
    pub role: &'a str,
    /// The supplier for whom it acts.
    pub supplier_id: Option<i64>,
    /// Argon2id, in its own notation.
    pub password_hash: &'a str,
    /// `nl` or `en`.
    pub language: &'a str,
    /// When it was added.
    pub created_at: NaiveDateTime,
    /// Failed attempts since the last good one.
    pub failed_attempts: i32,
}

/// A stored account.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = account)]
#[expect(missing_docs, reason = "the fields are those of NewAccount")]
pub struct StoredAccount {
    pub id: i64,
    pub public_id: String,
    pub email: String,
    pub role: String,
    pub supplier_id: Option<i64>,
    pub password_hash: String,
    pub language: String,
    pub failed_attempts: i32,
    pub wait_until: Option<NaiveDateTime>,
}

/// Adds an account; returns its key.
///
/// # Errors
/// [`super::StorageError::Duplicate`] when the address is taken.
pub fn insert(connection: &mut Connection, new: &NewAccount<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(account::table)
        .values(new)
        .returning(account::id)
        .get_result(connection)?)
}

/// The account of a mail address in lower case.
///
/// # Errors
/// When the query fails.
pub fn by_email(connection: &mut Connection, email: &str) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .filter(account::email.eq(email))
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// The account of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .find(id)
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// The addresses of the accounts of those keys, each with its key.
///
/// # Errors
/// When the query fails.
pub fn emails(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<(i64, String)>> {
    Ok(account::table
        .filter(account::id.eq_any(ids.to_vec()))
        .select((account::id, account::email))
        .load(connection)?)
}

/// The account of a public identifier.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(connection: &mut Connection, public_id: &str) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .filter(account::public_id.eq(public_id))
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// All accounts of a role, by address.
///
/// # Errors
/// When the query fails.
pub fn of_role(connection: &mut Connection, role: &str) -> Stored<Vec<StoredAccount>> {
    Ok(account::table
        .filter(account::role.eq(role))
        .order(account::email)
        .select(StoredAccount::as_select())
        .load(connection)?)
}

/// The accounts of a supplier's users, by address.
///
/// # Errors
/// When the query fails.
pub fn of_supplier(connection: &mut Connection, supplier: i64) -> Stored<Vec<StoredAccount>> {
    Ok(account::table
        .filter(account::supplier_id.eq(supplier))
        .order(account::email)
        .select(StoredAccount::as_select())
        .load(connection)?)
}

/// Notes that an attempt failed; returns how many did since the last good one.
///
/// # Errors
/// When the query fails.
pub fn note_failure(connection: &mut Connection, id: i64) -> Stored<i32> {
    Ok(diesel::update(account::table.find(id))
        .set(account::failed_attempts.eq(account::failed_attempts + 1))
        .returning(account::failed_attempts)
        .get_result(connection)?)
}

/// Lets the next attempt wait until an instant.
///
/// # Errors
/// When the query fails.
pub fn wait_until(connection: &mut Connection, id: i64, until: NaiveDateTime) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set(account::wait_until.eq(until))
        .execute(connection)?;
    Ok(())
}

/// Forgets failed attempts.
///
/// # Errors
/// When the query fails.
pub fn forget_failures(connection: &mut Connection, id: i64) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set((
            account::failed_attempts.eq(0),
            account::wait_until.eq(None::<NaiveDateTime>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Gives an account another language.
///
/// # Errors
/// When the query fails.
pub fn set_language(connection: &mut Connection, id: i64, language: &str) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set(account::language.eq(language))
        .execute(connection)?;
    Ok(())
}
