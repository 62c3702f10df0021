//! Buyers (opdrachtgevers): ministries, and their parts.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    keyed_by_code::keyed_by_code,
    register::Part,
    schema::{buyer, contract_buyer},
    within,
};
use crate::access::Scope;

/// A buyer as it stands.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = buyer)]
#[serde(rename_all = "camelCase")]
pub struct StoredBuyer {
    /// Key.
    #[serde(skip)]
    pub id: i64,
    /// Code, such as `SZW`.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Code of the buyer of which it is a part.
    pub part_of: Option<String>,
    /// From this day on it awards nothing any more.
    pub closed_on: Option<NaiveDate>,
    /// Version, from 1.
    #[serde(skip)]
    pub version: i64,
}

/// What is written of a buyer.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = buyer, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the fields are those of StoredBuyer")]
pub struct BuyerValues<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub part_of: Option<&'a str>,
    pub closed_on: Option<NaiveDate>,
    pub version: i64,
}

keyed_by_code!(buyer, StoredBuyer, BuyerValues);

/// The buyer of that code, if the scope reaches it: a supplier sees what its own contracts name.
///
/// # Errors
/// When a query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    code: &str,
) -> Stored<Option<StoredBuyer>> {
    let mut query = buyer::table
        .filter(buyer::code.eq(code.to_owned()))
        .select(StoredBuyer::as_select())
        .into_boxed();
    if let Some(within) = within::buyers(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// A part of the buyers within a scope, in the order in which they were registered; only the parts of one where asked.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    part_of: Option<&str>,
    part: Part,
) -> Stored<Vec<StoredBuyer>> {
    let mut query = buyer::table
        .filter(buyer::id.gt(part.after))
        .order(buyer::id)
        .limit(part.most)
        .select(StoredBuyer::as_select())
        .into_boxed();
    if let Some(within) = within::buyers(scope) {
        query = query.filter(within);
    }
    if let Some(code) = part_of {
        query = query.filter(buyer::part_of.eq(code.to_owned()));
    }
    Ok(query.load(connection)?)
}

/// The code of each buyer with that of which it is a part.
///
/// # Errors
/// When the query fails.
pub fn parents(connection: &mut Connection) -> Stored<Vec<(String, Option<String>)>> {
    Ok(buyer::table
        .select((buyer::code, buyer::part_of))
        .load(connection)?)
}

/// Whether others are a part of it.
///
/// # Errors
/// When the query fails.
pub fn has_parts(connection: &mut Connection, code: &str) -> Stored<bool> {
    let count: i64 = buyer::table
        .filter(buyer::part_of.eq(code.to_owned()))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

/// Whether contracts name it.
///
/// # Errors
/// When the query fails.
pub fn has_contracts(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = contract_buyer::table
        .filter(contract_buyer::buyer_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}
