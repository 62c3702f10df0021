//! Which contracts and periods a report covers, and which revision of them it is.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{report, report_contract, report_line},
};

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

/// Stores what a report covers, as the next revision of that contract and period; returns the revision.
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
        .filter(report_contract::period_start.eq(start))
        .filter(report_contract::period_end.eq(end))
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

/// Lets a report take the place of accepted ones whose periods overlap its own for the same contract: their lines
/// no longer count. Returns how many reports were superseded.
///
/// # Errors
/// When a query fails.
pub fn supersede_earlier(connection: &mut Connection, report_id: i64) -> Stored<usize> {
    let covered: Vec<(i64, NaiveDate, NaiveDate)> = report_contract::table
        .filter(report_contract::report_id.eq(report_id))
        .select((
            report_contract::contract_id,
            report_contract::period_start,
            report_contract::period_end,
        ))
        .load(connection)?;
    let mut superseded = 0;
    for (contract, start, end) in covered {
        let earlier: Vec<(i64, i64)> = report_contract::table
            .inner_join(report::table)
            .filter(report_contract::contract_id.eq(contract))
            .filter(report_contract::report_id.ne(report_id))
            .filter(report_contract::superseded.eq(false))
            .filter(report_contract::period_start.le(end))
            .filter(report_contract::period_end.ge(start))
            .filter(report::state.eq("accepted"))
            .select((report_contract::id, report_contract::report_id))
            .load(connection)?;
        for (id, report) in earlier {
            diesel::update(report_contract::table.find(id))
                .set(report_contract::superseded.eq(true))
                .execute(connection)?;
            diesel::update(
                report_line::table
                    .filter(report_line::report_id.eq(report))
                    .filter(report_line::contract_id.eq(contract)),
            )
            .set(report_line::state.eq("superseded"))
            .execute(connection)?;
            superseded += 1;
        }
    }
    Ok(superseded)
}

/// Contract and period of every report that was submitted or accepted, for those contracts.
///
/// # Errors
/// When the query fails.
pub fn reported_periods(
    connection: &mut Connection,
    contracts: &[i64],
) -> Stored<Vec<(i64, NaiveDate, NaiveDate)>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq_any(contracts.to_vec()))
        .filter(report::state.eq_any(vec!["submitted", "accepted"]))
        .order((report_contract::contract_id, report_contract::period_start))
        .select((
            report_contract::contract_id,
            report_contract::period_start,
            report_contract::period_end,
        ))
        .load(connection)?)
}
