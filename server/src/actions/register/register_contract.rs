//! Registers a contract.

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
    contract_checks::{Checked, checked},
    contract_draft::{ContractDraft, ContractVersion},
};
use crate::{
    access::Scope,
    actions::Refusal,
    storage::{
        Connection,
        contract_parts::{self, StoredOption},
        register,
        registered_contracts::{self, RegisteredContract},
    },
};

/// Registers a contract; returns it as it stands.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub fn register_contract(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: Faults,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    register::hold(connection)?;
    let checked = checked(connection, draft, faults, None)?;
    let values = checked.written(1);
    let id = registered_contracts::insert(connection, &values)?;
    let at = At {
        kind: ObjectKind::Contract,
        id,
        version: 1,
    };
    set_parts(connection, id, &checked, &[])?;
    noted(connection, values.number, at, author)
}

/// Stores who buys, and the options where they were said; one that was exercised stays so.
pub(super) fn set_parts(
    connection: &mut Connection,
    id: i64,
    checked: &Checked,
    standing: &[StoredOption],
) -> Result<(), Refusal> {
    contract_parts::set_shares(connection, id, &checked.shares)?;
    let Some(options) = &checked.options else {
        return Ok(());
    };
    let options: Vec<StoredOption> = (1..)
        .zip(options)
        .map(|(number, option)| {
            let before = standing.iter().find(|one| one.number == number);
            StoredOption {
                contract_id: id,
                number,
                months: option.months,
                until_day: option.until,
                exercised_at: before.and_then(|one| one.exercised_at),
                exercised_by: before.and_then(|one| one.exercised_by),
            }
        })
        .collect();
    contract_parts::set_options(connection, id, &options)?;
    Ok(())
}

/// What a manager registers or changes must lie within what was given to the account, else it would be out of sight.
fn beyond(scope: Scope) -> Refusal {
    match scope {
        Scope::Categories(_) => Refusal::field("category", "beyond_reach", ""),
        _ => Refusal::field("buyers", "beyond_reach", ""),
    }
}

/// Notes the contract as it stands at that version, and returns it.
///
/// # Errors
/// [`Refusal::Invalid`] with `beyond_reach` where the author may not keep contracts of that buyer or category.
pub(super) fn noted(
    connection: &mut Connection,
    number: &str,
    at: At,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let stored = registered_contracts::by_number(connection, author.scope, number)?;
    let stored = stored.ok_or_else(|| beyond(author.scope))?;
    let version = ContractVersion::standing(connection, &stored)?;
    at.note(connection, &version, author)?;
    Ok(stored)
}
