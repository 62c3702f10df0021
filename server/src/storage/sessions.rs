//! Sessions of browsers. The cookie's key is never stored, only its fingerprint.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, session},
};

/// A session to be opened.
#[derive(Insertable)]
#[diesel(table_name = session)]
pub struct NewSession<'a> {
    /// SHA-256 of the cookie's key.
    pub fingerprint: &'a str,
    /// Whose it is.
    pub account_id: i64,
    /// What every form of the session carries.
    pub form_token: &'a str,
    /// When it was opened.
    pub created_at: NaiveDateTime,
    /// When it was last used.
    pub seen_at: NaiveDateTime,
    /// When it ends in any case.
    pub expires_at: NaiveDateTime,
}

/// An open session with its account.
#[derive(Clone, Queryable)]
pub struct OpenSession {
    /// Key of the session.
    pub id: i64,
    /// What every form of the session carries.
    pub form_token: String,
    /// When it was last used.
    pub seen_at: NaiveDateTime,
    /// When it ends in any case.
    pub expires_at: NaiveDateTime,
    /// Key of the account.
    pub account_id: i64,
    /// Its mail address.
    pub email: String,
    /// Its role, in its word.
    pub role: String,
    /// The supplier for whom it acts.
    pub supplier_id: Option<i64>,
    /// Its language.
    pub language: String,
}

/// Opens a session.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewSession<'_>) -> Stored<()> {
    diesel::insert_into(session::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The session of a fingerprint, whether it has ended or not.
///
/// # Errors
/// When the query fails.
pub fn by_fingerprint(
    connection: &mut Connection,
    fingerprint: &str,
) -> Stored<Option<OpenSession>> {
    Ok(session::table
        .inner_join(account::table)
        .filter(session::fingerprint.eq(fingerprint))
        .select((
            session::id,
            session::form_token,
            session::seen_at,
            session::expires_at,
            account::id,
            account::email,
            account::role,
            account::supplier_id,
            account::language,
        ))
        .first(connection)
        .optional()?)
}

/// Notes that a session was used.
///
/// # Errors
/// When the query fails.
pub fn touch(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(session::table.find(id))
        .set(session::seen_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the query fails.
pub fn delete(connection: &mut Connection, fingerprint: &str) -> Stored<()> {
    diesel::delete(session::table.filter(session::fingerprint.eq(fingerprint)))
        .execute(connection)?;
    Ok(())
}

/// Removes the sessions that ended before an instant.
///
/// # Errors
/// When the query fails.
pub fn delete_expired(connection: &mut Connection, now: NaiveDateTime) -> Stored<()> {
    diesel::delete(session::table.filter(session::expires_at.lt(now))).execute(connection)?;
    Ok(())
}
