//! Contracts as pages and rules need them: with the names around them, within a user's scope.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{buyer, category, contract, supplier},
    within,
};
use crate::access::Scope;

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

/// All contracts within a scope, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn list(connection: &mut Connection, scope: Scope) -> Stored<Vec<Contract>> {
    Ok(within(scope).order(contract::id).load(connection)?)
}

/// Which contracts; what is not said narrows nothing down. Parties are named by their code or their name.
#[derive(Clone, Debug, Default)]
pub struct ContractFilter {
    /// Number of the contract.
    pub number: Option<String>,
    /// Its supplier.
    pub supplier: Option<String>,
    /// Its buyer.
    pub buyer: Option<String>,
    /// Its category.
    pub category: Option<String>,
}

/// The contracts within a scope from a key on, in the order in which they were registered, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    scope: Scope,
    filter: &ContractFilter,
    from: i64,
    limit: i64,
) -> Stored<Vec<Contract>> {
    let mut query = within(scope)
        .filter(contract::id.ge(from))
        .order(contract::id)
        .limit(limit);
    if let Some(number) = &filter.number {
        query = query.filter(contract::number.eq(number.clone()));
    }
    if let Some(named) = filter.supplier.clone() {
        query = query.filter(
            supplier::code
                .eq(named.clone())
                .or(supplier::name.eq(named)),
        );
    }
    if let Some(named) = filter.buyer.clone() {
        query = query.filter(buyer::code.eq(named.clone()).or(buyer::name.eq(named)));
    }
    if let Some(named) = filter.category.clone() {
        query = query.filter(
            category::code
                .eq(named.clone())
                .or(category::name.eq(named)),
        );
    }
    Ok(query.load(connection)?)
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
            // Others may go on referring to the contract.
            .for_no_key_update()
            .load::<i64>(inner)?;
    }
    Ok(())
}

/// Holds all contracts of suppliers until the transaction ends.
///
/// # Errors
/// When a query fails.
pub fn hold_of_suppliers(connection: &mut Connection, suppliers: &[i64]) -> Stored<()> {
    let own: Vec<i64> = contract::table
        .filter(contract::supplier_id.eq_any(suppliers.to_vec()))
        .select(contract::id)
        .load(connection)?;
    hold(connection, &own)
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
    match within::contracts(scope) {
        Some(within) => query.filter(within),
        None => query,
    }
}
