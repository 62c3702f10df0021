//! Lifts an obligation between two days: for a reason from a closed list, approved by somebody, and with an end.

use chrono::NaiveDate;
use meetbaar_importers::privacy::masked;
use serde::Deserialize;

use super::amend::held;
use crate::{
    access::Actor,
    actions::{Fault, Refusal},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    reporting::obligation::dated,
    storage::{
        Connection, obligations,
        waivers::{self, NewWaiver},
    },
};

/// Why a duty may be lifted.
pub const REASONS: [&str; 7] = [
    "no_candidates",
    "security_screening",
    "work_not_suitable",
    "assignment_smaller",
    "disproportionate",
    "supplier_in_difficulty",
    "force_majeure",
];

const LONGEST_NOTE: usize = 2_000;
const LONGEST_NAME: usize = 200;

/// A waiver as somebody states it.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDays {
    /// Why: one of the closed list.
    pub reason: String,
    /// Why, in the approver's words.
    #[serde(default)]
    pub note: Option<String>,
    /// Office of who approved it.
    pub approver: String,
    /// First day on which the duty is lifted.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
}

/// Lifts an obligation; returns the waiver's public identifier and the obligation's next version.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] with all that is wrong.
pub fn waive_obligation(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
    new: &NewDays,
    now: Instant,
) -> Result<(String, i64), Refusal> {
    let stored = held(connection, actor, obligation)?;
    let term = dated(&stored)?.term();
    let mut faults = Vec::new();
    let mut check = |holds: bool, field, code, found: &dyn ToString| {
        if !holds {
            faults.push(Fault {
                field,
                code,
                found: found.to_string(),
            });
        }
    };
    let (approver, note) = (
        masked(new.approver.trim()),
        new.note.as_deref().map(str::trim),
    );
    let note = note.filter(|note| !note.is_empty()).map(masked);
    check(
        REASONS.contains(&new.reason.as_str()),
        "reason",
        "unknown",
        &new.reason,
    );
    check(!approver.is_empty(), "approver", "field_missing", &"");
    check(
        approver.chars().count() <= LONGEST_NAME,
        "approver",
        "text_too_long",
        &"",
    );
    check(
        note.as_ref()
            .is_none_or(|note| note.chars().count() <= LONGEST_NOTE),
        "note",
        "text_too_long",
        &"",
    );
    check(new.starts <= new.ends, "ends", "days_reversed", &new.ends);
    check(
        term.contains(new.starts),
        "starts",
        "outside_term",
        &new.starts,
    );
    check(term.contains(new.ends), "ends", "outside_term", &new.ends);
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let public_id = ids::public_id(now);
    waivers::insert(
        connection,
        &NewWaiver {
            public_id: &public_id,
            obligation_id: stored.id,
            reason: &new.reason,
            note: note.as_deref(),
            approver: &approver,
            starts: new.starts,
            ends: new.ends,
            recorded_by: actor.account,
            recorded_at: now.stored(),
        },
    )?;
    let version = obligations::count_change(connection, stored.id)?;
    let waived = Note::new(
        Deed::ObligationWaived,
        Object::keyed("obligation", stored.id),
    )
    .with("waiver", &public_id)
    .with("reason", &new.reason)
    .with("starts", new.starts)
    .with("ends", new.ends);
    audit::note(connection, waived);
    Ok((public_id, version))
}

/// Withdraws a waiver.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn withdraw_waiver(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
    waiver: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let stored = held(connection, actor, obligation)?;
    let found = stored.waivers.iter().find(|one| one.public_id == waiver);
    let found = found.ok_or(Refusal::NotFound)?;
    waivers::retire(connection, found.id, actor.account, now.stored())?;
    obligations::count_change(connection, stored.id)?;
    let withdrawn = Note::new(
        Deed::WaiverWithdrawn,
        Object::keyed("obligation", stored.id),
    );
    audit::note(connection, withdrawn.with("waiver", waiver));
    Ok(())
}
