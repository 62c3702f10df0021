//! What the whole register shares: keys by code, one change at a time, and the parts of it that a supplier sees.

use diesel::{RunQueryDsl, prelude::*, sql_query};

use super::{Connection, Stored, schema::supplier};

/// A part of a list: what comes after a key, and how much of it at the most.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The key after which it begins; 0 for the beginning.
    pub after: i64,
    /// So many at the most.
    pub most: i64,
}

impl Part {
    /// The whole list.
    pub const WHOLE: Self = Self {
        after: 0,
        most: i64::MAX,
    };
}

/// Lets one change of the register happen after the other, until the transaction ends: what a change is checked against
/// can't change beside it. On SQLite every write waits for the one before it anyway.
///
/// # Errors
/// When the query fails.
pub fn hold(connection: &mut Connection) -> Stored<()> {
    if let Connection::Postgres(inner) = connection {
        // Any fixed number will do; that of the migrations is another.
        sql_query("SELECT pg_advisory_xact_lock(7241934)").execute(inner)?;
    }
    Ok(())
}

/// Key of the supplier with that code.
///
/// # Errors
/// When the query fails.
pub fn supplier_id(connection: &mut Connection, code: &str) -> Stored<Option<i64>> {
    Ok(supplier::table
        .filter(supplier::code.eq(code))
        .select(supplier::id)
        .first(connection)
        .optional()?)
}

/// Name and code of a supplier.
///
/// # Errors
/// When the query fails.
pub fn supplier_by_id(connection: &mut Connection, id: i64) -> Stored<Option<(String, String)>> {
    Ok(supplier::table
        .find(id)
        .select((supplier::name, supplier::code))
        .first(connection)
        .optional()?)
}
