//! One-time links to accounts that are there: to a new password, or to another mail address.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{
    Connection, Stored,
    schema::{account, account_link},
};

/// A link to be made.
#[derive(Insertable)]
#[diesel(table_name = account_link)]
pub struct NewLink<'a> {
    /// Whose it is.
    pub account_id: i64,
    /// `password` or `email`.
    pub purpose: &'a str,
    /// The mail address that it proves, where it proves one.
    pub email: Option<&'a str>,
    /// What the secret is made of.
    pub seed: &'a str,
    /// SHA-256 of the secret.
    pub fingerprint: &'a str,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// When it ends.
    pub expires_at: NaiveDateTime,
}

/// A stored link.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = account_link)]
#[expect(missing_docs, reason = "the fields are those of NewLink")]
pub struct StoredLink {
    pub id: i64,
    pub account_id: i64,
    pub purpose: String,
    pub email: Option<String>,
    pub seed: String,
    pub expires_at: NaiveDateTime,
}

/// Adds a link; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewLink<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(account_link::table)
        .values(new)
        .returning(account_link::id)
        .get_result(connection)?)
}

/// How many links of a purpose were made for an account since an instant. Keeps others from counting for that account until
/// the transaction ends: of many who ask at once each finds what the one before him made.
///
/// # Errors
/// When the query fails.
pub fn made_since(
    connection: &mut Connection,
    account_id: i64,
    purpose: &str,
    since: NaiveDateTime,
) -> Stored<i64> {
    diesel::update(account::table.find(account_id))
        .set(account::closed_at.eq(account::closed_at))
        .execute(connection)?;
    Ok(account_link::table
        .filter(account_link::account_id.eq(account_id))
        .filter(account_link::purpose.eq(purpose))
        .filter(account_link::created_at.gt(since))
        .count()
        .get_result(connection)?)
}

/// The link of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredLink>> {
    Ok(account_link::table
        .find(id)
        .select(StoredLink::as_select())
        .first(connection)
        .optional()?)
}

/// The link of a secret's fingerprint that has not ended.
///
/// # Errors
/// When the query fails.
pub fn open(
    connection: &mut Connection,
    purpose: &str,
    fingerprint: &str,
    now: NaiveDateTime,
) -> Stored<Option<StoredLink>> {
    Ok(account_link::table
        .filter(account_link::fingerprint.eq(fingerprint))
        .filter(account_link::purpose.eq(purpose))
        .filter(account_link::expires_at.gt(now))
        .select(StoredLink::as_select())
        .first(connection)
        .optional()?)
}

/// Uses up every link of an account; false where the one that was used was used up meanwhile.
///
/// # Errors
/// When a query fails.
pub fn use_up(connection: &mut Connection, link: &StoredLink) -> Stored<bool> {
    let used = diesel::delete(account_link::table.find(link.id)).execute(connection)?;
    forget_all(connection, link.account_id)?;
    Ok(used == 1)
}

/// Removes every link of an account.
///
/// # Errors
/// When the query fails.
pub fn forget_all(connection: &mut Connection, account: i64) -> Stored<()> {
    diesel::delete(account_link::table.filter(account_link::account_id.eq(account)))
        .execute(connection)?;
    Ok(())
}

/// Removes the links that ended before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget_before(connection: &mut Connection, instant: NaiveDateTime) -> Stored<()> {
    diesel::delete(account_link::table.filter(account_link::expires_at.lt(instant)))
        .execute(connection)?;
    Ok(())
}
