//! Signs where the chain ends on a day, once a day.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::latest;
use crate::{
    audit::{Journal, heads::Head},
    storage::{Connection, Stored, database::each, schema::audit_head},
};

/// The head that was signed on a day, if one was.
///
/// # Errors
/// When the query fails.
pub fn sealed_on(connection: &mut Connection, day: NaiveDate) -> Stored<Option<Head>> {
    let found: Option<(String, i64, String, String)> = audit_head::table
        .filter(audit_head::day.eq(day.to_string()))
        .first(connection)
        .optional()?;
    Ok(found.map(|(day, seq, hash, signature)| Head {
        day,
        seq,
        hash,
        signature,
    }))
}

/// Signs where the chain ends, and stores that for a day; what was signed that day already stays. Nothing where the chain
/// has not begun.
///
/// # Errors
/// When a query fails.
pub fn seal(
    connection: &mut Connection,
    journal: &Journal,
    day: NaiveDate,
) -> Stored<Option<Head>> {
    if let Some(head) = sealed_on(connection, day)? {
        return Ok(Some(head));
    }
    let Some(latest) = latest(connection)? else {
        return Ok(None);
    };
    let head = journal.signer().sign(&day.to_string(), &latest);
    let row = (
        audit_head::day.eq(&head.day),
        audit_head::seq.eq(head.seq),
        audit_head::hash.eq(&head.hash),
        audit_head::signature.eq(&head.signature),
    );
    each!(connection, inner => diesel::insert_into(audit_head::table).values(row).execute(inner))?;
    Ok(Some(head))
}
