//! Stops the reading of a report: what was stored of it is removed by the worker that reads it; the file is kept.

use super::{Refusal, report_state::ReportState};
use crate::{
    access::Actor,
    audit::{self, Deed},
    storage::{Connection, progress, reports},
};

/// Stops the reading of a report that is still being read, or waits for it.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it was read already.
pub fn cancel_reading(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<(), Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state)
        .ok_or(Refusal::Conflict("unknown_state"))?
        .cancel()?;
    audit::moved(
        connection,
        Deed::ReadingCancelled,
        report.id,
        (&report.state, state.code()),
    );
    Ok(progress::set_state(connection, report.id, state.code())?)
}
