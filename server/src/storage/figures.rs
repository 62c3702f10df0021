//! Sums over the lines of contracts, added up by the database: what standings are made of.
//!
//! One query a kind of figure, whatever the number of contracts.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::BigInt,
};

use super::{
    Connection, Stored,
    schema::{job_hours, line_value, report, report_contract, report_line},
};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    line_value::obligation_id,
    report_line::state
);

/// A sum for an obligation.
#[derive(Clone, Debug, Queryable)]
pub struct ObligationSum {
    /// Obligation.
    pub obligation_id: i64,
    /// State of the lines that were added: `submitted` or `accepted`.
    pub state: String,
    /// Sum in the unit of the obligation.
    pub amount: i64,
}

/// A number for a contract.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct ContractSum {
    /// Contract.
    pub contract_id: i64,
    /// The number.
    pub amount: i64,
}

/// What lines bring up to a day, by obligation and by whether they are accepted or still to be judged.
///
/// A submitted line counts only where it adds to what is accepted: not where a day of it is accepted already, and of
/// several submitted reports on the same days only for the latest.
///
/// # Errors
/// When the query fails.
pub fn realised(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<ObligationSum>> {
    let stronger = report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(report_line::contract_id))
        .filter(report_contract::report_id.ne(report_line::report_id))
        .filter(report_contract::superseded.eq(false))
        .filter(report_contract::period_start.le(report_line::period_end))
        .filter(report_contract::period_end.ge(report_line::period_start))
        .filter(
            report::state.eq("accepted").or(report::state
                .eq("submitted")
                .and(report_contract::report_id.gt(report_line::report_id))),
        );
    Ok(line_value::table
        .inner_join(report_line::table)
        .filter(report_line::contract_id.eq_any(contracts.to_vec()))
        .filter(
            report_line::state.eq("accepted").or(report_line::state
                .eq("submitted")
                .and(not(exists(stronger)))),
        )
        .filter(line_value::counts_on.le(on))
        .group_by((line_value::obligation_id, report_line::state))
        .select((
            line_value::obligation_id,
            report_line::state,
            sql::<BigInt>("CAST(COALESCE(SUM(line_value.amount), 0) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// What the placements that run on a day will still bring, by obligation: those of the latest accepted report on each
/// contract. Who is not in it any more brings nothing more.
///
/// # Errors
/// When the query fails.
pub fn to_come(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<(i64, i64)>> {
    let later = report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(report_line::contract_id))
        .filter(report_contract::superseded.eq(false))
        .filter(report::state.eq("accepted"))
        .filter(report_contract::period_end.gt(report_line::period_end))
        .filter(report_contract::period_end.le(on));
    // On a day within a report of several months its later months are not there yet, and its earlier ones are over.
    let follows = diesel::alias!(report_line as follows);
    let followed = follows
        .filter(
            follows
                .field(report_line::contract_id)
                .eq(report_line::contract_id),
        )
        .filter(follows.field(report_line::state).eq("accepted"))
        .filter(
            follows
                .field(report_line::period_end)
                .gt(report_line::period_end),
        )
        .filter(follows.field(report_line::period_end).le(on));
    Ok(line_value::table
        .inner_join(report_line::table)
        .filter(report_line::contract_id.eq_any(contracts.to_vec()))
        .filter(report_line::state.eq("accepted"))
        .filter(report_line::period_end.le(on))
        .filter(line_value::to_come.gt(0))
        .filter(not(exists(later)))
        .filter(not(exists(followed)))
        .group_by(line_value::obligation_id)
        .select((
            line_value::obligation_id,
            sql::<BigInt>("CAST(COALESCE(SUM(line_value.to_come), 0) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// A sum by contract over its accepted lines whose period ends on or before a day.
macro_rules! of_accepted_lines {
    ($connection:expr, $contracts:expr, $on:expr, $sum:literal $(, $condition:expr)*) => {
        report_line::table
            .filter(report_line::contract_id.eq_any($contracts.to_vec()))
            .filter(report_line::state.eq("accepted"))
            .filter(report_line::period_end.le($on))
            $(.filter($condition))*
            .group_by(report_line::contract_id)
            .select((report_line::contract_id, sql::<BigInt>($sum)))
            .load::<ContractSum>($connection)
    };
}

/// How many accepted lines of a contract end on or before a day.
///
/// # Errors
/// When the query fails.
pub fn lines(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<ContractSum>> {
    Ok(of_accepted_lines!(
        connection,
        contracts,
        on,
        "CAST(COUNT(*) AS BIGINT)"
    )?)
}

/// Accepted turnover up to a day, in euro cents.
///
/// # Errors
/// When the query fails.
pub fn turnover(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<ContractSum>> {
    Ok(of_accepted_lines!(
        connection,
        contracts,
        on,
        "CAST(COALESCE(SUM(report_line.amount_cents), 0) AS BIGINT)",
        report_line::kind.eq("turnover")
    )?)
}

/// How many different candidates were placed up to a day.
///
/// # Errors
/// When the query fails.
pub fn candidates(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<ContractSum>> {
    Ok(of_accepted_lines!(
        connection,
        contracts,
        on,
        "CAST(COUNT(DISTINCT report_line.candidate) AS BIGINT)",
        report_line::kind.eq("placement")
    )?)
}

/// How many accepted lines have no building block in the value table of an obligation.
///
/// # Errors
/// When the query fails.
pub fn without_block(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<(i64, i64)>> {
    Ok(line_value::table
        .inner_join(report_line::table)
        .filter(report_line::contract_id.eq_any(contracts.to_vec()))
        .filter(report_line::state.eq("accepted"))
        .filter(report_line::period_end.le(on))
        .filter(report_line::kind.ne("turnover"))
        .filter(line_value::value_table_id.is_not_null())
        .filter(line_value::block.is_null())
        .group_by(line_value::obligation_id)
        .select((
            line_value::obligation_id,
            sql::<BigInt>("CAST(COUNT(*) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// Hours that count for jobs, of accepted lines, by contract, in ten-thousandths.
macro_rules! job_hours_where {
    ($connection:expr, $contracts:expr $(, $condition:expr)+) => {
        job_hours::table
            .inner_join(report_line::table)
            .filter(job_hours::contract_id.eq_any($contracts.to_vec()))
            .filter(report_line::state.eq("accepted"))
            $(.filter($condition))+
            .group_by(job_hours::contract_id)
            .select((
                job_hours::contract_id,
                sql::<BigInt>("CAST(COALESCE(SUM(job_hours.hours), 0) AS BIGINT)"),
            ))
            .load::<ContractSum>($connection)
    };
}

/// Hours that count for jobs in one quarter, of accepted lines, in ten-thousandths.
///
/// # Errors
/// When the query fails.
pub fn hours_in_quarter(
    connection: &mut Connection,
    contracts: &[i64],
    year: i32,
    quarter: i32,
) -> Stored<Vec<ContractSum>> {
    Ok(job_hours_where!(
        connection,
        contracts,
        job_hours::year.eq(year),
        job_hours::quarter.eq(quarter)
    )?)
}

/// Hours that count for jobs up to a day, of accepted lines, in ten-thousandths.
///
/// # Errors
/// When the query fails.
pub fn hours_to_date(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
) -> Stored<Vec<ContractSum>> {
    Ok(job_hours_where!(
        connection,
        contracts,
        report_line::period_end.le(on)
    )?)
}

/// What the lines of one report come to.
#[derive(Clone, Debug)]
pub struct ReportSums {
    /// Obligation, and what the lines are worth for it.
    pub worth: Vec<(i64, i64)>,
    /// How many lines each contract has.
    pub lines: Vec<ContractSum>,
}

/// What the lines of one report are worth, by obligation, and how many lines each contract has in it.
///
/// # Errors
/// When a query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<ReportSums> {
    let worth = line_value::table
        .inner_join(report_line::table)
        .filter(report_line::report_id.eq(report))
        .group_by(line_value::obligation_id)
        .select((
            line_value::obligation_id,
            sql::<BigInt>("CAST(COALESCE(SUM(line_value.amount), 0) AS BIGINT)"),
        ))
        .load(connection)?;
    let lines = report_line::table
        .filter(report_line::report_id.eq(report))
        .group_by(report_line::contract_id)
        .select((
            report_line::contract_id,
            sql::<BigInt>("CAST(COUNT(*) AS BIGINT)"),
        ))
        .load(connection)?;
    Ok(ReportSums { worth, lines })
}
