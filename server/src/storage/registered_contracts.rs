//! Contracts as the register keeps them, with the codes around them. Who buys, options and extensions are beside it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    register::Part,
    schema::{
        buyer, category, contract, contract_buyer, contract_extension, contract_option, obligation,
        report, report_contract, supplier,
    },
    within,
};
use crate::access::Scope;

/// A contract as it stands, with the codes around it.
#[derive(Clone, Debug, Queryable)]
#[expect(
    missing_docs,
    reason = "the fields are those of ContractValues, or codes of what they name"
)]
pub struct RegisteredContract {
    pub id: i64,
    pub number: String,
    pub title: String,
    pub framework: Option<String>,
    pub lot: Option<String>,
    pub supplier_id: i64,
    pub supplier: String,
    pub supplier_name: String,
    pub category: String,
    pub leading_buyer: String,
    pub client_supervision: bool,
    pub value_cents: i64,
    pub awarded: NaiveDate,
    pub tender_published: Option<NaiveDate>,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub version: i64,
}

/// What is written of a contract itself.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = contract, treat_none_as_null = true)]
pub struct ContractValues<'a> {
    /// Number under which everybody knows it.
    pub number: &'a str,
    /// What it is about.
    pub title: &'a str,
    /// Number of the framework agreement.
    pub framework: Option<&'a str>,
    /// The part of the framework agreement.
    pub lot: Option<&'a str>,
    /// Who owes.
    pub supplier_id: i64,
    /// Who leads those that buy.
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
    /// Version, from 1.
    pub version: i64,
}

/// What a list of contracts is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// Code of the supplier.
    pub supplier: Option<String>,
    /// Code of a buyer, leading or not.
    pub buyer: Option<String>,
    /// Code of the category.
    pub category: Option<String>,
    /// Code of the sector.
    pub sector: Option<String>,
    /// Number of the framework agreement.
    pub framework: Option<String>,
    /// A day on which they run.
    pub running_on: Option<NaiveDate>,
}

/// A part of the contracts within a scope, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    narrowed: &Narrowed,
    part: Part,
) -> Stored<Vec<RegisteredContract>> {
    let mut query = within(scope)
        .filter(contract::id.gt(part.after))
        .order(contract::id)
        .limit(part.most);
    if let Some(code) = &narrowed.supplier {
        query = query.filter(supplier::code.eq(code.clone()));
    }
    if let Some(code) = &narrowed.buyer {
        let theirs = contract_buyer::table
            .inner_join(buyer::table)
            .filter(buyer::code.eq(code.clone()))
            .select(contract_buyer::contract_id)
            .load::<i64>(connection)?;
        query = query.filter(contract::id.eq_any(theirs));
    }
    if let Some(code) = &narrowed.category {
        query = query.filter(category::code.eq(code.clone()));
    }
    if let Some(code) = &narrowed.sector {
        query = query.filter(category::sector.eq(code.clone()));
    }
    if let Some(number) = &narrowed.framework {
        query = query.filter(contract::framework.eq(number.clone()));
    }
    if let Some(day) = narrowed.running_on {
        query = query
            .filter(contract::starts.le(day))
            .filter(contract::ends.ge(day));
    }
    Ok(query.load(connection)?)
}

/// The contract of that number, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_number(
    connection: &mut Connection,
    scope: Scope,
    number: &str,
) -> Stored<Option<RegisteredContract>> {
    Ok(within(scope)
        .filter(contract::number.eq(number.to_owned()))
        .first(connection)
        .optional()?)
}

/// Registers a contract; returns its key.
///
/// # Errors
/// When the number is taken, or the query fails.
pub fn insert(connection: &mut Connection, values: &ContractValues<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(contract::table)
        .values(values)
        .returning(contract::id)
        .get_result(connection)?)
}

/// Writes all of a contract itself anew.
///
/// # Errors
/// When the query fails.
pub fn change(connection: &mut Connection, id: i64, values: &ContractValues<'_>) -> Stored<()> {
    diesel::update(contract::table.find(id))
        .set(values)
        .execute(connection)?;
    Ok(())
}

/// Lets a contract end on another day, as a next version.
///
/// # Errors
/// When the query fails.
pub fn set_end(connection: &mut Connection, id: i64, ends: NaiveDate, version: i64) -> Stored<()> {
    diesel::update(contract::table.find(id))
        .set((contract::ends.eq(ends), contract::version.eq(version)))
        .execute(connection)?;
    Ok(())
}

/// Removes a contract on which nothing hangs, with its buyers, options and extensions.
///
/// # Errors
/// [`super::StorageError::InUse`] when something hangs on it, or when a query fails.
pub fn remove(connection: &mut Connection, id: i64) -> Stored<()> {
    diesel::delete(contract_buyer::table.filter(contract_buyer::contract_id.eq(id)))
        .execute(connection)?;
    diesel::delete(contract_option::table.filter(contract_option::contract_id.eq(id)))
        .execute(connection)?;
    diesel::delete(contract_extension::table.filter(contract_extension::contract_id.eq(id)))
        .execute(connection)?;
    diesel::delete(contract::table.find(id)).execute(connection)?;
    Ok(())
}

/// Whether reports cover a contract, or were stated to be about it.
///
/// # Errors
/// When a query fails.
pub fn has_reports(connection: &mut Connection, id: i64) -> Stored<bool> {
    let covering: i64 = report_contract::table
        .filter(report_contract::contract_id.eq(id))
        .count()
        .get_result(connection)?;
    let stated: i64 = report::table
        .filter(report::stated_contract_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(covering > 0 || stated > 0)
}

/// Whether a contract demands anything.
///
/// # Errors
/// When the query fails.
pub fn has_obligations(connection: &mut Connection, id: i64) -> Stored<bool> {
    let count: i64 = obligation::table
        .filter(obligation::contract_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

type Columns = (
    contract::id,
    contract::number,
    contract::title,
    contract::framework,
    contract::lot,
    contract::supplier_id,
    supplier::code,
    supplier::name,
    category::code,
    buyer::code,
    contract::client_supervision,
    contract::value_cents,
    contract::awarded,
    contract::tender_published,
    contract::starts,
    contract::ends,
    contract::version,
);

type WithCodes = diesel::dsl::IntoBoxed<
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

fn within(scope: Scope) -> WithCodes {
    let columns: Columns = (
        contract::id,
        contract::number,
        contract::title,
        contract::framework,
        contract::lot,
        contract::supplier_id,
        supplier::code,
        supplier::name,
        category::code,
        buyer::code,
        contract::client_supervision,
        contract::value_cents,
        contract::awarded,
        contract::tender_published,
        contract::starts,
        contract::ends,
        contract::version,
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
