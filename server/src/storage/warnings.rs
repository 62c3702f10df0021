//! Why suppliers let warnings stand. Kept beside the problems and not with them: reading a file again makes its problems
//! anew, and the reasons stay.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, warning_acceptance},
};

/// A warning or a group of warnings with the reason why it stands.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = warning_acceptance)]
pub struct NewAcceptance {
    /// Report.
    pub report_id: i64,
    /// What is warned of.
    pub code: String,
    /// Sheet name.
    pub sheet: String,
    /// Letters of the column.
    pub sheet_column: String,
    /// The cell; empty for the whole group.
    pub cell: String,
    /// How many warnings the reason was given for.
    pub warnings: i64,
    /// The reason.
    pub reason: String,
    /// Who gave it.
    pub accepted_by: i64,
    /// When.
    pub accepted_at: NaiveDateTime,
}

/// A stored reason.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewAcceptance")]
pub struct StoredAcceptance {
    pub code: String,
    pub sheet: String,
    pub sheet_column: String,
    pub cell: String,
    pub warnings: i64,
    pub reason: String,
    /// Mail address of who gave it.
    pub accepted_by: String,
    pub accepted_at: NaiveDateTime,
}

/// Stores a reason, in the place of an earlier one for the same.
///
/// # Errors
/// When a query fails.
pub fn put(connection: &mut Connection, new: &NewAcceptance) -> Stored<()> {
    remove(
        connection,
        new.report_id,
        (&new.code, &new.sheet, &new.sheet_column, &new.cell),
    )?;
    diesel::insert_into(warning_acceptance::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Removes the reason for a code, sheet, column and cell; whether there was one.
///
/// # Errors
/// When the query fails.
pub fn remove(
    connection: &mut Connection,
    report: i64,
    (code, sheet, column, cell): (&str, &str, &str, &str),
) -> Stored<bool> {
    let removed = diesel::delete(
        warning_acceptance::table
            .filter(warning_acceptance::report_id.eq(report))
            .filter(warning_acceptance::code.eq(code.to_owned()))
            .filter(warning_acceptance::sheet.eq(sheet.to_owned()))
            .filter(warning_acceptance::sheet_column.eq(column.to_owned()))
            .filter(warning_acceptance::cell.eq(cell.to_owned())),
    )
    .execute(connection)?;
    Ok(removed > 0)
}

/// The reasons that were given in a report, in the order in which they were given.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<Vec<StoredAcceptance>> {
    Ok(warning_acceptance::table
        .inner_join(account::table)
        .filter(warning_acceptance::report_id.eq(report))
        .order(warning_acceptance::id)
        .select((
            warning_acceptance::code,
            warning_acceptance::sheet,
            warning_acceptance::sheet_column,
            warning_acceptance::cell,
            warning_acceptance::warnings,
            warning_acceptance::reason,
            account::email,
            warning_acceptance::accepted_at,
        ))
        .load(connection)?)
}
