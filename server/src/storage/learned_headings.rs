//! Headings that suppliers confirmed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    database::each,
    schema::{account, learned_heading, supplier},
    within,
};
use crate::access::Scope;

/// A heading that was confirmed.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = learned_heading)]
pub struct NewHeading {
    /// Identifier for the outside.
    pub public_id: String,
    /// Who uses it.
    pub supplier_id: i64,
    /// The kind of table, in its word.
    pub table_kind: String,
    /// The field, in its word.
    pub field: String,
    /// The heading as it stands in the file.
    pub heading: String,
    /// Who confirmed it.
    pub learned_by: i64,
    /// When.
    pub learned_at: NaiveDateTime,
}

/// A heading in use.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = learned_heading)]
#[expect(missing_docs, reason = "the fields are those of NewHeading")]
pub struct StoredHeading {
    pub id: i64,
    pub table_kind: String,
    pub field: String,
    pub heading: String,
}

/// A heading in a list.
#[derive(Clone, Debug, Queryable)]
pub struct ListedHeading {
    /// Identifier for the outside.
    pub public_id: String,
    /// Name of the supplier.
    pub supplier: String,
    /// The kind of table, in its word.
    pub table_kind: String,
    /// The field, in its word.
    pub field: String,
    /// The heading.
    pub heading: String,
    /// Mail address of who confirmed it.
    pub learned_by: String,
    /// When.
    pub learned_at: NaiveDateTime,
}

/// Keeps headings.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &[NewHeading]) -> Stored<()> {
    for part in new.chunks(500) {
        each!(connection, inner => diesel::insert_into(learned_heading::table).values(part).execute(inner))?;
    }
    Ok(())
}

/// The headings that a supplier uses, the oldest first.
///
/// # Errors
/// When the query fails.
pub fn in_use(connection: &mut Connection, supplier: i64) -> Stored<Vec<StoredHeading>> {
    Ok(learned_heading::table
        .filter(learned_heading::supplier_id.eq(supplier))
        .filter(learned_heading::ended_at.is_null())
        .order(learned_heading::id)
        .select(StoredHeading::as_select())
        .load(connection)?)
}

/// The headings in use within a scope, by supplier and heading.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection, scope: Scope) -> Stored<Vec<ListedHeading>> {
    let mut query = learned_heading::table
        .inner_join(supplier::table)
        .inner_join(account::table.on(account::id.eq(learned_heading::learned_by)))
        .filter(learned_heading::ended_at.is_null())
        .order((supplier::name, learned_heading::heading))
        .select((
            learned_heading::public_id,
            supplier::name,
            learned_heading::table_kind,
            learned_heading::field,
            learned_heading::heading,
            account::email,
            learned_heading::learned_at,
        ))
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "learned_heading.supplier_id") {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}

/// The headings in use within a scope, the newest first, from before a key, at most `limit`; each with its key.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    scope: Scope,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<(i64, ListedHeading)>> {
    let mut query = learned_heading::table
        .inner_join(supplier::table)
        .inner_join(account::table.on(account::id.eq(learned_heading::learned_by)))
        .filter(learned_heading::ended_at.is_null())
        .order(learned_heading::id.desc())
        .select((
            learned_heading::id,
            (
                learned_heading::public_id,
                supplier::name,
                learned_heading::table_kind,
                learned_heading::field,
                learned_heading::heading,
                account::email,
                learned_heading::learned_at,
            ),
        ))
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(learned_heading::id.lt(before));
    }
    if let Some(within) = within::suppliers(scope, "learned_heading.supplier_id") {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}

/// Ends the use of headings by their keys.
///
/// # Errors
/// When the query fails.
pub fn end_all(
    connection: &mut Connection,
    ids: &[i64],
    by: i64,
    now: NaiveDateTime,
) -> Stored<()> {
    for id in ids {
        diesel::update(learned_heading::table.find(*id))
            .set((
                learned_heading::ended_by.eq(by),
                learned_heading::ended_at.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Ends the use of a heading by its identifier within a scope; tells whether it was in use.
///
/// # Errors
/// When the query fails.
pub fn end(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
    by: i64,
    now: NaiveDateTime,
) -> Stored<bool> {
    let mut query = learned_heading::table
        .filter(learned_heading::public_id.eq(public_id.to_owned()))
        .filter(learned_heading::ended_at.is_null())
        .select(learned_heading::id)
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "learned_heading.supplier_id") {
        query = query.filter(within);
    }
    match query.first::<i64>(connection).optional()? {
        None => Ok(false),
        Some(id) => {
            end_all(connection, &[id], by, now)?;
            Ok(true)
        }
    }
}
