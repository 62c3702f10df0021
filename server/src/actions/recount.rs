//! Compares rollups with the lines that they are sums of, report by report, and mends them where that is wanted.
//!
//! Between two reports others may write: each is compared in a transaction of its own.

use super::Refusal;
use crate::{
    audit::{self, Context, Deed, Note, Object},
    clock::Instant,
    storage::{Connection, Database, Stored, alarms, contracts, erasure, reports, rollups},
};

/// The alarm for rollups that are not the sums of their lines.
pub const ALARM: &str = "rollups_differ";

/// Reports in one go.
const PAGE: i64 = 200;

/// What comparing found.
#[derive(Clone, Debug, Default)]
pub struct Recount {
    /// Reports that were compared.
    pub reports: usize,
    /// Public identifier of a report, and the rollups that differ for it.
    pub differences: Vec<(String, Vec<&'static str>)>,
    /// Numbers of contracts whose lines were erased, and whose sums are not those that were certified then.
    pub changed_totals: Vec<String>,
}

impl Recount {
    /// Whether everything is as it should be.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.differences.is_empty() && self.changed_totals.is_empty()
    }
}

/// What to do with rollups that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Only tell.
    Verify,
    /// Make them the sums of their lines.
    Mend,
}

/// Compares all rollups with their lines.
///
/// # Errors
/// When a query fails.
pub fn recount(database: &Database, purpose: Purpose, now: Instant) -> Result<Recount, Refusal> {
    let mut found = Recount {
        changed_totals: database.read(changed_totals)?,
        ..Recount::default()
    };
    let mut after = 0;
    loop {
        let page = database.read(|connection| rollups::reports_after(connection, after, PAGE))?;
        let Some((last, _)) = page.last() else {
            return Ok(found);
        };
        after = *last;
        for (report, public_id) in page {
            let differing = match purpose {
                Purpose::Verify => {
                    database.read(|connection| rollups::differences(connection, report))?
                }
                Purpose::Mend => {
                    let context = Context::command("recompute");
                    database.write_as(&context, |connection| mend(connection, report, now))?
                }
            };
            found.reports += 1;
            if !differing.is_empty() {
                found.differences.push((public_id, differing));
            }
        }
    }
}

/// The contracts whose lines are gone and whose sums are others than those that their certificate tells of.
fn changed_totals(connection: &mut Connection) -> Stored<Vec<String>> {
    let mut changed = Vec::new();
    for (contract, number, fingerprint) in erasure::sealed(connection)? {
        if rollups::fingerprint_of(connection, contract)? != fingerprint {
            changed.push(number);
        }
    }
    Ok(changed)
}

fn mend(
    connection: &mut Connection,
    report: i64,
    now: Instant,
) -> Result<Vec<&'static str>, Refusal> {
    reports::hold(connection, report)?;
    let covered = reports::contracts_of(connection, report)?;
    let covered: Vec<i64> = covered.into_iter().map(|one| one.id).collect();
    contracts::hold(connection, &covered)?;
    let differing = rollups::differences(connection, report)?;
    if !differing.is_empty() {
        let mended = Note::new(Deed::RollupsMended, Object::report_of(report));
        audit::note(connection, mended.with("rollups", &differing));
        rollups::refresh(connection, report, now.stored())?;
    }
    Ok(differing)
}

/// Raises or ends the alarm by what comparing found; true when it was raised just now.
///
/// # Errors
/// When a query fails.
pub fn tell(connection: &mut Connection, found: &Recount, now: Instant) -> Result<bool, Refusal> {
    if found.is_right() {
        alarms::end(connection, ALARM, now.stored())?;
        return Ok(false);
    }
    let reports: Vec<&str> = found
        .differences
        .iter()
        .map(|(id, _)| id.as_str())
        .chain(found.changed_totals.iter().map(String::as_str))
        .take(20)
        .collect();
    let wrong = found.differences.len() + found.changed_totals.len();
    let detail = format!("{wrong}: {}", reports.join(" "));
    Ok(alarms::raise(connection, ALARM, &detail, now.stored())?)
}
