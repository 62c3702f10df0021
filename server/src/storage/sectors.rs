//! Sectors: the coarsest kinds of spending, to which categories belong.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    keyed_by_code::keyed_by_code,
    register::Part,
    schema::{category, sector},
    within,
};
use crate::access::Scope;

/// A sector as it stands.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = sector)]
#[serde(rename_all = "camelCase")]
pub struct StoredSector {
    /// Key.
    #[serde(skip)]
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// From this day on nothing new is put under it.
    pub closed_on: Option<NaiveDate>,
    /// Version, from 1.
    #[serde(skip)]
    pub version: i64,
}

/// What is written of a sector.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = sector, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the fields are those of StoredSector")]
pub struct SectorValues<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub closed_on: Option<NaiveDate>,
    pub version: i64,
}

keyed_by_code!(sector, StoredSector, SectorValues);

/// A part of the sectors within a scope, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection, scope: Scope, part: Part) -> Stored<Vec<StoredSector>> {
    let mut query = sector::table
        .filter(sector::id.gt(part.after))
        .order(sector::id)
        .limit(part.most)
        .select(StoredSector::as_select())
        .into_boxed();
    if let Some(within) = within::sectors(scope) {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}

/// The sector of that code, if the scope reaches it: a supplier sees those of its own contracts.
///
/// # Errors
/// When a query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    code: &str,
) -> Stored<Option<StoredSector>> {
    let mut query = sector::table
        .filter(sector::code.eq(code.to_owned()))
        .select(StoredSector::as_select())
        .into_boxed();
    if let Some(within) = within::sectors(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// Whether categories belong to it.
///
/// # Errors
/// When the query fails.
pub fn has_categories(connection: &mut Connection, code: &str) -> Stored<bool> {
    let count: i64 = category::table
        .filter(category::sector.eq(code.to_owned()))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}
