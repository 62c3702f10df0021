//! Conflicts and rollups follow when lines begin to wait or count, or cease to.

use super::{found, tell};
use crate::{
    actions::Refusal,
    clock::Instant,
    ids,
    storage::{
        Connection, Stored,
        conflicts::{self, NewConflict, Released},
        reports, rollups,
    },
};

/// The lines of a report changed what they count for: conflicts are raised or lapse by it, and sums follow. What was set
/// aside for lines that no longer count, counts again.
///
/// The caller holds what that changes (`hold_lines`).
///
/// # Errors
/// When a query fails.
pub(in crate::actions) fn lines_changed(
    connection: &mut Connection,
    report: i64,
    now: Instant,
) -> Result<(), Refusal> {
    let mut released = Vec::new();
    for id in conflicts::ended_with(connection, report)? {
        released.extend(conflicts::end(connection, id, None, now.stored())?);
    }
    compare(connection, report, now)?;
    refreshed(connection, report, &released, now)?;
    tell::count_again(connection, &released, None, now)
}

/// Adds up the lines of a report again, and those of others whose lines count again.
pub(super) fn refreshed(
    connection: &mut Connection,
    report: i64,
    released: &[Released],
    now: Instant,
) -> Stored<()> {
    let mut reports: Vec<i64> = released.iter().map(|(_, report, _)| *report).collect();
    reports.push(report);
    reports.sort_unstable();
    reports.dedup();
    for one in reports {
        rollups::refresh(connection, one, now.stored())?;
    }
    Ok(())
}

/// Raises the conflicts that there are now, and ends those that are no more.
pub(super) fn compare(connection: &mut Connection, report: i64, now: Instant) -> Stored<()> {
    let Some(supplier) = reports::by_id(connection, report)?.map(|one| one.supplier_id) else {
        return Ok(());
    };
    let seeds = conflicts::seeds(connection, report)?;
    let placed = found::placements(connection, supplier, seeds)?;
    let lines: Vec<i64> = placed.iter().map(|one| one.line_id).collect();
    let agreed = conflicts::between(connection, "decided", report, &lines)?;
    let mut numbers: Vec<String> = placed
        .iter()
        .filter_map(|one| one.candidate.clone())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let known = conflicts::known_keys(connection, &numbers)?;
    let mut found = found::among(&placed, &known, &agreed)?;
    for (id, lines) in conflicts::between(connection, "open", report, &lines)? {
        let same = |one: &found::Found| one.lines.iter().map(|(line, ..)| line).eq(&lines);
        match found.iter().position(same) {
            Some(place) => drop(found.swap_remove(place)),
            None => conflicts::lapse(connection, id, now.stored())?,
        }
    }
    found.sort_by(|one, other| one.lines.cmp(&other.lines));
    for one in found {
        let new = NewConflict {
            public_id: &ids::public_id(now),
            kind: one.kind.code(),
            state: "open",
            starts: one.days.0,
            ends: one.days.1,
            version: 1,
            raised_at: now.stored(),
        };
        conflicts::insert(connection, &new, &one.lines)?;
    }
    Ok(())
}
