//! Cells that a supplier corrected on a screen, with who did so and why. What was taken back stays and no longer counts.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, cell_correction, report_problem},
};

/// A correction to be stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = cell_correction)]
pub struct NewCorrection {
    /// Identifier for the outside.
    pub public_id: String,
    /// Report.
    pub report_id: i64,
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// The cell, as `H12`.
    pub cell: String,
    /// What the cell is to hold; empty for nothing.
    pub typed: String,
    /// What stood there before, where that was told as wrong and says nothing about a person.
    pub found: Option<String>,
    /// Why.
    pub reason: String,
    /// Who corrected it.
    pub corrected_by: i64,
    /// When.
    pub corrected_at: NaiveDateTime,
}

/// A stored correction.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewCorrection")]
pub struct StoredCorrection {
    pub public_id: String,
    pub report_id: i64,
    pub sheet: String,
    pub cell: String,
    pub typed: String,
    pub found: Option<String>,
    pub reason: String,
    /// Mail address of who corrected it.
    pub corrected_by: String,
    pub corrected_at: NaiveDateTime,
    /// Key of who corrected it.
    pub account: i64,
    /// When it was taken back, or another took its place.
    pub withdrawn_at: Option<NaiveDateTime>,
}

/// What is told instead of what stands in a cell.
const HIDDEN: &str = "***";

impl StoredCorrection {
    /// The correction for who may see what stands in cells, or not: then that the cell was corrected, by whom and why.
    #[must_use]
    pub fn as_seen(self, sees_cells: bool) -> Self {
        match sees_cells {
            true => self,
            false => Self {
                typed: HIDDEN.to_owned(),
                found: None,
                ..self
            },
        }
    }
}

/// Stores a correction.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewCorrection) -> Stored<()> {
    diesel::insert_into(cell_correction::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The corrections of reports, in the order in which they were made; those included that were taken back.
///
/// # Errors
/// When the query fails.
pub fn of_reports(connection: &mut Connection, reports: &[i64]) -> Stored<Vec<StoredCorrection>> {
    Ok(cell_correction::table
        .inner_join(account::table.on(cell_correction::corrected_by.eq(account::id)))
        .filter(cell_correction::report_id.eq_any(reports.to_vec()))
        .order(cell_correction::id)
        .select((
            cell_correction::public_id,
            cell_correction::report_id,
            cell_correction::sheet,
            cell_correction::cell,
            cell_correction::typed,
            cell_correction::found,
            cell_correction::reason,
            account::email,
            cell_correction::corrected_at,
            cell_correction::corrected_by,
            cell_correction::withdrawn_at,
        ))
        .load(connection)?)
}

/// The corrections of reports that count, in the order in which they were made.
///
/// # Errors
/// When the query fails.
pub fn in_force(connection: &mut Connection, reports: &[i64]) -> Stored<Vec<StoredCorrection>> {
    let mut all = of_reports(connection, reports)?;
    all.retain(|one| one.withdrawn_at.is_none());
    Ok(all)
}

/// How many corrections of a report count.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, report: i64) -> Stored<i64> {
    Ok(cell_correction::table
        .filter(cell_correction::report_id.eq(report))
        .filter(cell_correction::withdrawn_at.is_null())
        .count()
        .get_result(connection)?)
}

/// Which corrections are taken back.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// That of this public identifier.
    One(&'a str),
    /// That of this sheet and cell.
    Of(&'a str, &'a str),
}

/// Takes a correction of a report back; whether there was one that counted.
///
/// # Errors
/// When the query fails.
pub fn withdraw(
    connection: &mut Connection,
    report: i64,
    which: Which<'_>,
    by: i64,
    now: NaiveDateTime,
) -> Stored<bool> {
    let in_force = cell_correction::table
        .filter(cell_correction::report_id.eq(report))
        .filter(cell_correction::withdrawn_at.is_null());
    let set = (
        cell_correction::withdrawn_by.eq(by),
        cell_correction::withdrawn_at.eq(now),
    );
    let changed = match which {
        Which::One(id) => {
            let one = in_force.filter(cell_correction::public_id.eq(id.to_owned()));
            diesel::update(one).set(set).execute(connection)?
        }
        Which::Of(sheet, cell) => {
            let one = in_force
                .filter(cell_correction::sheet.eq(sheet.to_owned()))
                .filter(cell_correction::cell.eq(cell.to_owned()));
            diesel::update(one).set(set).execute(connection)?
        }
    };
    Ok(changed > 0)
}

/// What a problem says of a cell.
#[derive(Clone, Debug, Queryable)]
pub struct ProblemAt {
    /// What it is, in a stable word.
    pub code: String,
    /// Name of the field.
    pub field: Option<String>,
    /// What the cell holds.
    pub found: Option<String>,
}

/// The problems at a cell of a report.
///
/// # Errors
/// When the query fails.
pub fn problems_at(
    connection: &mut Connection,
    report: i64,
    sheet: &str,
    cell: &str,
) -> Stored<Vec<ProblemAt>> {
    Ok(report_problem::table
        .filter(report_problem::report_id.eq(report))
        .filter(report_problem::sheet.eq(sheet.to_owned()))
        .filter(report_problem::cell.eq(cell.to_owned()))
        .order(report_problem::id)
        .select((
            report_problem::code,
            report_problem::field,
            report_problem::found,
        ))
        .load(connection)?)
}
