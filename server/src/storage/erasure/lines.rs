//! The lines that go, with all that hangs on them.

use diesel::{prelude::*, sql_types::BigInt};

use crate::storage::{
    Connection, Stored,
    database::each,
    schema::{
        conflict, conflict_decision, conflict_line, job_hours, line_decision, line_set_aside,
        line_value, question_line, report, report_line,
    },
};

/// Rows of one statement.
const CHUNK: usize = 500;

/// A report, and how many lines of it go.
#[derive(Clone, Debug, Queryable)]
pub struct Going {
    /// Key of the report.
    pub report: i64,
    /// Its public identifier.
    pub public_id: String,
    /// How many lines.
    pub lines: i64,
}

/// The reports that have lines of a contract, and how many.
///
/// # Errors
/// When the query fails.
pub fn of_contract(connection: &mut Connection, contract: i64) -> Stored<Vec<Going>> {
    Ok(report_line::table
        .inner_join(report::table)
        .filter(report_line::contract_id.eq(contract))
        .group_by((report::id, report::public_id))
        .order(report::id)
        .select((report::id, report::public_id, diesel::dsl::count_star()))
        .load(connection)?)
}

/// Erases some of the lines of a contract; false when there are none left.
///
/// # Errors
/// When a query fails.
pub fn erase_some_of_contract(
    connection: &mut Connection,
    contract: i64,
    most: i64,
) -> Stored<bool> {
    let first: Vec<i64> = report_line::table
        .filter(report_line::contract_id.eq(contract))
        .order(report_line::id)
        .limit(most)
        .select(report_line::id)
        .load(connection)?;
    erase(connection, &first)?;
    Ok(!first.is_empty())
}

/// Erases some of the lines of a report; false when there are none left.
///
/// # Errors
/// When a query fails.
pub fn erase_some_of_report(connection: &mut Connection, report: i64, most: i64) -> Stored<bool> {
    let first: Vec<i64> = report_line::table
        .filter(report_line::report_id.eq(report))
        .order(report_line::id)
        .limit(most)
        .select(report_line::id)
        .load(connection)?;
    erase(connection, &first)?;
    Ok(!first.is_empty())
}

fn erase(connection: &mut Connection, lines: &[i64]) -> Stored<()> {
    macro_rules! without {
        ($table:ident, $column:ident, $lines:expr) => {
            diesel::delete($table::table.filter($table::$column.eq_any($lines)))
                .execute(connection)?
        };
    }
    for lines in lines.chunks(CHUNK) {
        let lines = || lines.to_vec();
        without!(job_hours, line_id, lines());
        without!(line_value, line_id, lines());
        without!(line_decision, line_id, lines());
        without!(question_line, line_id, lines());
        without!(conflict_line, line_id, lines());
        without!(line_set_aside, line_id, lines());
        without!(report_line, id, lines());
    }
    Ok(())
}

/// Forgets conflicts of which no line is left, and lets those lapse that were not decided and are none any more.
///
/// # Errors
/// When a query fails.
pub fn settle_conflicts(connection: &mut Connection, now: chrono::NaiveDateTime) -> Stored<()> {
    let left = || conflict_line::table.select(conflict_line::conflict_id);
    let empty: Vec<i64> = conflict::table
        .filter(conflict::id.ne_all(left()))
        .select(conflict::id)
        .load(connection)?;
    for part in empty.chunks(CHUNK) {
        let part = || part.to_vec();
        let decisions = conflict_decision::table
            .filter(conflict_decision::conflict_id.eq_any(part()))
            .select(conflict_decision::id);
        diesel::delete(line_set_aside::table.filter(line_set_aside::decision_id.eq_any(decisions)))
            .execute(connection)?;
        let of_them = conflict_decision::conflict_id.eq_any(part());
        diesel::delete(conflict_decision::table.filter(of_them)).execute(connection)?;
        diesel::delete(conflict::table.filter(conflict::id.eq_any(part()))).execute(connection)?;
    }
    // Of what was decided, lines that were set aside stay so: what stands in the totals is not counted twice.
    const ALONE: &str = "UPDATE conflict SET state = 'lapsed', lapsed_at = $1, version = version + 1 \
        WHERE state = 'open' AND (SELECT COUNT(*) FROM conflict_line l WHERE l.conflict_id = conflict.id) < 2";
    each!(connection, inner => diesel::sql_query(ALONE)
        .bind::<diesel::sql_types::Timestamp, _>(now)
        .execute(inner))?;
    Ok(())
}

/// What a contract's totals come to for an obligation: its public identifier and kind, and the amount in its unit.
#[derive(Clone, Debug, QueryableByName)]
#[expect(missing_docs, reason = "said above")]
pub struct Total {
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub obligation: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub kind: String,
    #[diesel(sql_type = BigInt)]
    pub amount: i64,
}

/// What stays of a contract, by the rollups.
///
/// # Errors
/// When the query fails.
pub fn totals(connection: &mut Connection, contract: i64) -> Stored<Vec<Total>> {
    const TOTALS: &str = "SELECT o.public_id AS obligation, o.kind, CAST(SUM(w.amount) AS BIGINT) AS amount \
        FROM worth_rollup w INNER JOIN obligation o ON o.id = w.obligation_id \
        WHERE w.contract_id = $1 AND w.state = 'accepted' AND w.known_until IS NULL \
        GROUP BY o.public_id, o.kind ORDER BY o.public_id";
    Ok(
        each!(connection, inner => diesel::sql_query(TOTALS).bind::<BigInt, _>(contract).load(inner))?,
    )
}
