//! Why suppliers let warnings stand. Kept beside the problems and not with them: reading a file again makes its problems
//! anew, and the reasons stay.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, report, warning_acceptance},
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
    /// The report from which it was carried over.
    pub carried_from: Option<i64>,
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
    /// Key of who gave it.
    pub account: i64,
    /// Public identifier of the report from which it was carried over.
    pub carried_from: Option<String>,
}

/// The reasons for a code, sheet, column and cell of a report.
macro_rules! of_key {
    ($report:expr, $key:expr) => {
        warning_acceptance::table
            .filter(warning_acceptance::report_id.eq($report))
            .filter(warning_acceptance::code.eq($key.0.to_owned()))
            .filter(warning_acceptance::sheet.eq($key.1.to_owned()))
            .filter(warning_acceptance::sheet_column.eq($key.2.to_owned()))
            .filter(warning_acceptance::cell.eq($key.3.to_owned()))
    };
}

/// Stores a reason, in the place of an earlier one for the same.
///
/// # Errors
/// When a query fails.
pub fn put(connection: &mut Connection, new: &NewAcceptance) -> Stored<()> {
    let key = (
        new.code.as_str(),
        new.sheet.as_str(),
        new.sheet_column.as_str(),
        new.cell.as_str(),
    );
    diesel::delete(of_key!(new.report_id, key)).execute(connection)?;
    diesel::insert_into(warning_acceptance::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Takes the reason for a code, sheet, column and cell away; whether there was one. One that was carried over is kept as
/// withdrawn, so that it is not carried again.
///
/// # Errors
/// When a query fails.
pub fn remove(
    connection: &mut Connection,
    report: i64,
    key: (&str, &str, &str, &str),
    now: NaiveDateTime,
) -> Stored<bool> {
    let carried = of_key!(report, key)
        .filter(warning_acceptance::withdrawn_at.is_null())
        .filter(warning_acceptance::carried_from.is_not_null());
    let withdrawn = diesel::update(carried)
        .set(warning_acceptance::withdrawn_at.eq(now))
        .execute(connection)?;
    let own = of_key!(report, key).filter(warning_acceptance::carried_from.is_null());
    let removed = diesel::delete(own).execute(connection)?;
    Ok(withdrawn > 0 || removed > 0)
}

/// Whether a reason was ever given or carried over for a code, sheet, column and cell, and not just removed.
///
/// # Errors
/// When the query fails.
pub fn is_known(
    connection: &mut Connection,
    report: i64,
    key: (&str, &str, &str, &str),
) -> Stored<bool> {
    Ok(of_key!(report, key).count().get_result::<i64>(connection)? > 0)
}

/// The reasons that were given in a report, in the order in which they were given.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report_id: i64) -> Stored<Vec<StoredAcceptance>> {
    Ok(warning_acceptance::table
        .inner_join(account::table)
        .left_join(report::table.on(warning_acceptance::carried_from.eq(report::id.nullable())))
        .filter(warning_acceptance::report_id.eq(report_id))
        .filter(warning_acceptance::withdrawn_at.is_null())
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
            warning_acceptance::accepted_by,
            report::public_id.nullable(),
        ))
        .load(connection)?)
}
