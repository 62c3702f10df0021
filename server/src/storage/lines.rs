//! Lines of reports, what they are worth, and the hours of them that count for jobs.

use chrono::NaiveDate;
use diesel::{ExecuteCopyFromDsl, prelude::*, sql_types::BigInt};

use super::{
    Connection, Stored,
    schema::{job_hours, line_value, report_line},
};

/// A line to be stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = report_line)]
#[diesel(treat_none_as_default_value = false)]
pub struct NewLine {
    /// Key, from [`next_keys`].
    pub id: i64,
    /// Report that it stands in.
    pub report_id: i64,
    /// Contract for which it counts.
    pub contract_id: i64,
    /// `read`, `submitted`, `accepted`, `returned` or `superseded`.
    pub state: String,
    /// `placement`, `purchase`, `activity` or `turnover`.
    pub kind: String,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Pseudonym of the candidate.
    pub candidate: Option<String>,
    /// Linking key of the candidate, keyed again.
    pub linking_key: Option<String>,
    /// Target group, in its word.
    pub target_group: Option<String>,
    /// Benefit duration, in its word.
    pub benefit_duration: Option<String>,
    /// Whether the supplier states that the candidate is in the register.
    pub ldr: Option<bool>,
    /// First working day.
    pub starts: Option<NaiveDate>,
    /// Last working day.
    pub ends: Option<NaiveDate>,
    /// Contract hours a week, in ten-thousandths.
    pub hours_per_week: Option<i64>,
    /// Paid hours, in ten-thousandths.
    pub paid_hours: Option<i64>,
    /// Arrangement, in its word.
    pub arrangement: Option<String>,
    /// Bonus conditions, by commas.
    pub bonuses: String,
    /// Invoice number of a purchase.
    pub invoice: Option<String>,
    /// Who sold it.
    pub vendor: Option<String>,
    /// Day of the invoice or activity.
    pub day: Option<NaiveDate>,
    /// Amount in euro cents.
    pub amount_cents: Option<i64>,
    /// Hours of an activity, in ten-thousandths.
    pub hours: Option<i64>,
    /// What the activity was.
    pub description: Option<String>,
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// Row as the spreadsheet program shows it.
    pub sheet_row: i64,
    /// The cell of every field, as a JSON object.
    pub cells: String,
}

/// A stored line.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = report_line)]
#[expect(missing_docs, reason = "the fields are those of NewLine")]
pub struct StoredLine {
    pub id: i64,
    pub report_id: i64,
    pub contract_id: i64,
    pub state: String,
    pub kind: String,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub candidate: Option<String>,
    pub target_group: Option<String>,
    pub benefit_duration: Option<String>,
    pub ldr: Option<bool>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub hours_per_week: Option<i64>,
    pub paid_hours: Option<i64>,
    pub arrangement: Option<String>,
    pub bonuses: String,
    pub invoice: Option<String>,
    pub vendor: Option<String>,
    pub day: Option<NaiveDate>,
    pub amount_cents: Option<i64>,
    pub hours: Option<i64>,
    pub description: Option<String>,
    pub sheet: String,
    pub sheet_row: i64,
    pub cells: String,
    pub change_kind: Option<String>,
}

/// What a line is worth for an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = line_value)]
#[diesel(treat_none_as_default_value = false)]
pub struct NewLineValue {
    /// Line.
    pub line_id: i64,
    /// Obligation.
    pub obligation_id: i64,
    /// Revision of the value table that was used.
    pub value_table_id: Option<i64>,
    /// Building block that was used.
    pub block: Option<String>,
    /// Day from which it counts.
    pub counts_on: NaiveDate,
    /// Worth, in the unit of the obligation.
    pub amount: i64,
    /// What the placement will still bring after the line's period, in the same unit.
    pub to_come: i64,
    /// How it was worked out, as JSON.
    pub explanation: String,
}

/// What a line is worth, for a page.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = line_value)]
#[expect(missing_docs, reason = "the fields are those of NewLineValue")]
pub struct StoredLineValue {
    pub line_id: i64,
    pub obligation_id: i64,
    pub block: Option<String>,
    pub amount: i64,
    pub explanation: String,
}

/// Hours of a line that count for jobs in a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = job_hours)]
#[diesel(treat_none_as_default_value = false)]
pub struct NewJobHours {
    /// Line.
    pub line_id: i64,
    /// Contract.
    pub contract_id: i64,
    /// Calendar year.
    pub year: i32,
    /// Calendar quarter, 1 to 4.
    pub quarter: i32,
    /// Paid hours, in ten-thousandths.
    pub hours: i64,
    /// Whether they follow from contract hours only.
    pub by_contract_hours: bool,
}

/// How many rows go into one statement: SQLite takes 32,766 values in one.
pub(super) const CHUNK: usize = 500;

/// Keys for so many lines, in order, to be used in the same transaction: what hangs on the lines can then be stored
/// without asking for them again.
///
/// # Errors
/// When the query fails.
pub fn next_keys(connection: &mut Connection, count: usize) -> Stored<Vec<i64>> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match connection {
        Connection::Postgres(inner) => {
            let drawn: Vec<Key> = diesel::sql_query(
                "SELECT nextval(pg_get_serial_sequence('report_line', 'id')) AS id \
                 FROM generate_series(1, $1)",
            )
            .bind::<BigInt, _>(count)
            .load(inner)?;
            Ok(drawn.into_iter().map(|key| key.id).collect())
        }
        // Nobody else can write before the transaction ends.
        Connection::Sqlite(inner) => {
            let last: Key = diesel::sql_query(
                "SELECT COALESCE(MAX(seq), 0) AS id FROM sqlite_sequence WHERE name = 'report_line'",
            )
            .get_result(inner)?;
            Ok((1..=count)
                .map(|next| last.id.saturating_add(next))
                .collect())
        }
    }
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Stores rows: by COPY where the database has it, which is several times as fast.
macro_rules! store {
    ($connection:expr, $table:expr, $rows:expr) => {
        match $connection {
            Connection::Postgres(inner) => {
                if !$rows.is_empty() {
                    diesel::copy_from($table)
                        .from_insertable($rows)
                        .execute(inner)?;
                }
            }
            Connection::Sqlite(inner) => {
                // One prepared statement for all: of many rows in one, every length is a statement of its own to be
                // understood, and may have to be undone in part.
                for row in $rows {
                    diesel::insert_into($table).values(row).execute(inner)?;
                }
            }
        }
    };
}

/// Stores lines.
///
/// # Errors
/// When a query fails.
pub fn insert(connection: &mut Connection, new: &[NewLine]) -> Stored<()> {
    store!(connection, report_line::table, new);
    Ok(())
}

/// Stores what lines are worth.
///
/// # Errors
/// When a query fails.
pub fn insert_values(connection: &mut Connection, new: &[NewLineValue]) -> Stored<()> {
    store!(connection, line_value::table, new);
    Ok(())
}

/// Stores the hours of lines that count for jobs.
///
/// # Errors
/// When a query fails.
pub fn insert_job_hours(connection: &mut Connection, new: &[NewJobHours]) -> Stored<()> {
    store!(connection, job_hours::table, new);
    Ok(())
}

/// Removes the first so many lines of a report with all that hangs on them; false when there are none left.
///
/// # Errors
/// When a query fails.
pub fn delete_some(connection: &mut Connection, report: i64, most: i64) -> Stored<bool> {
    let first: Vec<i64> = report_line::table
        .filter(report_line::report_id.eq(report))
        .order(report_line::id)
        .limit(most)
        .select(report_line::id)
        .load(connection)?;
    for lines in first.chunks(CHUNK) {
        let lines = || lines.to_vec();
        diesel::delete(job_hours::table.filter(job_hours::line_id.eq_any(lines())))
            .execute(connection)?;
        diesel::delete(line_value::table.filter(line_value::line_id.eq_any(lines())))
            .execute(connection)?;
        diesel::delete(report_line::table.filter(report_line::id.eq_any(lines())))
            .execute(connection)?;
    }
    Ok(!first.is_empty())
}

/// Whether a report has any line.
///
/// # Errors
/// When the query fails.
pub fn any_of_report(connection: &mut Connection, report: i64) -> Stored<bool> {
    let first = report_line::table
        .filter(report_line::report_id.eq(report))
        .select(report_line::id)
        .limit(1);
    Ok(first.first::<i64>(connection).optional()?.is_some())
}

/// Gives the lines of a report that are in a state another one.
///
/// # Errors
/// When the query fails.
pub fn move_state(connection: &mut Connection, report: i64, from: &str, to: &str) -> Stored<()> {
    let lines = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::state.eq(from.to_owned()));
    diesel::update(lines)
        .set(report_line::state.eq(to))
        .execute(connection)?;
    Ok(())
}

/// Lines of a report in the order of the file, from the page that begins at `offset`.
///
/// # Errors
/// When the query fails.
pub fn of_report(
    connection: &mut Connection,
    report: i64,
    offset: i64,
    limit: i64,
) -> Stored<Vec<StoredLine>> {
    Ok(report_line::table
        .filter(report_line::report_id.eq(report))
        .order(report_line::id)
        .offset(offset)
        .limit(limit)
        .select(StoredLine::as_select())
        .load(connection)?)
}

/// Lines of a contract that count or wait for a decision, newest period first, from the page that begins at `offset`.
///
/// # Errors
/// When the query fails.
pub fn of_contract(
    connection: &mut Connection,
    contract: i64,
    offset: i64,
    limit: i64,
) -> Stored<Vec<StoredLine>> {
    Ok(report_line::table
        .filter(report_line::contract_id.eq(contract))
        .filter(report_line::state.eq_any(vec!["submitted", "accepted"]))
        .order((report_line::period_end.desc(), report_line::id))
        .offset(offset)
        .limit(limit)
        .select(StoredLine::as_select())
        .load(connection)?)
}

/// What those lines are worth.
///
/// # Errors
/// When the query fails.
pub fn values_of(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<StoredLineValue>> {
    Ok(line_value::table
        .filter(line_value::line_id.eq_any(lines.to_vec()))
        .order((line_value::line_id, line_value::obligation_id))
        .select(StoredLineValue::as_select())
        .load(connection)?)
}

/// How many lines a report has.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, report: i64) -> Stored<i64> {
    Ok(report_line::table
        .filter(report_line::report_id.eq(report))
        .count()
        .get_result(connection)?)
}

/// How many lines of a contract count or wait for a decision.
///
/// # Errors
/// When the query fails.
pub fn count_of_contract(connection: &mut Connection, contract: i64) -> Stored<i64> {
    Ok(report_line::table
        .filter(report_line::contract_id.eq(contract))
        .filter(report_line::state.eq_any(vec!["submitted", "accepted"]))
        .count()
        .get_result(connection)?)
}

/// Whether there is any line of a report.
///
/// # Errors
/// When the query fails.
pub fn any(connection: &mut Connection) -> Stored<bool> {
    let first = report_line::table.select(report_line::id).limit(1);
    Ok(first.first::<i64>(connection).optional()?.is_some())
}
