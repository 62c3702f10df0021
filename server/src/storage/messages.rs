//! Mails that have to leave, and those that left.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::message};

/// A mail to be queued.
#[derive(Insertable)]
#[diesel(table_name = message)]
pub struct NewMessage<'a> {
    /// Identifier for the outside; the mail's Message-ID is made from it.
    pub public_id: &'a str,
    /// Mail address.
    pub recipient: &'a str,
    /// Language in which to write first.
    pub language: &'a str,
    /// Which message.
    pub kind: &'a str,
    /// Everything that it says, as JSON.
    pub content: &'a str,
    /// `queued`.
    pub state: &'a str,
    /// When it was queued.
    pub queued_at: NaiveDateTime,
}

/// A stored mail.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = message)]
pub struct StoredMessage {
    /// Key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// Mail address.
    pub recipient: String,
    /// Language in which to write first.
    pub language: String,
    /// Everything that it says, as JSON.
    pub content: String,
    /// `queued` or `sent`.
    pub state: String,
    /// When it was queued.
    pub queued_at: NaiveDateTime,
}

/// Queues a mail; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewMessage<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(message::table)
        .values(new)
        .returning(message::id)
        .get_result(connection)?)
}

/// The mail of that key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredMessage>> {
    Ok(message::table
        .find(id)
        .select(StoredMessage::as_select())
        .first(connection)
        .optional()?)
}

/// Notes that a mail left.
///
/// # Errors
/// When the query fails.
pub fn mark_sent(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(message::table.find(id))
        .set((message::state.eq("sent"), message::sent_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// Forgets mails that were sent before an instant.
///
/// # Errors
/// When the query fails.
pub fn forget(connection: &mut Connection, before: NaiveDateTime) -> Stored<()> {
    diesel::delete(message::table.filter(message::sent_at.lt(before))).execute(connection)?;
    Ok(())
}
