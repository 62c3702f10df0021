//! Sends the file of a report that was returned or accepted again, as a report of its own: what was corrected and declared
//! goes with it, and explanations of warnings once it is read. The earlier report stays as it is.

use super::{Refusal, report_state::ReportState};
use crate::{
    access::{Actor, Scope},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    jobs::Job,
    storage::{
        Connection,
        corrections::{self, NewCorrection},
        evidence, own_numbers, report_choices,
        reports::{self, NewReport, StoredReport},
    },
};

/// Makes the next revision; returns its public identifier.
///
/// # Errors
/// [`Refusal::Forbidden`] for who is no supplier's user; [`Refusal::NotFound`]; [`Refusal::Conflict`] unless the report
/// was returned or accepted.
pub fn revise_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    now: Instant,
) -> Result<String, Refusal> {
    let Scope::Supplier(supplier) = actor.scope else {
        return Err(Refusal::Forbidden);
    };
    let earlier =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    ReportState::from_code(&earlier.state)
        .ok_or(Refusal::Conflict("unknown_state"))?
        .revise()?;
    if earlier.file_erased_at.is_some() {
        return Err(Refusal::Conflict("file_not_kept"));
    }
    let public_id = ids::public_id(now);
    let id = reports::insert(
        connection,
        &NewReport {
            public_id: &public_id,
            supplier_id: supplier,
            state: ReportState::Received.code(),
            file_fingerprint: &earlier.file_fingerprint,
            file_name: &earlier.file_name,
            file_size: earlier.file_size,
            stated_start: earlier.stated_start,
            stated_end: earlier.stated_end,
            stated_contract_id: earlier.stated_contract_id,
            uploaded_by: actor.account,
            uploaded_at: now.stored(),
            revises_id: Some(earlier.id),
        },
    )?;
    carry(connection, actor, &earlier, id, now)?;
    let revised =
        Note::new(Deed::ReportRevised, Object::report_of(id)).with("revises", &earlier.public_id);
    audit::note(connection, revised);
    Job::ReadReport { report: id }.queue(connection, now)?;
    Ok(public_id)
}

/// What was said of the file goes with it: by whom, when and why stays as it was.
fn carry(
    connection: &mut Connection,
    actor: &Actor,
    earlier: &StoredReport,
    id: i64,
    now: Instant,
) -> Result<(), Refusal> {
    for one in corrections::in_force(connection, &[earlier.id])? {
        corrections::insert(
            connection,
            &NewCorrection {
                public_id: ids::public_id(now),
                report_id: id,
                sheet: one.sheet,
                cell: one.cell,
                typed: one.typed,
                found: one.found,
                reason: one.reason,
                corrected_by: one.account,
                corrected_at: one.corrected_at,
            },
        )?;
    }
    for one in evidence::of_report(connection, earlier.id)? {
        evidence::carry(connection, one.id, (id, &ids::public_id(now)))?;
    }
    own_numbers::carry(connection, earlier.id, id)?;
    let chosen = report_choices::of_report(connection, earlier.id)?;
    report_choices::set(
        connection,
        id,
        chosen.as_deref(),
        actor.account,
        now.stored(),
    )?;
    Ok(())
}
