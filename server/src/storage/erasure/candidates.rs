//! What is kept of one candidate, found by the pseudonym.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::storage::{
    Connection, Stored,
    schema::{
        cell_correction, contract, evidence, line_decision, line_value, obligation, question_line,
        report, report_line, report_problem, review_question, warning_acceptance,
    },
};

/// A line of a candidate, with all that is kept in it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of the tables")]
pub struct KeptLine {
    pub id: i64,
    /// Key of the report.
    pub report_id: i64,
    /// Public identifier of the report.
    pub report: String,
    /// State of the report, in its word.
    pub report_state: String,
    /// Number of the contract.
    pub contract: String,
    pub state: String,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub target_group: Option<String>,
    pub benefit_duration: Option<String>,
    pub ldr: Option<bool>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub hours_per_week: Option<i64>,
    pub paid_hours: Option<i64>,
    pub arrangement: Option<String>,
    pub bonuses: String,
    pub linking_key: Option<String>,
    pub sheet: String,
    pub sheet_row: i64,
}

/// The lines of a supplier's candidate, in the order of their periods.
///
/// # Errors
/// When the query fails.
pub fn lines(connection: &mut Connection, supplier: i64, candidate: &str) -> Stored<Vec<KeptLine>> {
    // By contract: that is how lines are found by their candidate.
    let own: Vec<i64> = contract::table
        .filter(contract::supplier_id.eq(supplier))
        .select(contract::id)
        .load(connection)?;
    Ok(report_line::table
        .inner_join(report::table)
        .inner_join(contract::table)
        .filter(report_line::contract_id.eq_any(own))
        .filter(report_line::candidate.eq(candidate.to_owned()))
        .order((report_line::period_start, report_line::id))
        .select((
            report_line::id,
            report::id,
            report::public_id,
            report::state,
            contract::number,
            report_line::state,
            report_line::period_start,
            report_line::period_end,
            report_line::target_group,
            report_line::benefit_duration,
            report_line::ldr,
            report_line::starts,
            report_line::ends,
            report_line::hours_per_week,
            report_line::paid_hours,
            report_line::arrangement,
            report_line::bonuses,
            report_line::linking_key,
            report_line::sheet,
            report_line::sheet_row,
        ))
        .load(connection)?)
}

/// What lines are worth: key of the line, kind of the obligation, amount in its unit.
///
/// # Errors
/// When the query fails.
pub fn worth(connection: &mut Connection, lines: &[i64]) -> Stored<Vec<(i64, String, i64)>> {
    Ok(line_value::table
        .inner_join(obligation::table)
        .filter(line_value::line_id.eq_any(lines.to_vec()))
        .order((line_value::line_id, line_value::obligation_id))
        .select((line_value::line_id, obligation::kind, line_value::amount))
        .load(connection)?)
}

/// The files that bear out a line: name, and when it was removed if it was.
///
/// # Errors
/// When the query fails.
pub fn proofs(connection: &mut Connection, line: &KeptLine) -> Stored<Vec<String>> {
    Ok(evidence::table
        .filter(evidence::report_id.eq(line.report_id))
        .filter(evidence::sheet.eq(line.sheet.clone()))
        .filter(evidence::sheet_row.eq(line.sheet_row))
        .order(evidence::id)
        .select(evidence::file_name)
        .load(connection)?)
}

/// Makes a line nobody's: another candidate that nothing leads to, and no place in a file. Its linking key was replaced
/// already.
///
/// # Errors
/// When the query fails.
pub fn make_nobodys(connection: &mut Connection, line: i64, candidate: &str) -> Stored<()> {
    diesel::update(report_line::table.find(line))
        .set((
            report_line::candidate.eq(candidate),
            report_line::sheet.eq(""),
            report_line::sheet_row.eq(0_i64),
            report_line::cells.eq("{}"),
        ))
        .execute(connection)?;
    Ok(())
}

/// Erases what was found, asked, corrected and shown to be true of a line; returns the fingerprints of the evidence.
///
/// # Errors
/// When a query fails.
pub fn erase_around(connection: &mut Connection, line: &KeptLine) -> Stored<Vec<String>> {
    let proofs = evidence::table
        .filter(evidence::report_id.eq(line.report_id))
        .filter(evidence::sheet.eq(line.sheet.clone()))
        .filter(evidence::sheet_row.eq(line.sheet_row));
    let gone = proofs
        .clone()
        .select(evidence::file_fingerprint)
        .load(connection)?;
    diesel::delete(proofs).execute(connection)?;
    let problems: Vec<(i64, String)> = report_problem::table
        .filter(report_problem::report_id.eq(line.report_id))
        .filter(report_problem::sheet.eq(line.sheet.clone()))
        .filter(report_problem::cell.like(format!("%{}", line.sheet_row)))
        .select((report_problem::id, report_problem::cell))
        .load(connection)?;
    for (id, _) in problems
        .iter()
        .filter(|(_, cell)| is_of_row(cell, line.sheet_row))
    {
        diesel::delete(report_problem::table.find(id)).execute(connection)?;
    }
    let corrections: Vec<(i64, String)> = cell_correction::table
        .filter(cell_correction::report_id.eq(line.report_id))
        .filter(cell_correction::sheet.eq(line.sheet.clone()))
        .filter(cell_correction::cell.like(format!("%{}", line.sheet_row)))
        .select((cell_correction::id, cell_correction::cell))
        .load(connection)?;
    for (id, _) in corrections
        .iter()
        .filter(|(_, cell)| is_of_row(cell, line.sheet_row))
    {
        diesel::delete(cell_correction::table.find(id)).execute(connection)?;
    }
    let accepted: Vec<(i64, String)> = warning_acceptance::table
        .filter(warning_acceptance::report_id.eq(line.report_id))
        .filter(warning_acceptance::sheet.eq(line.sheet.clone()))
        .filter(warning_acceptance::cell.like(format!("%{}", line.sheet_row)))
        .select((warning_acceptance::id, warning_acceptance::cell))
        .load(connection)?;
    for (id, _) in accepted
        .iter()
        .filter(|(_, cell)| is_of_row(cell, line.sheet_row))
    {
        diesel::delete(warning_acceptance::table.find(id)).execute(connection)?;
    }
    let asked: Vec<i64> = question_line::table
        .filter(question_line::line_id.eq(line.id))
        .select(question_line::question_id)
        .load(connection)?;
    let about = question_line::question_id.eq_any(asked.clone());
    diesel::delete(question_line::table.filter(about)).execute(connection)?;
    diesel::delete(review_question::table.filter(review_question::id.eq_any(asked)))
        .execute(connection)?;
    diesel::update(line_decision::table.filter(line_decision::line_id.eq(line.id)))
        .set(line_decision::reason.eq(None::<String>))
        .execute(connection)?;
    Ok(gone)
}

/// Whether a cell such as `H12` is of a row.
fn is_of_row(cell: &str, row: i64) -> bool {
    cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()) == row.to_string()
}

/// Gives every line with a linking key another one, that nothing leads to: who is linked by it stays so.
///
/// # Errors
/// When the query fails.
pub fn replace_linking_key(connection: &mut Connection, key: &str, other: &str) -> Stored<()> {
    diesel::update(report_line::table.filter(report_line::linking_key.eq(key.to_owned())))
        .set(report_line::linking_key.eq(other))
        .execute(connection)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_of_row;

    #[test]
    fn a_cell_is_of_the_row_of_its_digits() {
        assert!(is_of_row("H12", 12) && is_of_row("AB12", 12));
        assert!(!is_of_row("H112", 12) && !is_of_row("H1", 12) && !is_of_row("", 12));
    }
}
