//! Lets a supplier declare that a column holds own numbers, of which some pass the elfproef by chance (domain.md
//! section 9), and take that back. The file is read again with that; a column that is judged to hold citizen service
//! numbers was refused before anybody could declare anything.

use meetbaar_importers::problem::{Code, Severity};

use super::{Refusal, accept_warning::open_report, report_state::ReportState};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    jobs::Job,
    storage::{
        Connection, own_numbers,
        problem_groups::{self, GroupKey},
        reports::{self, StoredReport},
    },
};

/// Stores the declaration, with who made it and when, and queues another reading.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report, or a column without such errors; [`Refusal::Conflict`] once it is submitted.
pub fn declare_own_numbers(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    (sheet, column): (&str, &str),
    now: Instant,
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    let key = GroupKey {
        severity: Severity::Error.code().to_owned(),
        code: Code::PossibleCitizenServiceNumber.code().to_owned(),
        sheet: sheet.to_owned(),
        column: column.to_owned(),
    };
    // The name of a sheet can't be declared: only what stands in a column is judged beside its neighbours.
    let group = problem_groups::one(connection, report.id, &key)?
        .filter(|_| !column.is_empty())
        .ok_or(Refusal::NotFound)?;
    own_numbers::insert(
        connection,
        &own_numbers::NewOwnNumbers {
            report_id: report.id,
            sheet: sheet.to_owned(),
            sheet_column: column.to_owned(),
            heading: group.heading,
            declared_by: actor.account,
            declared_at: now.stored(),
        },
    )?;
    let declared =
        Note::new(Deed::OwnNumbersDeclared, Object::report_of(report.id)).with("column", column);
    audit::note(connection, declared);
    read_again(connection, &report, now)
}

/// Takes the declaration of a column back, and queues another reading: what was only a note is an error again.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report, or a column of which nothing was declared; [`Refusal::Conflict`] once it is
/// submitted.
pub fn withdraw(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    (sheet, column): (&str, &str),
    now: Instant,
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    if !own_numbers::remove(connection, report.id, (sheet, column))? {
        return Err(Refusal::NotFound);
    }
    let taken_back =
        Note::new(Deed::OwnNumbersTakenBack, Object::report_of(report.id)).with("column", column);
    audit::note(connection, taken_back);
    read_again(connection, &report, now)
}

/// Queues another reading of a report that is the supplier's to change.
pub(super) fn read_again(
    connection: &mut Connection,
    report: &StoredReport,
    now: Instant,
) -> Result<(), Refusal> {
    let state = ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
    let stated = report.stated_start.zip(report.stated_end);
    reports::set_stated(
        connection,
        report.id,
        state.state_subject()?.code(),
        stated,
        report.stated_contract_id,
    )?;
    Job::ReadReport { report: report.id }.queue(connection, now)?;
    Ok(())
}
