//! Lets a supplier say what a report is about, where the file does not: its period, its contract. It is read again.

use meetbaar_domain::period::Period;
use serde_json::json;

use super::{Refusal, receive_report::own_contract, report_state::ReportState};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    jobs::Job,
    storage::{Connection, reports},
};

/// Notes the stated period and contract, and queues another reading.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Conflict`] once the report is submitted, [`Refusal::Invalid`] for another's contract.
pub fn state_subject(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    period: Option<Period>,
    contract: Option<&str>,
    now: Instant,
) -> Result<(), Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
    let contract = own_contract(connection, actor, contract)?.or(report.stated_contract_id);
    let period = period
        .map(|period| (period.start(), period.end()))
        .or(report.stated_start.zip(report.stated_end));
    reports::set_stated(
        connection,
        report.id,
        state.state_subject()?.code(),
        period,
        contract,
    )?;
    let stated = report.stated_start.zip(report.stated_end);
    let subject = Note::new(Deed::SubjectStated, Object::report_of(report.id))
        .change(json!({ "period": stated }), json!({ "period": period }));
    audit::note(connection, subject);
    Job::ReadReport { report: report.id }.queue(connection, now)?;
    Ok(())
}
