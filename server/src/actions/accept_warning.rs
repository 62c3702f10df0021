//! Lets a supplier say why a warning stands: one cell, or a group of warnings as a whole. Reviewers read the reason.
//!
//! Nothing but warnings can be accepted, and only while the report is the supplier's to change; a warning without a
//! reason can be submitted all the same.

use meetbaar_importers::{privacy::masked, problem::Severity};

use super::{Refusal, report_state::ReportState};
use crate::{
    access::Actor,
    clock::Instant,
    storage::{
        Connection,
        problem_groups::{self, GroupKey},
        reports::{self, StoredReport},
        warnings,
    },
};

/// Shortest reason that says something, in letters.
const SHORTEST_REASON: usize = 3;
/// Longest reason that is taken.
pub const LONGEST_REASON: usize = 1_000;

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
    let reason = meant(reason)?;
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
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    let Warning {
        code,
        sheet,
        column,
        cell,
    } = warning;
    if warnings::remove(connection, report.id, (code, sheet, column, cell))? {
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

/// A reason that says something; a citizen service number in it is masked.
fn meant(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim().replace("\r\n", "\n");
    let letters = reason.chars().count();
    if letters < SHORTEST_REASON {
        return Err(Refusal::field("reason", "warning_reason_missing", ""));
    }
    if letters > LONGEST_REASON {
        let longest = LONGEST_REASON.to_string();
        return Err(Refusal::field("reason", "warning_reason_too_long", longest));
    }
    let printable = |letter: &char| !letter.is_control() || *letter == '\n';
    let reason: String = reason.chars().filter(printable).collect();
    Ok(masked(&reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_and_no_citizen_number() {
        for (reason, kept) in [
            ("  Vier weken\r\nloon ", Some("Vier weken\nloon")),
            ("zie bsn 123456782", Some("zie bsn *********")),
            ("ja\0 ok", Some("ja ok")),
            (" ja ", None),
            ("", None),
        ] {
            assert_eq!(meant(reason).ok().as_deref(), kept, "{reason:?}");
        }
        assert!(meant(&"é".repeat(LONGEST_REASON)).is_ok());
        assert!(meant(&"x".repeat(LONGEST_REASON + 1)).is_err());
    }
}
