//! The settlement of a contract that has ended: its figures are frozen, the exposure is a signal to talk, and the supplier
//! replies. Closing it closes every period of the contract that was accepted.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{BasisPoints, Cents},
    obligation::Quantity,
    standing::{exposure_after_term, gap},
};

use crate::{
    access::{Actor, Permission, Role},
    actions::{
        Refusal, calendar::close_all, queue_message::queue_message, review::said, who_is_told,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    mail::{About, Message, Notice},
    reporting::standings::{self, ObligationStanding},
    storage::{
        Connection, Known, accounts,
        contracts::{self, Contract},
        settlements::{self, NewPart, NewSettlement, StoredSettlement},
    },
};

/// The greatest factor of an exposure: ten times.
const GREATEST_FACTOR: i64 = 100_000;

/// Settles a contract that has ended, by what is known on a day after its end. The supplier is mailed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] before its end, or when it was settled before; [`Refusal::Invalid`] for a
/// factor that is no share.
pub fn settle_contract(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    (factor, note): (i64, &str),
    on: NaiveDate,
    now: Instant,
) -> Result<(), Refusal> {
    let contract = held(connection, actor, contract)?;
    if on <= contract.ends {
        return Err(Refusal::Conflict("contract_runs"));
    }
    if settlements::of_contract(connection, contract.id)?.is_some() {
        return Err(Refusal::Conflict("already_settled"));
    }
    if !(0..=GREATEST_FACTOR).contains(&factor) {
        return Err(Refusal::field("factor", "out_of_range", factor.to_string()));
    }
    let note = Some(note.trim()).filter(|note| !note.is_empty());
    let note = note.map(|note| said("note", note)).transpose()?;
    let settlement = settlements::insert(
        connection,
        &NewSettlement {
            contract_id: contract.id,
            reference_date: on,
            factor,
            note: note.as_deref(),
            made_by: actor.account,
            made_at: now.stored(),
        },
    )?;
    let standing = standings::of_contracts(connection, vec![contract.clone()], on, Known::now())?;
    for obligation in standing.iter().flat_map(|one| &one.obligations) {
        settlements::insert_part(
            connection,
            &part(settlement, obligation, BasisPoints(factor), on),
        )?;
    }
    let message = notice(About::SettlementMade, &contract.number, note.as_deref());
    for account in accounts::of_supplier(connection, contract.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let made = Note::new(Deed::SettlementMade, Object::contract_of(contract.id))
        .with("factor", factor)
        .with("on", on)
        .with("note", &note);
    audit::note(connection, made);
    Ok(())
}

fn part(
    settlement_id: i64,
    standing: &ObligationStanding,
    factor: BasisPoints,
    on: NaiveDate,
) -> NewPart {
    let lacks = standing
        .in_full
        .zip(standing.realised)
        .map(|(in_full, realised)| gap(in_full, realised));
    let lifted = standing.row.is_lifted(standing.dated.term().end());
    let exposure = match (standing.in_full, standing.realised) {
        (Some(Quantity::Euros(in_full)), Some(Quantity::Euros(realised))) if !lifted => {
            exposure_after_term(standing.dated.term(), on, in_full, realised, factor)
        }
        _ => None,
    };
    NewPart {
        settlement_id,
        obligation_id: standing.row.id,
        required_amount: standing.in_full.map(Quantity::stored),
        realised_amount: standing.realised.map(Quantity::stored),
        gap_amount: lacks.map(Quantity::stored),
        exposure_cents: exposure.map(|Cents(cents)| cents),
        status: standing.status.code().to_owned(),
    }
}

/// The supplier's reply to a settlement. Contract managers are mailed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] once it is closed; [`Refusal::Invalid`] without a reply.
pub fn reply_to_settlement(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    reply: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let contract = held(connection, actor, contract)?;
    let settlement = open(connection, &contract)?;
    let reply = said("reply", reply)?;
    settlements::reply(
        connection,
        settlement.id,
        &reply,
        (actor.account, now.stored()),
    )?;
    let message = notice(About::SettlementReplied, &contract.number, Some(&reply));
    let (role, permission) = (Role::ContractManager, Permission::FollowUp);
    for account in who_is_told::of_role(connection, role, permission, contract.id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let replied = Note::new(Deed::SettlementAnswered, Object::contract_of(contract.id));
    audit::note(connection, replied.with("reply", &reply));
    Ok(())
}

/// Closes a settlement, and with it the periods of its contract.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] once it is closed; [`Refusal::Invalid`] without a note.
pub fn close_settlement(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    note: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let contract = held(connection, actor, contract)?;
    let settlement = open(connection, &contract)?;
    let note = said("note", note)?;
    settlements::close(
        connection,
        settlement.id,
        &note,
        (actor.account, now.stored()),
    )?;
    let closed = Note::new(Deed::SettlementClosed, Object::contract_of(contract.id));
    audit::note(connection, closed.with("note", &note));
    close_all(connection, &contract, actor.account, now)
}

fn held(connection: &mut Connection, actor: &Actor, number: &str) -> Result<Contract, Refusal> {
    let found = contracts::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[found.id])?;
    contracts::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)
}

fn open(connection: &mut Connection, contract: &Contract) -> Result<StoredSettlement, Refusal> {
    let found = settlements::of_contract(connection, contract.id)?.ok_or(Refusal::NotFound)?;
    match found.closed_at {
        Some(_) => Err(Refusal::Conflict("already_closed")),
        None => Ok(found),
    }
}

fn notice(about: About, contract: &str, quote: Option<&str>) -> Message {
    Message::Notice(Notice {
        about,
        subject: contract.to_owned(),
        items: Vec::new(),
        quote: quote.map(str::to_owned),
        path: format!("/contracts/{contract}/settlement"),
    })
}
