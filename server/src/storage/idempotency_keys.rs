//! Keys that programs send with posts, and the answers that they got. No secret is among them: tokens are not asked for
//! with a key.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, database::each};

use self::schema::idempotency_key;

/// The table as diesel sees it; nothing is asked of it together with another one.
mod schema {
    diesel::table! {
        idempotency_key (id) {
            id -> BigInt,
            account_id -> BigInt,
            sent_key -> Text,
            address -> Text,
            lease_key -> Text,
            lease_until -> Timestamp,
            changed -> Bool,
            stored_at -> Timestamp,
            status -> Nullable<Integer>,
            fingerprint -> Nullable<Text>,
            content_type -> Nullable<Text>,
            location -> Nullable<Text>,
            entity_tag -> Nullable<Text>,
            body -> Nullable<Text>,
        }
    }
}

/// A key that is used for the first time.
#[derive(Insertable)]
#[diesel(table_name = idempotency_key)]
pub struct NewKey<'a> {
    /// Key of the account that sent it.
    pub account_id: i64,
    /// The key itself.
    pub sent_key: &'a str,
    /// Address that it was sent to, with parameters.
    pub address: &'a str,
    /// Tells the request that holds it.
    pub lease_key: &'a str,
    /// Until then that request holds it.
    pub lease_until: NaiveDateTime,
    /// Whether the change was made.
    pub changed: bool,
    /// When it was sent first.
    pub stored_at: NaiveDateTime,
}

/// A key that was used before.
#[derive(Clone, Debug)]
pub struct StoredKey {
    /// Its row.
    pub id: i64,
    /// Address that it was sent to, with parameters.
    pub address: String,
    /// Tells the request that holds it.
    pub lease_key: String,
    /// Until then that request holds it.
    pub lease_until: NaiveDateTime,
    /// Whether the change was made.
    pub changed: bool,
    /// The answer, once there is one.
    pub answer: Option<StoredAnswer>,
}

/// An answer that is given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// Fingerprint of what was sent; nothing where it was answered before all of it had come in.
    pub fingerprint: Option<String>,
    /// Status of the answer.
    pub status: i32,
    /// Kind of its content.
    pub content_type: Option<String>,
    /// Where what was made is.
    pub location: Option<String>,
    /// Its version.
    pub entity_tag: Option<String>,
    /// Its content.
    pub body: String,
}

/// Forgets the keys that were stored before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget(connection: &mut Connection, before: NaiveDateTime) -> Stored<()> {
    diesel::delete(idempotency_key::table.filter(idempotency_key::stored_at.lt(before)))
        .execute(connection)?;
    Ok(())
}

/// Stores a key that this account did not use before; `None` where it did.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewKey<'_>) -> Stored<Option<i64>> {
    Ok(
        each!(connection, inner => diesel::insert_into(idempotency_key::table)
        .values(new)
        .on_conflict_do_nothing()
        .returning(idempotency_key::id)
        .get_result(inner)
        .optional())?,
    )
}

type Row = (
    i64,
    String,
    String,
    NaiveDateTime,
    bool,
    Option<i32>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// A key of an account.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut Connection, account: i64, key: &str) -> Stored<Option<StoredKey>> {
    let row: Option<Row> = idempotency_key::table
        .filter(idempotency_key::account_id.eq(account))
        .filter(idempotency_key::sent_key.eq(key.to_owned()))
        .select((
            idempotency_key::id,
            idempotency_key::address,
            idempotency_key::lease_key,
            idempotency_key::lease_until,
            idempotency_key::changed,
            idempotency_key::status,
            idempotency_key::fingerprint,
            idempotency_key::content_type,
            idempotency_key::location,
            idempotency_key::entity_tag,
            idempotency_key::body,
        ))
        .first(connection)
        .optional()?;
    Ok(row.map(stored))
}

fn stored(row: Row) -> StoredKey {
    let (
        id,
        address,
        lease_key,
        lease_until,
        changed,
        status,
        fingerprint,
        kind,
        location,
        tag,
        body,
    ) = row;
    StoredKey {
        id,
        address,
        lease_key,
        lease_until,
        changed,
        answer: status.map(|status| StoredAnswer {
            fingerprint,
            status,
            content_type: kind,
            location,
            entity_tag: tag,
            body: body.unwrap_or_default(),
        }),
    }
}

/// The row of a key, as far as a request holds it.
macro_rules! held {
    ($id:expr, $lease:expr) => {
        idempotency_key::table
            .filter(idempotency_key::id.eq($id))
            .filter(idempotency_key::lease_key.eq($lease.to_owned()))
    };
}

/// Gives a key to another request; tells whether it was still held by the one before.
///
/// # Errors
/// When the query fails.
pub fn take_over(
    connection: &mut Connection,
    id: i64,
    lease: &str,
    (next, until): (&str, NaiveDateTime),
) -> Stored<bool> {
    let updated = diesel::update(held!(id, lease).filter(idempotency_key::changed.eq(false)))
        .set((
            idempotency_key::lease_key.eq(next),
            idempotency_key::lease_until.eq(until),
        ))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Notes that the change of a key was made; tells whether the request still holds it.
///
/// # Errors
/// When the query fails.
pub fn set_changed(connection: &mut Connection, id: i64, lease: &str) -> Stored<bool> {
    let updated = diesel::update(held!(id, lease))
        .set(idempotency_key::changed.eq(true))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Keeps the answer to a key, as far as the request still holds it.
///
/// # Errors
/// When the query fails.
pub fn set_answer(
    connection: &mut Connection,
    id: i64,
    lease: &str,
    answer: &StoredAnswer,
) -> Stored<()> {
    diesel::update(held!(id, lease))
        .set((
            idempotency_key::fingerprint.eq(answer.fingerprint.as_deref()),
            idempotency_key::status.eq(answer.status),
            idempotency_key::content_type.eq(answer.content_type.as_deref()),
            idempotency_key::location.eq(answer.location.as_deref()),
            idempotency_key::entity_tag.eq(answer.entity_tag.as_deref()),
            idempotency_key::body.eq(answer.body.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Frees a key of which no change was made.
///
/// # Errors
/// When the query fails.
pub fn release(connection: &mut Connection, id: i64, lease: &str) -> Stored<()> {
    diesel::delete(held!(id, lease).filter(idempotency_key::changed.eq(false)))
        .execute(connection)?;
    Ok(())
}
