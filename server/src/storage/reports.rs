//! Reports: one row a file that a supplier sent.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{contract, report, report_contract, supplier},
    within,
};
use crate::access::Scope;

/// A report to be stored, just received.
#[derive(Insertable)]
#[diesel(table_name = report)]
pub struct NewReport<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Who sent it.
    pub supplier_id: i64,
    /// State, in its word.
    pub state: &'a str,
    /// SHA-256 of the file: its name in the file store.
    pub file_fingerprint: &'a str,
    /// Name that the supplier gave it, without a path.
    pub file_name: &'a str,
    /// Size in bytes.
    pub file_size: i64,
    /// First day of the period that was stated at upload.
    pub stated_start: Option<NaiveDate>,
    /// Last day of that period.
    pub stated_end: Option<NaiveDate>,
    /// The contract that was stated at upload.
    pub stated_contract_id: Option<i64>,
    /// Who uploaded it.
    pub uploaded_by: i64,
    /// When.
    pub uploaded_at: NaiveDateTime,
    /// The report of which it is another attempt with the same file.
    pub revises_id: Option<i64>,
}

/// A stored report.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = report)]
#[expect(
    missing_docs,
    reason = "the fields are those of NewReport and of the table"
)]
pub struct StoredReport {
    pub id: i64,
    pub public_id: String,
    pub supplier_id: i64,
    pub state: String,
    pub file_fingerprint: String,
    pub file_name: String,
    pub file_size: i64,
    pub stated_start: Option<NaiveDate>,
    pub stated_end: Option<NaiveDate>,
    pub stated_contract_id: Option<i64>,
    pub importer: Option<String>,
    pub importer_version: Option<i32>,
    pub uploaded_by: i64,
    pub uploaded_at: NaiveDateTime,
    pub read_at: Option<NaiveDateTime>,
    pub submitted_by: Option<i64>,
    pub submitted_at: Option<NaiveDateTime>,
    pub decided_by: Option<i64>,
    pub decided_at: Option<NaiveDateTime>,
    pub return_reason: Option<String>,
    pub rows_read: Option<i64>,
    pub lines_stored: Option<i64>,
    pub revises_id: Option<i64>,
    pub withdrawn_by: Option<i64>,
    pub withdrawn_at: Option<NaiveDateTime>,
    pub withdrawal_reason: Option<String>,
    pub correction_reason: Option<String>,
    pub lines_erased_at: Option<NaiveDateTime>,
    pub file_erased_at: Option<NaiveDateTime>,
}

/// A report in a list.
#[derive(Clone, Debug, Queryable)]
pub struct ListedReport {
    /// Identifier for the outside.
    pub public_id: String,
    /// Name of the file.
    pub file_name: String,
    /// Name of the supplier.
    pub supplier: String,
    /// State, in its word.
    pub state: String,
    /// When it was uploaded.
    pub uploaded_at: NaiveDateTime,
    /// When it was submitted.
    pub submitted_at: Option<NaiveDateTime>,
}

/// Stores a report that was just received; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewReport<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(report::table)
        .values(new)
        .returning(report::id)
        .get_result(connection)?)
}

/// The report of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredReport>> {
    let mut query = report::table
        .filter(report::public_id.eq(public_id.to_owned()))
        .select(StoredReport::as_select())
        .into_boxed();
    if let Some(within) = within::reports(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// The report of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredReport>> {
    Ok(report::table
        .find(id)
        .select(StoredReport::as_select())
        .first(connection)
        .optional()?)
}

/// Holds the report's row until the transaction ends, so that two decisions on it come one after the other.
///
/// # Errors
/// When the query fails.
pub fn hold(connection: &mut Connection, id: i64) -> Stored<()> {
    if let Connection::Postgres(inner) = connection {
        report::table
            .find(id)
            .select(report::id)
            // Others may go on referring to the report.
            .for_no_key_update()
            .first::<i64>(inner)?;
    }
    Ok(())
}

/// The reports within a scope, newest first, from the page that begins at `offset`. With a state: only those in it.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    state: Option<&str>,
    offset: i64,
    limit: i64,
) -> Stored<Vec<ListedReport>> {
    let mut query = report::table
        .inner_join(supplier::table)
        .order((report::uploaded_at.desc(), report::id.desc()))
        .select((
            report::public_id,
            report::file_name,
            supplier::name,
            report::state,
            report::uploaded_at,
            report::submitted_at,
        ))
        .offset(offset)
        .limit(limit)
        .into_boxed();
    if let Some(within) = within::reports(scope) {
        query = query.filter(within);
    }
    if let Some(state) = state {
        query = query.filter(report::state.eq(state.to_owned()));
    }
    Ok(query.load(connection)?)
}

/// A contract and period that a report covers.
#[derive(Clone, Debug, Queryable)]
pub struct CoveredContract {
    /// Key of the contract.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Counts from 1 for each contract and period.
    pub revision: i32,
    /// Whether a later revision was accepted.
    pub superseded: bool,
}

/// Key and number of the contracts that a report covers, with period, revision and whether it is superseded.
///
/// # Errors
/// When the query fails.
pub fn contracts_of(connection: &mut Connection, id: i64) -> Stored<Vec<CoveredContract>> {
    Ok(report_contract::table
        .inner_join(contract::table)
        .filter(report_contract::report_id.eq(id))
        .order(contract::number)
        .select((
            contract::id,
            contract::number,
            report_contract::period_start,
            report_contract::period_end,
            report_contract::revision,
            report_contract::superseded,
        ))
        .load(connection)?)
}

/// Notes what reading gave.
///
/// # Errors
/// When the query fails.
pub fn set_read(
    connection: &mut Connection,
    id: i64,
    state: &str,
    importer: Option<(&str, i32)>,
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::state.eq(state),
            report::importer.eq(importer.map(|(name, _)| name)),
            report::importer_version.eq(importer.map(|(_, version)| version)),
            report::read_at.eq(now),
            report::rows_read.eq(None::<i64>),
            report::lines_stored.eq(None::<i64>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes what the supplier states that the report is about, and that the file is to be read again.
///
/// # Errors
/// When the query fails.
pub fn set_stated(
    connection: &mut Connection,
    id: i64,
    state: &str,
    period: Option<(NaiveDate, NaiveDate)>,
    contract: Option<i64>,
) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::state.eq(state),
            report::stated_start.eq(period.map(|(start, _)| start)),
            report::stated_end.eq(period.map(|(_, end)| end)),
            report::stated_contract_id.eq(contract),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes who submitted a report, and when.
///
/// # Errors
/// When the query fails.
pub fn set_submitted(
    connection: &mut Connection,
    id: i64,
    state: &str,
    correction_reason: Option<&str>,
    (by, now): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::state.eq(state),
            report::correction_reason.eq(correction_reason),
            report::submitted_by.eq(by),
            report::submitted_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes who accepted or returned a report, when, and why it was returned.
///
/// # Errors
/// When the query fails.
pub fn set_decided(
    connection: &mut Connection,
    id: i64,
    state: &str,
    by: i64,
    now: NaiveDateTime,
    reason: Option<&str>,
) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set((
            report::state.eq(state),
            report::decided_by.eq(by),
            report::decided_at.eq(now),
            report::return_reason.eq(reason),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whether a report that stands keeps a file.
///
/// # Errors
/// When the query fails.
pub fn knows_file(connection: &mut Connection, fingerprint: &str) -> Stored<bool> {
    let reports = report::table
        .filter(report::file_fingerprint.eq(fingerprint))
        .filter(report::state.ne("refused"))
        .filter(report::file_erased_at.is_null());
    Ok(reports.count().get_result::<i64>(connection)? > 0)
}

/// Whether a report of the same file was refused.
///
/// # Errors
/// When the query fails.
pub fn was_refused(connection: &mut Connection, fingerprint: &str) -> Stored<bool> {
    let refused = report::table
        .filter(report::file_fingerprint.eq(fingerprint))
        .filter(report::state.eq("refused"));
    Ok(refused.count().get_result::<i64>(connection)? > 0)
}

/// The supplier's report of the same file before that of a key, if there is one that still stands.
///
/// # Errors
/// When the query fails.
pub fn same_file_before(
    connection: &mut Connection,
    supplier: i64,
    fingerprint: &str,
    before: i64,
) -> Stored<Option<StoredReport>> {
    Ok(report::table
        .filter(report::supplier_id.eq(supplier))
        .filter(report::file_fingerprint.eq(fingerprint))
        .filter(report::id.lt(before))
        .filter(report::state.ne_all(vec!["refused", "returned", "cancelled", "withdrawn"]))
        .order(report::id.desc())
        .select(StoredReport::as_select())
        .first(connection)
        .optional()?)
}
