//! The candidates of a report beside those of other reports: what the database finds alike, for rules to judge.
//!
//! Candidates are compared by pseudonym, which is one supplier's own; no query looks at another supplier's lines.

use chrono::NaiveDate;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Date, Nullable, Text},
};

use super::{
    Connection, Stored,
    database::each,
    schema::{report, report_contract},
};

/// Pairs that one comparison looks at, at most.
const PAIRS: i64 = 10_000;

/// The report of a contract that came before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct EarlierReport {
    /// Key of the report.
    pub report_id: i64,
    /// Last day that it covers of the contract.
    pub period_end: NaiveDate,
}

/// The latest submitted or accepted report of a contract up to a day, but for one report itself.
///
/// # Errors
/// When the query fails.
pub fn earlier_report(
    connection: &mut Connection,
    contract: i64,
    until: NaiveDate,
    but: i64,
) -> Stored<Option<EarlierReport>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::report_id.ne(but))
        .filter(report_contract::superseded.eq(false))
        .filter(report_contract::period_end.le(until))
        .filter(report::state.eq_any(vec!["submitted", "accepted", "partly_accepted"]))
        .order((
            report_contract::period_end.desc(),
            report_contract::report_id.desc(),
        ))
        .select((report_contract::report_id, report_contract::period_end))
        .first(connection)
        .optional()?)
}

/// A placement that an earlier report has.
#[derive(Clone, Debug, QueryableByName)]
pub struct EarlierPlacement {
    /// Pseudonym of the candidate.
    #[diesel(sql_type = Text)]
    pub candidate: String,
    /// Target group, in its word.
    #[diesel(sql_type = Nullable<Text>)]
    pub target_group: Option<String>,
    /// First working day.
    #[diesel(sql_type = Nullable<Date>)]
    pub starts: Option<NaiveDate>,
    /// Sheet of the line.
    #[diesel(sql_type = Text)]
    pub sheet: String,
    /// The cell of every field, as a JSON object.
    #[diesel(sql_type = Text)]
    pub cells: String,
}

/// Placements under a contract that ran on after the earlier report (up to `since` or longer) and whose candidates do
/// not stand in this report.
///
/// # Errors
/// When the query fails.
pub fn vanished(
    connection: &mut Connection,
    report: i64,
    contract: i64,
    earlier: EarlierReport,
    since: NaiveDate,
) -> Stored<Vec<EarlierPlacement>> {
    const VANISHED: &str = "SELECT e.candidate, e.target_group, e.starts, e.sheet, e.cells FROM report_line e \
         WHERE e.report_id = $1 AND e.contract_id = $2 AND e.kind = 'placement' AND e.candidate IS NOT NULL \
         AND (e.ends IS NULL OR (e.ends > $3 AND e.ends >= $4)) \
         AND NOT EXISTS (SELECT 1 FROM report_line l WHERE l.contract_id = e.contract_id AND l.candidate = e.candidate \
         AND l.report_id = $5) ORDER BY e.id LIMIT $6";
    Ok(each!(connection, inner => diesel::sql_query(VANISHED)
        .bind::<BigInt, _>(earlier.report_id)
        .bind::<BigInt, _>(contract)
        .bind::<Date, _>(earlier.period_end)
        .bind::<Date, _>(since)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(PAIRS)
        .load(inner))?)
}

/// A line of this report beside a line of the earlier one, of the same candidate and contract.
#[derive(Clone, Debug, QueryableByName)]
#[expect(
    missing_docs,
    reason = "the fields are those of lines; `was_` is the earlier one"
)]
pub struct ChangedPair {
    #[diesel(sql_type = BigInt)]
    pub line_id: i64,
    #[diesel(sql_type = Text)]
    pub sheet: String,
    #[diesel(sql_type = Text)]
    pub cells: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub target_group: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    pub starts: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Bool>)]
    pub ldr: Option<bool>,
    #[diesel(sql_type = Nullable<Text>)]
    pub was_target_group: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    pub was_starts: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    pub was_ends: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Bool>)]
    pub was_ldr: Option<bool>,
}

// `+e.report_id` lets SQLite look the candidate up by its own index; by that of the report it would look through all
// lines of the report for each candidate.

/// Lines under a contract that the earlier report does not have just so, each beside the earlier lines of its candidate
/// that no other line of this report goes on with.
///
/// # Errors
/// When the query fails.
pub fn changed(
    connection: &mut Connection,
    report: i64,
    contract: i64,
    earlier: EarlierReport,
) -> Stored<Vec<ChangedPair>> {
    const CHANGED: &str = "SELECT l.id AS line_id, l.sheet, l.cells, l.target_group, l.starts, l.ldr, \
         e.target_group AS was_target_group, e.starts AS was_starts, e.ends AS was_ends, e.ldr AS was_ldr \
         FROM report_line l JOIN report_line e ON e.contract_id = l.contract_id AND e.candidate = l.candidate \
         WHERE l.report_id = $1 AND l.contract_id = $2 AND +e.report_id = $3 \
         AND l.kind = 'placement' AND e.kind = 'placement' \
         AND NOT EXISTS (SELECT 1 FROM report_line s WHERE s.contract_id = l.contract_id AND s.candidate = l.candidate \
         AND s.report_id = $3 AND s.target_group = l.target_group AND s.starts = l.starts \
         AND (s.ldr = l.ldr OR s.ldr IS NULL OR l.ldr IS NULL)) \
         AND NOT EXISTS (SELECT 1 FROM report_line m WHERE m.contract_id = l.contract_id AND m.candidate = l.candidate \
         AND m.report_id = $1 AND m.starts = e.starts AND m.starts <> l.starts) \
         ORDER BY l.id, e.id LIMIT $4";
    Ok(each!(connection, inner => diesel::sql_query(CHANGED)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(contract)
        .bind::<BigInt, _>(earlier.report_id)
        .bind::<BigInt, _>(PAIRS)
        .load(inner))?)
}

/// A line of this report beside a line of the same candidate under another contract of the supplier, in periods that
/// share days.
#[derive(Clone, Debug, QueryableByName)]
#[expect(
    missing_docs,
    reason = "the fields are those of lines; `other_` is the other one"
)]
pub struct ElsewherePair {
    #[diesel(sql_type = BigInt)]
    pub line_id: i64,
    #[diesel(sql_type = Text)]
    pub sheet: String,
    #[diesel(sql_type = Text)]
    pub cells: String,
    #[diesel(sql_type = Date)]
    pub period_start: NaiveDate,
    #[diesel(sql_type = Date)]
    pub period_end: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    pub starts: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    pub ends: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub hours_per_week: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub paid_hours: Option<i64>,
    #[diesel(sql_type = BigInt)]
    pub other_report_id: i64,
    #[diesel(sql_type = BigInt)]
    pub other_contract_id: i64,
    #[diesel(sql_type = Text)]
    pub other_sheet: String,
    #[diesel(sql_type = Text)]
    pub other_cells: String,
    #[diesel(sql_type = Date)]
    pub other_period_start: NaiveDate,
    #[diesel(sql_type = Date)]
    pub other_period_end: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    pub other_starts: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    pub other_ends: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub other_hours_per_week: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub other_paid_hours: Option<i64>,
}

/// Candidates of a report who also stand under another contract of the same supplier: in the same report, or in one that
/// was submitted or accepted.
///
/// # Errors
/// When the query fails.
pub fn elsewhere(
    connection: &mut Connection,
    report: i64,
    supplier: i64,
) -> Stored<Vec<ElsewherePair>> {
    const ELSEWHERE: &str = "SELECT l.id AS line_id, l.sheet, l.cells, l.period_start, l.period_end, l.starts, l.ends, \
         l.hours_per_week, l.paid_hours, o.report_id AS other_report_id, o.contract_id AS other_contract_id, \
         o.sheet AS other_sheet, o.cells AS other_cells, o.period_start AS other_period_start, \
         o.period_end AS other_period_end, o.starts AS other_starts, o.ends AS other_ends, \
         o.hours_per_week AS other_hours_per_week, o.paid_hours AS other_paid_hours \
         FROM report_line l JOIN report_line o ON o.candidate = l.candidate AND o.contract_id <> l.contract_id \
         AND o.period_end >= l.period_start AND o.period_start <= l.period_end \
         WHERE l.report_id = $1 AND l.kind = 'placement' AND o.kind = 'placement' \
         AND o.contract_id IN (SELECT id FROM contract WHERE supplier_id = $2) \
         AND (o.report_id = $1 OR o.state IN ('submitted', 'accepted')) ORDER BY l.id, o.id LIMIT $3";
    Ok(each!(connection, inner => diesel::sql_query(ELSEWHERE)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(supplier)
        .bind::<BigInt, _>(PAIRS)
        .load(inner))?)
}
