//! What goes of a report as a whole, once none of its lines must be kept: its file, what was found in it and said of it,
//! the files that bear it out.

use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_types::BigInt};

use crate::storage::{
    Connection, Stored,
    database::each,
    schema::{
        cell_correction, evidence, own_number_column, question_line, report, report_problem,
        report_problem_rest, review_question, warning_acceptance,
    },
};

/// What is known of a report whose file goes.
#[derive(Clone, Debug, Queryable)]
pub struct WithFile {
    /// Key.
    pub id: i64,
    /// Public identifier.
    pub public_id: String,
    /// SHA-256 of its file.
    pub fingerprint: String,
    /// Bytes of it.
    pub size: i64,
    /// Name that the supplier gave it.
    pub file_name: String,
}

impl WithFile {
    /// A name that says nothing but what kind of file it was.
    fn bare_name(&self) -> String {
        let kind = self.file_name.rsplit_once('.').map_or("", |(_, kind)| kind);
        match kind {
            kind @ ("xlsx" | "xls" | "xlsb" | "xlsm" | "ods" | "csv" | "pdf") => {
                format!("{}.{kind}", self.public_id)
            }
            _ => self.public_id.clone(),
        }
    }
}

/// Notes that the file of a report is gone, and nothing else of it.
///
/// # Errors
/// When the query fails.
pub fn erase_file(connection: &mut Connection, gone: &WithFile, now: NaiveDateTime) -> Stored<()> {
    diesel::update(report::table.find(gone.id))
        .set((
            report::file_erased_at.eq(now),
            report::file_name.eq(gone.bare_name()),
        ))
        .execute(connection)?;
    Ok(())
}

macro_rules! with_file {
    () => {
        report::table.select((
            report::id,
            report::public_id,
            report::file_fingerprint,
            report::file_size,
            report::file_name,
        ))
    };
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Those of a contract's reports that hold nothing any more that must be kept, and whose file is still there.
///
/// # Errors
/// When a query fails.
pub fn over(connection: &mut Connection, contract: i64) -> Stored<Vec<WithFile>> {
    const OVER: &str = "SELECT r.id FROM report r WHERE r.file_erased_at IS NULL \
        AND r.id IN (SELECT report_id FROM report_contract WHERE contract_id = $1) \
        AND r.state NOT IN ('received', 'submitted') \
        AND NOT EXISTS (SELECT 1 FROM report_contract c INNER JOIN contract k ON k.id = c.contract_id \
        WHERE c.report_id = r.id AND k.lines_erased_at IS NULL) \
        AND NOT EXISTS (SELECT 1 FROM report_line l WHERE l.report_id = r.id) ORDER BY r.id";
    let keys: Vec<Key> = each!(connection, inner => diesel::sql_query(OVER).bind::<BigInt, _>(contract).load(inner))?;
    let keys: Vec<i64> = keys.into_iter().map(|key| key.id).collect();
    Ok(with_file!()
        .filter(report::id.eq_any(keys))
        .order(report::id)
        .load(connection)?)
}

/// The reports that never counted or no longer do, that nobody touched since an instant, and whose file is still there.
///
/// # Errors
/// When the query fails.
pub fn not_counted_since(
    connection: &mut Connection,
    since: NaiveDateTime,
    most: i64,
) -> Stored<Vec<(WithFile, i64)>> {
    const IDLE: [&str; 7] = [
        "needs_correction",
        "unrecognised",
        "ready",
        "cancelled",
        "returned",
        "withdrawn",
        "refused",
    ];
    let untouched = |at: NaiveDateTime| {
        report::uploaded_at
            .lt(at)
            .and(report::decided_at.is_null().or(report::decided_at.lt(at)))
            .and(
                report::withdrawn_at
                    .is_null()
                    .or(report::withdrawn_at.lt(at)),
            )
    };
    let found: Vec<(i64, String, String, i64, String, i64)> = report::table
        .filter(report::state.eq_any(IDLE))
        .filter(report::file_erased_at.is_null())
        .filter(untouched(since).assume_not_null())
        .order(report::id)
        .limit(most)
        .select((
            report::id,
            report::public_id,
            report::file_fingerprint,
            report::file_size,
            report::file_name,
            report::supplier_id,
        ))
        .load(connection)?;
    let rows = found.into_iter().map(|row| {
        let (id, public_id, fingerprint, size, file_name, supplier) = row;
        let report = WithFile {
            id,
            public_id,
            fingerprint,
            size,
            file_name,
        };
        (report, supplier)
    });
    Ok(rows.collect())
}

/// Those reports, as far as their file is still there.
///
/// # Errors
/// When the query fails.
pub fn with_file(connection: &mut Connection, reports: &[i64]) -> Stored<Vec<WithFile>> {
    Ok(with_file!()
        .filter(report::id.eq_any(reports.to_vec()))
        .filter(report::file_erased_at.is_null())
        .order(report::id)
        .load(connection)?)
}

/// Notes that lines of a report are gone.
///
/// # Errors
/// When the query fails.
pub fn set_lines_erased(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(report::table.find(id))
        .set(report::lines_erased_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Undoes those of a contract's reports that were never submitted: what they hold is gone.
///
/// # Errors
/// When the query fails.
pub fn undo_unsubmitted(
    connection: &mut Connection,
    contract: i64,
    now: NaiveDateTime,
) -> Stored<()> {
    use crate::storage::schema::report_contract;
    let own = report_contract::table
        .filter(report_contract::contract_id.eq(contract))
        .select(report_contract::report_id);
    let open = report::table
        .filter(report::id.eq_any(own))
        .filter(report::state.eq_any(["ready", "needs_correction", "unrecognised"]));
    diesel::update(open)
        .set((report::state.eq("withdrawn"), report::withdrawn_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// Undoes one report that was never submitted.
///
/// # Errors
/// When the query fails.
pub fn undo_if_unsubmitted(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    let open = report::table
        .filter(report::id.eq(id))
        .filter(report::state.eq_any(["ready", "needs_correction", "unrecognised"]));
    diesel::update(open)
        .set((report::state.eq("withdrawn"), report::withdrawn_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// Erases what was found in a report and said of it; its file gets a name that says nothing. Returns the fingerprints of
/// the evidence that went.
///
/// # Errors
/// When a query fails.
pub fn erase_around(
    connection: &mut Connection,
    gone: &WithFile,
    now: NaiveDateTime,
) -> Stored<Vec<String>> {
    macro_rules! without {
        ($($table:ident),+) => { $(
            diesel::delete($table::table.filter($table::report_id.eq(gone.id))).execute(connection)?;
        )+ };
    }
    let proofs = evidence::table
        .filter(evidence::report_id.eq(gone.id))
        .order(evidence::id)
        .select(evidence::file_fingerprint)
        .load(connection)?;
    let questions = review_question::table
        .filter(review_question::report_id.eq(gone.id))
        .select(review_question::id);
    diesel::delete(question_line::table.filter(question_line::question_id.eq_any(questions)))
        .execute(connection)?;
    without!(
        evidence,
        review_question,
        cell_correction,
        own_number_column,
        warning_acceptance,
        report_problem,
        report_problem_rest
    );
    diesel::update(report::table.find(gone.id))
        .set((
            report::file_erased_at.eq(now),
            report::lines_erased_at.eq(now),
            report::file_name.eq(gone.bare_name()),
            report::return_reason.eq(None::<String>),
            report::withdrawal_reason.eq(None::<String>),
            report::correction_reason.eq(None::<String>),
        ))
        .execute(connection)?;
    Ok(proofs)
}
