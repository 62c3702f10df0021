//! Returns a report with a reason, and tells the supplier.

use meetbaar_importers::privacy::masked;
use serde_json::json;

use super::{
    Refusal,
    accept_report::{numbers, to_be_decided},
    conflicts, queue_message,
    report_state::ReportState,
};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    mail::Message,
    storage::{Connection, accounts, lines, reports},
};

/// Longest reason that is taken.
const LONGEST_REASON: usize = 4_000;

/// Returns a submitted report.
///
/// # Errors
/// [`Refusal::Invalid`] without a reason; else as [`super::accept_report::accept_report`].
pub fn return_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    reason: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let reason = reason.trim();
    let report = to_be_decided(connection, actor, report)?;
    let state = ReportState::of(&report.state)?.return_it()?;
    if reason.is_empty() {
        return Err(Refusal::field("reason", "reason_missing", ""));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Refusal::field(
            "reason",
            "reason_too_long",
            LONGEST_REASON.to_string(),
        ));
    }
    reports::set_decided(
        connection,
        report.id,
        state.code(),
        actor.account,
        now.stored(),
        Some(reason),
    )?;
    let returned = Note::new(Deed::ReportReturned, Object::report_of(report.id))
        .change(
            json!({ "state": report.state }),
            json!({ "state": state.code() }),
        )
        .with("reason", masked(reason));
    audit::note(connection, returned);
    lines::move_state(connection, report.id, "submitted", "returned")?;
    conflicts::lines_changed(connection, report.id, now)?;
    let contracts = numbers(connection, report.id)?;
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        let message = Message::ReportReturned {
            report: report.public_id.clone(),
            file_name: report.file_name.clone(),
            contracts: contracts.clone(),
            reason: reason.to_owned(),
        };
        queue_message::queue_message(connection, &account, &message, now)?;
    }
    Ok(())
}
