//! What is needed to value the lines of a contract again.

use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use super::{
    Connection, Stored,
    lines::{CHUNK, NewJobHours, NewLineValue, StoredLine},
    schema::{job_hours, line_value, obligation, report_line},
};

/// The reports that have lines of a contract, in order.
///
/// # Errors
/// When the query fails.
pub fn reports_of(connection: &mut Connection, contract: i64) -> Stored<Vec<i64>> {
    Ok(report_line::table
        .filter(report_line::contract_id.eq(contract))
        .select(report_line::report_id)
        .distinct()
        .order(report_line::report_id)
        .load(connection)?)
}

/// Contracts of a report some of whose lines no value is known of by some obligation: one that was registered while the
/// report was read.
///
/// # Errors
/// When the query fails.
pub fn unvalued(connection: &mut Connection, report: i64) -> Stored<Vec<i64>> {
    let valued = line_value::table
        .filter(line_value::line_id.eq(report_line::id))
        .filter(line_value::obligation_id.eq(obligation::id));
    Ok(report_line::table
        .inner_join(obligation::table.on(obligation::contract_id.eq(report_line::contract_id)))
        .filter(report_line::report_id.eq(report))
        .filter(not(exists(valued)))
        .select(report_line::contract_id)
        .distinct()
        .load(connection)?)
}

/// The next lines of a contract in a report after a key, in order.
///
/// # Errors
/// When the query fails.
pub fn lines_after(
    connection: &mut Connection,
    (contract, report): (i64, i64),
    after: i64,
    limit: i64,
) -> Stored<Vec<StoredLine>> {
    Ok(report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::contract_id.eq(contract))
        .filter(report_line::id.gt(after))
        .order(report_line::id)
        .limit(limit)
        .select(StoredLine::as_select())
        .load(connection)?)
}

/// What those lines are worth, in order of lines and obligations.
///
/// # Errors
/// When a query fails.
pub fn values(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<NewLineValue>> {
    let mut found = Vec::new();
    for some in lines.chunks(CHUNK) {
        let rows = line_value::table
            .filter(line_value::line_id.eq_any(some.to_vec()))
            .order((line_value::line_id, line_value::obligation_id))
            .select(NewLineValue::as_select());
        found.extend(rows.load::<NewLineValue>(connection)?);
    }
    Ok(found)
}

/// The hours of those lines that count for jobs, in order of lines and quarters.
///
/// # Errors
/// When a query fails.
pub fn job_hours(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<NewJobHours>> {
    let mut found = Vec::new();
    for some in lines.chunks(CHUNK) {
        let rows = job_hours::table
            .filter(job_hours::line_id.eq_any(some.to_vec()))
            .order((job_hours::line_id, job_hours::year, job_hours::quarter))
            .select(NewJobHours::as_select());
        found.extend(rows.load::<NewJobHours>(connection)?);
    }
    Ok(found)
}

/// Removes what lines were worth.
///
/// # Errors
/// When a query fails.
pub fn remove(connection: &mut Connection, lines: &[i64]) -> Stored<()> {
    for some in lines.chunks(CHUNK) {
        diesel::delete(job_hours::table.filter(job_hours::line_id.eq_any(some.to_vec())))
            .execute(connection)?;
        diesel::delete(line_value::table.filter(line_value::line_id.eq_any(some.to_vec())))
            .execute(connection)?;
    }
    Ok(())
}
