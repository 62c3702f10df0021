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
    /// Identifier for the outside: for the list of somebody's sessions.
    pub public_id: &'a str,
    /// SHA-256 of the cookie's key.
    pub fingerprint: &'a str,
    /// Whose it is.
    pub account_id: i64,
    /// What every form of the session carries.
    pub form_token: &'a str,
    /// How far its user got: `code`, `enrolment` or `whole`.
    pub stage: &'a str,
    /// The sealed secret of a second factor that is not proved yet.
    pub pending_secret: Option<&'a str>,
    /// When it was opened.
    pub created_at: NaiveDateTime,
    /// When it was last used.
    pub seen_at: NaiveDateTime,
    /// When it ends in any case.
    pub expires_at: NaiveDateTime,
    /// When its user last proved who he is.
    pub proved_at: NaiveDateTime,
    /// Address of the network.
    pub address: Option<&'a str>,
    /// Family of the browser and the system, in a few words.
    pub browser: &'a str,
    /// By which provider of identities it was entered; `None` where it was a password.
    pub provider: Option<&'a str>,
    /// The provider's ID token, sealed.
    pub id_token: Option<&'a str>,
}

/// An open session with its account.
#[derive(Clone, Queryable)]
pub struct OpenSession {
    /// Key of the session.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// What every form of the session carries.
    pub form_token: String,
    /// How far its user got.
    pub stage: String,
    /// The sealed secret of a second factor that is not proved yet.
    pub pending_secret: Option<String>,
    /// When it was last used.
    pub seen_at: NaiveDateTime,
    /// When it ends in any case.
    pub expires_at: NaiveDateTime,
    /// When its user last proved who he is.
    pub proved_at: NaiveDateTime,
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

/// A session as its user lists it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = session)]
#[expect(missing_docs, reason = "the fields are those of NewSession")]
pub struct ListedSession {
    pub public_id: String,
    pub created_at: NaiveDateTime,
    pub seen_at: NaiveDateTime,
    pub address: Option<String>,
    pub browser: String,
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

/// The session of a fingerprint, whether it has ended or not; none of an account that is closed.
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
        .filter(account::closed_at.is_null())
        .select((
            session::id,
            session::public_id,
            session::form_token,
            session::stage,
            session::pending_secret,
            session::seen_at,
            session::expires_at,
            session::proved_at,
            account::id,
            account::email,
            account::role,
            account::supplier_id,
            account::language,
        ))
        .first(connection)
        .optional()?)
}

/// The whole sessions of an account that were used since one instant and have not ended at another, the latest first.
///
/// # Errors
/// When the query fails.
pub fn of_account(
    connection: &mut Connection,
    account: i64,
    used_since: NaiveDateTime,
    now: NaiveDateTime,
) -> Stored<Vec<ListedSession>> {
    Ok(session::table
        .filter(session::account_id.eq(account))
        .filter(session::stage.eq("whole"))
        .filter(session::seen_at.gt(used_since))
        .filter(session::expires_at.gt(now))
        .order((session::seen_at.desc(), session::id.desc()))
        .select(ListedSession::as_select())
        .load(connection)?)
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

/// Gives a session another key and another form token: what somebody may have seen of it is worth nothing any more. Its
/// user has just proved who he is.
///
/// # Errors
/// When the query fails.
pub fn renew(
    connection: &mut Connection,
    id: i64,
    (fingerprint, form_token): (&str, &str),
    proved_at: NaiveDateTime,
) -> Stored<()> {
    diesel::update(session::table.find(id))
        .set((
            session::fingerprint.eq(fingerprint),
            session::form_token.eq(form_token),
            session::proved_at.eq(proved_at),
        ))
        .execute(connection)?;
    Ok(())
}

/// By which provider of identities a session was entered.
#[derive(Clone, Debug, Default, Queryable)]
pub struct EnteredBy {
    /// Short name of the provider; `None` where it was a password.
    pub provider: Option<String>,
    /// Its ID token, sealed.
    pub id_token: Option<String>,
}

/// By what the session of a fingerprint was entered.
///
/// # Errors
/// When the query fails.
pub fn entered_by(connection: &mut Connection, fingerprint: &str) -> Stored<Option<EnteredBy>> {
    Ok(session::table
        .filter(session::fingerprint.eq(fingerprint))
        .select((session::provider, session::id_token))
        .first(connection)
        .optional()?)
}

/// Keeps the sealed secret of a second factor until it is proved; or forgets it.
///
/// # Errors
/// When the query fails.
pub fn set_pending(connection: &mut Connection, id: i64, secret: Option<&str>) -> Stored<()> {
    diesel::update(session::table.find(id))
        .set(session::pending_secret.eq(secret))
        .execute(connection)?;
    Ok(())
}

/// The sealed secret that a session keeps until it is proved.
///
/// # Errors
/// When the query fails.
pub fn pending(connection: &mut Connection, id: i64) -> Stored<Option<String>> {
    Ok(session::table
        .find(id)
        .select(session::pending_secret)
        .first(connection)
        .optional()?
        .flatten())
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

/// Ends one session of an account, by its public identifier; false where it has no such session.
///
/// # Errors
/// When the query fails.
pub fn delete_one(connection: &mut Connection, account: i64, public_id: &str) -> Stored<bool> {
    let rows = diesel::delete(
        session::table
            .filter(session::account_id.eq(account))
            .filter(session::public_id.eq(public_id)),
    )
    .execute(connection)?;
    Ok(rows == 1)
}

/// Ends the sessions of an account, all but one or all; returns how many.
///
/// # Errors
/// When the query fails.
pub fn delete_of(connection: &mut Connection, account: i64, but: Option<i64>) -> Stored<usize> {
    Ok(diesel::delete(
        session::table
            .filter(session::account_id.eq(account))
            .filter(session::id.ne(but.unwrap_or(0))),
    )
    .execute(connection)?)
}

/// Removes the sessions that ended before an instant.
///
/// # Errors
/// When the query fails.
pub fn delete_expired(connection: &mut Connection, now: NaiveDateTime) -> Stored<()> {
    diesel::delete(session::table.filter(session::expires_at.lt(now))).execute(connection)?;
    Ok(())
}
