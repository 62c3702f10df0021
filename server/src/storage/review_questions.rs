//! What reviewers ask about lines, and what became of each question. Nothing here decides on a line.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{question_line, report_line, review_question},
};

/// A question about lines of a report.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = review_question)]
#[expect(missing_docs, reason = "the fields are those of the table")]
pub struct StoredQuestion {
    pub id: i64,
    pub public_id: String,
    pub question: String,
    pub asked_by: i64,
    pub asked_at: NaiveDateTime,
    pub answer: Option<String>,
    pub answered_by: Option<i64>,
    pub answered_at: Option<NaiveDateTime>,
    pub closing_note: Option<String>,
    pub closed_by: Option<i64>,
    pub closed_at: Option<NaiveDateTime>,
    pub withdrawn_by: Option<i64>,
    pub withdrawn_at: Option<NaiveDateTime>,
}

impl StoredQuestion {
    /// Whether it still waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none() && self.closed_at.is_none() && self.withdrawn_at.is_none()
    }
}

/// Key, sheet and row of a line.
pub type LinePlace = (i64, String, i64);

/// How many questions about a report still wait for an answer.
///
/// # Errors
/// When the query fails.
pub fn count_open(connection: &mut Connection, report: i64) -> Stored<i64> {
    Ok(review_question::table
        .filter(review_question::report_id.eq(report))
        .filter(review_question::answered_at.is_null())
        .filter(review_question::closed_at.is_null())
        .filter(review_question::withdrawn_at.is_null())
        .count()
        .get_result(connection)?)
}

/// Notes a question about lines.
///
/// # Errors
/// When a query fails.
pub fn ask(
    connection: &mut Connection,
    public_id: &str,
    (report, lines): (i64, &[i64]),
    question: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    let id: i64 = diesel::insert_into(review_question::table)
        .values((
            review_question::public_id.eq(public_id),
            review_question::report_id.eq(report),
            review_question::question.eq(question),
            review_question::asked_by.eq(by),
            review_question::asked_at.eq(at),
        ))
        .returning(review_question::id)
        .get_result(connection)?;
    for line in lines {
        diesel::insert_into(question_line::table)
            .values((
                question_line::question_id.eq(id),
                question_line::line_id.eq(*line),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Notes the answer to a question.
///
/// # Errors
/// When the query fails.
pub fn answer(
    connection: &mut Connection,
    question: i64,
    answer: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(review_question::table.find(question))
        .set((
            review_question::answer.eq(answer),
            review_question::answered_by.eq(by),
            review_question::answered_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that a question was answered elsewhere, and what was heard.
///
/// # Errors
/// When the query fails.
pub fn close(
    connection: &mut Connection,
    question: i64,
    note: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(review_question::table.find(question))
        .set((
            review_question::closing_note.eq(note),
            review_question::closed_by.eq(by),
            review_question::closed_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that a question needs no answer: it was asked by mistake.
///
/// # Errors
/// When the query fails.
pub fn withdraw(
    connection: &mut Connection,
    question: i64,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(review_question::table.find(question))
        .set((
            review_question::withdrawn_by.eq(by),
            review_question::withdrawn_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// The questions about a report, oldest first, each with the places of its lines.
///
/// # Errors
/// When a query fails.
pub fn of_report(
    connection: &mut Connection,
    report: i64,
) -> Stored<Vec<(StoredQuestion, Vec<LinePlace>)>> {
    let questions: Vec<StoredQuestion> = review_question::table
        .filter(review_question::report_id.eq(report))
        .order(review_question::id)
        .select(StoredQuestion::as_select())
        .load(connection)?;
    let ids: Vec<i64> = questions.iter().map(|one| one.id).collect();
    let lines: Vec<(i64, i64, String, i64)> = question_line::table
        .inner_join(report_line::table.on(report_line::id.eq(question_line::line_id)))
        .filter(question_line::question_id.eq_any(ids))
        .order((question_line::question_id, report_line::id))
        .select((
            question_line::question_id,
            report_line::id,
            report_line::sheet,
            report_line::sheet_row,
        ))
        .load(connection)?;
    let with_lines = questions.into_iter().map(|question| {
        let own = lines.iter().filter(|(of, ..)| *of == question.id);
        let own = own.map(|(_, line, sheet, row)| (*line, sheet.clone(), *row));
        let own = own.collect();
        (question, own)
    });
    Ok(with_lines.collect())
}
