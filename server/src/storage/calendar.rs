//! More time for reports, and periods that are closed.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Known, Stored,
    schema::{due_extension, period_closure},
};

/// More time that is asked for.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = due_extension)]
#[expect(missing_docs, reason = "the fields are those of StoredExtension")]
pub struct NewExtension<'a> {
    pub public_id: &'a str,
    pub contract_id: i64,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub until: NaiveDate,
    pub reason: &'a str,
    pub asked_by: i64,
    pub asked_at: NaiveDateTime,
}

/// More time that was asked for.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = due_extension)]
pub struct StoredExtension {
    /// Key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// Contract.
    pub contract_id: i64,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// The day on which its report would be due.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: i64,
    /// When.
    pub asked_at: NaiveDateTime,
    /// Whether it was granted; `None` while nobody decided.
    pub granted: Option<bool>,
    /// What was said with the decision.
    pub note: Option<String>,
    /// When it was decided.
    pub decided_at: Option<NaiveDateTime>,
}

/// Notes that more time is asked for.
///
/// # Errors
/// When the query fails.
pub fn ask(connection: &mut Connection, new: &NewExtension<'_>) -> Stored<()> {
    diesel::insert_into(due_extension::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Notes what was decided about more time.
///
/// # Errors
/// When the query fails.
pub fn decide(
    connection: &mut Connection,
    id: i64,
    granted: bool,
    note: Option<&str>,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(due_extension::table.find(id))
        .set((
            due_extension::granted.eq(granted),
            due_extension::note.eq(note),
            due_extension::decided_by.eq(by),
            due_extension::decided_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// The extension of a public identifier.
///
/// # Errors
/// When the query fails.
pub fn extension(connection: &mut Connection, public_id: &str) -> Stored<Option<StoredExtension>> {
    Ok(due_extension::table
        .filter(due_extension::public_id.eq(public_id.to_owned()))
        .select(StoredExtension::as_select())
        .first(connection)
        .optional()?)
}

/// All that was asked for those contracts, oldest first.
///
/// # Errors
/// When the query fails.
pub fn extensions(connection: &mut Connection, contracts: &[i64]) -> Stored<Vec<StoredExtension>> {
    Ok(due_extension::table
        .filter(due_extension::contract_id.eq_any(contracts.to_vec()))
        .order(due_extension::id)
        .select(StoredExtension::as_select())
        .load(connection)?)
}

/// Contract, last day of the period and the day on which its report is due instead: what was granted, as it was known.
///
/// # Errors
/// When the query fails.
pub fn granted(
    connection: &mut Connection,
    contracts: &[i64],
    known: Known,
) -> Stored<Vec<(i64, NaiveDate, NaiveDate)>> {
    Ok(due_extension::table
        .filter(due_extension::contract_id.eq_any(contracts.to_vec()))
        .filter(due_extension::granted.eq(true))
        .filter(due_extension::decided_at.le(known.at()))
        .select((
            due_extension::contract_id,
            due_extension::period_end,
            due_extension::until,
        ))
        .load(connection)?)
}

/// A period that is to be closed.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = period_closure)]
#[expect(missing_docs, reason = "the fields are those of StoredClosure")]
pub struct NewClosure<'a> {
    pub public_id: &'a str,
    pub contract_id: i64,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub closed_by: Option<i64>,
    pub closed_at: NaiveDateTime,
}

/// A period that is closed.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = period_closure)]
pub struct StoredClosure {
    /// Key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// Contract.
    pub contract_id: i64,
    /// First day.
    pub period_start: NaiveDate,
    /// Last day.
    pub period_end: NaiveDate,
    /// Who closed it; nobody where its time had passed.
    pub closed_by: Option<i64>,
    /// When.
    pub closed_at: NaiveDateTime,
}

/// Closes a period.
///
/// # Errors
/// When the query fails.
pub fn close(connection: &mut Connection, new: &NewClosure<'_>) -> Stored<()> {
    diesel::insert_into(period_closure::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Opens a closed period again.
///
/// # Errors
/// When the query fails.
pub fn reopen(
    connection: &mut Connection,
    id: i64,
    reason: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(period_closure::table.find(id))
        .set((
            period_closure::reopened_by.eq(by),
            period_closure::reopened_at.eq(at),
            period_closure::reopen_reason.eq(reason),
        ))
        .execute(connection)?;
    Ok(())
}

/// The periods of those contracts that are closed, in order.
///
/// # Errors
/// When the query fails.
pub fn closed(connection: &mut Connection, contracts: &[i64]) -> Stored<Vec<StoredClosure>> {
    Ok(period_closure::table
        .filter(period_closure::contract_id.eq_any(contracts.to_vec()))
        .filter(period_closure::reopened_at.is_null())
        .order((period_closure::contract_id, period_closure::period_start))
        .select(StoredClosure::as_select())
        .load(connection)?)
}

/// Whether any day of a contract between two days is closed.
///
/// # Errors
/// When the query fails.
pub fn any_closed(
    connection: &mut Connection,
    contract: i64,
    start: NaiveDate,
    end: NaiveDate,
) -> Stored<bool> {
    let found = period_closure::table
        .filter(period_closure::contract_id.eq(contract))
        .filter(period_closure::reopened_at.is_null())
        .filter(period_closure::period_start.le(end))
        .filter(period_closure::period_end.ge(start));
    Ok(found.count().get_result::<i64>(connection)? > 0)
}
