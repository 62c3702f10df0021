//! What a figure is made of: the lines that count for an obligation, each with where it came from and who decided.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Date, Integer, Nullable, Text, Timestamp},
};

use super::{Connection, Known, Stored, database::each};

/// A line that counts for an obligation.
#[derive(Clone, Debug, QueryableByName)]
pub struct Contribution {
    /// Key of the line.
    #[diesel(sql_type = BigInt)]
    pub line_id: i64,
    /// Worth in the unit of the obligation; hours for a number of jobs.
    #[diesel(sql_type = BigInt)]
    pub amount: i64,
    /// How it was worked out, as JSON.
    #[diesel(sql_type = Text)]
    pub explanation: String,
    /// Code of the value table.
    #[diesel(sql_type = Nullable<Text>)]
    pub value_table: Option<String>,
    /// Which revision of it.
    #[diesel(sql_type = Nullable<Integer>)]
    pub value_table_revision: Option<i32>,
    /// SHA-256 of that revision.
    #[diesel(sql_type = Nullable<Text>)]
    pub value_table_fingerprint: Option<String>,
    /// First day of the period.
    #[diesel(sql_type = Date)]
    pub period_start: NaiveDate,
    /// Last day of the period: from then on it counts.
    #[diesel(sql_type = Date)]
    pub period_end: NaiveDate,
    /// `placement`, `purchase`, `activity` or `turnover`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// Target group, in its word.
    #[diesel(sql_type = Nullable<Text>)]
    pub target_group: Option<String>,
    /// Sheet name; empty for csv.
    #[diesel(sql_type = Text)]
    pub sheet: String,
    /// Row as the spreadsheet program shows it.
    #[diesel(sql_type = BigInt)]
    pub sheet_row: i64,
    /// The cell of every field, as a JSON object.
    #[diesel(sql_type = Text)]
    pub cells: String,
    /// Public identifier of the report.
    #[diesel(sql_type = Text)]
    pub report: String,
    /// Name of its file.
    #[diesel(sql_type = Text)]
    pub file_name: String,
    /// SHA-256 of its file.
    #[diesel(sql_type = Text)]
    pub file_fingerprint: String,
    /// What read it.
    #[diesel(sql_type = Nullable<Text>)]
    pub importer: Option<String>,
    /// Which version of that.
    #[diesel(sql_type = Nullable<Integer>)]
    pub importer_version: Option<i32>,
    /// When it was submitted.
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub submitted_at: Option<NaiveDateTime>,
    /// When it was decided on.
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub decided_at: Option<NaiveDateTime>,
    /// Public identifier of the account that decided.
    #[diesel(sql_type = Nullable<Text>)]
    pub decided_by: Option<String>,
    /// Its role, in its word.
    #[diesel(sql_type = Nullable<Text>)]
    pub decided_by_role: Option<String>,
}

// A line counted if its report counted for its days then, and it was not returned: lines of reports that were replaced or
// undone since are told for an earlier day.
const CONTRIBUTIONS: &str = "SELECT l.id AS line_id, v.amount, v.explanation, t.code AS value_table, \
    t.revision AS value_table_revision, t.fingerprint AS value_table_fingerprint, l.period_start, l.period_end, \
    l.kind, l.target_group, l.sheet, l.sheet_row, l.cells, r.public_id AS report, r.file_name, r.file_fingerprint, \
    r.importer, r.importer_version, r.submitted_at, r.decided_at, a.public_id AS decided_by, a.role AS decided_by_role \
    FROM worth_rollup w \
    INNER JOIN report_line l ON l.report_id = w.report_id AND l.contract_id = w.contract_id \
    AND l.period_start = w.period_start AND l.period_end = w.period_end \
    INNER JOIN line_value v ON v.line_id = l.id AND v.obligation_id = w.obligation_id \
    INNER JOIN report r ON r.id = l.report_id \
    LEFT JOIN value_table t ON t.id = v.value_table_id \
    LEFT JOIN account a ON a.id = r.decided_by \
    WHERE w.obligation_id = $1 AND w.state = 'accepted' AND w.period_end <= $2 \
    AND w.known_from <= $3 AND (w.known_until IS NULL OR w.known_until > $4) \
    AND (l.state = 'accepted' OR ($5 AND l.state IN ('superseded', 'withdrawn') AND NOT EXISTS \
    (SELECT 1 FROM line_decision d WHERE d.line_id = l.id AND d.decision = 'returned'))) \
    AND NOT EXISTS (SELECT 1 FROM line_set_aside s WHERE s.line_id = l.id \
    AND s.known_from <= $3 AND (s.known_until IS NULL OR s.known_until > $4)) \
    AND l.id > $6 ORDER BY l.id LIMIT $7";

/// The next lines after a key that count for an obligation on a day, as it was known.
///
/// # Errors
/// When the query fails.
pub fn after(
    connection: &mut Connection,
    obligation: i64,
    on: NaiveDate,
    known: Known,
    after: i64,
    limit: i64,
) -> Stored<Vec<Contribution>> {
    Ok(each!(connection, inner => diesel::sql_query(CONTRIBUTIONS)
        .bind::<BigInt, _>(obligation)
        .bind::<Date, _>(on)
        .bind::<Timestamp, _>(known.at())
        .bind::<Timestamp, _>(known.at())
        .bind::<Bool, _>(known != Known::now())
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(limit)
        .load(inner))?)
}

/// The part of a figure that one report brings for days of a contract.
#[derive(Clone, Debug, QueryableByName)]
pub struct Part {
    /// Public identifier of the report.
    #[diesel(sql_type = Text)]
    pub report: String,
    /// First day.
    #[diesel(sql_type = Date)]
    pub period_start: NaiveDate,
    /// Last day.
    #[diesel(sql_type = Date)]
    pub period_end: NaiveDate,
    /// Sum in the unit of the obligation; hours for a number of jobs.
    #[diesel(sql_type = BigInt)]
    pub amount: i64,
    /// The part of it that evidence backs.
    #[diesel(sql_type = BigInt)]
    pub with_evidence: i64,
}

/// What a figure is the sum of, by report and days, as it was known.
///
/// # Errors
/// When the query fails.
pub fn parts(
    connection: &mut Connection,
    obligation: i64,
    on: NaiveDate,
    known: Known,
) -> Stored<Vec<Part>> {
    const PARTS: &str = "SELECT r.public_id AS report, w.period_start, w.period_end, w.amount, w.with_evidence \
        FROM worth_rollup w INNER JOIN report r ON r.id = w.report_id \
        WHERE w.obligation_id = $1 AND w.state = 'accepted' AND w.period_end <= $2 \
        AND w.known_from <= $3 AND (w.known_until IS NULL OR w.known_until > $4) \
        ORDER BY w.period_end, w.report_id, w.period_start";
    Ok(each!(connection, inner => diesel::sql_query(PARTS)
        .bind::<BigInt, _>(obligation)
        .bind::<Date, _>(on)
        .bind::<Timestamp, _>(known.at())
        .bind::<Timestamp, _>(known.at())
        .load(inner))?)
}
