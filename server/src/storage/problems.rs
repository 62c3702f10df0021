//! What was found wrong in a report, at its cells.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    database::each,
    schema::{report_problem, report_problem_rest},
};

/// A problem to be stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = report_problem)]
pub struct NewProblem {
    /// Report in which it was found.
    pub report_id: i64,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What it is, in a stable word.
    pub code: String,
    /// Sheet name; empty for csv and for the whole file.
    pub sheet: String,
    /// Cell as A1; empty for the whole file.
    pub cell: String,
    /// Heading above the cell.
    pub heading: Option<String>,
    /// What the cell holds.
    pub found: Option<String>,
    /// What would be right.
    pub expected: Option<String>,
    /// Name of the field.
    pub field: Option<String>,
    /// A right value, where one is known.
    pub suggestion: Option<String>,
    /// Letters of the column; [`insert`] takes them from the cell.
    pub sheet_column: String,
}

impl NewProblem {
    /// `H14` lies in column `H`.
    fn in_its_column(&self) -> Self {
        let column = self
            .cell
            .trim_end_matches(|sign: char| sign.is_ascii_digit());
        Self {
            sheet_column: column.to_owned(),
            ..self.clone()
        }
    }
}

/// A stored problem.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = report_problem)]
#[expect(missing_docs, reason = "the fields are those of NewProblem")]
pub struct StoredProblem {
    pub severity: String,
    pub code: String,
    pub sheet: String,
    pub cell: String,
    pub heading: Option<String>,
    pub found: Option<String>,
    pub expected: Option<String>,
    pub field: Option<String>,
    pub suggestion: Option<String>,
    pub sheet_column: String,
}

impl StoredProblem {
    /// The problem for who may see what stands in cells, or not: then what is wrong and where.
    #[must_use]
    pub fn as_seen(self, sees_cells: bool) -> Self {
        match sees_cells {
            true => self,
            false => Self {
                found: None,
                suggestion: None,
                ..self
            },
        }
    }
}

/// Stores problems.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &[NewProblem]) -> Stored<()> {
    for part in new.chunks(500) {
        let part: Vec<NewProblem> = part.iter().map(NewProblem::in_its_column).collect();
        let part = &part;
        each!(connection, inner => diesel::insert_into(report_problem::table).values(part).execute(inner))?;
    }
    Ok(())
}

/// The problems of a report, in the order of the file; at most `limit` of them.
///
/// # Errors
/// When the query fails.
pub fn of_report(
    connection: &mut Connection,
    report: i64,
    limit: i64,
) -> Stored<Vec<StoredProblem>> {
    Ok(report_problem::table
        .filter(report_problem::report_id.eq(report))
        .order(report_problem::id)
        .limit(limit)
        .select(StoredProblem::as_select())
        .load(connection)?)
}

/// The problems of a report that have one of these codes.
///
/// # Errors
/// When the query fails.
pub fn of_codes(
    connection: &mut Connection,
    report: i64,
    codes: &[&str],
) -> Stored<Vec<StoredProblem>> {
    Ok(report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::code.eq_any(codes.iter().copied()))
        .order(report_problem::id)
        .select(StoredProblem::as_select())
        .load(connection)?)
}

/// Removes the problems of a report that have one of these codes.
///
/// # Errors
/// When the query fails.
pub fn delete_of_codes(connection: &mut Connection, report: i64, codes: &[&str]) -> Stored<()> {
    let found = report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::code.eq_any(codes.iter().copied()));
    diesel::delete(found).execute(connection)?;
    Ok(())
}

/// Whether a report has a problem of one of these codes.
///
/// # Errors
/// When the query fails.
pub fn any_of_codes(connection: &mut Connection, report: i64, codes: &[&str]) -> Stored<bool> {
    let found: i64 = report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::code.eq_any(codes.iter().copied()))
        .count()
        .get_result(connection)?;
    Ok(found > 0)
}

/// Whether a problem of a report stands at a cell.
///
/// # Errors
/// When the query fails.
pub fn any_at_a_cell(connection: &mut Connection, report: i64) -> Stored<bool> {
    let found: Option<i64> = report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::cell.ne(""))
        .select(report_problem::id)
        .first(connection)
        .optional()?;
    Ok(found.is_some())
}

/// How many problems of a severity a report has.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, report: i64, severity: &str) -> Stored<i64> {
    Ok(report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::severity.eq(severity))
        .count()
        .get_result(connection)?)
}

/// Problems of one kind that are not kept one by one.
#[derive(Clone, Debug, Queryable)]
pub struct ProblemRest {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What they are, in a stable word.
    pub code: String,
    /// How many there are.
    pub further: i64,
}

/// Stores how many problems of each kind there are beyond those that are kept one by one.
///
/// # Errors
/// When the query fails.
pub fn insert_rest(connection: &mut Connection, report: i64, rest: &[ProblemRest]) -> Stored<()> {
    for one in rest {
        diesel::insert_into(report_problem_rest::table)
            .values((
                report_problem_rest::report_id.eq(report),
                report_problem_rest::severity.eq(&one.severity),
                report_problem_rest::code.eq(&one.code),
                report_problem_rest::further.eq(one.further),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// How many problems of each kind a report has beyond those that are kept one by one.
///
/// # Errors
/// When the query fails.
pub fn rest_of_report(connection: &mut Connection, report: i64) -> Stored<Vec<ProblemRest>> {
    Ok(report_problem_rest::table
        .filter(report_problem_rest::report_id.eq(report))
        .order((report_problem_rest::severity, report_problem_rest::code))
        .select((
            report_problem_rest::severity,
            report_problem_rest::code,
            report_problem_rest::further,
        ))
        .load(connection)?)
}

/// Removes the problems of a report, before it is read again.
///
/// # Errors
/// When the query fails.
pub fn delete_of_report(connection: &mut Connection, report: i64) -> Stored<()> {
    diesel::delete(report_problem_rest::table.filter(report_problem_rest::report_id.eq(report)))
        .execute(connection)?;
    diesel::delete(report_problem::table.filter(report_problem::report_id.eq(report)))
        .execute(connection)?;
    Ok(())
}
