//! Somebody decides which lines of a conflict count; it can be undone.

use serde::Deserialize;
use serde_json::json;

use super::{follow, tell};
use crate::{
    access::Actor,
    actions::{
        Changed, Difference, Refusal,
        raise_gap_alerts::{GapAlerts, raise_gap_alerts},
        reason::meant,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection, calendar,
        conflicts::{self, ListedConflict, Member, Released},
        contracts,
    },
};

/// What is said of a reason that is missing or too long.
const REASON: (&str, &str) = ("reason_missing", "reason_too_long");

/// What somebody decides on a conflict.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ConflictRuling)]
pub struct Ruling {
    /// The lines that count, one or more of the conflict's; the others don't.
    pub counts: Vec<i64>,
    /// Why. Suppliers read it with the lines that don't count: it names no other supplier.
    pub reason: String,
}

/// Decides which lines of a conflict count: one, several, or all of them. The suppliers of the others are mailed, and
/// gaps that open by it are told. Returns the new version.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Changed`] when somebody decided meanwhile; [`Refusal::Conflict`] where it is decided
/// or lapsed, for who submitted one of the lines (four eyes), and where a line that would cease to count lies in a closed
/// period; [`Refusal::Invalid`] without a line that counts, or without a reason.
pub fn decide_conflict(
    connection: &mut Connection,
    actor: &Actor,
    conflict: &str,
    version: i64,
    ruling: &Ruling,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<i64, Refusal> {
    let (conflict, members) = held(connection, actor, conflict, version)?;
    match conflict.state.as_str() {
        "open" => {}
        "decided" => return Err(Refusal::Conflict("conflict_decided")),
        _ => return Err(Refusal::Conflict("conflict_lapsed")),
    }
    let known = |line: &i64| members.iter().any(|member| member.line_id == *line);
    if ruling.counts.is_empty() || !ruling.counts.iter().all(known) {
        return Err(Refusal::field("counts", "no_line_counts", ""));
    }
    let reason = meant(&ruling.reason, REASON)?;
    let aside: Vec<&Member> = members
        .iter()
        .filter(|member| !ruling.counts.contains(&member.line_id))
        .collect();
    for one in aside.iter().filter(|one| one.state == "accepted") {
        let (start, end) = one.period;
        if calendar::any_closed(connection, one.contract_id, start, end)? {
            return Err(Refusal::Conflict("period_closed"));
        }
    }
    let lines: Vec<Released> = aside
        .iter()
        .map(|one| (one.line_id, one.report_id, one.contract_id))
        .collect();
    let by = (actor.account, now.stored());
    conflicts::decide(connection, conflict.id, &lines, &reason, by)?;
    let mut reports: Vec<(i64, bool)> = aside
        .iter()
        .map(|one| (one.report_id, one.state == "accepted"))
        .collect();
    reports.sort_unstable();
    reports.dedup();
    for (report, counts) in reports {
        follow::lines_changed(connection, report, now)?;
        if counts {
            raise_gap_alerts(connection, report, alerts, now)?;
        }
    }
    let decided = Note::new(
        Deed::ConflictDecided,
        Object::named("conflict", &conflict.public_id),
    )
    .change(json!({ "state": "open" }), json!({ "state": "decided" }))
    .with("count", &ruling.counts)
    .with(
        "setAside",
        lines.iter().map(|one| one.0).collect::<Vec<_>>(),
    )
    .with("reason", &reason);
    audit::note(connection, decided);
    tell::set_aside(connection, &lines, &reason, now)?;
    Ok(conflict.version.saturating_add(1))
}

/// Undoes what was decided on a conflict: all of its lines count again, until somebody decides anew.
///
/// # Errors
/// As [`decide_conflict`]; [`Refusal::Conflict`] where nothing is decided.
pub fn undo_decision(
    connection: &mut Connection,
    actor: &Actor,
    conflict: &str,
    version: i64,
    reason: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let (conflict, members) = held(connection, actor, conflict, version)?;
    if conflict.state != "decided" {
        return Err(Refusal::Conflict("conflict_undecided"));
    }
    let reason = meant(reason, REASON)?;
    for one in members
        .iter()
        .filter(|one| one.set_aside && one.state == "accepted")
    {
        let (start, end) = one.period;
        if calendar::any_closed(connection, one.contract_id, start, end)? {
            return Err(Refusal::Conflict("period_closed"));
        }
    }
    let undone = Some((actor.account, reason.as_str()));
    let released = conflicts::end(connection, conflict.id, undone, now.stored())?;
    let reopened = Note::new(
        Deed::ConflictReopened,
        Object::named("conflict", &conflict.public_id),
    )
    .change(json!({ "state": "decided" }), json!({ "state": "open" }))
    .with("reason", &reason);
    audit::note(connection, reopened);
    let report = members.first().ok_or(Refusal::NotFound)?.report_id;
    // Lines may have ceased to count since.
    follow::compare(connection, report, now)?;
    follow::refreshed(connection, report, &released, now)?;
    tell::count_again(connection, &released, Some(&reason), now)
}

/// A conflict with its lines, held until the transaction ends.
fn held(
    connection: &mut Connection,
    actor: &Actor,
    conflict: &str,
    version: i64,
) -> Result<(ListedConflict, Vec<Member>), Refusal> {
    let found =
        conflicts::by_public_id(connection, actor.scope, conflict)?.ok_or(Refusal::NotFound)?;
    let members = conflicts::members(connection, &[found.id])?;
    let suppliers: Vec<i64> = members.iter().map(|one| one.supplier_id).collect();
    contracts::hold_of_suppliers(connection, &suppliers)?;
    let found =
        conflicts::by_public_id(connection, actor.scope, conflict)?.ok_or(Refusal::NotFound)?;
    let members = conflicts::members(connection, &[found.id])?;
    if members
        .iter()
        .any(|one| one.submitted_by == Some(actor.account))
    {
        return Err(Refusal::Conflict("four_eyes"));
    }
    if found.version != version {
        let last = conflicts::decisions_of(connection, &[found.id])?
            .into_iter()
            .next();
        let changed_at = last.map_or(found.raised_at, |one| {
            one.ended_at.unwrap_or(one.decided_at)
        });
        return Err(Refusal::Changed(Box::new(Changed {
            version: found.version,
            changed_at,
            differences: vec![Difference {
                field: "state".to_owned(),
                before: serde_json::Value::Null,
                now: found.state.into(),
            }],
        })));
    }
    Ok((found, members))
}
