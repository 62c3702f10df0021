//! Where a warning that was explained in one report stands in another: for explanations that are carried over.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{report_line, report_problem},
};

/// A warning beside which an explanation may stand.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Warned {
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// Letters of the column.
    pub sheet_column: String,
    /// The cell; empty for a whole sheet or file.
    pub cell: String,
    /// Heading above it.
    pub heading: Option<String>,
    /// What was found there.
    pub found: Option<String>,
}

/// Warnings of one code on one sheet of a report, at most.
const MOST: i64 = 10_000;

/// The warnings of a code on a sheet of a report, in the order of the file.
///
/// # Errors
/// When the query fails.
pub fn warnings_of(
    connection: &mut Connection,
    report: i64,
    code: &str,
    sheet: &str,
) -> Stored<Vec<Warned>> {
    Ok(report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::severity.eq("warning"))
        .filter(report_problem::code.eq(code.to_owned()))
        .filter(report_problem::sheet.eq(sheet.to_owned()))
        .order(report_problem::id)
        .limit(MOST)
        .select((
            report_problem::sheet,
            report_problem::sheet_column,
            report_problem::cell,
            report_problem::heading,
            report_problem::found,
        ))
        .load(connection)?)
}

/// Row and candidate of the lines of a report that stand in rows of a sheet.
///
/// # Errors
/// When the query fails.
pub fn candidates_in(
    connection: &mut Connection,
    report: i64,
    sheet: &str,
    rows: &[i64],
) -> Stored<Vec<(i64, String)>> {
    let mut found = Vec::new();
    for rows in rows.chunks(500) {
        let some: Vec<(i64, Option<String>)> = report_line::table
            .filter(report_line::report_id.eq(report))
            .filter(report_line::sheet.eq(sheet.to_owned()))
            .filter(report_line::sheet_row.eq_any(rows.to_vec()))
            .select((report_line::sheet_row, report_line::candidate))
            .load(connection)?;
        let named = some.into_iter();
        found.extend(named.filter_map(|(row, candidate)| Some((row, candidate?))));
    }
    Ok(found)
}
