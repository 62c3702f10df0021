//! Submits a report: the supplier signs that it is complete and true, and that the candidates were informed.
//!
//! Nobody signs what he could not see: where another report that was submitted since the reading brings new warnings,
//! they are stored and shown first.

use super::{
    Refusal, candidates, compare_revision::compare_revision, conflicts, hold_lines::hold_lines,
    report_state::ReportState, revalue_contract::queue_revaluation, review::said,
};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{Connection, calendar, erasure::terms, lines, reports, revaluations, statements},
};
use serde_json::json;

/// The two statements that are signed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statements {
    /// The report is complete and true.
    pub complete_and_true: bool,
    /// The candidates were informed.
    pub candidates_informed: bool,
}

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Submission {
    /// The report is submitted.
    Submitted,
    /// It is not: there are warnings that were not there when it was read. They are stored now, and it can be submitted
    /// again.
    NewWarnings,
}

/// Submits a report, unless there are warnings that nobody could see yet.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Invalid`] without both statements, or without a reason where it changes a closed
/// period; [`Refusal::Conflict`] unless it is ready.
pub fn submit_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    signed: Statements,
    correction_reason: &str,
    now: Instant,
) -> Result<Submission, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::of(&report.state)?.submit()?;
    let both = [
        (signed.complete_and_true, "complete_and_true"),
        (signed.candidates_informed, "candidates_informed"),
    ];
    let faults: Vec<_> = both
        .into_iter()
        .filter(|(is_signed, _)| !is_signed)
        .map(|(_, field)| super::Fault {
            field,
            code: "statement_missing",
            found: String::new(),
        })
        .collect();
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    hold_lines(connection, report.supplier_id)?;
    let covered = reports::contracts_of(connection, report.id)?;
    let covered: Vec<i64> = covered.into_iter().map(|one| one.id).collect();
    if terms::any_erased(connection, &covered)? {
        return Err(Refusal::Conflict("lines_erased"));
    }
    if candidates::compare_again(connection, &report, now)? {
        let object = Object::report_of(report.id);
        audit::note(connection, Note::new(Deed::NewWarningsFound, object));
        return Ok(Submission::NewWarnings);
    }
    let correction_reason = reason(connection, report.id, correction_reason)?;
    compare_revision(connection, report.id, now)?;
    statements::sign(
        connection,
        report.id,
        &both.map(|(_, statement)| statement),
        actor.account,
        now.stored(),
    )?;
    reports::set_submitted(
        connection,
        report.id,
        state.code(),
        correction_reason.as_deref(),
        (actor.account, now.stored()),
    )?;
    lines::move_state(connection, report.id, "read", "submitted")?;
    let signed = Note::new(Deed::ReportSubmitted, Object::report_of(report.id))
        .change(
            json!({ "state": report.state }),
            json!({ "state": state.code() }),
        )
        .with("reason", &correction_reason);
    audit::note(connection, signed);
    for contract in revaluations::unvalued(connection, report.id)? {
        queue_revaluation(connection, contract, now)?;
    }
    conflicts::lines_changed(connection, report.id, now)?;
    Ok(Submission::Submitted)
}

/// Why it changes days that are closed; nothing where none of its days is.
fn reason(
    connection: &mut Connection,
    report: i64,
    stated: &str,
) -> Result<Option<String>, Refusal> {
    for covered in reports::contracts_of(connection, report)? {
        let (start, end) = (covered.period_start, covered.period_end);
        if calendar::any_closed(connection, covered.id, start, end)? {
            return said("reason", stated).map(Some);
        }
    }
    Ok(None)
}
