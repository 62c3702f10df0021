//! What was decided on conflicts, and the lines that don't count by it.

use chrono::NaiveDateTime;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use crate::storage::{
    Connection, Stored,
    lines::CHUNK,
    schema::{account, conflict, conflict_decision, conflict_line, line_set_aside, report_line},
};

/// What was decided on a conflict, and by whom.
#[derive(Clone, Debug, Queryable)]
pub struct Decision {
    /// Key.
    pub id: i64,
    /// Key of the conflict.
    pub conflict_id: i64,
    /// Why.
    pub reason: String,
    /// Who decided: public identifier of the account.
    pub decided_by: String,
    /// The mail address of it.
    pub decided_by_email: String,
    /// When.
    pub decided_at: NaiveDateTime,
    /// Who undid it; nobody where it lapsed, or stands.
    pub ended_by: Option<i64>,
    /// When it ended; `None` while it stands.
    pub ended_at: Option<NaiveDateTime>,
    /// Why it was undone.
    pub end_reason: Option<String>,
}

/// A line that doesn't count, by a decision that stands.
#[derive(Clone, Debug, Queryable)]
pub struct SetAside {
    /// The line.
    pub line_id: i64,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: NaiveDateTime,
}

/// A line that counts again: its key, report and contract.
pub type Released = (i64, i64, i64);

/// Decides on a conflict: those lines (key, report, contract of each) don't count.
///
/// # Errors
/// When a query fails.
pub fn decide(
    connection: &mut Connection,
    conflict: i64,
    aside: &[(i64, i64, i64)],
    reason: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    let decision: i64 = diesel::insert_into(conflict_decision::table)
        .values((
            conflict_decision::conflict_id.eq(conflict),
            conflict_decision::reason.eq(reason),
            conflict_decision::decided_by.eq(by),
            conflict_decision::decided_at.eq(at),
        ))
        .returning(conflict_decision::id)
        .get_result(connection)?;
    for (line, report, contract) in aside {
        diesel::insert_into(line_set_aside::table)
            .values((
                line_set_aside::decision_id.eq(decision),
                line_set_aside::line_id.eq(line),
                line_set_aside::report_id.eq(report),
                line_set_aside::contract_id.eq(contract),
                line_set_aside::known_from.eq(at),
            ))
            .execute(connection)?;
    }
    set_state(connection, conflict, "decided")
}

/// Ends the decision that stands on a conflict: undone by somebody with a reason, or lapsed. What it set aside counts
/// again, and is returned.
///
/// # Errors
/// When a query fails.
pub fn end(
    connection: &mut Connection,
    conflict: i64,
    undone: Option<(i64, &str)>,
    now: NaiveDateTime,
) -> Stored<Vec<Released>> {
    let standing: Vec<i64> = conflict_decision::table
        .filter(conflict_decision::conflict_id.eq(conflict))
        .filter(conflict_decision::ended_at.is_null())
        .select(conflict_decision::id)
        .load(connection)?;
    let (by, reason) = undone.unzip();
    diesel::update(conflict_decision::table)
        .filter(conflict_decision::id.eq_any(standing.clone()))
        .set((
            conflict_decision::ended_by.eq(by),
            conflict_decision::ended_at.eq(now),
            conflict_decision::end_reason.eq(reason),
        ))
        .execute(connection)?;
    let released: Vec<Released> = line_set_aside::table
        .filter(line_set_aside::decision_id.eq_any(standing.clone()))
        .filter(line_set_aside::known_until.is_null())
        .order(line_set_aside::line_id)
        .select((
            line_set_aside::line_id,
            line_set_aside::report_id,
            line_set_aside::contract_id,
        ))
        .load(connection)?;
    diesel::update(line_set_aside::table)
        .filter(line_set_aside::decision_id.eq_any(standing))
        .filter(line_set_aside::known_until.is_null())
        .set(line_set_aside::known_until.eq(now))
        .execute(connection)?;
    set_state(connection, conflict, "open")?;
    Ok(released)
}

fn set_state(connection: &mut Connection, id: i64, state: &str) -> Stored<()> {
    diesel::update(conflict::table.find(id))
        .set((
            conflict::state.eq(state),
            conflict::version.eq(conflict::version + 1),
        ))
        .execute(connection)?;
    Ok(())
}

/// All that was decided on those conflicts, newest first.
///
/// # Errors
/// When the query fails.
pub fn decisions_of(connection: &mut Connection, conflicts: &[i64]) -> Stored<Vec<Decision>> {
    Ok(conflict_decision::table
        .inner_join(account::table.on(account::id.eq(conflict_decision::decided_by)))
        .filter(conflict_decision::conflict_id.eq_any(conflicts.to_vec()))
        .order(conflict_decision::id.desc())
        .select((
            conflict_decision::id,
            conflict_decision::conflict_id,
            conflict_decision::reason,
            account::public_id,
            account::email,
            conflict_decision::decided_at,
            conflict_decision::ended_by,
            conflict_decision::ended_at,
            conflict_decision::end_reason,
        ))
        .load(connection)?)
}

/// The lines that those decisions set aside, ended or not: decision and line.
///
/// # Errors
/// When the query fails.
pub fn set_aside_by(connection: &mut Connection, decisions: &[i64]) -> Stored<Vec<(i64, i64)>> {
    Ok(line_set_aside::table
        .filter(line_set_aside::decision_id.eq_any(decisions.to_vec()))
        .order(line_set_aside::id)
        .select((line_set_aside::decision_id, line_set_aside::line_id))
        .load(connection)?)
}

/// Lets a decided conflict's line be followed by the line that takes its place and says the same, as do those that were
/// set aside.
///
/// # Errors
/// When a query fails.
pub fn hand_over(
    connection: &mut Connection,
    (from, to): (i64, i64),
    now: NaiveDateTime,
) -> Stored<()> {
    let replacing: Vec<(i64, i64, i64)> = conflict_line::table
        .inner_join(conflict::table)
        .inner_join(
            report_line::table
                .on(report_line::earlier_line_id.eq(conflict_line::line_id.nullable())),
        )
        .filter(conflict_line::report_id.eq(from))
        .filter(conflict::state.eq("decided"))
        .filter(report_line::report_id.eq(to))
        .filter(report_line::state.eq("accepted"))
        .filter(report_line::change_kind.eq("same"))
        .select((conflict_line::id, conflict_line::line_id, report_line::id))
        .load(connection)?;
    for (member, old, new) in replacing {
        diesel::update(conflict_line::table.find(member))
            .set((
                conflict_line::line_id.eq(new),
                conflict_line::report_id.eq(to),
            ))
            .execute(connection)?;
        let standing: Vec<(i64, i64, i64)> = line_set_aside::table
            .filter(line_set_aside::line_id.eq(old))
            .filter(line_set_aside::known_until.is_null())
            .select((
                line_set_aside::id,
                line_set_aside::decision_id,
                line_set_aside::contract_id,
            ))
            .load(connection)?;
        for (id, decision, contract) in standing {
            diesel::update(line_set_aside::table.find(id))
                .set(line_set_aside::known_until.eq(now))
                .execute(connection)?;
            diesel::insert_into(line_set_aside::table)
                .values((
                    line_set_aside::decision_id.eq(decision),
                    line_set_aside::line_id.eq(new),
                    line_set_aside::report_id.eq(to),
                    line_set_aside::contract_id.eq(contract),
                    line_set_aside::known_from.eq(now),
                ))
                .execute(connection)?;
        }
    }
    Ok(())
}

/// Decided conflicts in which lines were set aside for a line of this report that neither waits nor counts any more, or was
/// set aside itself by another decision.
///
/// # Errors
/// When the query fails.
pub fn ended_with(connection: &mut Connection, report: i64) -> Stored<Vec<i64>> {
    let aside = || {
        line_set_aside::table
            .inner_join(conflict_decision::table)
            .filter(line_set_aside::known_until.is_null())
    };
    let of_line = || aside().filter(line_set_aside::line_id.eq(conflict_line::line_id));
    let own = of_line().filter(conflict_decision::conflict_id.eq(conflict_line::conflict_id));
    let elsewhere = of_line().filter(conflict_decision::conflict_id.ne(conflict_line::conflict_id));
    let others = aside().filter(conflict_decision::conflict_id.eq(conflict_line::conflict_id));
    Ok(conflict_line::table
        .inner_join(conflict::table)
        .inner_join(report_line::table)
        .filter(conflict_line::report_id.eq(report))
        .filter(conflict::state.eq("decided"))
        .filter(
            report_line::state
                .ne_all(vec!["submitted", "accepted"])
                .or(exists(elsewhere)),
        )
        .filter(not(exists(own)))
        .filter(exists(others))
        .select(conflict::id)
        .distinct()
        .load(connection)?)
}

/// Which of those lines don't count, and why.
///
/// # Errors
/// When a query fails.
pub fn set_aside_among(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<SetAside>> {
    let mut found = Vec::new();
    for some in lines.chunks(CHUNK) {
        let aside = line_set_aside::table
            .inner_join(conflict_decision::table)
            .filter(line_set_aside::line_id.eq_any(some.to_vec()))
            .filter(line_set_aside::known_until.is_null())
            .select((
                line_set_aside::line_id,
                conflict_decision::reason,
                line_set_aside::known_from,
            ));
        found.extend(aside.load::<SetAside>(connection)?);
    }
    Ok(found)
}
