//! Closes periods: afterwards a report about them has to say why it changes them, and nothing of them is undone.

use chrono::{Days, NaiveDate};

use crate::{
    access::{Actor, Scope},
    actions::{Refusal, review::said},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    reporting::calendar::{Due, DueState, due},
    storage::{
        Connection,
        calendar::{self, NewClosure},
        contracts::{self, Contract},
    },
};

/// Closes the period of a contract that ends on a day; returns the closure's identifier.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for a day on which no period ends; [`Refusal::Conflict`] unless its report
/// was accepted.
pub fn close_period(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    period_end: NaiveDate,
    now: Instant,
) -> Result<String, Refusal> {
    let contract = contracts::by_number(connection, actor.scope, contract)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[contract.id])?;
    let all = due(connection, std::slice::from_ref(&contract), now.day())?;
    let found = all.iter().find(|one| one.report.period.end() == period_end);
    let found = found
        .ok_or_else(|| Refusal::field("periodEnd", "no_report_due", period_end.to_string()))?;
    match found.state {
        DueState::Accepted => Ok(close(connection, found, Some(actor.account), now)?),
        DueState::Closed => Err(Refusal::Conflict("already_closed")),
        _ => Err(Refusal::Conflict("not_accepted")),
    }
}

/// Opens a closed period again.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] without a reason.
pub fn reopen_period(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    closure: &str,
    reason: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let contract = contracts::by_number(connection, actor.scope, contract)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[contract.id])?;
    let closed = calendar::closed(connection, &[contract.id])?;
    let found = closed.iter().find(|one| one.public_id == closure);
    let found = found.ok_or(Refusal::NotFound)?;
    let reason = said("reason", reason)?;
    let reopened = Note::new(Deed::PeriodReopened, Object::contract_of(contract.id))
        .with("closure", closure)
        .with("reason", &reason);
    audit::note(connection, reopened);
    Ok(calendar::reopen(
        connection,
        found.id,
        &reason,
        (actor.account, now.stored()),
    )?)
}

/// Closes every period whose report was accepted and was due so many days ago; returns how many.
///
/// # Errors
/// When a query fails.
pub fn close_passed(
    connection: &mut Connection,
    after_days: u32,
    now: Instant,
) -> Result<usize, Refusal> {
    let contracts: Vec<Contract> = contracts::list(connection, Scope::All)?;
    let today = now.day();
    let passed = |one: &&Due| {
        let until = one
            .report
            .due
            .checked_add_days(Days::new(u64::from(after_days)));
        one.state == DueState::Accepted && until.is_some_and(|until| until < today)
    };
    let all = due(connection, &contracts, today)?;
    let mut closed = 0;
    for one in all.iter().filter(passed) {
        close(connection, one, None, now)?;
        closed += 1;
    }
    Ok(closed)
}

/// Closes every period of a contract whose report was accepted.
///
/// # Errors
/// When a query fails.
pub fn close_all(
    connection: &mut Connection,
    contract: &Contract,
    by: i64,
    now: Instant,
) -> Result<(), Refusal> {
    let all = due(connection, std::slice::from_ref(contract), now.day())?;
    for one in all.iter().filter(|one| one.state == DueState::Accepted) {
        close(connection, one, Some(by), now)?;
    }
    Ok(())
}

fn close(
    connection: &mut Connection,
    due: &Due,
    by: Option<i64>,
    now: Instant,
) -> Result<String, Refusal> {
    let id = ids::public_id(now);
    calendar::close(
        connection,
        &NewClosure {
            public_id: &id,
            contract_id: due.contract_id,
            period_start: due.report.period.start(),
            period_end: due.report.period.end(),
            closed_by: by,
            closed_at: now.stored(),
        },
    )?;
    let closed = Note::new(Deed::PeriodClosed, Object::contract_of(due.contract_id))
        .with("closure", &id)
        .with("periodEnd", due.report.period.end());
    audit::note(connection, closed);
    Ok(id)
}
