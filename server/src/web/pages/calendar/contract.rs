//! The calendar of one contract, on its page: what is due, and the periods that are closed.

use super::{super::in_path, Around};
use crate::{
    reporting::calendar::{Due, DueState, due},
    storage::{
        Connection, StorageError,
        calendar::{self, StoredClosure},
        contracts::Contract,
    },
    web::{
        permit::Permit,
        views::{ContractCalendar, DueRow},
    },
};

/// Periods that are shown at once.
const FIRST: usize = 6;

/// What somebody may do with the calendar of a contract.
pub(in crate::web::pages) fn around<P>(permit: &Permit<P>) -> Around {
    Around::new(permit)
}

/// The calendar of a contract on a day: all until the next report that is to come.
pub(in crate::web::pages) fn of_contract(
    connection: &mut Connection,
    around: Around,
    contract: &Contract,
    on: chrono::NaiveDate,
) -> Result<ContractCalendar, StorageError> {
    let around = around.with(calendar::extensions(connection, &[contract.id])?);
    let closed = calendar::closed(connection, &[contract.id])?;
    let all = due(connection, std::slice::from_ref(contract), on)?;
    let comes = |one: &Due| one.state == DueState::Upcoming;
    let next = all
        .iter()
        .position(comes)
        .map_or(all.len(), |next| next + 1);
    let mut rows: Vec<DueRow> = all
        .iter()
        .enumerate()
        .filter(|(place, one)| *place < next || !comes(one))
        .map(|(_, one)| of_one(&around, one, &closed))
        .collect();
    let later = all.len() - rows.len();
    // Periods that were closed before the terms were amended and that nothing is due for any more.
    let is_due = |closed: &StoredClosure| {
        all.iter()
            .any(|one| one.report.period.end() == closed.period_end)
    };
    let left_over = closed.iter().filter(|one| !is_due(one));
    rows.reverse();
    rows.extend(left_over.map(|one| of_nothing(&around, contract, one)));
    let earlier = rows.split_off(rows.len().min(FIRST));
    Ok(ContractCalendar {
        rows,
        earlier,
        later,
    })
}

fn of_one(around: &Around, one: &Due, closed: &[StoredClosure]) -> DueRow {
    let last = one.report.period.end();
    let closure = closed.iter().find(|closed| closed.period_end == last);
    let closes = around.closes && one.state == DueState::Accepted;
    DueRow {
        close: closes.then(|| last.to_string()),
        reopen: closure
            .filter(|_| around.closes)
            .map(|closure| reopening(&one.contract, closure)),
        ..around.row(one)
    }
}

fn reopening(number: &str, closure: &StoredClosure) -> String {
    let number = in_path(number);
    format!(
        "/contracts/{number}/closures/{}/reopening",
        closure.public_id
    )
}

fn of_nothing(around: &Around, contract: &Contract, closure: &StoredClosure) -> DueRow {
    DueRow {
        contract: contract.number.clone(),
        supplier: contract.supplier.clone(),
        period: around
            .texts
            .period(closure.period_start, closure.period_end),
        due: None,
        state: DueState::Closed.code(),
        extension: None,
        ask: None,
        close: None,
        reopen: around.closes.then(|| reopening(&contract.number, closure)),
    }
}
