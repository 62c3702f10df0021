//! Rollups: sums over the lines of one report, kept beside them, so that a standing never adds lines up.
//!
//! After every change of what a report's lines count for, [`refresh`] is called in the same transaction: it adds that
//! report's lines up again and keeps what differs. A sum that no longer holds gets an end, it is not removed: so figures
//! can be told as they were known on an earlier day. [`differences`] says where rollups and lines do not agree.

mod of_report;
mod people;
mod rows;
mod sealed;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{covered_rollup, hours_rollup, lines_rollup, people_rollup, report, worth_rollup},
};
use rows::{Covered, Hours, Lines, People, Worth};
pub use sealed::fingerprint_of;

use super::schema::contract;

/// The contracts whose lines were erased.
#[diesel::dsl::auto_type]
fn erased() -> _ {
    contract::table
        .filter(contract::lines_erased_at.is_not_null())
        .select(contract::id)
}

/// One rollup table: its rows of a report or contract that hold, compared with those that should.
macro_rules! kept {
    ($name:ident, $table:ident, $row:ident, $of:ident) => {
        mod $name {
            use super::*;

            fn present(connection: &mut Connection, of: i64) -> Stored<Vec<(i64, $row)>> {
                Ok($table::table
                    .filter($table::$of.eq(of))
                    .filter($table::known_until.is_null())
                    // What stays of lines that were erased is compared with nothing.
                    .filter($table::contract_id.ne_all(erased()))
                    .select(($table::id, $row::as_select()))
                    .load(connection)?)
            }

            /// Rows that hold and should not, and rows that should hold and do not.
            pub(super) fn difference(
                connection: &mut Connection,
                of: i64,
                mut wanted: Vec<$row>,
            ) -> Stored<(Vec<i64>, Vec<$row>)> {
                let mut wrong = Vec::new();
                for (id, row) in present(connection, of)? {
                    match wanted.iter().position(|one| *one == row) {
                        Some(place) => drop(wanted.swap_remove(place)),
                        None => wrong.push(id),
                    }
                }
                Ok((wrong, wanted))
            }

            pub(super) fn keep(
                connection: &mut Connection,
                of: i64,
                wanted: Vec<$row>,
                now: NaiveDateTime,
            ) -> Stored<()> {
                let (wrong, missing) = difference(connection, of, wanted)?;
                for id in wrong {
                    diesel::update($table::table.find(id))
                        .set($table::known_until.eq(now))
                        .execute(connection)?;
                }
                for row in &missing {
                    diesel::insert_into($table::table)
                        .values((row, $table::known_from.eq(now)))
                        .execute(connection)?;
                }
                Ok(())
            }
        }
    };
}
kept!(worth, worth_rollup, Worth, report_id);
kept!(counts, lines_rollup, Lines, report_id);
kept!(hours, hours_rollup, Hours, report_id);
kept!(covered, covered_rollup, Covered, report_id);
kept!(persons, people_rollup, People, contract_id);

/// Adds the lines of a report up again, and the people of the contracts that it covers: after its lines changed what
/// they count for.
///
/// # Errors
/// When a query fails.
pub fn refresh(connection: &mut Connection, report: i64, now: NaiveDateTime) -> Stored<()> {
    let mut contracts = of_report::contracts(connection, report)?;
    contracts.sort_unstable();
    // Two refreshes of what hangs on one contract come one after the other.
    super::contracts::hold(connection, &contracts)?;
    let wanted = of_report::worth(connection, report)?;
    worth::keep(connection, report, wanted, now)?;
    let wanted = of_report::lines(connection, report)?;
    counts::keep(connection, report, wanted, now)?;
    let wanted = of_report::hours(connection, report)?;
    hours::keep(connection, report, wanted, now)?;
    let wanted = of_report::covered(connection, report)?;
    covered::keep(connection, report, wanted, now)?;
    for contract in contracts {
        let wanted = people::of_contract(connection, contract)?;
        persons::keep(connection, contract, wanted, now)?;
    }
    Ok(())
}

/// Where the rollups of a report, and of its contracts' people, differ from what its lines say: the tables' names.
///
/// # Errors
/// When a query fails.
pub fn differences(connection: &mut Connection, report: i64) -> Stored<Vec<&'static str>> {
    let mut found = Vec::new();
    let mut note = |name, (wrong, missing): (bool, bool)| {
        if wrong || missing {
            found.push(name);
        }
    };
    macro_rules! compare {
        ($name:literal, $kept:ident, $of:expr, $wanted:expr) => {
            let wanted = $wanted;
            let (wrong, missing) = $kept::difference(connection, $of, wanted)?;
            note($name, (!wrong.is_empty(), !missing.is_empty()));
        };
    }
    compare!(
        "worth_rollup",
        worth,
        report,
        of_report::worth(connection, report)?
    );
    compare!(
        "lines_rollup",
        counts,
        report,
        of_report::lines(connection, report)?
    );
    compare!(
        "hours_rollup",
        hours,
        report,
        of_report::hours(connection, report)?
    );
    compare!(
        "covered_rollup",
        covered,
        report,
        of_report::covered(connection, report)?
    );
    for contract in of_report::contracts(connection, report)? {
        compare!(
            "people_rollup",
            persons,
            contract,
            people::of_contract(connection, contract)?
        );
    }
    Ok(found)
}

/// Adds up the lines of every report that waits or counts, in the order in which they came to do so: for a database that
/// had no rollups yet.
///
/// # Errors
/// When a query fails.
pub(super) fn build(connection: &mut Connection) -> Stored<()> {
    let mut reports: Vec<(i64, Option<NaiveDateTime>, Option<NaiveDateTime>)> = report::table
        .filter(report::state.eq_any(vec!["submitted", "accepted", "partly_accepted"]))
        .order(report::id)
        .select((report::id, report::decided_at, report::submitted_at))
        .load(connection)?;
    reports.sort_by_key(|(_, decided, submitted)| decided.or(*submitted));
    for (id, decided, submitted) in reports {
        refresh(connection, id, decided.or(submitted).unwrap_or_default())?;
    }
    Ok(())
}

/// Keys and public identifiers of the next reports after a key, in order: for going through all of them.
///
/// # Errors
/// When the query fails.
pub fn reports_after(
    connection: &mut Connection,
    after: i64,
    limit: i64,
) -> Stored<Vec<(i64, String)>> {
    Ok(report::table
        .filter(report::id.gt(after))
        .order(report::id)
        .limit(limit)
        .select((report::id, report::public_id))
        .load(connection)?)
}
