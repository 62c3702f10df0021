//! The versions of an object of the register: who made each, when and why, and what became different.

use chrono::NaiveDateTime;
use serde_json::Value;

use super::{ObjectKind, differences};
use crate::{
    actions::{Difference, Refusal},
    storage::{Connection, StorageError, register_changes},
};

/// One version of an object.
#[derive(Clone, Debug)]
pub struct PastVersion {
    /// Which one.
    pub version: i64,
    /// Mail address of who made it; nobody where the program did.
    pub changed_by: Option<String>,
    /// When.
    pub changed_at: NaiveDateTime,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// What is different from the version before it; everything for the first.
    pub differences: Vec<Difference>,
}

/// The versions of an object, the newest first.
///
/// # Errors
/// When a query fails, or what is stored can't be understood.
pub fn show_history(
    connection: &mut Connection,
    kind: ObjectKind,
    id: i64,
) -> Result<Vec<PastVersion>, Refusal> {
    let changes = register_changes::of_object(connection, kind.code(), id)?;
    let mut before = Value::Null;
    let mut past = Vec::with_capacity(changes.len());
    for change in changes.into_iter().rev() {
        let now: Value = serde_json::from_str(&change.snapshot)
            .map_err(|error| StorageError::Unknown(error.to_string()))?;
        past.push(PastVersion {
            version: change.version,
            changed_by: change.changed_by,
            changed_at: change.changed_at,
            reason: change.reason,
            differences: differences(&before, &now),
        });
        before = now;
    }
    past.reverse();
    Ok(past)
}
