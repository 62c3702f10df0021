//! Problems of a report page by page in the order of the file: each page goes on from the last problem before.

use diesel::prelude::*;

use super::{Connection, Stored, problems::StoredProblem, schema::report_problem};

/// Which problems; what is not said narrows nothing down.
#[derive(Clone, Debug, Default)]
pub struct ProblemFilter {
    /// `error`, `warning` or `note`.
    pub severity: Option<String>,
    /// What it is, in a stable word.
    pub code: Option<String>,
    /// Sheet name; empty for csv.
    pub sheet: Option<String>,
    /// Letters of the column; empty for a whole sheet or file.
    pub column: Option<String>,
}

/// The problems of a report that a filter lets through.
macro_rules! filtered {
    ($query:expr, $report:expr, $filter:expr) => {{
        let mut query = $query
            .filter(report_problem::report_id.eq($report))
            .into_boxed();
        if let Some(severity) = &$filter.severity {
            query = query.filter(report_problem::severity.eq(severity.clone()));
        }
        if let Some(code) = &$filter.code {
            query = query.filter(report_problem::code.eq(code.clone()));
        }
        if let Some(sheet) = &$filter.sheet {
            query = query.filter(report_problem::sheet.eq(sheet.clone()));
        }
        if let Some(column) = &$filter.column {
            query = query.filter(report_problem::sheet_column.eq(column.clone()));
        }
        query
    }};
}

/// The problems of a report after a key, at most `limit`, each with its key.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    report: i64,
    filter: &ProblemFilter,
    after: Option<i64>,
    limit: i64,
) -> Stored<Vec<(i64, StoredProblem)>> {
    let query = report_problem::table
        .order(report_problem::id)
        .limit(limit)
        .select((report_problem::id, StoredProblem::as_select()));
    let mut query = filtered!(query, report, filter);
    if let Some(after) = after {
        query = query.filter(report_problem::id.gt(after));
    }
    Ok(query.load(connection)?)
}

/// How many problems there are.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, report: i64, filter: &ProblemFilter) -> Stored<i64> {
    let query = report_problem::table.select(diesel::dsl::count_star());
    Ok(filtered!(query, report, filter).first(connection)?)
}
