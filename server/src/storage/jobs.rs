//! The queue of jobs: claimed with a lease, finished under the same lease, taken over when the lease runs out.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::job};

/// A job that a worker holds.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = job)]
pub struct ClaimedJob {
    /// Key.
    pub id: i64,
    /// Which job, as JSON.
    pub payload: String,
    /// How often it was begun, this time included.
    pub attempts: i32,
}

/// Puts a job in the queue, in the transaction of the change that it follows from.
///
/// # Errors
/// When the query fails.
pub fn insert(
    connection: &mut Connection,
    kind: &str,
    payload: &str,
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::insert_into(job::table)
        .values((
            job::kind.eq(kind),
            job::payload.eq(payload),
            job::state.eq("queued"),
            job::run_at.eq(now),
            job::attempts.eq(0),
            job::queued_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes the first job that is due and that nobody holds; call it within a write.
///
/// # Errors
/// When a query fails.
pub fn claim(
    connection: &mut Connection,
    lease_key: &str,
    now: NaiveDateTime,
    lease_until: NaiveDateTime,
) -> Stored<Option<ClaimedJob>> {
    let due = job::table
        .filter(job::run_at.le(now))
        .filter(
            job::state
                .eq("queued")
                .or(job::state.eq("running").and(job::lease_until.lt(now))),
        )
        .order((job::run_at, job::id))
        .select(job::id)
        .limit(1);
    let id: Option<i64> = match connection {
        Connection::Postgres(inner) => due.for_update().skip_locked().first(inner).optional()?,
        Connection::Sqlite(inner) => due.first(inner).optional()?,
    };
    let Some(id) = id else { return Ok(None) };
    diesel::update(job::table.find(id))
        .set((
            job::state.eq("running"),
            job::attempts.eq(job::attempts + 1),
            job::lease_key.eq(lease_key),
            job::lease_until.eq(lease_until),
        ))
        .execute(connection)?;
    Ok(Some(
        job::table
            .find(id)
            .select(ClaimedJob::as_select())
            .first(connection)?,
    ))
}

/// Holds a job longer. False when somebody else has taken it over.
///
/// # Errors
/// When the query fails.
pub fn extend(
    connection: &mut Connection,
    id: i64,
    lease_key: &str,
    until: NaiveDateTime,
) -> Stored<bool> {
    let held = job::table
        .filter(job::id.eq(id))
        .filter(job::lease_key.eq(lease_key))
        .filter(job::state.eq("running"));
    Ok(diesel::update(held)
        .set(job::lease_until.eq(until))
        .execute(connection)?
        == 1)
}

/// Finishes a job, in the transaction of its effect. False when somebody else has taken it over: undo the effect then.
///
/// # Errors
/// When the query fails.
pub fn finish(
    connection: &mut Connection,
    id: i64,
    lease_key: &str,
    now: NaiveDateTime,
) -> Stored<bool> {
    let held = job::table
        .filter(job::id.eq(id))
        .filter(job::lease_key.eq(lease_key))
        .filter(job::state.eq("running"));
    let changed = diesel::update(held)
        .set((
            job::state.eq("done"),
            job::finished_at.eq(now),
            job::lease_key.eq(None::<String>),
            job::lease_until.eq(None::<NaiveDateTime>),
            job::last_error.eq(None::<String>),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Puts a failed job back until `again`, or gives it up when `again` is `None`.
///
/// # Errors
/// When the query fails.
pub fn put_back(
    connection: &mut Connection,
    id: i64,
    lease_key: &str,
    error: &str,
    again: Option<NaiveDateTime>,
) -> Stored<()> {
    let held = job::table
        .filter(job::id.eq(id))
        .filter(job::lease_key.eq(lease_key))
        .filter(job::state.eq("running"));
    let freed = (
        job::lease_key.eq(None::<String>),
        job::lease_until.eq(None::<NaiveDateTime>),
        job::last_error.eq(error),
    );
    match again {
        Some(at) => diesel::update(held)
            .set((job::state.eq("queued"), job::run_at.eq(at), freed))
            .execute(connection)?,
        None => diesel::update(held)
            .set((job::state.eq("given_up"), freed))
            .execute(connection)?,
    };
    Ok(())
}

/// How many jobs are waiting or running.
///
/// # Errors
/// When the query fails.
pub fn unfinished(connection: &mut Connection) -> Stored<i64> {
    let open = job::table.filter(job::state.eq_any(vec!["queued", "running"]));
    Ok(open.count().get_result(connection)?)
}

/// How many jobs were given up.
///
/// # Errors
/// When the query fails.
pub fn given_up(connection: &mut Connection) -> Stored<i64> {
    let given_up = job::table.filter(job::state.eq("given_up"));
    Ok(given_up.count().get_result(connection)?)
}

/// Queues the jobs again that were given up; returns how many.
///
/// # Errors
/// When the query fails.
pub fn retry_given_up(connection: &mut Connection, now: NaiveDateTime) -> Stored<usize> {
    Ok(diesel::update(job::table.filter(job::state.eq("given_up")))
        .set((
            job::state.eq("queued"),
            job::run_at.eq(now),
            job::attempts.eq(0),
        ))
        .execute(connection)?)
}
