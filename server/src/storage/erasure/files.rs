//! Files that are to be removed from the disk, once what told of them is gone.

use diesel::prelude::*;

use crate::storage::{Connection, Stored, schema::file_to_remove};

/// Where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Files of reports.
    Reports,
    /// Files of evidence.
    Evidence,
}

impl Store {
    fn code(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Evidence => "evidence",
        }
    }
}

/// Notes files to be removed.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, store: Store, fingerprints: &[String]) -> Stored<()> {
    for one in fingerprints {
        diesel::insert_into(file_to_remove::table)
            .values((
                file_to_remove::store.eq(store.code()),
                file_to_remove::fingerprint.eq(one),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The files to be removed: key, where it is, and fingerprint.
///
/// # Errors
/// When the query fails.
pub fn all(connection: &mut Connection) -> Stored<Vec<(i64, Store, String)>> {
    let rows: Vec<(i64, String, String)> = file_to_remove::table
        .order(file_to_remove::id)
        .select((
            file_to_remove::id,
            file_to_remove::store,
            file_to_remove::fingerprint,
        ))
        .load(connection)?;
    let rows = rows.into_iter().map(|(id, store, fingerprint)| {
        let store = match store.as_str() {
            "evidence" => Store::Evidence,
            _ => Store::Reports,
        };
        (id, store, fingerprint)
    });
    Ok(rows.collect())
}

/// Notes that a file is removed.
///
/// # Errors
/// When the query fails.
pub fn removed(connection: &mut Connection, id: i64) -> Stored<()> {
    diesel::delete(file_to_remove::table.find(id)).execute(connection)?;
    Ok(())
}
