//! What every table of the register that is known by a code has in common: find, insert, change and remove a row.

/// Writes `by_code`, `insert`, `change` and `remove` for a table with `id`, `code` and `version`.
///
/// `$stored` is the row as it is read (`Selectable`), `$values` what is written of it (`Insertable` and `AsChangeset`).
macro_rules! keyed_by_code {
    ($table:ident, $stored:ident, $values:ident) => {
        /// The one of that code.
        ///
        /// # Errors
        /// When the query fails.
        pub fn by_code(connection: &mut Connection, code: &str) -> Stored<Option<$stored>> {
            Ok($table::table
                .filter($table::code.eq(code.to_owned()))
                .select($stored::as_select())
                .first(connection)
                .optional()?)
        }

        /// Registers one; returns its key.
        ///
        /// # Errors
        /// When something that is unique is taken, or the query fails.
        pub fn insert(connection: &mut Connection, values: &$values<'_>) -> Stored<i64> {
            Ok(diesel::insert_into($table::table)
                .values(values)
                .returning($table::id)
                .get_result(connection)?)
        }

        /// Writes all of one anew.
        ///
        /// # Errors
        /// When something that is unique is taken, or the query fails.
        pub fn change(connection: &mut Connection, id: i64, values: &$values<'_>) -> Stored<()> {
            diesel::update($table::table.find(id))
                .set(values)
                .execute(connection)?;
            Ok(())
        }

        /// Removes one on which nothing hangs.
        ///
        /// # Errors
        /// [`super::StorageError::InUse`] when something hangs on it, or when the query fails.
        pub fn remove(connection: &mut Connection, id: i64) -> Stored<()> {
            diesel::delete($table::table.find(id)).execute(connection)?;
            Ok(())
        }
    };
}
pub(in crate::storage) use keyed_by_code;
