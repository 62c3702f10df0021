//! Accepts a report: its lines become contributions, and gaps that remain are told, all in one transaction.

use super::{
    Refusal, conflicts,
    hold_lines::hold_lines,
    queue_message,
    raise_gap_alerts::{GapAlerts, raise_gap_alerts},
    report_state::ReportState,
    supersede::supersede_covered,
};
use crate::{
    access::Actor,
    audit::{self, Deed},
    clock::Instant,
    mail::Message,
    storage::{Connection, accounts, lines, reports},
};

/// Accepts a submitted report. Its lines take the place of those of accepted reports on the same contract and period.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] unless it is submitted, for who submitted it himself (four eyes), and
/// where it can't take the place of what was accepted before.
pub fn accept_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<(), Refusal> {
    let report = to_be_decided(connection, actor, report)?;
    let state = ReportState::of(&report.state)?.accept()?;
    reports::set_decided(
        connection,
        report.id,
        state.code(),
        actor.account,
        now.stored(),
        None,
    )?;
    audit::moved(
        connection,
        Deed::ReportAccepted,
        report.id,
        (&report.state, state.code()),
    );
    lines::move_state(connection, report.id, "submitted", "accepted")?;
    let_count(connection, report.id, alerts, now)?;
    let contracts = numbers(connection, report.id)?;
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        let message = Message::ReportAccepted {
            report: report.public_id.clone(),
            file_name: report.file_name.clone(),
            contracts: contracts.clone(),
        };
        queue_message::queue_message(connection, &account, &message, now)?;
    }
    Ok(())
}

/// Lets the accepted lines of a report count: they take the place of those that it covers, the sums follow, and gaps that
/// remain are told.
pub(super) fn let_count(
    connection: &mut Connection,
    report: i64,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<(), Refusal> {
    supersede_covered(connection, report, now)?;
    conflicts::lines_changed(connection, report, now)?;
    raise_gap_alerts(connection, report, alerts, now)
}

/// The report that somebody is about to decide on, held until the transaction ends with what its lines change.
pub(super) fn to_be_decided(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<reports::StoredReport, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    if report.submitted_by == Some(actor.account) {
        return Err(Refusal::Conflict("four_eyes"));
    }
    hold_lines(connection, report.supplier_id)?;
    Ok(report)
}

/// Numbers of the contracts in a report, each once: a report may cover days of a contract that lie apart.
pub(super) fn numbers(connection: &mut Connection, report: i64) -> Result<Vec<String>, Refusal> {
    let covered = reports::contracts_of(connection, report)?;
    let mut numbers: Vec<String> = covered.into_iter().map(|one| one.number).collect();
    numbers.dedup();
    Ok(numbers)
}
