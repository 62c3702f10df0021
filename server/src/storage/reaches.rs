//! What managers reach: the categories and buyers that were given to accounts.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    accounts::StoredAccount,
    schema::{account, account_buyer, account_category, buyer, category, contract, contract_buyer},
};

macro_rules! reaches {
    ($table:ident, $key:ident, $named:ident, $give:ident, $list:ident) => {
        /// Gives an account these, and nothing else of their kind.
        ///
        /// # Errors
        /// When a query fails.
        pub fn $give(connection: &mut Connection, account: i64, keys: &[i64]) -> Stored<()> {
            diesel::delete($table::table.filter($table::account_id.eq(account)))
                .execute(connection)?;
            for key in keys {
                diesel::insert_into($table::table)
                    .values(($table::account_id.eq(account), $table::$key.eq(*key)))
                    .execute(connection)?;
            }
            Ok(())
        }

        /// Codes of what an account was given, in order.
        ///
        /// # Errors
        /// When the query fails.
        pub fn $list(connection: &mut Connection, account: i64) -> Stored<Vec<String>> {
            Ok($table::table
                .inner_join($named::table)
                .filter($table::account_id.eq(account))
                .order($named::code)
                .select($named::code)
                .load(connection)?)
        }
    };
}

reaches!(
    account_category,
    category_id,
    category,
    give_categories,
    categories_of
);
reaches!(account_buyer, buyer_id, buyer, give_buyers, buyers_of);

/// The accounts of a role to which that contract was given by its category or one of its buyers, by address.
///
/// # Errors
/// When the query fails.
pub fn reaching(
    connection: &mut Connection,
    role: &str,
    contract_id: i64,
) -> Stored<Vec<StoredAccount>> {
    let by_category = account_category::table
        .inner_join(contract::table.on(contract::category_id.eq(account_category::category_id)))
        .filter(contract::id.eq(contract_id))
        .select(account_category::account_id);
    let by_leading_buyer = account_buyer::table
        .inner_join(contract::table.on(contract::buyer_id.eq(account_buyer::buyer_id)))
        .filter(contract::id.eq(contract_id))
        .select(account_buyer::account_id);
    let by_buyer = account_buyer::table
        .inner_join(contract_buyer::table.on(contract_buyer::buyer_id.eq(account_buyer::buyer_id)))
        .filter(contract_buyer::contract_id.eq(contract_id))
        .select(account_buyer::account_id);
    Ok(account::table
        .filter(account::role.eq(role.to_owned()))
        .filter(
            account::id
                .eq_any(by_category)
                .or(account::id.eq_any(by_leading_buyer))
                .or(account::id.eq_any(by_buyer)),
        )
        .order(account::email)
        .select(StoredAccount::as_select())
        .load(connection)?)
}
