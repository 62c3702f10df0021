//! Columns of reports whose nine-digit numbers the supplier declares to be own numbers.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{account, own_number_column},
};

/// A column of own numbers, with who declared it.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = own_number_column)]
pub struct NewOwnNumbers {
    /// Report.
    pub report_id: i64,
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// Letters of the column.
    pub sheet_column: String,
    /// Heading above it.
    pub heading: Option<String>,
    /// Who declared it.
    pub declared_by: i64,
    /// When.
    pub declared_at: NaiveDateTime,
}

/// A stored declaration.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewOwnNumbers")]
pub struct StoredOwnNumbers {
    pub sheet: String,
    pub sheet_column: String,
    pub heading: Option<String>,
    /// Mail address of who declared it.
    pub declared_by: String,
    pub declared_at: NaiveDateTime,
}

/// Stores a declaration; the first one for a column stays.
///
/// # Errors
/// When a query fails.
pub fn insert(connection: &mut Connection, new: &NewOwnNumbers) -> Stored<()> {
    let known = own_number_column::table
        .filter(own_number_column::report_id.eq(new.report_id))
        .filter(own_number_column::sheet.eq(new.sheet.clone()))
        .filter(own_number_column::sheet_column.eq(new.sheet_column.clone()));
    if known.count().get_result::<i64>(connection)? == 0 {
        diesel::insert_into(own_number_column::table)
            .values(new)
            .execute(connection)?;
    }
    Ok(())
}

/// Removes the declaration for a sheet and column; whether there was one.
///
/// # Errors
/// When the query fails.
pub fn remove(
    connection: &mut Connection,
    report: i64,
    (sheet, column): (&str, &str),
) -> Stored<bool> {
    let removed = diesel::delete(
        own_number_column::table
            .filter(own_number_column::report_id.eq(report))
            .filter(own_number_column::sheet.eq(sheet.to_owned()))
            .filter(own_number_column::sheet_column.eq(column.to_owned())),
    )
    .execute(connection)?;
    Ok(removed > 0)
}

/// The declarations for a report, in the order in which they were made.
///
/// # Errors
/// When the query fails.
pub fn of_report(connection: &mut Connection, report: i64) -> Stored<Vec<StoredOwnNumbers>> {
    Ok(own_number_column::table
        .inner_join(account::table)
        .filter(own_number_column::report_id.eq(report))
        .order(own_number_column::id)
        .select((
            own_number_column::sheet,
            own_number_column::sheet_column,
            own_number_column::heading,
            account::email,
            own_number_column::declared_at,
        ))
        .load(connection)?)
}

/// Gives a report the declarations of another with the same file.
///
/// # Errors
/// When a query fails.
pub fn carry(connection: &mut Connection, from: i64, to: i64) -> Stored<()> {
    type Declared = (String, String, Option<String>, i64, NaiveDateTime);
    let declared: Vec<Declared> = own_number_column::table
        .filter(own_number_column::report_id.eq(from))
        .order(own_number_column::id)
        .select((
            own_number_column::sheet,
            own_number_column::sheet_column,
            own_number_column::heading,
            own_number_column::declared_by,
            own_number_column::declared_at,
        ))
        .load(connection)?;
    for (sheet, sheet_column, heading, declared_by, declared_at) in declared {
        let new = NewOwnNumbers {
            report_id: to,
            sheet,
            sheet_column,
            heading,
            declared_by,
            declared_at,
        };
        insert(connection, &new)?;
    }
    Ok(())
}
