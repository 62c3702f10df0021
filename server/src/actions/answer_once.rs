//! Keys of posts: what was done for a key is not done again, and its answer is given again.

use crate::{
    clock::Instant,
    ids,
    storage::{
        Connection, Stored,
        idempotency_keys::{self, NewKey},
    },
};

use super::Refusal;

pub use crate::storage::idempotency_keys::StoredAnswer;

/// So long a key is known, in seconds.
const KNOWN: i64 = 24 * 3600;
/// So long a request holds its key, in seconds. One that takes longer may be overtaken, and then changes nothing.
const HELD: i64 = 120;

/// What is asked with a key.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Key of the account that asks.
    pub account: i64,
    /// The key that its program made.
    pub key: String,
    /// The address that it is sent to, with its parameters.
    pub address: String,
}

/// A key that a request holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    id: i64,
    lease: String,
}

/// What becomes of a request with a key.
#[derive(Debug)]
pub enum Reserved {
    /// It is the first: do it.
    New(Reservation),
    /// It was answered before.
    Before(StoredAnswer),
}

/// Reserves a key.
///
/// # Errors
/// A conflict when the key was for something else, when the first request still runs, or when it made its change and
/// its answer is not known.
pub fn reserve(
    connection: &mut Connection,
    asked: &Asked,
    now: Instant,
) -> Result<Reserved, Refusal> {
    idempotency_keys::forget(connection, now.plus_seconds(-KNOWN).stored())?;
    let (lease, until) = (ids::key(), now.plus_seconds(HELD).stored());
    let new = NewKey {
        account_id: asked.account,
        sent_key: &asked.key,
        address: &asked.address,
        lease_key: &lease,
        lease_until: until,
        changed: false,
        stored_at: now.stored(),
    };
    if let Some(id) = idempotency_keys::insert(connection, &new)? {
        return Ok(Reserved::New(Reservation { id, lease }));
    }
    let known = idempotency_keys::find(connection, asked.account, &asked.key)?;
    let known = known.ok_or(Refusal::Conflict("idempotency_in_progress"))?;
    if known.address != asked.address {
        return Err(Refusal::Conflict("idempotency_key_reused"));
    }
    if let Some(answer) = known.answer {
        return Ok(Reserved::Before(answer));
    }
    if known.lease_until > now.stored() {
        return Err(Refusal::Conflict("idempotency_in_progress"));
    }
    if known.changed {
        return Err(Refusal::Conflict("idempotency_answer_lost"));
    }
    let taken =
        idempotency_keys::take_over(connection, known.id, &known.lease_key, (&lease, until))?;
    if taken {
        let id = known.id;
        Ok(Reserved::New(Reservation { id, lease }))
    } else {
        Err(Refusal::Conflict("idempotency_in_progress"))
    }
}

/// Notes, in the transaction of a change, that it was made for a key.
///
/// # Errors
/// A conflict when another request holds the key by now: the change is undone with the transaction.
pub fn note_change(connection: &mut Connection, reservation: &Reservation) -> Result<(), Refusal> {
    if idempotency_keys::set_changed(connection, reservation.id, &reservation.lease)? {
        Ok(())
    } else {
        Err(Refusal::Conflict("idempotency_in_progress"))
    }
}

/// Keeps the answer to a key. Without one the key is free again, unless its change was made.
///
/// # Errors
/// When the query fails.
pub fn finish(
    connection: &mut Connection,
    reservation: &Reservation,
    answer: Option<StoredAnswer>,
) -> Stored<()> {
    let Reservation { id, lease } = reservation;
    match answer {
        Some(answer) => idempotency_keys::set_answer(connection, *id, lease, &answer),
        None => idempotency_keys::release(connection, *id, lease),
    }
}
