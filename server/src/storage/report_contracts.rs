//! Which contracts and periods a report covers, and which revision of them it is.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{report, report_contract, report_line},
    within,
};
use crate::access::Scope;

/// A contract and period that a report covers.
#[derive(Clone, Copy, Debug, Insertable)]
#[diesel(table_name = report_contract)]
pub struct NewReportContract {
    /// Report.
    pub report_id: i64,
    /// Contract.
    pub contract_id: i64,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Counts from 1 for each contract and period.
    pub revision: i32,
    /// Whether a later revision was accepted.
    pub superseded: bool,
}

/// Stores what a report covers, as the next revision of that contract and period; returns the revision. Periods that
/// share days count on: of two reports on a day the later one has the higher number.
///
/// # Errors
/// When a query fails.
pub fn insert_next(
    connection: &mut Connection,
    report: i64,
    contract: i64,
    start: NaiveDate,
    end: NaiveDate,
) -> Stored<i32> {
    let last: Option<i32> = report_contract::table
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::period_start.le(end))
        .filter(report_contract::period_end.ge(start))
        .select(diesel::dsl::max(report_contract::revision))
        .first(connection)?;
    let revision = last.unwrap_or(0).saturating_add(1);
    diesel::insert_into(report_contract::table)
        .values(NewReportContract {
            report_id: report,
            contract_id: contract,
            period_start: start,
            period_end: end,
            revision,
            superseded: false,
        })
        .execute(connection)?;
    Ok(revision)
}

/// Removes what a report covers, before it is read again.
///
/// # Errors
/// When the query fails.
pub fn delete_of_report(connection: &mut Connection, report: i64) -> Stored<()> {
    diesel::delete(report_contract::table.filter(report_contract::report_id.eq(report)))
        .execute(connection)?;
    Ok(())
}

/// A contract and period of a report that counts.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Counting {
    /// Key of the row.
    pub id: i64,
    /// Report.
    pub report_id: i64,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Counts from 1 for each contract and period.
    pub revision: i32,
}

/// The accepted reports of a contract that count for days between two days, but for one report itself.
///
/// # Errors
/// When the query fails.
pub fn counting(
    connection: &mut Connection,
    contract: i64,
    start: NaiveDate,
    end: NaiveDate,
    but: i64,
) -> Stored<Vec<Counting>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::report_id.ne(but))
        .filter(report_contract::superseded.eq(false))
        .filter(report_contract::period_start.le(end))
        .filter(report_contract::period_end.ge(start))
        .filter(report::state.eq_any(vec!["accepted", "partly_accepted"]))
        .order(report_contract::period_start)
        .select((
            report_contract::id,
            report_contract::report_id,
            report_contract::period_start,
            report_contract::period_end,
            report_contract::revision,
        ))
        .load(connection)?)
}

/// Lets the lines of a report for a contract no longer count: another report took their place.
///
/// # Errors
/// When a query fails.
pub fn supersede(
    connection: &mut Connection,
    counting: &Counting,
    contract: i64,
    by: i64,
) -> Stored<()> {
    diesel::update(report_contract::table.find(counting.id))
        .set((
            report_contract::superseded.eq(true),
            report_contract::superseded_by.eq(by),
        ))
        .execute(connection)?;
    let lines = report_line::table
        .filter(report_line::report_id.eq(counting.report_id))
        .filter(report_line::state.eq("accepted"))
        .filter(report_line::contract_id.eq(contract))
        .filter(report_line::period_start.ge(counting.period_start))
        .filter(report_line::period_end.le(counting.period_end));
    diesel::update(lines)
        .set(report_line::state.eq("superseded"))
        .execute(connection)?;
    Ok(())
}

/// The newest report of a supplier for a contract about days that begin before a day: its key, and the days that it
/// covers. Of one period the accepted report comes before one that waits for its judgement.
///
/// # Errors
/// When the query fails.
pub fn newest_before(
    connection: &mut Connection,
    contract: i64,
    supplier: i64,
    before: NaiveDate,
) -> Stored<Option<(i64, NaiveDate, NaiveDate)>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::superseded.eq(false))
        .filter(report_contract::period_start.lt(before))
        .filter(report::supplier_id.eq(supplier))
        .filter(report::state.eq_any(vec!["submitted", "accepted", "partly_accepted"]))
        .order((
            report_contract::period_end.desc(),
            // The words happen to stand in that order.
            report::state,
            report::id.desc(),
        ))
        .select((
            report_contract::report_id,
            report_contract::period_start,
            report_contract::period_end,
        ))
        .first(connection)
        .optional()?)
}

/// The last day on or before a day up to which a contract's reports were accepted.
///
/// # Errors
/// When the query fails.
pub fn accepted_until(
    connection: &mut Connection,
    contract: i64,
    on: NaiveDate,
) -> Stored<Option<NaiveDate>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::superseded.eq(false))
        .filter(report_contract::period_end.le(on))
        .filter(report::state.eq_any(vec!["accepted", "partly_accepted"]))
        .select(diesel::dsl::max(report_contract::period_end))
        .first(connection)?)
}

/// A report that covers a contract, in that contract's list.
#[derive(Clone, Debug, Queryable)]
pub struct ContractReport {
    /// Identifier for the outside.
    pub public_id: String,
    /// State, in its word.
    pub state: String,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Counts from 1 for each contract and period.
    pub revision: i32,
    /// Whether a later revision was accepted.
    pub superseded: bool,
    /// When it was submitted.
    pub submitted_at: Option<NaiveDateTime>,
}

/// The reports within a scope that cover a contract, newest period first.
///
/// # Errors
/// When the query fails.
pub fn of_contract(
    connection: &mut Connection,
    scope: Scope,
    contract: i64,
) -> Stored<Vec<ContractReport>> {
    let mut query = report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .order((
            report_contract::period_end.desc(),
            report_contract::revision.desc(),
        ))
        .select((
            report::public_id,
            report::state,
            report_contract::period_start,
            report_contract::period_end,
            report_contract::revision,
            report_contract::superseded,
            report::submitted_at,
        ))
        .into_boxed();
    if let Some(within) = within::reports(scope) {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}
