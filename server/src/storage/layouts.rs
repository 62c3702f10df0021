//! Layouts that suppliers said of their own files: one row a version, of which the last one may be in use.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, supplier, supplier_profile},
    within,
};
use crate::access::Scope;

/// A layout to be kept.
#[derive(Insertable)]
#[diesel(table_name = supplier_profile)]
pub struct NewLayout<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Whose files are laid out like this.
    pub supplier_id: i64,
    /// Name, the same for all its versions.
    pub name: &'a str,
    /// Version, from 1.
    pub version: i32,
    /// What people call it.
    pub title: &'a str,
    /// The profile, in TOML.
    pub document: &'a str,
    /// The report for which it was made.
    pub report_id: i64,
    /// Who made it.
    pub made_by: i64,
    /// When.
    pub made_at: NaiveDateTime,
}

/// A layout in use.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = supplier_profile)]
#[expect(missing_docs, reason = "the fields are those of NewLayout")]
pub struct StoredLayout {
    pub id: i64,
    pub supplier_id: i64,
    pub name: String,
    pub version: i32,
    pub title: String,
    pub document: String,
}

/// A layout in a list.
#[derive(Clone, Debug, Queryable)]
pub struct ListedLayout {
    /// Identifier for the outside.
    pub public_id: String,
    /// Name of the supplier.
    pub supplier: String,
    /// Name of the layout.
    pub name: String,
    /// Version.
    pub version: i32,
    /// What people call it.
    pub title: String,
    /// Mail address of who made it.
    pub made_by: String,
    /// When.
    pub made_at: NaiveDateTime,
}

/// Keeps a layout.
///
/// # Errors
/// When the version of that name is there already, or the query fails.
pub fn insert(connection: &mut Connection, new: &NewLayout<'_>) -> Stored<()> {
    diesel::insert_into(supplier_profile::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The layouts that a supplier uses, the oldest first.
///
/// # Errors
/// When the query fails.
pub fn in_use(connection: &mut Connection, supplier: i64) -> Stored<Vec<StoredLayout>> {
    Ok(supplier_profile::table
        .filter(supplier_profile::supplier_id.eq(supplier))
        .filter(supplier_profile::ended_at.is_null())
        .order(supplier_profile::id)
        .select(StoredLayout::as_select())
        .load(connection)?)
}

/// Name and highest version of each layout that a supplier ever had.
///
/// # Errors
/// When the query fails.
pub fn versions(connection: &mut Connection, supplier: i64) -> Stored<Vec<(String, i32)>> {
    let all: Vec<(String, i32)> = supplier_profile::table
        .filter(supplier_profile::supplier_id.eq(supplier))
        .order((supplier_profile::name, supplier_profile::version.desc()))
        .select((supplier_profile::name, supplier_profile::version))
        .load(connection)?;
    let mut highest: Vec<(String, i32)> = Vec::new();
    for (name, version) in all {
        if highest.last().is_none_or(|(last, _)| *last != name) {
            highest.push((name, version));
        }
    }
    Ok(highest)
}

/// What people call a supplier's layout of that name and version.
///
/// # Errors
/// When the query fails.
pub fn title(
    connection: &mut Connection,
    supplier: i64,
    name: &str,
    version: i32,
) -> Stored<Option<String>> {
    Ok(supplier_profile::table
        .filter(supplier_profile::supplier_id.eq(supplier))
        .filter(supplier_profile::name.eq(name.to_owned()))
        .filter(supplier_profile::version.eq(version))
        .select(supplier_profile::title)
        .first(connection)
        .optional()?)
}

/// The layouts in use within a scope, by supplier and then the newest first.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection, scope: Scope) -> Stored<Vec<ListedLayout>> {
    let mut query = supplier_profile::table
        .inner_join(supplier::table)
        .inner_join(account::table.on(account::id.eq(supplier_profile::made_by)))
        .filter(supplier_profile::ended_at.is_null())
        .order((supplier::name, supplier_profile::id.desc()))
        .select((
            supplier_profile::public_id,
            supplier::name,
            supplier_profile::name,
            supplier_profile::version,
            supplier_profile::title,
            account::email,
            supplier_profile::made_at,
        ))
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "supplier_profile.supplier_id") {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}

/// The layouts in use within a scope, the newest first, from before a key, at most `limit`; each with its key.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    scope: Scope,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<(i64, ListedLayout)>> {
    let mut query = supplier_profile::table
        .inner_join(supplier::table)
        .inner_join(account::table.on(account::id.eq(supplier_profile::made_by)))
        .filter(supplier_profile::ended_at.is_null())
        .order(supplier_profile::id.desc())
        .select((
            supplier_profile::id,
            (
                supplier_profile::public_id,
                supplier::name,
                supplier_profile::name,
                supplier_profile::version,
                supplier_profile::title,
                account::email,
                supplier_profile::made_at,
            ),
        ))
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(supplier_profile::id.lt(before));
    }
    if let Some(within) = within::suppliers(scope, "supplier_profile.supplier_id") {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}

/// Ends the use of a layout by its identifier within a scope; tells whether it was in use.
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
    let mut query = supplier_profile::table
        .filter(supplier_profile::public_id.eq(public_id.to_owned()))
        .filter(supplier_profile::ended_at.is_null())
        .select(supplier_profile::id)
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "supplier_profile.supplier_id") {
        query = query.filter(within);
    }
    match query.first::<i64>(connection).optional()? {
        None => Ok(false),
        Some(id) => {
            diesel::update(supplier_profile::table.find(id))
                .set((
                    supplier_profile::ended_by.eq(by),
                    supplier_profile::ended_at.eq(now),
                ))
                .execute(connection)?;
            Ok(true)
        }
    }
}

/// Ends the use of every version of a supplier's layout.
///
/// # Errors
/// When the query fails.
pub fn end_versions(
    connection: &mut Connection,
    supplier: i64,
    name: &str,
    by: i64,
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::update(
        supplier_profile::table
            .filter(supplier_profile::supplier_id.eq(supplier))
            .filter(supplier_profile::name.eq(name.to_owned()))
            .filter(supplier_profile::ended_at.is_null()),
    )
    .set((
        supplier_profile::ended_by.eq(by),
        supplier_profile::ended_at.eq(now),
    ))
    .execute(connection)?;
    Ok(())
}
