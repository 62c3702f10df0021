//! Changes a contract: the whole of it, as whoever saw a version of it wants it.

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
    contract_checks::{Standing, checked},
    contract_draft::{ContractDraft, ContractVersion},
    register_contract::{noted, set_parts},
};
use crate::{
    access::Scope,
    actions::{Refusal, contract_changed::contract_changed},
    storage::{
        Connection, contract_parts, contracts, register,
        registered_contracts::{self, RegisteredContract},
    },
};

/// Changes the contract of that number; returns it as it stands.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`] when its version is not `seen`, [`Refusal::Invalid`] with everything that
/// is wrong.
pub fn change_contract(
    connection: &mut Connection,
    number: &str,
    seen: i64,
    draft: &ContractDraft,
    faults: Faults,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let standing = held(connection, author.scope, number)?;
    let next = next(connection, &standing, seen, author)?;
    let id = standing.row.id;
    let checked = checked(connection, draft, faults, Some(&standing))?;
    registered_contracts::change(connection, id, &checked.written(next.version))?;
    set_parts(connection, id, &checked, &standing.options)?;
    contract_changed(connection, id, author.account, author.now)?;
    noted(connection, number, next, author)
}

/// The contract of that number with what belongs to it, held until the transaction ends: neither the register nor a
/// report that is judged changes beside it.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(super) fn held(
    connection: &mut Connection,
    scope: Scope,
    number: &str,
) -> Result<Standing, Refusal> {
    register::hold(connection)?;
    let find = |connection: &mut Connection| {
        registered_contracts::by_number(connection, scope, number)?.ok_or(Refusal::NotFound)
    };
    let id = find(connection)?.id;
    contracts::hold(connection, &[id])?;
    Ok(Standing {
        row: find(connection)?,
        shares: contract_parts::shares(connection, &[id])?,
        options: contract_parts::options(connection, &[id])?,
    })
}

/// The version that a change of this contract makes.
///
/// # Errors
/// [`Refusal::Changed`] when its version is not `seen`.
pub(super) fn next(
    connection: &mut Connection,
    standing: &Standing,
    seen: i64,
    author: &Author,
) -> Result<At, Refusal> {
    let at = At {
        kind: ObjectKind::Contract,
        id: standing.row.id,
        version: standing.row.version,
    };
    let version = ContractVersion::of(&standing.row, &standing.shares, &standing.options);
    at.next(connection, &version, seen, author)
}
