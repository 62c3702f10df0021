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
    actions::{
        Refusal,
        contract_changed::contract_changed,
        obligation::{AtExtension, Extended, go_on},
    },
    storage::{
        Connection,
        contract_parts::{self, StoredExtension},
        registered_contracts::{self, RegisteredContract},
    },
    text::{Language, Texts},
};

/// Extends the contract of that number on a ground other than an option; returns it as it stands.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for a last day that is not later, or no reason.
pub fn extend_contract(
    connection: &mut Connection,
    number: &str,
    ends: Option<NaiveDate>,
    (reason, obligations): (&str, AtExtension),
    mut faults: Faults,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let standing = held(connection, author.scope, number)?;
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
    later(
        connection,
        &standing,
        (ends, None, reason),
        obligations,
        at,
        &author,
    )
}

/// Stores the later end with its ground, lets the obligations follow, and notes the version.
pub(super) fn later(
    connection: &mut Connection,
    standing: &Standing,
    (ends, option_number, reason): (NaiveDate, Option<i32>, String),
    obligations: AtExtension,
    at: At,
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let row = &standing.row;
    let extended = Extended {
        ended_before: row.ends,
        ends,
        reason: told(ends, option_number, &reason),
    };
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
    if obligations == AtExtension::Extend {
        go_on(connection, row.id, &extended, author.account, author.now)?;
    }
    noted(connection, &row.number, at, author)
}

/// Why obligations go on: `Contract verlengd tot en met 30 juni 2027 (optie 1). Project loopt uit.`
fn told(ends: NaiveDate, option: Option<i32>, reason: &str) -> String {
    let texts = Texts::new(Language::Dutch);
    let end = texts.date(ends);
    let told = match option {
        Some(option) => texts.with2("terms-extended-option", "end", end, "option", option),
        None => texts.with1("terms-extended", "end", end),
    };
    format!("{told} {reason}").trim_end().to_owned()
}
