//! What contracts demand: each obligation with its terms in time, registering one, amending it, lifting it for a time.

pub(super) mod amend;
mod form;
pub(super) mod new;
mod said;
pub(super) mod show;
pub(super) mod waive;

use crate::{
    access::Actor,
    actions::Refusal,
    storage::{
        Connection, Known,
        contracts::{self, Contract},
        obligations::{self, StoredObligation},
    },
    text::Texts,
};

/// An obligation of the contract of that number, if the actor may see it.
pub(super) fn found(
    connection: &mut Connection,
    actor: &Actor,
    (number, id): &(String, String),
) -> Result<(Contract, StoredObligation), Refusal> {
    let contract = contracts::by_number(connection, actor.scope, number)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let all = obligations::of_contracts(connection, &[contract.id], Known::now())?;
    let one = all.into_iter().find(|one| one.public_id == *id);
    Ok((contract, one.ok_or(Refusal::NotFound)?))
}

/// What an obligation demands, in words.
fn words(texts: Texts, stored: &StoredObligation) -> String {
    let (share, amount, description) = stored.said();
    texts.obligation(&stored.kind, share, amount, description)
}

/// The address of an obligation's page.
fn address((number, id): &(String, String)) -> String {
    format!("/contracts/{}/obligations/{id}", super::in_path(number))
}
