//! Files that bear out a report or a line of it. The files themselves stand outside the database; what was removed stays
//! here, and no longer counts.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, evidence, report, report_line},
    within,
};
use crate::access::Scope;

/// A file to be stored beside a report.
#[derive(Clone, Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = evidence)]
pub struct NewEvidence {
    /// Identifier for the outside.
    pub public_id: String,
    /// Report.
    pub report_id: i64,
    /// Sheet of the line; empty for csv, nothing for the whole report.
    pub sheet: Option<String>,
    /// Row of the line; nothing for the whole report.
    pub sheet_row: Option<i64>,
    /// What it is, in its word.
    pub kind: String,
    /// The day that stands on it.
    pub dated: Option<NaiveDate>,
    /// SHA-256 of the file: its name in the store of evidence.
    pub file_fingerprint: String,
    /// Name of the file, made safe.
    pub file_name: String,
    /// What its bytes are, in a word.
    pub file_type: String,
    /// Size in bytes.
    pub file_size: i64,
    /// Who added it.
    pub added_by: i64,
    /// When.
    pub added_at: NaiveDateTime,
}

/// A stored file.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewEvidence")]
pub struct StoredEvidence {
    pub id: i64,
    pub public_id: String,
    pub report_id: i64,
    /// Public identifier of its report.
    pub report: String,
    /// State of its report, in its word.
    pub report_state: String,
    pub sheet: Option<String>,
    pub sheet_row: Option<i64>,
    pub kind: String,
    pub dated: Option<NaiveDate>,
    pub file_fingerprint: String,
    pub file_name: String,
    pub file_type: String,
    pub file_size: i64,
    /// Mail address of who added it.
    pub added_by: String,
    pub added_at: NaiveDateTime,
    /// When it was removed.
    pub removed_at: Option<NaiveDateTime>,
}

macro_rules! stored {
    () => {
        evidence::table
            .inner_join(report::table.on(evidence::report_id.eq(report::id)))
            .inner_join(account::table.on(evidence::added_by.eq(account::id)))
            .select((
                evidence::id,
                evidence::public_id,
                evidence::report_id,
                report::public_id,
                report::state,
                evidence::sheet,
                evidence::sheet_row,
                evidence::kind,
                evidence::dated,
                evidence::file_fingerprint,
                evidence::file_name,
                evidence::file_type,
                evidence::file_size,
                account::email,
                evidence::added_at,
                evidence::removed_at,
            ))
    };
}

/// Stores a file.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewEvidence) -> Stored<()> {
    diesel::insert_into(evidence::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The files of a report that were not removed, in the order in which they were added.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<Vec<StoredEvidence>> {
    Ok(stored!()
        .filter(evidence::report_id.eq(report))
        .filter(evidence::removed_at.is_null())
        .order(evidence::id)
        .load(connection)?)
}

/// The file of a public identifier, removed or not, if the scope reaches its report.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredEvidence>> {
    let mut query = stored!()
        .filter(evidence::public_id.eq(public_id.to_owned()))
        .into_boxed();
    if let Some(within) = within::reports(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// How many files of a report were not removed.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, report: i64) -> Stored<i64> {
    Ok(evidence::table
        .filter(evidence::report_id.eq(report))
        .filter(evidence::removed_at.is_null())
        .count()
        .get_result(connection)?)
}

/// Removes a file; it stays here, and no longer counts.
///
/// # Errors
/// When the query fails.
pub fn remove(connection: &mut Connection, id: i64, by: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(evidence::table.find(id))
        .set((evidence::removed_by.eq(by), evidence::removed_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// Whether a file with that fingerprint is kept as evidence.
///
/// # Errors
/// When the query fails.
pub fn knows_file(connection: &mut Connection, fingerprint: &str) -> Stored<bool> {
    let kept = evidence::table
        .filter(evidence::file_fingerprint.eq(fingerprint.to_owned()))
        .filter(evidence::removed_at.is_null());
    Ok(kept.count().get_result::<i64>(connection)? > 0)
}

/// Whether a line of a report stands in that row of that sheet.
///
/// # Errors
/// When the query fails.
pub fn is_line(connection: &mut Connection, report: i64, sheet: &str, row: i64) -> Stored<bool> {
    let line = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::sheet.eq(sheet.to_owned()))
        .filter(report_line::sheet_row.eq(row))
        .select(report_line::id);
    Ok(line.first::<i64>(connection).optional()?.is_some())
}

/// The sheets on which lines of a report stand, by name, at most fifty.
///
/// # Errors
/// When the query fails.
pub fn sheets_of(connection: &mut Connection, report: i64) -> Stored<Vec<String>> {
    Ok(report_line::table
        .filter(report_line::report_id.eq(report))
        .select(report_line::sheet)
        .distinct()
        .order(report_line::sheet)
        .limit(50)
        .load(connection)?)
}

/// Which of some lines are borne out by a file: one of their own or one of their report.
///
/// # Errors
/// When the query fails.
pub fn backed(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<i64>> {
    let own = evidence::table
        .filter(evidence::removed_at.is_null())
        .filter(evidence::report_id.eq(report_line::report_id))
        .filter(
            evidence::sheet_row.is_null().or(evidence::sheet
                .eq(report_line::sheet.nullable())
                .and(evidence::sheet_row.eq(report_line::sheet_row.nullable()))),
        );
    Ok(report_line::table
        .filter(report_line::id.eq_any(lines.to_vec()))
        .filter(diesel::dsl::exists(own.select(evidence::id)))
        .order(report_line::id)
        .select(report_line::id)
        .load(connection)?)
}

/// Gives a file to another report of the same spreadsheet, under an identifier of its own.
///
/// # Errors
/// When a query fails.
pub fn carry(connection: &mut Connection, id: i64, (to, public_id): (i64, &str)) -> Stored<()> {
    let found: NewEvidence = evidence::table
        .find(id)
        .select(NewEvidence::as_select())
        .first(connection)?;
    let new = NewEvidence {
        public_id: public_id.to_owned(),
        report_id: to,
        ..found
    };
    insert(connection, &new)
}
