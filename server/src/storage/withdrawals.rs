//! Undoing a report: what it took the place of, and giving that back.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

use super::{
    Connection, Stored,
    schema::{
        contract, gap_alert, line_set_aside, line_value, obligation, report, report_contract,
        report_line,
    },
};

/// Days of a contract of which a report took the place of another.
#[derive(Clone, Debug, Queryable)]
pub struct Replaced {
    /// Key of the row.
    pub id: i64,
    /// Key of the report that was replaced.
    pub report_id: i64,
    /// Its public identifier.
    pub report: String,
    /// Key of the contract.
    pub contract_id: i64,
    /// Its number.
    pub contract: String,
    /// First day.
    pub period_start: NaiveDate,
    /// Last day.
    pub period_end: NaiveDate,
}

/// What a report took the place of, by contract and days.
///
/// # Errors
/// When the query fails.
pub fn replaced_by(connection: &mut Connection, by: i64) -> Stored<Vec<Replaced>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .inner_join(contract::table)
        .filter(report_contract::superseded_by.eq(by))
        .order((contract::number, report_contract::period_start))
        .select((
            report_contract::id,
            report_contract::report_id,
            report::public_id,
            report_contract::contract_id,
            contract::number,
            report_contract::period_start,
            report_contract::period_end,
        ))
        .load(connection)?)
}

/// By which report the days of a contract in a report that took the place of others were replaced in turn, if they were.
///
/// # Errors
/// When the query fails.
pub fn replacer_of(
    connection: &mut Connection,
    report: i64,
    replaced: &Replaced,
) -> Stored<Option<i64>> {
    Ok(report_contract::table
        .filter(report_contract::report_id.eq(report))
        .filter(report_contract::contract_id.eq(replaced.contract_id))
        .filter(report_contract::period_start.le(replaced.period_start))
        .filter(report_contract::period_end.ge(replaced.period_end))
        .filter(report_contract::superseded.eq(true))
        .select(report_contract::superseded_by)
        .first::<Option<i64>>(connection)
        .optional()?
        .flatten())
}

/// Lets what was replaced count again.
///
/// # Errors
/// When a query fails.
pub fn give_back(connection: &mut Connection, replaced: &Replaced) -> Stored<()> {
    diesel::update(report_contract::table.find(replaced.id))
        .set((
            report_contract::superseded.eq(false),
            report_contract::superseded_by.eq(None::<i64>),
        ))
        .execute(connection)?;
    let lines = report_line::table
        .filter(report_line::report_id.eq(replaced.report_id))
        .filter(report_line::contract_id.eq(replaced.contract_id))
        .filter(report_line::state.eq("superseded"))
        .filter(report_line::period_start.ge(replaced.period_start))
        .filter(report_line::period_end.le(replaced.period_end));
    diesel::update(lines)
        .set(report_line::state.eq("accepted"))
        .execute(connection)?;
    Ok(())
}

/// Notes that what was replaced stays so, by another report.
///
/// # Errors
/// When the query fails.
pub fn hand_on(connection: &mut Connection, replaced: &Replaced, to: i64) -> Stored<()> {
    diesel::update(report_contract::table.find(replaced.id))
        .set(report_contract::superseded_by.eq(to))
        .execute(connection)?;
    Ok(())
}

/// Notes that a report was undone, with all of its lines.
///
/// # Errors
/// When a query fails.
pub fn withdraw(
    connection: &mut Connection,
    id: i64,
    state: &str,
    reason: Option<&str>,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::state.eq(state),
            report::withdrawn_by.eq(by),
            report::withdrawn_at.eq(at),
            report::withdrawal_reason.eq(reason),
        ))
        .execute(connection)?;
    diesel::update(report_line::table.filter(report_line::report_id.eq(id)))
        .set(report_line::state.eq("withdrawn"))
        .execute(connection)?;
    Ok(())
}

/// What the accepted lines of a report bring to an obligation.
#[derive(Clone, Debug, Queryable)]
pub struct Brought {
    /// Number of the contract.
    pub contract: String,
    /// Kind of the obligation, in the domain's word.
    pub kind: String,
    /// Sum in the unit of the obligation; hours for a number of jobs.
    pub amount: i64,
}

/// What the accepted lines of a report bring, by obligation.
///
/// # Errors
/// When the query fails.
pub fn brought_by(connection: &mut Connection, report: i64) -> Stored<Vec<Brought>> {
    let aside = line_set_aside::table
        .filter(line_set_aside::report_id.eq(report))
        .filter(line_set_aside::known_until.is_null())
        .select(line_set_aside::line_id);
    let sums: Vec<(i64, i64)> = line_value::table
        .inner_join(report_line::table)
        .filter(report_line::report_id.eq(report))
        .filter(report_line::state.eq("accepted"))
        .filter(report_line::id.ne_all(aside))
        .group_by(line_value::obligation_id)
        .select((
            line_value::obligation_id,
            sql::<BigInt>("CAST(SUM(line_value.amount) AS BIGINT)"),
        ))
        .load(connection)?;
    let ids: Vec<i64> = sums.iter().map(|(id, _)| *id).collect();
    let names: Vec<(i64, String, String)> = obligation::table
        .inner_join(contract::table)
        .filter(obligation::id.eq_any(ids))
        .order((contract::number, obligation::id))
        .select((obligation::id, contract::number, obligation::kind))
        .load(connection)?;
    let brought = names.into_iter().filter_map(|(id, contract, kind)| {
        let (_, amount) = sums.iter().find(|(of, _)| *of == id)?;
        Some(Brought {
            contract,
            kind,
            amount: *amount,
        })
    });
    Ok(brought.collect())
}

/// How many gap alerts a report raised.
///
/// # Errors
/// When the query fails.
pub fn alerts_of(connection: &mut Connection, report: i64) -> Stored<i64> {
    let alerts = gap_alert::table.filter(gap_alert::report_id.eq(report));
    Ok(alerts.count().get_result(connection)?)
}
