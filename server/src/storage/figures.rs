//! Sums over contracts, from the rollups: what standings are made of. No line is looked at here.
//!
//! One query a kind of figure, whatever the number of contracts and of lines.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::BigInt,
};

use super::{
    Connection, Known, Stored,
    schema::{
        covered_rollup, hours_rollup, line_value, lines_rollup, people_rollup, report_line,
        worth_rollup,
    },
};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    worth_rollup::obligation_id,
    worth_rollup::state
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
    /// The part of it that evidence backs.
    pub with_evidence: i64,
}

/// A number for a contract.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct ContractSum {
    /// Contract.
    pub contract_id: i64,
    /// The number.
    pub amount: i64,
}

/// Rows of a rollup that were known.
macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::known_from.le($known.at()).and(
            $table::known_until
                .is_null()
                .or($table::known_until.gt($known.at())),
        )
    };
}

/// Rows of a rollup of those contracts, as they were known.
macro_rules! known_rows {
    ($table:ident, $contracts:expr, $known:expr) => {
        $table::table
            .filter($table::contract_id.eq_any($contracts.to_vec()))
            .filter(known!($table, $known))
    };
}

/// What lines bring up to a day, by obligation and by whether they are accepted or still to be judged.
///
/// Submitted lines count only where they add to what is accepted: not where a day of them is accepted already, and of
/// several submitted reports on the same days only the latest.
///
/// # Errors
/// When the query fails.
pub fn realised(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<ObligationSum>> {
    let stronger = covered_rollup::table
        .filter(covered_rollup::contract_id.eq(worth_rollup::contract_id))
        .filter(covered_rollup::report_id.ne(worth_rollup::report_id))
        .filter(known!(covered_rollup, known))
        .filter(covered_rollup::period_start.le(worth_rollup::period_end))
        .filter(covered_rollup::period_end.ge(worth_rollup::period_start))
        .filter(
            covered_rollup::state
                .eq("accepted")
                .or(covered_rollup::report_id.gt(worth_rollup::report_id)),
        );
    Ok(known_rows!(worth_rollup, contracts, known)
        .filter(worth_rollup::state.eq("accepted").or(not(exists(stronger))))
        .filter(worth_rollup::period_end.le(on))
        .group_by((worth_rollup::obligation_id, worth_rollup::state))
        .select((
            worth_rollup::obligation_id,
            worth_rollup::state,
            sql::<BigInt>("CAST(SUM(worth_rollup.amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(worth_rollup.with_evidence) AS BIGINT)"),
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
    known: Known,
) -> Stored<Vec<(i64, i64)>> {
    let later = covered_rollup::table
        .filter(covered_rollup::contract_id.eq(worth_rollup::contract_id))
        .filter(covered_rollup::state.eq("accepted"))
        .filter(known!(covered_rollup, known))
        .filter(covered_rollup::period_end.gt(worth_rollup::period_end))
        .filter(covered_rollup::period_end.le(on));
    // On a day within a report of several months its later months are not there yet, and its earlier ones are over.
    let followed = lines_rollup::table
        .filter(lines_rollup::contract_id.eq(worth_rollup::contract_id))
        .filter(lines_rollup::state.eq("accepted"))
        .filter(known!(lines_rollup, known))
        .filter(lines_rollup::period_end.gt(worth_rollup::period_end))
        .filter(lines_rollup::period_end.le(on));
    Ok(known_rows!(worth_rollup, contracts, known)
        .filter(worth_rollup::state.eq("accepted"))
        .filter(worth_rollup::period_end.le(on))
        .filter(worth_rollup::to_come.gt(0))
        .filter(not(exists(later)))
        .filter(not(exists(followed)))
        .group_by(worth_rollup::obligation_id)
        .select((
            worth_rollup::obligation_id,
            sql::<BigInt>("CAST(SUM(worth_rollup.to_come) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// How many accepted lines of a contract end on or before a day.
///
/// # Errors
/// When the query fails.
pub fn lines(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<ContractSum>> {
    Ok(known_rows!(lines_rollup, contracts, known)
        .filter(lines_rollup::state.eq("accepted"))
        .filter(lines_rollup::period_end.le(on))
        .group_by(lines_rollup::contract_id)
        .select((
            lines_rollup::contract_id,
            sql::<BigInt>("CAST(SUM(lines_rollup.lines) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// Turnover that accepted lines state, in euro cents.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Turnover {
    /// Contract.
    pub contract_id: i64,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Turnover of the periods that end on that day.
    pub cents: i64,
}

/// Accepted turnover by the last day of its period, in euro cents.
///
/// # Errors
/// When the query fails.
pub fn turnover(
    connection: &mut Connection,
    contracts: &[i64],
    known: Known,
) -> Stored<Vec<Turnover>> {
    Ok(known_rows!(lines_rollup, contracts, known)
        .filter(lines_rollup::state.eq("accepted"))
        .filter(lines_rollup::turnover_lines.gt(0))
        .group_by((lines_rollup::contract_id, lines_rollup::period_end))
        .order((lines_rollup::contract_id, lines_rollup::period_end))
        .select((
            lines_rollup::contract_id,
            lines_rollup::period_end,
            sql::<BigInt>("CAST(SUM(lines_rollup.turnover_cents) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// Those of the contracts of which some accepted report up to a day states no turnover.
///
/// # Errors
/// When the query fails.
pub fn without_turnover(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<i64>> {
    let stated = lines_rollup::table
        .filter(lines_rollup::report_id.eq(covered_rollup::report_id))
        .filter(lines_rollup::contract_id.eq(covered_rollup::contract_id))
        .filter(lines_rollup::turnover_lines.gt(0))
        .filter(known!(lines_rollup, known));
    Ok(known_rows!(covered_rollup, contracts, known)
        .filter(covered_rollup::state.eq("accepted"))
        .filter(covered_rollup::period_end.le(on))
        .filter(not(exists(stated)))
        .select(covered_rollup::contract_id)
        .distinct()
        .load(connection)?)
}

/// How many people of a contract a measure counts on a day.
#[derive(Clone, Debug, Queryable)]
pub struct PeopleSum {
    /// Contract.
    pub contract_id: i64,
    /// `candidates`, `placed_6`, `lasted_6`, `placed_12`, `lasted_12`, `temporary` or `became_permanent`.
    pub measure: String,
    /// How many.
    pub people: i64,
}

/// The people of contracts on a day, by measure.
///
/// # Errors
/// When the query fails.
pub fn people(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<PeopleSum>> {
    Ok(known_rows!(people_rollup, contracts, known)
        .filter(people_rollup::counts_from.le(on))
        .group_by((people_rollup::contract_id, people_rollup::measure))
        .select((
            people_rollup::contract_id,
            people_rollup::measure,
            sql::<BigInt>("CAST(SUM(people_rollup.people) AS BIGINT)"),
        ))
        .load(connection)?)
}

/// How many accepted lines have no building block in the value table of an obligation.
///
/// # Errors
/// When the query fails.
pub fn without_block(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<(i64, i64)>> {
    Ok(known_rows!(worth_rollup, contracts, known)
        .filter(worth_rollup::state.eq("accepted"))
        .filter(worth_rollup::period_end.le(on))
        .filter(worth_rollup::without_block.gt(0))
        .group_by(worth_rollup::obligation_id)
        .select((
            worth_rollup::obligation_id,
            sql::<BigInt>("CAST(SUM(worth_rollup.without_block) AS BIGINT)"),
        ))
        .load(connection)?)
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
    known: Known,
) -> Stored<Vec<ContractSum>> {
    Ok(known_rows!(hours_rollup, contracts, known)
        .filter(hours_rollup::year.eq(year))
        .filter(hours_rollup::quarter.eq(quarter))
        .group_by(hours_rollup::contract_id)
        .select((hours_rollup::contract_id, sql::<BigInt>(HOURS)))
        .load(connection)?)
}

/// Hours that count for jobs up to a day, of accepted lines, in ten-thousandths.
///
/// # Errors
/// When the query fails.
pub fn hours_to_date(
    connection: &mut Connection,
    contracts: &[i64],
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<ContractSum>> {
    Ok(known_rows!(hours_rollup, contracts, known)
        .filter(hours_rollup::period_end.le(on))
        .group_by(hours_rollup::contract_id)
        .select((hours_rollup::contract_id, sql::<BigInt>(HOURS)))
        .load(connection)?)
}

const HOURS: &str = "CAST(SUM(hours_rollup.hours) AS BIGINT)";

/// Days of a contract that were reported.
#[derive(Clone, Debug, Queryable)]
pub struct ReportedDays {
    /// Contract.
    pub contract_id: i64,
    /// First day.
    pub period_start: NaiveDate,
    /// Last day.
    pub period_end: NaiveDate,
    /// `accepted`, or `submitted`: it waits for its judgement.
    pub state: String,
}

/// The days of contracts that were reported, in order.
///
/// # Errors
/// When the query fails.
pub fn reported_days(
    connection: &mut Connection,
    contracts: &[i64],
    known: Known,
) -> Stored<Vec<ReportedDays>> {
    Ok(known_rows!(covered_rollup, contracts, known)
        .order((covered_rollup::contract_id, covered_rollup::period_start))
        .select((
            covered_rollup::contract_id,
            covered_rollup::period_start,
            covered_rollup::period_end,
            covered_rollup::state,
        ))
        .load(connection)?)
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
