//! Who somebody is at a provider of identities: issuer and subject are the key, and nothing else is.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{Connection, Stored, schema::identity};

/// An identity to be added.
#[derive(Insertable)]
#[diesel(table_name = identity)]
pub struct NewIdentity<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Whose it is.
    pub account_id: i64,
    /// Issuer, as the provider spells itself.
    pub issuer: &'a str,
    /// Who it is there.
    pub subject: &'a str,
    /// When it was added.
    pub created_at: NaiveDateTime,
    /// When somebody entered by it last.
    pub used_at: Option<NaiveDateTime>,
}

/// A stored identity.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = identity)]
#[expect(missing_docs, reason = "the fields are those of NewIdentity")]
pub struct StoredIdentity {
    pub id: i64,
    pub public_id: String,
    pub account_id: i64,
    pub issuer: String,
    pub created_at: NaiveDateTime,
    pub used_at: Option<NaiveDateTime>,
}

/// Adds an identity.
///
/// # Errors
/// [`super::super::StorageError::Duplicate`] when it is somebody's.
pub fn insert(connection: &mut Connection, new: &NewIdentity<'_>) -> Stored<()> {
    diesel::insert_into(identity::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The identity of a subject at an issuer.
///
/// # Errors
/// When the query fails.
pub fn find(
    connection: &mut Connection,
    issuer: &str,
    subject: &str,
) -> Stored<Option<StoredIdentity>> {
    Ok(identity::table
        .filter(identity::issuer.eq(issuer))
        .filter(identity::subject.eq(subject))
        .select(StoredIdentity::as_select())
        .first(connection)
        .optional()?)
}

/// The identities of an account, the oldest first.
///
/// # Errors
/// When the query fails.
pub fn of_account(connection: &mut Connection, account: i64) -> Stored<Vec<StoredIdentity>> {
    Ok(identity::table
        .filter(identity::account_id.eq(account))
        .order(identity::id)
        .select(StoredIdentity::as_select())
        .load(connection)?)
}

/// Notes that somebody entered by an identity.
///
/// # Errors
/// When the query fails.
pub fn used(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(identity::table.find(id))
        .set(identity::used_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Removes an identity.
///
/// # Errors
/// When the query fails.
pub fn remove(connection: &mut Connection, id: i64) -> Stored<()> {
    diesel::delete(identity::table.find(id)).execute(connection)?;
    Ok(())
}
