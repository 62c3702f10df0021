//! What belongs to a contract of the register: who buys what share, options to extend it, and how it was extended.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{buyer, contract_buyer, contract_extension, contract_option},
};

/// What part of a contract's value a buyer takes.
#[derive(Clone, Debug, Queryable)]
pub struct StoredShare {
    /// The contract.
    pub contract_id: i64,
    /// Key of the buyer.
    pub buyer_id: i64,
    /// Code of the buyer.
    pub buyer: String,
    /// Name of the buyer.
    pub name: String,
    /// Share in hundredths of a percent.
    pub share: i64,
}

/// An option to extend a contract.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = contract_option)]
pub struct StoredOption {
    /// The contract.
    pub contract_id: i64,
    /// Which one, from 1.
    pub number: i32,
    /// By so many months.
    pub months: Option<i32>,
    /// Or until this day.
    pub until_day: Option<NaiveDate>,
    /// When it was exercised.
    pub exercised_at: Option<NaiveDateTime>,
    /// By whom.
    pub exercised_by: Option<i64>,
}

/// Why a contract ends later than it did.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = contract_extension)]
pub struct StoredExtension {
    /// The contract.
    pub contract_id: i64,
    /// The option that was exercised; another ground without one.
    pub option_number: Option<i32>,
    /// Last day before it.
    pub ended_before: NaiveDate,
    /// Last day after it.
    pub ends: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was registered.
    pub registered_at: NaiveDateTime,
    /// By whom.
    pub registered_by: Option<i64>,
}

/// Who buys under those contracts, by contract and then in the order in which they were said.
///
/// # Errors
/// When the query fails.
pub fn shares(connection: &mut Connection, contracts: &[i64]) -> Stored<Vec<StoredShare>> {
    Ok(contract_buyer::table
        .inner_join(buyer::table)
        .filter(contract_buyer::contract_id.eq_any(contracts.to_vec()))
        .order((contract_buyer::contract_id, contract_buyer::id))
        .select((
            contract_buyer::contract_id,
            contract_buyer::buyer_id,
            buyer::code,
            buyer::name,
            contract_buyer::share,
        ))
        .load(connection)?)
}

/// Says anew who buys under a contract, each with a share in hundredths of a percent.
///
/// # Errors
/// When a query fails.
pub fn set_shares(connection: &mut Connection, id: i64, shares: &[(i64, i64)]) -> Stored<()> {
    diesel::delete(contract_buyer::table.filter(contract_buyer::contract_id.eq(id)))
        .execute(connection)?;
    for (buyer, share) in shares {
        diesel::insert_into(contract_buyer::table)
            .values((
                contract_buyer::contract_id.eq(id),
                contract_buyer::buyer_id.eq(*buyer),
                contract_buyer::share.eq(*share),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The options of those contracts, by contract and number.
///
/// # Errors
/// When the query fails.
pub fn options(connection: &mut Connection, contracts: &[i64]) -> Stored<Vec<StoredOption>> {
    Ok(contract_option::table
        .filter(contract_option::contract_id.eq_any(contracts.to_vec()))
        .order((contract_option::contract_id, contract_option::number))
        .select(StoredOption::as_select())
        .load(connection)?)
}

/// Says the options of a contract anew.
///
/// # Errors
/// When a query fails.
pub fn set_options(connection: &mut Connection, id: i64, options: &[StoredOption]) -> Stored<()> {
    diesel::delete(contract_option::table.filter(contract_option::contract_id.eq(id)))
        .execute(connection)?;
    for option in options {
        diesel::insert_into(contract_option::table)
            .values(option)
            .execute(connection)?;
    }
    Ok(())
}

/// Why a contract ends later than it did, the oldest first.
///
/// # Errors
/// When the query fails.
pub fn extensions(connection: &mut Connection, id: i64) -> Stored<Vec<StoredExtension>> {
    Ok(contract_extension::table
        .filter(contract_extension::contract_id.eq(id))
        .order(contract_extension::id)
        .select(StoredExtension::as_select())
        .load(connection)?)
}

/// Registers an extension.
///
/// # Errors
/// When the query fails.
pub fn insert_extension(connection: &mut Connection, new: &StoredExtension) -> Stored<()> {
    diesel::insert_into(contract_extension::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}
