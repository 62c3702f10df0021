//! The terms of contracts: until when their lines are kept, and what keeps them longer.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

use crate::{
    access::Scope,
    storage::{
        Connection, Stored,
        schema::{contract, report_contract, supplier},
        within,
    },
};

/// A contract with what its term is reckoned from.
#[derive(Clone, Debug, Queryable)]
pub struct Kept {
    /// Key.
    pub id: i64,
    /// Number.
    pub number: String,
    /// Key of the supplier.
    pub supplier_id: i64,
    /// Code of the supplier.
    pub supplier: String,
    /// Name of the supplier.
    pub supplier_name: String,
    /// Last day of the contract.
    pub ends: NaiveDate,
    /// Months after that day for which lines are kept, where it is said of this contract.
    pub months: Option<i32>,
    /// Why they are kept longer.
    pub kept_longer: Option<String>,
    /// When it was announced that they will be erased.
    pub announced_at: Option<NaiveDateTime>,
    /// Since when they are gone.
    pub lines_erased_at: Option<NaiveDateTime>,
    /// How many settlements are not closed.
    pub settlements_open: i64,
    /// How many reports wait for their judgement.
    pub reports_waiting: i64,
}

const SETTLEMENTS: &str =
    "(SELECT COUNT(*) FROM settlement s WHERE s.contract_id = contract.id AND s.closed_at IS NULL)";
const WAITING: &str = "(SELECT COUNT(*) FROM report_contract c INNER JOIN report r ON r.id = c.report_id \
    WHERE c.contract_id = contract.id AND r.state = 'submitted')";

macro_rules! kept {
    ($scope:expr) => {{
        let mut query = contract::table
            .inner_join(supplier::table)
            .select((
                contract::id,
                contract::number,
                contract::supplier_id,
                supplier::code,
                supplier::name,
                contract::ends,
                contract::retention_months,
                contract::kept_longer,
                contract::erasure_announced_at,
                contract::lines_erased_at,
                sql::<BigInt>(SETTLEMENTS),
                sql::<BigInt>(WAITING),
            ))
            .into_boxed();
        if let Some(within) = within::contracts($scope) {
            query = query.filter(within);
        }
        query
    }};
}

/// The contracts within a scope that ended before a day and whose lines are still there, the longest ended first.
///
/// # Errors
/// When the query fails.
pub fn ended_before(
    connection: &mut Connection,
    scope: Scope,
    day: NaiveDate,
) -> Stored<Vec<Kept>> {
    let with_reports = report_contract::table.select(report_contract::contract_id);
    Ok(kept!(scope)
        .filter(contract::lines_erased_at.is_null())
        .filter(contract::ends.lt(day))
        .filter(contract::id.eq_any(with_reports))
        .order((contract::ends, contract::id))
        .load(connection)?)
}

/// The contract of a number, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_number(connection: &mut Connection, scope: Scope, number: &str) -> Stored<Option<Kept>> {
    Ok(kept!(scope)
        .filter(contract::number.eq(number.to_owned()))
        .first(connection)
        .optional()?)
}

/// Says how long the lines of a contract are kept, and why longer.
///
/// # Errors
/// When the query fails.
pub fn set(
    connection: &mut Connection,
    contract: i64,
    months: Option<i32>,
    kept_longer: Option<&str>,
) -> Stored<()> {
    diesel::update(contract::table.find(contract))
        .set((
            contract::retention_months.eq(months),
            contract::kept_longer.eq(kept_longer),
            contract::erasure_announced_at.eq(None::<NaiveDateTime>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that it was announced that the lines of a contract will be erased.
///
/// # Errors
/// When the query fails.
pub fn announced(connection: &mut Connection, contract: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(contract::table.find(contract))
        .set(contract::erasure_announced_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Notes that the lines of a contract are gone: from now on nothing changes its totals.
///
/// # Errors
/// When the query fails.
pub fn set_erased(connection: &mut Connection, contract: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(contract::table.find(contract))
        .set(contract::lines_erased_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Whether the lines of any of those contracts are gone.
///
/// # Errors
/// When the query fails.
pub fn any_erased(connection: &mut Connection, contracts: &[i64]) -> Stored<bool> {
    let erased = contract::table
        .filter(contract::id.eq_any(contracts.to_vec()))
        .filter(contract::lines_erased_at.is_not_null());
    Ok(erased.count().get_result::<i64>(connection)? > 0)
}
