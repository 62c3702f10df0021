//! Buyers, categories and suppliers.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{buyer, category, supplier},
};

/// A buyer (opdrachtgever) to be registered.
#[derive(Insertable)]
#[diesel(table_name = buyer)]
pub struct NewBuyer<'a> {
    /// Short code, such as `SZW`.
    pub code: &'a str,
    /// Name in full.
    pub name: &'a str,
    /// Code of the ministry of which it is a part.
    pub part_of: Option<&'a str>,
}

/// A category of spending to be registered.
#[derive(Insertable)]
#[diesel(table_name = category)]
pub struct NewCategory<'a> {
    /// Short code.
    pub code: &'a str,
    /// Name in full.
    pub name: &'a str,
    /// `ict_hiring`, `construction` or `other`.
    pub sector: &'a str,
}

/// A supplier (leverancier) to be registered.
#[derive(Insertable)]
#[diesel(table_name = supplier)]
pub struct NewSupplier<'a> {
    /// Short code.
    pub code: &'a str,
    /// Name in full.
    pub name: &'a str,
}

/// Registers a buyer; returns its key.
///
/// # Errors
/// When the code is taken, or the query fails.
pub fn insert_buyer(connection: &mut Connection, new: &NewBuyer<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(buyer::table)
        .values(new)
        .returning(buyer::id)
        .get_result(connection)?)
}

/// Registers a category; returns its key.
///
/// # Errors
/// When the code is taken, or the query fails.
pub fn insert_category(connection: &mut Connection, new: &NewCategory<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(category::table)
        .values(new)
        .returning(category::id)
        .get_result(connection)?)
}

/// Registers a supplier; returns its key.
///
/// # Errors
/// When the code is taken, or the query fails.
pub fn insert_supplier(connection: &mut Connection, new: &NewSupplier<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(supplier::table)
        .values(new)
        .returning(supplier::id)
        .get_result(connection)?)
}

/// Key of the buyer with that code.
///
/// # Errors
/// When the query fails.
pub fn buyer_id(connection: &mut Connection, code: &str) -> Stored<Option<i64>> {
    Ok(buyer::table
        .filter(buyer::code.eq(code))
        .select(buyer::id)
        .first(connection)
        .optional()?)
}

/// Key of the category with that code.
///
/// # Errors
/// When the query fails.
pub fn category_id(connection: &mut Connection, code: &str) -> Stored<Option<i64>> {
    Ok(category::table
        .filter(category::code.eq(code))
        .select(category::id)
        .first(connection)
        .optional()?)
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
