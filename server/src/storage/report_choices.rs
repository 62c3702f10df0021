//! Which importer reads a report, where somebody said so.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::report_choice};

/// The importer that was chosen for a report.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<Option<String>> {
    Ok(report_choice::table
        .filter(report_choice::report_id.eq(report))
        .select(report_choice::importer)
        .first(connection)
        .optional()?)
}

/// Notes which importer is to read a report, instead of one that was chosen before; `None` leaves it to the importers.
///
/// # Errors
/// When the query fails.
pub fn set(
    connection: &mut Connection,
    report: i64,
    importer: Option<&str>,
    by: i64,
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::delete(report_choice::table.filter(report_choice::report_id.eq(report)))
        .execute(connection)?;
    if let Some(importer) = importer {
        diesel::insert_into(report_choice::table)
            .values((
                report_choice::report_id.eq(report),
                report_choice::importer.eq(importer.to_owned()),
                report_choice::chosen_by.eq(by),
                report_choice::chosen_at.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(())
}
