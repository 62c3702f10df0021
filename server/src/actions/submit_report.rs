//! Submits a report: the supplier signs that it is complete and true, and that the candidates were informed.

use super::{Refusal, report_state::ReportState};
use crate::{
    access::Actor,
    clock::Instant,
    storage::{Connection, lines, reports},
};

/// The two statements that are signed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statements {
    /// The report is complete and true.
    pub complete_and_true: bool,
    /// The candidates were informed.
    pub candidates_informed: bool,
}

/// Submits a report.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Invalid`] without both statements, [`Refusal::Conflict`] unless it is ready.
pub fn submit_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    statements: Statements,
    now: Instant,
) -> Result<(), Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state)
        .ok_or(Refusal::Conflict("unknown_state"))?
        .submit()?;
    let missing = [
        (statements.complete_and_true, "complete_and_true"),
        (statements.candidates_informed, "candidates_informed"),
    ];
    let faults: Vec<_> = missing
        .into_iter()
        .filter(|(signed, _)| !signed)
        .map(|(_, field)| super::Fault {
            field,
            code: "statement_missing",
            found: String::new(),
        })
        .collect();
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    reports::set_submitted(
        connection,
        report.id,
        state.code(),
        actor.account,
        now.stored(),
    )?;
    lines::set_state(connection, report.id, "submitted")?;
    Ok(())
}
