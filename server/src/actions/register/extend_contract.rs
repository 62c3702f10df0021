//! Extends a contract: it ends later, for a reason that is kept.

use chrono::NaiveDate;

use super::{
    change::{At, Author},
    change_contract::{held, next},
    checks::Faults,
    contract_checks::Standing,
    register_contract::noted,
};
use crate::{
    actions::{Refusal, contract_changed::contract_changed},
    storage::{
        Connection,
        contract_parts::{self, StoredExtension},
        registered_contracts::{self, RegisteredContract},
    },
};

/// Extends the contract of that number on a ground other than an option; returns it as it stands.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for a last day that is not later, or no reason.
pub fn extend_contract(
    connection: &mut Connection,
    number: &str,
    ends: Option<NaiveDate>,
    reason: &str,
    mut faults: Faults,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let standing = held(connection, number)?;
    let ends = faults
        .needed("end", ends)
        .and_then(|day| faults.likely("end", day));
    if ends.is_some_and(|day| day <= standing.row.ends) {
        faults.add("end", "not_later", standing.row.ends.to_string());
    }
    let reason = faults.reason("reason", reason);
    faults.none()?;
    let ends = ends.ok_or_else(|| Refusal::field("end", "missing", ""))?;
    let at = next(connection, &standing, standing.row.version, author)?;
    let author = author.clone().because(Some(reason.clone()));
    later(connection, &standing, (ends, None, reason), at, &author)
}

/// Stores the later end with its ground, and notes the version.
pub(super) fn later(
    connection: &mut Connection,
    standing: &Standing,
    (ends, option_number, reason): (NaiveDate, Option<i32>, String),
    at: At,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let row = &standing.row;
    contract_parts::insert_extension(
        connection,
        &StoredExtension {
            contract_id: row.id,
            option_number,
            ended_before: row.ends,
            ends,
            reason,
            registered_at: author.now.stored(),
            registered_by: author.account,
        },
    )?;
    registered_contracts::set_end(connection, row.id, ends, at.version)?;
    contract_changed(connection, row.id, author.account, author.now)?;
    noted(connection, &row.number, at, author)
}
