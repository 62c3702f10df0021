//! Categories: kinds of spending, each in a sector.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    keyed_by_code::keyed_by_code,
    register::Part,
    schema::{category, contract},
    within,
};
use crate::access::Scope;

/// A category as it stands.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = category)]
#[serde(rename_all = "camelCase")]
pub struct StoredCategory {
    /// Key.
    #[serde(skip)]
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Code of its sector.
    pub sector: String,
    /// From this day on nothing new is put under it.
    pub closed_on: Option<NaiveDate>,
    /// Version, from 1.
    #[serde(skip)]
    pub version: i64,
}

/// What is written of a category.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = category, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the fields are those of StoredCategory")]
pub struct CategoryValues<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub sector: &'a str,
    pub closed_on: Option<NaiveDate>,
    pub version: i64,
}

keyed_by_code!(category, StoredCategory, CategoryValues);

/// The category of that code, if the scope reaches it: a supplier sees what its own contracts name.
///
/// # Errors
/// When a query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    code: &str,
) -> Stored<Option<StoredCategory>> {
    let mut query = category::table
        .filter(category::code.eq(code.to_owned()))
        .select(StoredCategory::as_select())
        .into_boxed();
    if let Some(within) = within::categories(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// A part of the categories within a scope, in the order in which they were registered; of one sector where asked.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    sector: Option<&str>,
    part: Part,
) -> Stored<Vec<StoredCategory>> {
    let mut query = category::table
        .filter(category::id.gt(part.after))
        .order(category::id)
        .limit(part.most)
        .select(StoredCategory::as_select())
        .into_boxed();
    if let Some(within) = within::categories(scope) {
        query = query.filter(within);
    }
    if let Some(code) = sector {
        query = query.filter(category::sector.eq(code.to_owned()));
    }
    Ok(query.load(connection)?)
}

/// Whether contracts name it.
///
/// # Errors
/// When the query fails.
pub fn has_contracts(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = contract::table
        .filter(contract::category_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}
