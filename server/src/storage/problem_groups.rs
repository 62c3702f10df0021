//! Problems of a report as groups: the same severity, code, sheet and column. Counted and cut off by the database, so
//! that a report with a million problems costs a page no more than one with ten groups.

use diesel::{
    dsl::{count_star, max, min},
    prelude::*,
    sql_types::BigInt,
};

use super::{
    Connection, Stored, database::each, problems::StoredProblem, schema::report_problem,
    warnings::StoredAcceptance,
};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    report_problem::severity,
    report_problem::code,
    report_problem::sheet,
    report_problem::sheet_column
);

/// What the problems of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GroupKey {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What it is, in a stable word.
    pub code: String,
    /// Sheet name; empty for csv and for the whole file.
    pub sheet: String,
    /// Letters of the column; empty for a whole sheet or file.
    pub column: String,
}

impl GroupKey {
    /// The group that a stored problem belongs to.
    #[must_use]
    pub fn of(problem: &StoredProblem) -> Self {
        Self {
            severity: problem.severity.clone(),
            code: problem.code.clone(),
            sheet: problem.sheet.clone(),
            column: problem.sheet_column.clone(),
        }
    }
}

/// A group of problems.
#[derive(Clone, Debug)]
pub struct StoredGroup {
    /// What its problems have in common.
    pub key: GroupKey,
    /// Heading above the column.
    pub heading: Option<String>,
    /// Name of the field.
    pub field: Option<String>,
    /// How many problems.
    pub count: i64,
}

impl StoredGroup {
    /// Whether a reason is for this group as a whole. It holds for as many warnings as there were when it was given:
    /// another reading may have found others.
    #[must_use]
    pub fn is_accepted_by(&self, reason: &StoredAcceptance) -> bool {
        let key = &self.key;
        key.severity == "warning"
            && reason.cell.is_empty()
            && reason.warnings == self.count
            && (&reason.code, &reason.sheet, &reason.sheet_column)
                == (&key.code, &key.sheet, &key.column)
    }
}

type Row = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    i64,
);

/// The problems of a report that belong to a group.
macro_rules! in_group {
    ($report:expr, $key:expr) => {
        report_problem::table
            .filter(report_problem::report_id.eq($report))
            .filter(report_problem::severity.eq($key.severity.clone()))
            .filter(report_problem::code.eq($key.code.clone()))
            .filter(report_problem::sheet.eq($key.sheet.clone()))
            .filter(report_problem::sheet_column.eq($key.column.clone()))
    };
}

/// The groups of a report in the order of the file, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64, limit: i64) -> Stored<Vec<StoredGroup>> {
    let rows: Vec<Row> = report_problem::table
        .filter(report_problem::report_id.eq(report))
        .group_by((
            report_problem::severity,
            report_problem::code,
            report_problem::sheet,
            report_problem::sheet_column,
        ))
        .order(min(report_problem::id))
        .limit(limit)
        .select((
            report_problem::severity,
            report_problem::code,
            report_problem::sheet,
            report_problem::sheet_column,
            max(report_problem::heading),
            max(report_problem::field),
            count_star(),
        ))
        .load(connection)?;
    let group = |(severity, code, sheet, column, heading, field, count): Row| StoredGroup {
        key: GroupKey {
            severity,
            code,
            sheet,
            column,
        },
        heading,
        field,
        count,
    };
    Ok(rows.into_iter().map(group).collect())
}

/// The first problems of every group of a report: at most `most` of each and `limit` altogether, in the order of the
/// file.
///
/// # Errors
/// When the query fails.
pub fn firsts(
    connection: &mut Connection,
    report: i64,
    most: i64,
    limit: i64,
) -> Stored<Vec<StoredProblem>> {
    const FIRSTS: &str = "SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY severity, code, sheet, sheet_column \
         ORDER BY id) AS place FROM report_problem WHERE report_id = $1) AS placed WHERE place <= $2 ORDER BY id LIMIT $3";
    let keys: Vec<Key> = each!(connection, inner => diesel::sql_query(FIRSTS)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(most)
        .bind::<BigInt, _>(limit)
        .load(inner))?;
    let keys: Vec<i64> = keys.into_iter().map(|key| key.id).collect();
    Ok(report_problem::table
        .filter(report_problem::id.eq_any(keys))
        .order(report_problem::id)
        .select(StoredProblem::as_select())
        .load(connection)?)
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The problems of one group of a report in the order of the file, from the page that begins at `offset`.
///
/// # Errors
/// When the query fails.
pub fn members(
    connection: &mut Connection,
    report: i64,
    key: &GroupKey,
    offset: i64,
    limit: i64,
) -> Stored<Vec<StoredProblem>> {
    Ok(in_group!(report, key)
        .order(report_problem::id)
        .offset(offset)
        .limit(limit)
        .select(StoredProblem::as_select())
        .load(connection)?)
}

/// One group of a report; `None` where it has no such problem.
///
/// # Errors
/// When the query fails.
pub fn one(
    connection: &mut Connection,
    report: i64,
    key: &GroupKey,
) -> Stored<Option<StoredGroup>> {
    let (heading, field, count): (Option<String>, Option<String>, i64) = in_group!(report, key)
        .select((
            max(report_problem::heading),
            max(report_problem::field),
            count_star(),
        ))
        .first(connection)?;
    Ok((count > 0).then(|| StoredGroup {
        key: key.clone(),
        heading,
        field,
        count,
    }))
}

/// Whether a group of a report names a cell.
///
/// # Errors
/// When the query fails.
pub fn names(connection: &mut Connection, report: i64, key: &GroupKey, cell: &str) -> Stored<bool> {
    let named = in_group!(report, key).filter(report_problem::cell.eq(cell.to_owned()));
    Ok(named.count().get_result::<i64>(connection)? > 0)
}
