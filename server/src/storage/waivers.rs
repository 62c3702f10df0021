//! Waivers: days on which an obligation is lifted. They are never changed, only withdrawn and given anew.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Connection, Known, Stored, schema::waiver};

/// A waiver to be recorded.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = waiver)]
pub struct NewWaiver<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Obligation that is lifted.
    pub obligation_id: i64,
    /// Why, in a word of the closed list.
    pub reason: &'a str,
    /// Why, in the approver's words.
    pub note: Option<&'a str>,
    /// Who approved it.
    pub approver: &'a str,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Who recorded it.
    pub recorded_by: i64,
    /// When.
    pub recorded_at: NaiveDateTime,
}

/// A recorded waiver.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = waiver)]
#[expect(missing_docs, reason = "the fields are those of NewWaiver")]
pub struct StoredWaiver {
    pub id: i64,
    pub public_id: String,
    pub obligation_id: i64,
    pub reason: String,
    pub note: Option<String>,
    pub approver: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub recorded_at: NaiveDateTime,
}

/// Records a waiver.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewWaiver<'_>) -> Stored<()> {
    diesel::insert_into(waiver::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Withdraws a waiver, as if it had never been: what was known before still knows it.
///
/// # Errors
/// When the query fails.
pub fn retire(connection: &mut Connection, id: i64, by: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(waiver::table.find(id))
        .set((waiver::retired_by.eq(by), waiver::retired_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// The waivers of those obligations as they were known, in order of their days.
///
/// # Errors
/// When the query fails.
pub fn of_obligations(
    connection: &mut Connection,
    obligations: &[i64],
    known: Known,
) -> Stored<Vec<StoredWaiver>> {
    Ok(waiver::table
        .filter(waiver::obligation_id.eq_any(obligations.to_vec()))
        .filter(waiver::recorded_at.le(known.at()))
        .filter(
            waiver::retired_at
                .is_null()
                .or(waiver::retired_at.gt(known.at())),
        )
        .order((waiver::starts, waiver::id))
        .select(StoredWaiver::as_select())
        .load(connection)?)
}
