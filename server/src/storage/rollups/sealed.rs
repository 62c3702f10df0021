//! What the sums of a contract are known again by, once the lines are gone that they are sums of.

use diesel::prelude::*;

use super::rows::{Covered, Hours, Lines, People, Worth};
use crate::{
    files::fingerprint,
    storage::{
        Connection, Stored,
        schema::{covered_rollup, hours_rollup, lines_rollup, people_rollup, worth_rollup},
    },
};

/// SHA-256 over all sums of a contract that hold, each a line, in order. Its spelling must never change: what was sealed
/// long ago is compared with it.
///
/// # Errors
/// When a query fails.
pub fn fingerprint_of(connection: &mut Connection, contract: i64) -> Stored<String> {
    macro_rules! held {
        ($table:ident, $row:ident) => {{
            let rows: Vec<$row> = $table::table
                .filter($table::contract_id.eq(contract))
                .filter($table::known_until.is_null())
                .select($row::as_select())
                .load(connection)?;
            rows
        }};
    }
    let mut sums: Vec<String> = Vec::new();
    sums.extend(held!(worth_rollup, Worth).iter().map(worth));
    sums.extend(held!(lines_rollup, Lines).iter().map(lines));
    sums.extend(held!(hours_rollup, Hours).iter().map(hours));
    sums.extend(held!(covered_rollup, Covered).iter().map(covered));
    sums.extend(held!(people_rollup, People).iter().map(people));
    sums.sort_unstable();
    Ok(fingerprint(&sums.join("\n")))
}

fn worth(row: &Worth) -> String {
    let (start, end) = (row.period_start, row.period_end);
    format!(
        "worth {} {} {} {start} {end} {} {} {} {}",
        row.obligation_id,
        row.report_id,
        row.state,
        row.amount,
        row.with_evidence,
        row.to_come,
        row.without_block
    )
}

fn lines(row: &Lines) -> String {
    let (start, end) = (row.period_start, row.period_end);
    format!(
        "lines {} {} {start} {end} {} {} {}",
        row.report_id, row.state, row.lines, row.turnover_lines, row.turnover_cents
    )
}

fn hours(row: &Hours) -> String {
    format!(
        "hours {} {} {} {} {} {}",
        row.report_id, row.period_end, row.year, row.quarter, row.hours, row.by_contract_hours
    )
}

fn covered(row: &Covered) -> String {
    let (start, end) = (row.period_start, row.period_end);
    format!("covered {} {} {start} {end}", row.report_id, row.state)
}

fn people(row: &People) -> String {
    format!("people {} {} {}", row.measure, row.counts_from, row.people)
}
