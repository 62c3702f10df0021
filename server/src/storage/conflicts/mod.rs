//! Conflicts: placements of one person that can't all count, what was decided on them, and which lines don't count by it.
//!
//! Which placements are in each other's way is a rule of the domain; here they are found, kept and listed. Whatever
//! changes which lines count is followed by the rollups of their reports, in the same transaction.

mod decisions;
mod lists;
mod people;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    lines::CHUNK,
    schema::{conflict, conflict_line},
};

pub use decisions::{
    Decision, Released, SetAside, decide, decisions_of, end, ended_with, hand_over,
    set_aside_among, set_aside_by,
};
pub use lists::{ConflictFilter, ListedConflict, Member, after, by_public_id, members};
pub use people::{Placed, Seeds, by_candidates, by_keys, known_keys, seeds};

/// A conflict that is raised.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = conflict)]
#[expect(missing_docs, reason = "the fields are those of the table")]
pub struct NewConflict<'a> {
    pub public_id: &'a str,
    pub kind: &'a str,
    pub state: &'a str,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub version: i64,
    pub raised_at: NaiveDateTime,
}

/// Raises a conflict between lines: key, report and contract of each.
///
/// # Errors
/// When a query fails.
pub fn insert(
    connection: &mut Connection,
    new: &NewConflict<'_>,
    lines: &[(i64, i64, i64)],
) -> Stored<()> {
    let id: i64 = diesel::insert_into(conflict::table)
        .values(new)
        .returning(conflict::id)
        .get_result(connection)?;
    for (line, report, contract) in lines {
        diesel::insert_into(conflict_line::table)
            .values((
                conflict_line::conflict_id.eq(id),
                conflict_line::line_id.eq(line),
                conflict_line::report_id.eq(report),
                conflict_line::contract_id.eq(contract),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Notes that the lines of a conflict are no longer in each other's way.
///
/// # Errors
/// When the query fails.
pub fn lapse(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(conflict::table.find(id))
        .set((
            conflict::state.eq("lapsed"),
            conflict::lapsed_at.eq(now),
            conflict::version.eq(conflict::version + 1),
        ))
        .execute(connection)?;
    Ok(())
}

/// The conflicts in a state that are between any of those lines or touch a report, with the keys of all of their lines.
///
/// # Errors
/// When a query fails.
pub fn between(
    connection: &mut Connection,
    state: &str,
    report: i64,
    lines: &[i64],
) -> Stored<Vec<(i64, Vec<i64>)>> {
    let mut ids: Vec<i64> = of_state(state)
        .filter(conflict_line::report_id.eq(report))
        .select(conflict::id)
        .load(connection)?;
    for some in lines.chunks(CHUNK) {
        let found: Vec<i64> = of_state(state)
            .filter(conflict_line::line_id.eq_any(some.to_vec()))
            .select(conflict::id)
            .load(connection)?;
        ids.extend(found);
    }
    ids.sort_unstable();
    ids.dedup();
    let mut found: Vec<(i64, Vec<i64>)> = Vec::with_capacity(ids.len());
    for some in ids.chunks(CHUNK) {
        let pairs: Vec<(i64, i64)> = conflict_line::table
            .filter(conflict_line::conflict_id.eq_any(some.to_vec()))
            .order((conflict_line::conflict_id, conflict_line::line_id))
            .select((conflict_line::conflict_id, conflict_line::line_id))
            .load(connection)?;
        for (id, line) in pairs {
            match found.last_mut().filter(|(last, _)| *last == id) {
                Some((_, lines)) => lines.push(line),
                None => found.push((id, vec![line])),
            }
        }
    }
    Ok(found)
}

/// How many conflicts of a report wait for a decision.
///
/// # Errors
/// When the query fails.
pub fn open_of_report(connection: &mut Connection, report: i64) -> Stored<i64> {
    let of = conflict_line::table
        .filter(conflict_line::report_id.eq(report))
        .select(conflict_line::conflict_id);
    Ok(conflict::table
        .filter(conflict::state.eq("open"))
        .filter(conflict::id.eq_any(of))
        .count()
        .get_result(connection)?)
}

/// How many conflicts of a contract wait for a decision.
///
/// # Errors
/// When the query fails.
pub fn open_of(connection: &mut Connection, contract: i64) -> Stored<i64> {
    let of = conflict_line::table
        .filter(conflict_line::contract_id.eq(contract))
        .select(conflict_line::conflict_id);
    Ok(conflict::table
        .filter(conflict::state.eq("open"))
        .filter(conflict::id.eq_any(of))
        .count()
        .get_result(connection)?)
}

#[diesel::dsl::auto_type]
fn of_state(state: &str) -> _ {
    let state: String = state.to_owned();
    let joined: diesel::dsl::InnerJoin<conflict_line::table, conflict::table> =
        conflict_line::table.inner_join(conflict::table);
    joined.filter(conflict::state.eq(state))
}
