//! What reviewers decide and ask about lines, before their review is completed.

use chrono::NaiveDateTime;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Nullable, Text, Timestamp},
};

use super::{
    Connection, Stored,
    database::each,
    lines::CHUNK,
    review_questions,
    schema::{line_decision, report_line},
};

/// Lines that somebody means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// These; those that are not the report's are left out.
    Lines(Vec<i64>),
    /// All that wait for a judgement.
    All,
    /// Those of them on which nothing was decided yet.
    Undecided,
    /// Those of them that say the same as the line of the report before that was accepted.
    Unchanged,
    /// The same, of those on which nothing was decided yet.
    UndecidedUnchanged,
}

/// What is decided about lines.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// `accepted` or `returned`.
    pub decision: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// By whom.
    pub by: i64,
    /// When.
    pub at: NaiveDateTime,
}

/// How far the review of a report is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lines that wait for a judgement.
    pub lines: i64,
    /// Those of them that are to be accepted.
    pub accepted: i64,
    /// Those of them that are to be returned.
    pub returned: i64,
    /// Questions that still wait for an answer.
    pub open_questions: i64,
}

impl Progress {
    /// Lines on which nothing was decided yet.
    #[must_use]
    pub fn undecided(&self) -> i64 {
        self.lines - self.accepted - self.returned
    }
}

/// The lines of a report that are selected and wait for a judgement.
///
/// # Errors
/// When a query fails.
pub fn selected(
    connection: &mut Connection,
    report: i64,
    selection: &Selection,
) -> Stored<Vec<i64>> {
    let waiting = || {
        report_line::table
            .filter(report_line::report_id.eq(report))
            .filter(report_line::state.eq("submitted"))
            .order(report_line::id)
            .select(report_line::id)
    };
    let decided = || {
        line_decision::table
            .filter(line_decision::report_id.eq(report))
            .select(line_decision::line_id)
    };
    match selection {
        Selection::Lines(lines) => {
            let mut found = Vec::new();
            for some in lines.chunks(CHUNK) {
                let these = waiting().filter(report_line::id.eq_any(some.to_vec()));
                found.extend(these.load::<i64>(connection)?);
            }
            Ok(found)
        }
        Selection::All => Ok(waiting().load(connection)?),
        Selection::Unchanged | Selection::UndecidedUnchanged => {
            let earlier = diesel::alias!(report_line as earlier);
            let accepted = earlier
                .filter(
                    earlier
                        .field(report_line::state)
                        .eq_any(["accepted", "superseded"]),
                )
                .select(earlier.field(report_line::id).nullable());
            let same = waiting()
                .filter(report_line::change_kind.eq("same"))
                .filter(report_line::earlier_line_id.eq_any(accepted));
            if *selection == Selection::Unchanged {
                return Ok(same.load(connection)?);
            }
            let open = same.filter(report_line::id.ne_all(decided()));
            Ok(open.load(connection)?)
        }
        Selection::Undecided => {
            let open = waiting().filter(report_line::id.ne_all(decided()));
            Ok(open.load(connection)?)
        }
    }
}

/// Notes what is decided about lines of a report; `None` takes back what was decided.
///
/// # Errors
/// When a query fails.
pub fn decide(
    connection: &mut Connection,
    report: i64,
    lines: &[i64],
    decided: Option<Decided<'_>>,
) -> Stored<()> {
    for some in lines.chunks(CHUNK) {
        let before = line_decision::table.filter(line_decision::line_id.eq_any(some.to_vec()));
        diesel::delete(before).execute(connection)?;
        let Some(decided) = decided else { continue };
        let rows: Vec<_> = some
            .iter()
            .map(|line| {
                (
                    line_decision::line_id.eq(*line),
                    line_decision::report_id.eq(report),
                    line_decision::decision.eq(decided.decision),
                    line_decision::reason.eq(decided.reason),
                    line_decision::decided_by.eq(decided.by),
                    line_decision::decided_at.eq(decided.at),
                )
            })
            .collect();
        each!(connection, inner => {
            diesel::insert_into(line_decision::table).values(rows).execute(inner)?;
        });
    }
    Ok(())
}

/// The same for every line of a report that waits, in one statement.
///
/// # Errors
/// When a query fails.
pub fn decide_all(
    connection: &mut Connection,
    report: i64,
    decided: Option<Decided<'_>>,
) -> Stored<()> {
    const ALL: &str = "INSERT INTO line_decision (line_id, report_id, decision, reason, decided_by, decided_at) \
         SELECT l.id, l.report_id, $1, $2, $3, $4 FROM report_line l WHERE l.report_id = $5 AND l.state = 'submitted'";
    let before = line_decision::table.filter(line_decision::report_id.eq(report));
    diesel::delete(before).execute(connection)?;
    if let Some(decided) = decided {
        each!(connection, inner => {
            diesel::sql_query(ALL)
                .bind::<Text, _>(decided.decision)
                .bind::<Nullable<Text>, _>(decided.reason)
                .bind::<BigInt, _>(decided.by)
                .bind::<Timestamp, _>(decided.at)
                .bind::<BigInt, _>(report)
                .execute(inner)?;
        });
    }
    Ok(())
}

/// How far the review of a report is.
///
/// # Errors
/// When a query fails.
pub fn progress(connection: &mut Connection, report: i64) -> Stored<Progress> {
    let lines = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::state.eq("submitted"))
        .count()
        .get_result(connection)?;
    let decided = |connection: &mut Connection, decision: &'static str| -> Stored<i64> {
        Ok(line_decision::table
            .inner_join(report_line::table)
            .filter(line_decision::report_id.eq(report))
            .filter(line_decision::decision.eq(decision))
            .filter(report_line::state.eq("submitted"))
            .count()
            .get_result(connection)?)
    };
    Ok(Progress {
        lines,
        accepted: decided(connection, "accepted")?,
        returned: decided(connection, "returned")?,
        open_questions: review_questions::count_open(connection, report)?,
    })
}

/// Gives the lines of a report on which was decided so that state.
///
/// # Errors
/// When the query fails.
pub fn take_effect(connection: &mut Connection, report: i64, decision: &str) -> Stored<()> {
    let decided = line_decision::table
        .filter(line_decision::report_id.eq(report))
        .filter(line_decision::decision.eq(decision.to_owned()))
        .select(line_decision::line_id);
    let lines = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::state.eq("submitted"))
        .filter(report_line::id.eq_any(decided));
    diesel::update(lines)
        .set(report_line::state.eq(decision))
        .execute(connection)?;
    Ok(())
}

/// What was decided on a line.
#[derive(Clone, Debug, Queryable)]
pub struct LineDecision {
    /// Line.
    pub line_id: i64,
    /// `accepted` or `returned`.
    pub decision: String,
    /// Why.
    pub reason: Option<String>,
}

/// What was decided on those lines.
///
/// # Errors
/// When the query fails.
pub fn of_lines(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<LineDecision>> {
    Ok(line_decision::table
        .filter(line_decision::line_id.eq_any(lines.to_vec()))
        .select((
            line_decision::line_id,
            line_decision::decision,
            line_decision::reason,
        ))
        .load(connection)?)
}

/// A line that is returned: where it stands, and why.
#[derive(Clone, Debug, Queryable)]
pub struct ReturnedLine {
    /// Sheet.
    pub sheet: String,
    /// Row as the spreadsheet program shows it.
    pub sheet_row: i64,
    /// Why.
    pub reason: Option<String>,
}

/// The first lines of a report that are to be returned, in the order of the file.
///
/// # Errors
/// When the query fails.
pub fn returned(connection: &mut Connection, report: i64, limit: i64) -> Stored<Vec<ReturnedLine>> {
    Ok(line_decision::table
        .inner_join(report_line::table)
        .filter(line_decision::report_id.eq(report))
        .filter(line_decision::decision.eq("returned"))
        .order(report_line::id)
        .limit(limit)
        .select((
            report_line::sheet,
            report_line::sheet_row,
            line_decision::reason,
        ))
        .load(connection)?)
}
