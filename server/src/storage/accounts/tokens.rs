//! Personal tokens: what people show at the API instead of a password. The token itself is never stored, only its
//! fingerprint; one that was revoked or has ended stays a while, so that its use can be told from a made-up one's.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    super::{
        Connection, Stored,
        schema::{account, personal_token},
    },
    StoredAccount,
};

/// A token to be added.
#[derive(Insertable)]
#[diesel(table_name = personal_token)]
pub struct NewToken<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Whose it is.
    pub account_id: i64,
    /// What its owner calls it.
    pub name: &'a str,
    /// What it was given, in words with spaces between.
    pub rights: &'a str,
    /// SHA-256 of the token.
    pub fingerprint: &'a str,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// When it ends.
    pub expires_at: NaiveDateTime,
}

/// A stored token.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = personal_token)]
#[expect(missing_docs, reason = "the other fields are those of NewToken")]
pub struct StoredToken {
    pub id: i64,
    pub public_id: String,
    pub account_id: i64,
    pub name: String,
    pub rights: String,
    pub created_at: NaiveDateTime,
    pub expires_at: NaiveDateTime,
    /// When it was used last, to the minute.
    pub used_at: Option<NaiveDateTime>,
    /// When its owner took it back.
    pub revoked_at: Option<NaiveDateTime>,
}

/// Adds a token.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewToken<'_>) -> Stored<()> {
    diesel::insert_into(personal_token::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The token of a fingerprint with its account, whatever state they are in.
///
/// # Errors
/// When the query fails.
pub fn by_fingerprint(
    connection: &mut Connection,
    fingerprint: &str,
) -> Stored<Option<(StoredToken, StoredAccount)>> {
    Ok(personal_token::table
        .inner_join(account::table.on(personal_token::account_id.eq(account::id)))
        .filter(personal_token::fingerprint.eq(fingerprint))
        .select((StoredToken::as_select(), StoredAccount::as_select()))
        .first(connection)
        .optional()?)
}

/// The tokens of an account that were not revoked, the newest first.
///
/// # Errors
/// When the query fails.
pub fn of_account(connection: &mut Connection, account: i64) -> Stored<Vec<StoredToken>> {
    Ok(personal_token::table
        .filter(personal_token::account_id.eq(account))
        .filter(personal_token::revoked_at.is_null())
        .order((personal_token::created_at.desc(), personal_token::id.desc()))
        .select(StoredToken::as_select())
        .load(connection)?)
}

/// Notes that a token was used.
///
/// # Errors
/// When the query fails.
pub fn touch(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(personal_token::table.find(id))
        .set(personal_token::used_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Revokes one token of an account, by its public identifier; false where it has no such token.
///
/// # Errors
/// When the query fails.
pub fn revoke(
    connection: &mut Connection,
    account: i64,
    public_id: &str,
    now: NaiveDateTime,
) -> Stored<bool> {
    let one = personal_token::table
        .filter(personal_token::account_id.eq(account))
        .filter(personal_token::public_id.eq(public_id))
        .filter(personal_token::revoked_at.is_null());
    let rows = diesel::update(one)
        .set(personal_token::revoked_at.eq(now))
        .execute(connection)?;
    Ok(rows == 1)
}

/// Revokes every token of an account; returns the identifiers of those that worked until now.
///
/// # Errors
/// When a query fails.
pub fn revoke_all(
    connection: &mut Connection,
    account: i64,
    now: NaiveDateTime,
) -> Stored<Vec<String>> {
    let all = personal_token::table
        .filter(personal_token::account_id.eq(account))
        .filter(personal_token::revoked_at.is_null());
    let working: Vec<String> = all
        .filter(personal_token::expires_at.gt(now))
        .select(personal_token::public_id)
        .load(connection)?;
    diesel::update(all)
        .set(personal_token::revoked_at.eq(now))
        .execute(connection)?;
    Ok(working)
}

/// Removes the tokens that ended, or were revoked, before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget_before(connection: &mut Connection, instant: NaiveDateTime) -> Stored<()> {
    let over = personal_token::expires_at
        .lt(instant)
        .or(personal_token::revoked_at.lt(instant).assume_not_null());
    diesel::delete(personal_token::table.filter(over)).execute(connection)?;
    Ok(())
}

/// Tokens that work and end between two instants, of whose end nobody was told, with their accounts; they are told of now.
///
/// # Errors
/// When a query fails.
pub fn ending(
    connection: &mut Connection,
    (now, until): (NaiveDateTime, NaiveDateTime),
) -> Stored<Vec<(StoredToken, StoredAccount)>> {
    let found: Vec<(StoredToken, StoredAccount)> = personal_token::table
        .inner_join(account::table.on(personal_token::account_id.eq(account::id)))
        .filter(account::closed_at.is_null())
        .filter(personal_token::revoked_at.is_null())
        .filter(personal_token::warned_at.is_null())
        .filter(personal_token::expires_at.gt(now))
        .filter(personal_token::expires_at.le(until))
        .order(personal_token::id)
        .select((StoredToken::as_select(), StoredAccount::as_select()))
        .load(connection)?;
    let told: Vec<i64> = found.iter().map(|(token, _)| token.id).collect();
    diesel::update(personal_token::table.filter(personal_token::id.eq_any(told)))
        .set(personal_token::warned_at.eq(now))
        .execute(connection)?;
    Ok(found)
}
