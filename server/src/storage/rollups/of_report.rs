//! What the lines of one report come to, added up by the database.
//!
//! Of contracts whose lines were erased nothing is added up any more: their sums stay as they are.

use diesel::{prelude::*, sql_types::BigInt};

use super::rows::{Covered, Hours, Lines, Worth};
use crate::storage::{Connection, Stored, database::each};

/// Contracts that a report has lines for or covers.
pub(super) fn contracts(connection: &mut Connection, report: i64) -> Stored<Vec<i64>> {
    #[derive(QueryableByName)]
    struct Contract {
        #[diesel(sql_type = BigInt)]
        contract_id: i64,
    }
    const CONTRACTS: &str = "SELECT c.contract_id FROM (SELECT contract_id FROM report_contract WHERE report_id = $1 \
         UNION SELECT contract_id FROM report_line WHERE report_id = $2) c \
         WHERE c.contract_id NOT IN (SELECT id FROM contract WHERE lines_erased_at IS NOT NULL)";
    let found: Vec<Contract> = each!(connection, inner => diesel::sql_query(CONTRACTS)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(report)
        .load(inner))?;
    Ok(found.into_iter().map(|one| one.contract_id).collect())
}

pub(super) fn worth(connection: &mut Connection, report: i64) -> Stored<Vec<Worth>> {
    const WORTH: &str = "SELECT l.contract_id, v.obligation_id, l.report_id, l.state, l.period_start, l.period_end, \
         CAST(SUM(v.amount) AS BIGINT) AS amount, \
         CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM evidence e WHERE e.report_id = l.report_id \
         AND e.removed_at IS NULL AND (e.sheet_row IS NULL OR (e.sheet = l.sheet AND e.sheet_row = l.sheet_row))) \
         THEN v.amount ELSE 0 END) AS BIGINT) AS with_evidence, \
         CAST(SUM(v.to_come) AS BIGINT) AS to_come, \
         CAST(SUM(CASE WHEN v.value_table_id IS NOT NULL AND v.block IS NULL AND l.kind <> 'turnover' \
         THEN 1 ELSE 0 END) AS BIGINT) AS without_block \
         FROM report_line l INNER JOIN line_value v ON v.line_id = l.id \
         WHERE l.report_id = $1 AND l.state IN ('submitted', 'accepted') \
         AND l.contract_id NOT IN (SELECT id FROM contract WHERE lines_erased_at IS NOT NULL) \
         AND l.id NOT IN (SELECT line_id FROM line_set_aside WHERE report_id = $1 AND known_until IS NULL) \
         GROUP BY l.contract_id, v.obligation_id, l.report_id, l.state, l.period_start, l.period_end";
    Ok(each!(connection, inner => diesel::sql_query(WORTH).bind::<BigInt, _>(report).load(inner))?)
}

pub(super) fn lines(connection: &mut Connection, report: i64) -> Stored<Vec<Lines>> {
    const LINES: &str = "SELECT l.contract_id, l.report_id, l.state, l.period_start, l.period_end, \
         CAST(COUNT(*) AS BIGINT) AS lines, \
         CAST(SUM(CASE WHEN l.kind = 'turnover' THEN 1 ELSE 0 END) AS BIGINT) AS turnover_lines, \
         CAST(COALESCE(SUM(CASE WHEN l.kind = 'turnover' THEN l.amount_cents END), 0) AS BIGINT) AS turnover_cents \
         FROM report_line l WHERE l.report_id = $1 AND l.state IN ('submitted', 'accepted') \
         AND l.contract_id NOT IN (SELECT id FROM contract WHERE lines_erased_at IS NOT NULL) \
         AND l.id NOT IN (SELECT line_id FROM line_set_aside WHERE report_id = $1 AND known_until IS NULL) \
         GROUP BY l.contract_id, l.report_id, l.state, l.period_start, l.period_end";
    Ok(each!(connection, inner => diesel::sql_query(LINES).bind::<BigInt, _>(report).load(inner))?)
}

pub(super) fn hours(connection: &mut Connection, report: i64) -> Stored<Vec<Hours>> {
    const HOURS: &str = "SELECT l.contract_id, l.report_id, l.period_end, h.year, h.quarter, \
         CAST(SUM(h.hours) AS BIGINT) AS hours, \
         CAST(SUM(CASE WHEN h.by_contract_hours THEN h.hours ELSE 0 END) AS BIGINT) AS by_contract_hours \
         FROM report_line l INNER JOIN job_hours h ON h.line_id = l.id \
         WHERE l.report_id = $1 AND l.state = 'accepted' \
         AND l.contract_id NOT IN (SELECT id FROM contract WHERE lines_erased_at IS NOT NULL) \
         AND l.id NOT IN (SELECT line_id FROM line_set_aside WHERE report_id = $1 AND known_until IS NULL) \
         GROUP BY l.contract_id, l.report_id, l.period_end, h.year, h.quarter";
    Ok(each!(connection, inner => diesel::sql_query(HOURS).bind::<BigInt, _>(report).load(inner))?)
}

pub(super) fn covered(connection: &mut Connection, report: i64) -> Stored<Vec<Covered>> {
    const COVERED: &str = "SELECT c.contract_id, c.report_id, \
         CASE WHEN r.state = 'submitted' THEN 'submitted' ELSE 'accepted' END AS state, c.period_start, c.period_end \
         FROM report_contract c INNER JOIN report r ON r.id = c.report_id \
         WHERE c.report_id = $1 AND c.superseded = $2 \
         AND c.contract_id NOT IN (SELECT id FROM contract WHERE lines_erased_at IS NOT NULL) \
         AND r.state IN ('submitted', 'accepted', 'partly_accepted')";
    Ok(each!(connection, inner => diesel::sql_query(COVERED)
        .bind::<BigInt, _>(report)
        .bind::<diesel::sql_types::Bool, _>(false)
        .load(inner))?)
}
