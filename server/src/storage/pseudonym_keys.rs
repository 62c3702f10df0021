//! Which keys of pseudonyms are in use, and keying anew what is stored. The keys themselves never come here.

use chrono::NaiveDateTime;
use diesel::{connection::SimpleConnection, prelude::*, sql_types::Text};

use super::{
    Connection, StorageError, Stored,
    database::each,
    schema::{pseudonym_key, rekeyed},
};

/// Pseudonyms that are keyed in one go.
const BATCH: i64 = 5_000;
/// Rows of a statement: with two values each, far from what a statement may hold.
const ROWS: usize = 500;

#[derive(QueryableByName)]
struct Before {
    #[diesel(sql_type = Text)]
    before_key: String,
}

/// Number and check value of each key in use, in their order.
///
/// # Errors
/// When the query fails.
pub fn all(connection: &mut Connection) -> Stored<Vec<(i64, String)>> {
    Ok(pseudonym_key::table
        .order(pseudonym_key::number)
        .select((pseudonym_key::number, pseudonym_key::check_value))
        .load(connection)?)
}

/// How many keys are in use.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection) -> Stored<i64> {
    Ok(pseudonym_key::table.count().get_result::<i64>(connection)?)
}

/// Adds a key that is in use from now on.
///
/// # Errors
/// When the query fails; [`StorageError::Duplicate`] when another took the number.
pub fn insert(
    connection: &mut Connection,
    number: i64,
    check_value: &str,
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::insert_into(pseudonym_key::table)
        .values((
            pseudonym_key::number.eq(number),
            pseudonym_key::check_value.eq(check_value),
            pseudonym_key::used_from.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Sees to it that until the transaction ends no key is added, where pseudonyms are stored that so many keys made.
///
/// # Errors
/// [`StorageError::Unreachable`] where another number of keys is in use by now: what was made must be made anew.
pub fn held(connection: &mut Connection, made_with: i64) -> Stored<()> {
    if let Connection::Postgres(inner) = connection {
        pseudonym_key::table
            .filter(pseudonym_key::number.eq(1))
            .select(pseudonym_key::number)
            .for_share()
            .first::<i64>(inner)?;
    }
    if count(connection)? == made_with {
        Ok(())
    } else {
        let words = "the key of pseudonyms was rotated meanwhile";
        Err(StorageError::Unreachable(words.to_owned()))
    }
}

/// Keeps everybody from storing pseudonyms until the transaction ends.
///
/// # Errors
/// When the query fails, or somebody stores for too long.
pub fn hold(connection: &mut Connection) -> Stored<()> {
    if let Connection::Postgres(inner) = connection {
        // What follows goes through all lines.
        inner.batch_execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '120s'")?;
        pseudonym_key::table
            .filter(pseudonym_key::number.eq(1))
            .select(pseudonym_key::number)
            .for_update()
            .first::<i64>(inner)?;
    }
    Ok(())
}

/// Keys every stored pseudonym and linking key anew; returns how many different ones there were.
///
/// # Errors
/// When a query fails.
pub fn rekey(connection: &mut Connection, again: impl Fn(&str) -> String) -> Stored<u64> {
    script(
        connection,
        "CREATE TEMPORARY TABLE stored_key (before_key TEXT PRIMARY KEY NOT NULL); \
         CREATE TEMPORARY TABLE rekeyed (before_key TEXT PRIMARY KEY NOT NULL, after_key TEXT NOT NULL); \
         INSERT INTO stored_key SELECT candidate FROM report_line WHERE candidate IS NOT NULL \
         UNION SELECT linking_key FROM report_line WHERE linking_key IS NOT NULL",
    )?;
    let (mut last, mut count) = (String::new(), 0_u64);
    loop {
        let batch = after(connection, &last)?;
        let Some(end) = batch.last() else { break };
        last.clone_from(&end.before_key);
        for part in batch.chunks(ROWS) {
            let rows: Vec<_> = part
                .iter()
                .map(|one| {
                    let after = again(&one.before_key);
                    (
                        rekeyed::before_key.eq(one.before_key.clone()),
                        rekeyed::after_key.eq(after),
                    )
                })
                .collect();
            count = count.saturating_add(u64::try_from(rows.len()).unwrap_or(u64::MAX));
            each!(connection, inner => diesel::insert_into(rekeyed::table).values(&rows).execute(inner))?;
        }
    }
    script(
        connection,
        "UPDATE report_line SET \
         candidate = (SELECT r.after_key FROM rekeyed r WHERE r.before_key = report_line.candidate), \
         linking_key = (SELECT r.after_key FROM rekeyed r WHERE r.before_key = report_line.linking_key) \
         WHERE candidate IS NOT NULL OR linking_key IS NOT NULL; \
         DROP TABLE rekeyed; DROP TABLE stored_key",
    )?;
    Ok(count)
}

fn after(connection: &mut Connection, last: &str) -> Stored<Vec<Before>> {
    const AFTER: &str =
        "SELECT before_key FROM stored_key WHERE before_key > $1 ORDER BY before_key LIMIT $2";
    Ok(each!(connection, inner => diesel::sql_query(AFTER)
        .bind::<Text, _>(last)
        .bind::<diesel::sql_types::BigInt, _>(BATCH)
        .load(inner))?)
}

fn script(connection: &mut Connection, script: &str) -> Stored<()> {
    each!(connection, inner => inner.batch_execute(script))?;
    Ok(())
}
