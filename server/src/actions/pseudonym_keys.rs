//! Which keys of pseudonyms an installation uses, and how the next one comes into use.

use std::io;

use crate::{
    audit::{self, Deed, Note},
    clock::Instant,
    keys::{PseudonymKeys, Pseudonyms},
    storage::{Connection, StorageError, Stored, pseudonym_keys},
};

/// Notes the first key on an installation that uses none yet; else sees to it that all keys are there and are those that
/// pseudonyms were made with.
///
/// # Errors
/// With words that say which file is missing or is another one.
pub fn known(connection: &mut Connection, keys: &PseudonymKeys, now: Instant) -> Stored<()> {
    let used = pseudonym_keys::all(connection)?;
    if used.is_empty() {
        let first = keys.first(1).map_err(failed)?;
        return pseudonym_keys::insert(connection, 1, &first.check_value(), now.stored());
    }
    for (number, check_value) in used {
        if keys.first(number).map_err(failed)?.check_value() != check_value {
            return Err(StorageError::Failed(format!(
                "{} is not the key that pseudonyms were made with; put the right one back from a backup, or every \
                 candidate becomes a new person",
                keys.file(number).display()
            )));
        }
    }
    Ok(())
}

/// How pseudonyms are made now.
///
/// # Errors
/// When a key is not there, or the query fails.
pub fn in_use(connection: &mut Connection, keys: &PseudonymKeys) -> Stored<Pseudonyms> {
    let count = pseudonym_keys::count(connection)?;
    keys.first(count).map_err(failed)
}

/// Makes the next key and keys everything that is stored anew with it; returns its number, and how many pseudonyms and
/// linking keys there were. Nothing is changed unless all is.
///
/// # Errors
/// When the key can't be made, or a query fails.
pub fn rotate(
    connection: &mut Connection,
    keys: &PseudonymKeys,
    now: Instant,
) -> Stored<(i64, u64)> {
    pseudonym_keys::hold(connection)?;
    let number = pseudonym_keys::count(connection)?.saturating_add(1);
    keys.make(number).map_err(failed)?;
    let pseudonyms = keys.first(number).map_err(failed)?;
    let count = pseudonym_keys::rekey(connection, |stored| pseudonyms.again(stored))?;
    pseudonym_keys::insert(connection, number, &pseudonyms.check_value(), now.stored())?;
    let rotated = Note::new(Deed::PseudonymsKeyedAnew, None)
        .with("key", number)
        .with("pseudonyms", count);
    audit::note(connection, rotated);
    Ok((number, count))
}

fn failed(error: io::Error) -> StorageError {
    StorageError::Failed(error.to_string())
}
