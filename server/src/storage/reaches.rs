//! What managers reach: the categories and buyers that were given to accounts.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account_buyer, account_category, buyer, category},
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
