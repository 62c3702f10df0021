//! Problems of a report as groups: the same severity, code, sheet and column. Counted and cut off by the database, so
//! that a report with a million problems costs a page no more than one with ten groups.

use std::collections::HashMap;

use diesel::{
    dsl::{count_star, min},
    prelude::*,
};

use super::{
    Connection, Stored, problems::StoredProblem, schema::report_problem, warnings::StoredAcceptance,
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
    /// The first cell; empty for a whole sheet or file.
    pub first: String,
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

type Row = (String, String, String, String, i64, Option<i64>);

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
    // Told by the index alone; what the first problem of each group says is looked up afterwards.
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
            count_star(),
            min(report_problem::id),
        ))
        .load(connection)?;
    let firsts: Vec<i64> = rows.iter().filter_map(|row| row.5).collect();
    let firsts: HashMap<i64, First> = report_problem::table
        .filter(report_problem::id.eq_any(firsts))
        .select((
            report_problem::id,
            (
                report_problem::heading,
                report_problem::field,
                report_problem::cell,
            ),
        ))
        .load::<(i64, First)>(connection)?
        .into_iter()
        .collect();
    let group = |(severity, code, sheet, column, count, first): Row| {
        let (heading, field, first) = first
            .and_then(|first| firsts.get(&first).cloned())
            .unwrap_or_default();
        StoredGroup {
            key: GroupKey {
                severity,
                code,
                sheet,
                column,
            },
            heading,
            field,
            first,
            count,
        }
    };
    Ok(rows.into_iter().map(group).collect())
}

/// Heading, field and cell of the first problem of a group.
type First = (Option<String>, Option<String>, String);

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
    let count: i64 = in_group!(report, key).count().get_result(connection)?;
    let first: Option<First> = in_group!(report, key)
        .order(report_problem::id)
        .select((
            report_problem::heading,
            report_problem::field,
            report_problem::cell,
        ))
        .first(connection)
        .optional()?;
    Ok(first.map(|(heading, field, first)| StoredGroup {
        key: key.clone(),
        heading,
        field,
        first,
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
