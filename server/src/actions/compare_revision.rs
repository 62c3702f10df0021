//! Compares a report with the one before it on the same contracts and days: the one that counts, else the latest that was
//! submitted or returned. Done when it was read, and again when it is submitted, if others have come in between.

use meetbaar_domain::period::Period;

use crate::{
    clock::Instant,
    reporting::obligation::period,
    storage::{Connection, Stored, changes, report_contracts, reports},
};

/// Compares the lines of a report that are stored, unless they were compared with just those reports before.
pub(super) fn compare_revision(
    connection: &mut Connection,
    report: i64,
    now: Instant,
) -> Stored<()> {
    let mut earlier = Vec::new();
    for covered in reports::contracts_of(connection, report)? {
        let days = period(covered.period_start, covered.period_end)?;
        let found = before(connection, report, covered.id, days)?;
        earlier.extend(found.into_iter().map(|other| (covered.id, other)));
    }
    earlier.sort_unstable();
    earlier.dedup();
    if changes::earlier_of(connection, report)? == earlier {
        return Ok(());
    }
    changes::forget(connection, report)?;
    if !earlier.is_empty() {
        changes::compare(connection, report, &earlier, now.stored())?;
    }
    Ok(())
}

/// Forgets what a report was compared with: it is read again.
pub(super) fn forget(connection: &mut Connection, report: i64) -> Stored<()> {
    changes::forget(connection, report)
}

/// The reports that came before one on a contract and days.
fn before(
    connection: &mut Connection,
    report: i64,
    contract: i64,
    days: Period,
) -> Stored<Vec<i64>> {
    let (start, end) = (days.start(), days.end());
    let counting = report_contracts::counting(connection, contract, start, end, report)?;
    let mut found = Vec::new();
    for other in counting {
        if days.covers(period(other.period_start, other.period_end)?) {
            found.push(other.report_id);
        }
    }
    if found.is_empty() {
        found.extend(changes::latest_before(
            connection,
            contract,
            (start, end),
            report,
        )?);
    }
    Ok(found)
}
