//! Lines of reports, page by page and by their keys.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    lines::{CHUNK, StoredLine},
    schema::report_line,
};

/// The lines of those keys, in order of the keys.
///
/// # Errors
/// When a query fails.
pub fn by_ids(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<StoredLine>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let lines = report_line::table
            .filter(report_line::id.eq_any(some.to_vec()))
            .order(report_line::id)
            .select(StoredLine::as_select());
        found.extend(lines.load::<StoredLine>(connection)?);
    }
    Ok(found)
}

/// The next lines of a report after a key, in the order of the file; of one kind of change, or all.
///
/// # Errors
/// When the query fails.
pub fn after(
    connection: &mut Connection,
    report: i64,
    change: Option<&str>,
    after: i64,
    limit: i64,
) -> Stored<Vec<StoredLine>> {
    let mut query = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::id.gt(after))
        .order(report_line::id)
        .limit(limit)
        .select(StoredLine::as_select())
        .into_boxed();
    if let Some(change) = change {
        query = query.filter(report_line::change_kind.eq(change.to_owned()));
    }
    Ok(query.load(connection)?)
}
