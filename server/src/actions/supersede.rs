//! Which accepted reports another one may take the place of, and doing so.
//!
//! A report replaces what it covers whole: the same period again, or a longer one that takes it in (a year's sheet that
//! is sent each quarter). One that covers a period in part would silently drop days: it is refused.

use meetbaar_domain::period::Period;

use super::{Refusal, conflicts};
use crate::{
    clock::Instant,
    reporting::obligation::period,
    storage::{
        Connection, Stored, conflicts as decided, contracts,
        report_contracts::{self, Counting},
        reports,
    },
};

/// Lets an accepted report take the place of those that it covers.
///
/// # Errors
/// [`Refusal::Conflict`] when it covers the period of another in part, or when a newer revision was accepted before it.
pub(super) fn supersede_covered(
    connection: &mut Connection,
    report: i64,
    now: Instant,
) -> Result<(), Refusal> {
    let own = reports::contracts_of(connection, report)?;
    let ids: Vec<i64> = own.iter().map(|one| one.id).collect();
    contracts::hold(connection, &ids)?;
    let mut replaced = Vec::new();
    for own in own {
        let covered = period(own.period_start, own.period_end)?;
        let (start, end) = (own.period_start, own.period_end);
        for other in report_contracts::counting(connection, own.id, start, end, report)? {
            if !covered.covers(days(&other)?) {
                return Err(Refusal::Conflict("period_overlaps"));
            }
            if other.revision > own.revision {
                return Err(Refusal::Conflict("newer_revision"));
            }
            report_contracts::supersede(connection, &other, own.id, report)?;
            replaced.push(other.report_id);
        }
    }
    replaced.sort_unstable();
    replaced.dedup();
    for other in &replaced {
        decided::hand_over(connection, (*other, report), now.stored())?;
    }
    for other in replaced {
        conflicts::lines_changed(connection, other, now)?;
    }
    Ok(())
}

/// The period of an accepted report that a report on a contract and period would cover in part, if there is one.
pub(super) fn partly_covered(
    connection: &mut Connection,
    report: i64,
    contract: i64,
    covered: Period,
) -> Stored<Option<Period>> {
    let (start, end) = (covered.start(), covered.end());
    for other in report_contracts::counting(connection, contract, start, end, report)? {
        let other = days(&other)?;
        if !covered.covers(other) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

fn days(counting: &Counting) -> Stored<Period> {
    period(counting.period_start, counting.period_end)
}
