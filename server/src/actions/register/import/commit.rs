//! Commits what a contract register in a file changes: exactly what was shown, or nothing.

use serde::Serialize;
use serde_json::Value;

use super::{
    plan::{Plan, contract_becomes, supplier_becomes},
    state,
};
use crate::{
    access::{Actor, Scope},
    actions::{
        Changed, Difference, Refusal,
        register::{Author, ObjectKind, contract_draft::ContractVersion, differences},
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection, StorageError, register, register_changes, register_imports,
        registered_contracts, suppliers,
    },
};

/// Commits an import.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] while it is not read, once it is committed, and while something in it is
/// wrong; [`Refusal::Changed`] when the register is not as it was when the file was compared with it, [`Refusal::Invalid`] where
/// what it names is no longer what it was.
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
        let code = &one.draft.code;
        if one.seen.is_none()
            && let Some(other) = suppliers::by_code(connection, code)?
        {
            let at = (ObjectKind::Supplier, other.id, other.version);
            return Err(there_now(connection, code, at, &other)?);
        }
        let became = supplier_becomes(connection, &one.draft, one.seen, &author);
        same(code, &one.differences, became)?;
    }
    for one in &plan.contracts {
        if one.seen.is_some() && one.differences.is_empty() {
            continue;
        }
        if one.seen.is_none()
            && let Some(other) =
                registered_contracts::by_number(connection, Scope::All, &one.number)?
        {
            let version = ContractVersion::standing(connection, &other)?;
            let at = (ObjectKind::Contract, other.id, other.version);
            return Err(there_now(connection, &one.number, at, &version)?);
        }
        let became = contract_becomes(connection, &one.draft, one.seen, &author);
        same(&one.number, &one.differences, became)?;
    }
    let done = (state::COMMITTED, actor.account);
    register_imports::set_committed(connection, stored.id, done, now.stored())?;
    let object = Object::named("register_import", &stored.public_id);
    let committed = Note::new(Deed::ImportCommitted, object)
        .with("suppliers", plan.suppliers.len())
        .with("contracts", plan.contracts.len());
    audit::note(connection, committed);
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

/// Somebody registered what was new when the file was compared: what stands there now is what is different.
fn there_now<T: Serialize>(
    connection: &mut Connection,
    whose: &str,
    (kind, id, version): (ObjectKind, i64, i64),
    standing: &T,
) -> Result<Refusal, StorageError> {
    let noted = register_changes::at(connection, kind.code(), id, version)?;
    let Some((_, changed_at)) = noted else {
        return Ok(Refusal::Conflict("register_changed"));
    };
    let now =
        serde_json::to_value(standing).map_err(|error| StorageError::Failed(error.to_string()))?;
    Ok(Refusal::Changed(Box::new(Changed {
        version,
        changed_at,
        differences: of(whose, &differences(&Value::Null, &now)),
    })))
}

/// What became different must be what was shown. Differences are told with whose they are.
fn same(
    whose: &str,
    shown: &[Difference],
    became: Result<Vec<Difference>, Refusal>,
) -> Result<(), Refusal> {
    match became {
        Ok(became) if became == shown => Ok(()),
        Ok(_) | Err(Refusal::NotFound) => Err(Refusal::Conflict("register_changed")),
        Err(Refusal::Changed(changed)) => Err(Refusal::Changed(Box::new(Changed {
            differences: of(whose, &changed.differences),
            ..*changed
        }))),
        Err(other) => Err(other),
    }
}

fn of(whose: &str, all: &[Difference]) -> Vec<Difference> {
    let named = all.iter().map(|one| Difference {
        field: format!("{whose}/{}", one.field),
        ..one.clone()
    });
    named.collect()
}
