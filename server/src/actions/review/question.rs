//! Asks the supplier about lines, and takes the answer. A review is not completed while a question is open.

use super::kept;
use crate::{
    access::Actor,
    actions::{
        Refusal, accept_report::to_be_decided, queue_message::queue_message,
        report_state::ReportState,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    mail::{About, Message, Notice},
    reporting::place::row_place,
    storage::{
        Connection, accounts, reports,
        review_questions::{self, LinePlace, StoredQuestion},
        reviews::{self, Selection},
    },
};

/// Lines that a mail names.
const NAMED: usize = 20;

/// Asks about lines of a submitted report; returns the question's public identifier.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] unless the report is submitted; [`Refusal::Invalid`] without a question
/// or without a line of the report.
pub fn ask_question(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    lines: &[i64],
    question: &str,
    now: Instant,
) -> Result<String, Refusal> {
    let report = to_be_decided(connection, actor, report)?;
    ReportState::of(&report.state)?.judge()?;
    let question = kept("question", "question_missing", question)?;
    let lines = reviews::selected(connection, report.id, &Selection::Lines(lines.to_vec()))?;
    if lines.is_empty() {
        return Err(Refusal::field("lines", "no_lines", ""));
    }
    let id = ids::public_id(now);
    let asked = (actor.account, now.stored());
    review_questions::ask(connection, &id, (report.id, &lines), &question, asked)?;
    let (_, places) = to_be_answered(connection, report.id, &id)?;
    let message = Message::Notice(Notice {
        about: About::ReviewQuestion,
        subject: report.file_name.clone(),
        items: named(&places),
        quote: Some(question),
        path: format!("/reports/{}", report.public_id),
    });
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let noted = Note::new(Deed::QuestionAsked, Object::report_of(report.id));
    audit::note(connection, noted.with("question", &id));
    Ok(id)
}

/// Answers a question; who asked it is told.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it is no longer open; [`Refusal::Invalid`] without an answer.
pub fn answer_question(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    question: &str,
    answer: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let (open, _) = to_be_answered(connection, report.id, question)?;
    let answer = kept("answer", "answer_missing", answer)?;
    let by = (actor.account, now.stored());
    review_questions::answer(connection, open.id, &answer, by)?;
    let message = Message::Notice(Notice {
        about: About::ReviewAnswer,
        subject: report.file_name.clone(),
        items: Vec::new(),
        quote: Some(answer),
        path: format!("/reports/{}/review", report.public_id),
    });
    if let Some(asker) = accounts::by_id(connection, open.asked_by)? {
        queue_message(connection, &asker, &message, now)?;
    }
    let noted = Note::new(Deed::QuestionAnswered, Object::report_of(report.id));
    audit::note(connection, noted.with("question", question));
    Ok(())
}

/// A question that still waits for its answer, with the places of its lines.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] once it was answered, closed or withdrawn.
pub(super) fn to_be_answered(
    connection: &mut Connection,
    report: i64,
    question: &str,
) -> Result<(StoredQuestion, Vec<LinePlace>), Refusal> {
    let questions = review_questions::of_report(connection, report)?;
    let found = questions
        .into_iter()
        .find(|(one, _)| one.public_id == question);
    let (found, places) = found.ok_or(Refusal::NotFound)?;
    if found.answered_at.is_some() {
        return Err(Refusal::Conflict("already_answered"));
    }
    if !found.is_open() {
        return Err(Refusal::Conflict("question_not_open"));
    }
    Ok((found, places))
}

/// The first lines of a question, as a mail names them.
pub(super) fn named(places: &[LinePlace]) -> Vec<String> {
    let first = places.iter().take(NAMED);
    first
        .map(|(_, sheet, row)| row_place(sheet, *row))
        .collect()
}
