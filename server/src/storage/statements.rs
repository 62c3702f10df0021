//! What was signed when a report was submitted, by whom and when.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, signed_statement},
};

/// A statement that was signed.
#[derive(Clone, Debug, Queryable)]
pub struct StoredStatement {
    /// What was signed, in its word.
    pub statement: String,
    /// Mail address of who signed it.
    pub signed_by: String,
    /// When.
    pub signed_at: NaiveDateTime,
}

/// Stores that statements were signed.
///
/// # Errors
/// When the query fails.
pub fn sign(
    connection: &mut Connection,
    report: i64,
    statements: &[&str],
    by: i64,
    now: NaiveDateTime,
) -> Stored<()> {
    for statement in statements {
        diesel::insert_into(signed_statement::table)
            .values((
                signed_statement::report_id.eq(report),
                signed_statement::statement.eq((*statement).to_owned()),
                signed_statement::signed_by.eq(by),
                signed_statement::signed_at.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The statements that were signed of a report, in the order in which that was done.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<Vec<StoredStatement>> {
    Ok(signed_statement::table
        .inner_join(account::table.on(signed_statement::signed_by.eq(account::id)))
        .filter(signed_statement::report_id.eq(report))
        .order(signed_statement::id)
        .select((
            signed_statement::statement,
            account::email,
            signed_statement::signed_at,
        ))
        .load(connection)?)
}
