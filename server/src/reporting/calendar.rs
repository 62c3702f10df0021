//! The calendar of reports: which are due, by when, and how far each has come. It is made from obligations whenever it is
//! looked at, so it moves with them.

use std::collections::HashMap;

use chrono::NaiveDate;
use meetbaar_domain::{
    calendar::{DueReport, due_reports, extended, is_reported},
    period::Period,
};

use super::obligation::{dated, period};
use crate::storage::{
    Connection, Known, Stored, calendar, contracts::Contract, figures, obligations,
};

/// How far a report that is due has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueState {
    /// Its period has not ended.
    Upcoming,
    /// It can be sent, and there is time.
    Open,
    /// It should have been there.
    Overdue,
    /// It waits for its judgement.
    Submitted,
    /// It was accepted.
    Accepted,
    /// It was accepted, and its period is closed.
    Closed,
}

impl DueState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Overdue,
        Self::Open,
        Self::Upcoming,
        Self::Submitted,
        Self::Accepted,
        Self::Closed,
    ];

    /// Whether nothing was sent yet.
    #[must_use]
    pub fn is_awaited(self) -> bool {
        matches!(self, Self::Upcoming | Self::Open | Self::Overdue)
    }

    /// In a word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Closed => "closed",
        }
    }
}

/// A report that is due for a contract.
#[derive(Clone, Debug)]
pub struct Due {
    /// Key of the contract.
    pub contract_id: i64,
    /// Its number.
    pub contract: String,
    /// Name of the supplier.
    pub supplier: String,
    /// Its days, and by when.
    pub report: DueReport,
    /// How far it has come.
    pub state: DueState,
}

/// The reports that are due for those contracts, in order of contracts and periods.
///
/// # Errors
/// When a query fails or a row can't be understood.
pub fn due(connection: &mut Connection, contracts: &[Contract], on: NaiveDate) -> Stored<Vec<Due>> {
    let ids: Vec<i64> = contracts.iter().map(|one| one.id).collect();
    let mut asked = asked_of(connection, &ids)?;
    let mut reported: HashMap<(i64, bool), Vec<Period>> = HashMap::new();
    for one in figures::reported_days(connection, &ids, Known::now())? {
        let key = (one.contract_id, one.state == "accepted");
        let days = period(one.period_start, one.period_end)?;
        reported.entry(key).or_default().push(days);
    }
    let mut closed: HashMap<i64, Vec<Period>> = HashMap::new();
    for one in calendar::closed(connection, &ids)? {
        let days = period(one.period_start, one.period_end)?;
        closed.entry(one.contract_id).or_default().push(days);
    }
    let nothing = Vec::new();
    let mut found = Vec::new();
    for contract in contracts {
        let accepted = reported.get(&(contract.id, true)).unwrap_or(&nothing);
        let waiting = reported.get(&(contract.id, false)).unwrap_or(&nothing);
        let all = [accepted.as_slice(), waiting.as_slice()].concat();
        let closed = closed.get(&contract.id).unwrap_or(&nothing);
        for report in asked.remove(&contract.id).unwrap_or_default() {
            let state = if is_reported(report.period, closed) {
                DueState::Closed
            } else if is_reported(report.period, accepted) {
                DueState::Accepted
            } else if is_reported(report.period, &all) {
                DueState::Submitted
            } else if report.due < on {
                DueState::Overdue
            } else if report.period.end() < on {
                DueState::Open
            } else {
                DueState::Upcoming
            };
            found.push(Due {
                contract_id: contract.id,
                contract: contract.number.clone(),
                supplier: contract.supplier.clone(),
                report,
                state,
            });
        }
    }
    Ok(found)
}

/// What each contract asks for: of several obligations on the same days the earliest counts.
fn asked_of(connection: &mut Connection, ids: &[i64]) -> Stored<HashMap<i64, Vec<DueReport>>> {
    let mut extensions: HashMap<i64, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
    for (contract, end, until) in calendar::granted(connection, ids, Known::now())? {
        extensions.entry(contract).or_default().push((end, until));
    }
    let mut asked: HashMap<i64, Vec<DueReport>> = HashMap::new();
    for stored in obligations::of_contracts(connection, ids, Known::now())? {
        let own = extensions.get(&stored.contract_id).map(Vec::as_slice);
        let reports = extended(due_reports(&dated(&stored)?), own.unwrap_or_default());
        asked.entry(stored.contract_id).or_default().extend(reports);
    }
    for reports in asked.values_mut() {
        reports.sort_by_key(|one| (one.period, one.due));
        reports.dedup_by_key(|one| one.period);
    }
    Ok(asked)
}
