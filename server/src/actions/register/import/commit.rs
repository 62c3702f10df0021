//! Commits what a contract register in a file changes: exactly what was shown, or nothing.

use super::{
    plan::{Plan, contract_becomes, supplier_becomes},
    state,
};
use crate::{
    access::Actor,
    actions::{Changed, Difference, Refusal, register::Author},
    clock::Instant,
    storage::{Connection, StorageError, register, register_imports},
};

/// Commits an import.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] while it is not read, once it is committed, and while something in it is
/// wrong; [`Refusal::Changed`] when the register is not as it was when the file was compared with it.
pub fn commit(
    connection: &mut Connection,
    actor: &Actor,
    import: &str,
    now: Instant,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let stored = register_imports::by_public_id(connection, import)?.ok_or(Refusal::NotFound)?;
    match stored.state.as_str() {
        state::READ => {}
        state::COMMITTED => return Err(Refusal::Conflict("already_committed")),
        state::RECEIVED => return Err(Refusal::Conflict("not_read_yet")),
        _ => return Err(Refusal::Conflict("import_has_errors")),
    }
    let plan = found(stored.found.as_deref())?;
    if plan.has_errors() {
        return Err(Refusal::Conflict("import_has_errors"));
    }
    if !plan.changes_something() {
        return Err(Refusal::Conflict("nothing_to_commit"));
    }
    let author = Author::of(actor, now).because(Some(stored.file_name.clone()));
    for one in &plan.suppliers {
        let became = supplier_becomes(connection, &one.draft, one.seen, &author);
        same(&one.draft.code, &one.differences, became, now)?;
    }
    for one in &plan.contracts {
        if one.seen.is_some() && one.differences.is_empty() {
            continue;
        }
        let became = contract_becomes(connection, &one.draft, one.seen, &author);
        same(&one.number, &one.differences, became, now)?;
    }
    let done = (state::COMMITTED, actor.account);
    register_imports::set_committed(connection, stored.id, done, now.stored())?;
    Ok(())
}

/// What was found in the file of an import.
///
/// # Errors
/// When what is stored is no plan.
pub fn found(stored: Option<&str>) -> Result<Plan, StorageError> {
    serde_json::from_str(stored.unwrap_or("null"))
        .map_err(|error| StorageError::Unknown(error.to_string()))
}

/// What became different must be what was shown. Differences are told with whose they are.
fn same(
    whose: &str,
    shown: &[Difference],
    became: Result<Vec<Difference>, Refusal>,
    now: Instant,
) -> Result<(), Refusal> {
    let of = |all: &[Difference]| -> Vec<Difference> {
        let named = all.iter().map(|one| Difference {
            field: format!("{whose}/{}", one.field),
            ..one.clone()
        });
        named.collect()
    };
    match became {
        Ok(became) if became == shown => Ok(()),
        Ok(became) => Err(Refusal::Changed(Box::new(Changed {
            version: 0,
            changed_at: now.stored(),
            differences: of(&became),
        }))),
        Err(Refusal::Changed(changed)) => Err(Refusal::Changed(Box::new(Changed {
            differences: of(&changed.differences),
            ..*changed
        }))),
        // What was sound when it was shown is not so any more: somebody changed what it names.
        Err(Refusal::Invalid(faults)) => {
            let now_wrong = faults.iter().map(|fault| Difference {
                field: format!("{whose}/{}", fault.field),
                before: serde_json::Value::Null,
                now: fault.code.into(),
            });
            Err(Refusal::Changed(Box::new(Changed {
                version: 0,
                changed_at: now.stored(),
                differences: now_wrong.collect(),
            })))
        }
        Err(Refusal::NotFound) => Err(Refusal::Changed(Box::new(Changed {
            version: 0,
            changed_at: now.stored(),
            differences: Vec::new(),
        }))),
        Err(other) => Err(other),
    }
}
