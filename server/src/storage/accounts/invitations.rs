//! Invitations that were not accepted yet. An account comes of one when its link is used.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{Connection, Stored, schema::invitation};
use crate::access::Scope;

/// An invitation to be made.
#[derive(Insertable)]
#[diesel(table_name = invitation)]
pub struct NewInvitation<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Mail address in lower case.
    pub email: &'a str,
    /// Role, in its word.
    pub role: &'a str,
    /// The supplier for whom it will act.
    pub supplier_id: Option<i64>,
    /// Codes of categories or buyers that it will reach, with a space between.
    pub reaches: &'a str,
    /// Language of the mail, and of the account at first.
    pub language: &'a str,
    /// What the secret is made of.
    pub seed: &'a str,
    /// SHA-256 of the secret.
    pub fingerprint: &'a str,
    /// Who invited; none for a command on the server itself.
    pub invited_by: Option<i64>,
    /// When.
    pub invited_at: NaiveDateTime,
    /// When the link ends.
    pub expires_at: NaiveDateTime,
}

/// A stored invitation.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = invitation)]
#[expect(missing_docs, reason = "the fields are those of NewInvitation")]
pub struct StoredInvitation {
    pub id: i64,
    pub public_id: String,
    pub email: String,
    pub role: String,
    pub supplier_id: Option<i64>,
    pub reaches: String,
    pub language: String,
    pub seed: String,
    pub invited_by: Option<i64>,
    pub invited_at: NaiveDateTime,
    pub expires_at: NaiveDateTime,
}

/// Adds an invitation; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewInvitation<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(invitation::table)
        .values(new)
        .returning(invitation::id)
        .get_result(connection)?)
}

/// The invitations that a scope reaches, the latest first, at most so many.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    limit: i64,
) -> Stored<Vec<StoredInvitation>> {
    let mut query = invitation::table
        .order(invitation::id.desc())
        .limit(limit)
        .select(StoredInvitation::as_select())
        .into_boxed();
    match scope {
        Scope::All => {}
        Scope::Supplier(supplier) => query = query.filter(invitation::supplier_id.eq(supplier)),
        Scope::Categories(_) | Scope::Buyers(_) => return Ok(Vec::new()),
    }
    Ok(query.load(connection)?)
}

/// The invitation of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredInvitation>> {
    let found: Option<StoredInvitation> = invitation::table
        .filter(invitation::public_id.eq(public_id))
        .select(StoredInvitation::as_select())
        .first(connection)
        .optional()?;
    Ok(found.filter(|one| match scope {
        Scope::All => true,
        Scope::Supplier(supplier) => one.supplier_id == Some(supplier),
        Scope::Categories(_) | Scope::Buyers(_) => false,
    }))
}

/// Whether a mail address is invited already within a scope.
///
/// # Errors
/// When the query fails.
pub fn is_invited(connection: &mut Connection, scope: Scope, email: &str) -> Stored<bool> {
    let mut query = invitation::table
        .filter(invitation::email.eq(email.to_owned()))
        .select(invitation::id)
        .into_boxed();
    if let Scope::Supplier(supplier) = scope {
        query = query.filter(invitation::supplier_id.eq(supplier));
    }
    Ok(query.first::<i64>(connection).optional()?.is_some())
}

/// The invitation of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredInvitation>> {
    Ok(invitation::table
        .find(id)
        .select(StoredInvitation::as_select())
        .first(connection)
        .optional()?)
}

/// The invitation of a secret's fingerprint that has not ended.
///
/// # Errors
/// When the query fails.
pub fn open(
    connection: &mut Connection,
    fingerprint: &str,
    now: NaiveDateTime,
) -> Stored<Option<StoredInvitation>> {
    Ok(invitation::table
        .filter(invitation::fingerprint.eq(fingerprint))
        .filter(invitation::expires_at.gt(now))
        .select(StoredInvitation::as_select())
        .first(connection)
        .optional()?)
}

/// Gives an invitation another link, which ends at another instant; the link that it had is worth nothing any more.
///
/// # Errors
/// When the query fails.
pub fn renew(
    connection: &mut Connection,
    id: i64,
    (seed, fingerprint): (&str, &str),
    expires_at: NaiveDateTime,
) -> Stored<()> {
    diesel::update(invitation::table.find(id))
        .set((
            invitation::seed.eq(seed),
            invitation::fingerprint.eq(fingerprint),
            invitation::expires_at.eq(expires_at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Removes an invitation; false where it was gone.
///
/// # Errors
/// When the query fails.
pub fn remove(connection: &mut Connection, id: i64) -> Stored<bool> {
    Ok(diesel::delete(invitation::table.find(id)).execute(connection)? == 1)
}

/// Removes the invitations whose links ended before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget_before(connection: &mut Connection, instant: NaiveDateTime) -> Stored<()> {
    diesel::delete(invitation::table.filter(invitation::expires_at.lt(instant)))
        .execute(connection)?;
    Ok(())
}
