//! Suppliers (leveranciers) as the register keeps them. One supplier never sees another.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    keyed_by_code::keyed_by_code,
    register::Part,
    schema::{account, contract, report, supplier},
    within,
};
use crate::access::Scope;

/// A supplier as it stands.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = supplier)]
#[serde(rename_all = "camelCase")]
pub struct StoredSupplier {
    /// Key.
    #[serde(skip)]
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Number at the Kamer van Koophandel: eight digits.
    pub kvk: Option<String>,
    /// From this day on nothing is awarded to it any more.
    pub closed_on: Option<NaiveDate>,
    /// Version, from 1.
    #[serde(skip)]
    pub version: i64,
}

/// What is written of a supplier.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = supplier, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the fields are those of StoredSupplier")]
pub struct SupplierValues<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub kvk: Option<&'a str>,
    pub closed_on: Option<NaiveDate>,
    pub version: i64,
}

keyed_by_code!(supplier, StoredSupplier, SupplierValues);

/// The supplier of that code, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    code: &str,
) -> Stored<Option<StoredSupplier>> {
    let mut query = supplier::table
        .filter(supplier::code.eq(code.to_owned()))
        .select(StoredSupplier::as_select())
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "supplier.id") {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// A part of the suppliers within a scope, in the order in which they were registered; the one of a KvK number where asked.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    kvk: Option<&str>,
    part: Part,
) -> Stored<Vec<StoredSupplier>> {
    let mut query = supplier::table
        .filter(supplier::id.gt(part.after))
        .order(supplier::id)
        .limit(part.most)
        .select(StoredSupplier::as_select())
        .into_boxed();
    if let Some(within) = within::suppliers(scope, "supplier.id") {
        query = query.filter(within);
    }
    if let Some(kvk) = kvk {
        query = query.filter(supplier::kvk.eq(kvk.to_owned()));
    }
    Ok(query.load(connection)?)
}

/// Code of the supplier with that number at the Kamer van Koophandel.
///
/// # Errors
/// When the query fails.
pub fn code_of_kvk(connection: &mut Connection, kvk: &str) -> Stored<Option<String>> {
    Ok(supplier::table
        .filter(supplier::kvk.eq(kvk.to_owned()))
        .select(supplier::code)
        .first(connection)
        .optional()?)
}

/// Whether contracts name it.
///
/// # Errors
/// When the query fails.
pub fn has_contracts(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = contract::table
        .filter(contract::supplier_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

/// Whether it has sent reports.
///
/// # Errors
/// When the query fails.
pub fn has_reports(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = report::table
        .filter(report::supplier_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

/// Whether somebody of it may sign in.
///
/// # Errors
/// When the query fails.
pub fn has_accounts(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = account::table
        .filter(account::supplier_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

/// Code and name of every supplier within a scope, by name: to choose from.
///
/// # Errors
/// When the query fails.
pub fn named(connection: &mut Connection, scope: Scope) -> Stored<Vec<(String, String)>> {
    let mut query = supplier::table
        .select((supplier::code, supplier::name))
        .order((supplier::name, supplier::id))
        .into_boxed();
    if let Some(within) = super::within::suppliers(scope, "supplier.id") {
        query = query.filter(within);
    }
    Ok(query.load(connection)?)
}
