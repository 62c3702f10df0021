//! Contracts as pages and rules need them: with the names around them, within a user's scope.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{buyer, category, contract, supplier},
};
use crate::access::Scope;

/// A contract to be registered.
#[derive(Insertable)]
#[diesel(table_name = contract)]
pub struct NewContract<'a> {
    /// Number under which everybody knows it.
    pub number: &'a str,
    /// Who owes.
    pub supplier_id: i64,
    /// Who buys.
    pub buyer_id: i64,
    /// Kind of spending.
    pub category_id: i64,
    /// Whether candidates work under the client's own supervision.
    pub client_supervision: bool,
    /// Value excl. VAT in euro cents.
    pub value_cents: i64,
    /// Day of the award.
    pub awarded: NaiveDate,
    /// Day on which the tender was published.
    pub tender_published: Option<NaiveDate>,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
}

/// A contract with the names around it.
#[derive(Clone, Debug, Queryable)]
pub struct Contract {
    /// Key.
    pub id: i64,
    /// Number under which everybody knows it.
    pub number: String,
    /// Key of the supplier.
    pub supplier_id: i64,
    /// Name of the supplier.
    pub supplier: String,
    /// Name of the buyer.
    pub buyer: String,
    /// Name of the category.
    pub category: String,
    /// Whether candidates work under the client's own supervision.
    pub client_supervision: bool,
    /// Value excl. VAT in euro cents.
    pub value_cents: i64,
    /// Day of the award.
    pub awarded: NaiveDate,
    /// Day on which the tender was published.
    pub tender_published: Option<NaiveDate>,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
}

/// Registers a contract; returns its key.
///
/// # Errors
/// When the number is taken, or the query fails.
pub fn insert(connection: &mut Connection, new: &NewContract<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(contract::table)
        .values(new)
        .returning(contract::id)
        .get_result(connection)?)
}

/// All contracts within a scope, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection, scope: Scope) -> Stored<Vec<Contract>> {
    Ok(within(scope).order(contract::id).load(connection)?)
}

/// The contracts of those keys, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn by_ids(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<Contract>> {
    Ok(within(Scope::All)
        .filter(contract::id.eq_any(ids.to_vec()))
        .order(contract::id)
        .load(connection)?)
}

/// The contract of that number, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_number(
    connection: &mut Connection,
    scope: Scope,
    number: &str,
) -> Stored<Option<Contract>> {
    Ok(within(scope)
        .filter(contract::number.eq(number.to_owned()))
        .first(connection)
        .optional()?)
}

/// The contract of that key, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_key(connection: &mut Connection, scope: Scope, id: i64) -> Stored<Option<Contract>> {
    Ok(within(scope)
        .filter(contract::id.eq(id))
        .first(connection)
        .optional()?)
}

/// Holds contracts until the transaction ends, so that two reports on them are read and judged one after the other.
///
/// # Errors
/// When the query fails.
pub fn hold(connection: &mut Connection, ids: &[i64]) -> Stored<()> {
    if let Connection::Postgres(inner) = connection {
        contract::table
            .filter(contract::id.eq_any(ids.to_vec()))
            .order(contract::id)
            .select(contract::id)
            .for_update()
            .load::<i64>(inner)?;
    }
    Ok(())
}

/// How many contracts there are.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection) -> Stored<i64> {
    Ok(contract::table.count().get_result(connection)?)
}

type Named = diesel::dsl::IntoBoxed<
    'static,
    diesel::dsl::Select<
        diesel::dsl::InnerJoin<
            diesel::dsl::InnerJoin<
                diesel::dsl::InnerJoin<contract::table, supplier::table>,
                buyer::table,
            >,
            category::table,
        >,
        Columns,
    >,
    super::database::MultiBackend,
>;

type Columns = (
    contract::id,
    contract::number,
    contract::supplier_id,
    supplier::name,
    buyer::name,
    category::name,
    contract::client_supervision,
    contract::value_cents,
    contract::awarded,
    contract::tender_published,
    contract::starts,
    contract::ends,
);

fn within(scope: Scope) -> Named {
    let columns: Columns = (
        contract::id,
        contract::number,
        contract::supplier_id,
        supplier::name,
        buyer::name,
        category::name,
        contract::client_supervision,
        contract::value_cents,
        contract::awarded,
        contract::tender_published,
        contract::starts,
        contract::ends,
    );
    let query = contract::table
        .inner_join(supplier::table)
        .inner_join(buyer::table)
        .inner_join(category::table)
        .select(columns)
        .into_boxed();
    match scope.supplier() {
        Some(id) => query.filter(contract::supplier_id.eq(id)),
        None => query,
    }
}
