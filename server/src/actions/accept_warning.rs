//! Lets a supplier say why a warning stands: one cell, or a group of warnings as a whole. Reviewers read the reason.
//!
//! Nothing but warnings can be accepted, and only while the report is the supplier's to change; a warning without a
//! reason can be submitted all the same.

use meetbaar_importers::problem::Severity;

use super::{Refusal, reason, report_state::ReportState};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection,
        problem_groups::{self, GroupKey},
        reports::{self, StoredReport},
        warnings,
    },
};

/// A warning, or with an empty cell the whole group of warnings of that code, sheet and column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    /// What is warned of.
    pub code: String,
    /// Sheet name; empty for csv and for the whole file.
    pub sheet: String,
    /// Letters of the column; empty for a whole sheet or file.
    pub column: String,
    /// The cell; empty for the whole group.
    pub cell: String,
}

impl Warning {
    fn group(&self, severity: Severity) -> GroupKey {
        GroupKey {
            severity: severity.code().to_owned(),
            code: self.code.clone(),
            sheet: self.sheet.clone(),
            column: self.column.clone(),
        }
    }
}

/// Stores why a warning stands, with who says so and when; an earlier reason for the same is replaced.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report or warning; [`Refusal::Conflict`] once it is submitted, and for what is an
/// error; [`Refusal::Invalid`] for a reason of less than 3 or more than 1,000 letters.
pub fn accept_warning(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    warning: &Warning,
    reason: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    let group = found(connection, &report, warning)?;
    let reason = reason::meant(
        reason,
        ("warning_reason_missing", "warning_reason_too_long"),
    )?;
    let explained = Note::new(Deed::WarningExplained, Object::report_of(report.id))
        .with("code", &warning.code)
        .with("warnings", group)
        .with("reason", &reason);
    audit::note(connection, explained);
    warnings::put(
        connection,
        &warnings::NewAcceptance {
            report_id: report.id,
            code: warning.code.clone(),
            sheet: warning.sheet.clone(),
            sheet_column: warning.column.clone(),
            cell: warning.cell.clone(),
            warnings: group,
            reason,
            accepted_by: actor.account,
            accepted_at: now.stored(),
            carried_from: None,
        },
    )?;
    Ok(())
}

/// Takes the reason back.
///
/// # Errors
/// As [`accept_warning`]; [`Refusal::NotFound`] where no reason was given.
pub fn withdraw(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    warning: &Warning,
    now: Instant,
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    let Warning {
        code,
        sheet,
        column,
        cell,
    } = warning;
    let key = (
        code.as_str(),
        sheet.as_str(),
        column.as_str(),
        cell.as_str(),
    );
    if warnings::remove(connection, report.id, key, now.stored())? {
        let withdrawn = Note::new(Deed::ExplanationWithdrawn, Object::report_of(report.id));
        audit::note(connection, withdrawn.with("code", code));
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

/// The report, held, while it is the supplier's to change.
pub(super) fn open_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<StoredReport, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    ReportState::from_code(&report.state)
        .ok_or(Refusal::Conflict("unknown_state"))?
        .explain()?;
    Ok(report)
}

/// How many warnings the reason is for.
fn found(
    connection: &mut Connection,
    report: &StoredReport,
    warning: &Warning,
) -> Result<i64, Refusal> {
    let key = warning.group(Severity::Warning);
    let group = problem_groups::one(connection, report.id, &key)?;
    let Some(group) = group else {
        let error = warning.group(Severity::Error);
        let is_error = problem_groups::one(connection, report.id, &error)?.is_some();
        return Err(if is_error {
            Refusal::Conflict("error_not_acceptable")
        } else {
            Refusal::NotFound
        });
    };
    let whole = warning.cell.is_empty();
    if whole || problem_groups::names(connection, report.id, &key, &warning.cell)? {
        Ok(if whole { group.count } else { 1 })
    } else {
        Err(Refusal::NotFound)
    }
}
