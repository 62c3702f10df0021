//! Asks the supplier about lines, and takes the answer. A review is not completed while a question is open.

use super::said;
use crate::{
    access::Actor,
    actions::{
        Refusal, accept_report::to_be_decided, queue_message::queue_message,
        report_state::ReportState,
    },
    clock::Instant,
    ids,
    mail::{About, Message, Notice},
    reporting::place::row_place,
    storage::{
        Connection, accounts, reports,
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
    let question = said("question", question)?;
    let lines = reviews::selected(connection, report.id, &Selection::Lines(lines.to_vec()))?;
    if lines.is_empty() {
        return Err(Refusal::field("lines", "no_lines", ""));
    }
    let id = ids::public_id(now);
    let asked = (actor.account, now.stored());
    reviews::ask(connection, &id, (report.id, &lines), question, asked)?;
    let places = reviews::questions(connection, report.id)?;
    let places = places.iter().find(|(one, _)| one.public_id == id);
    let places = places
        .map(|(_, lines)| lines.as_slice())
        .unwrap_or_default();
    let named = places.iter().take(NAMED);
    let message = Message::Notice(Notice {
        about: About::ReviewQuestion,
        subject: report.file_name.clone(),
        items: named
            .map(|(_, sheet, row)| row_place(sheet, *row))
            .collect(),
        quote: Some(question.to_owned()),
        path: format!("/reports/{}", report.public_id),
    });
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    Ok(id)
}

/// Answers a question; who asked it is told.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it was answered before; [`Refusal::Invalid`] without an answer.
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
    let questions = reviews::questions(connection, report.id)?;
    let found = questions
        .into_iter()
        .find(|(one, _)| one.public_id == question);
    let (found, _) = found.ok_or(Refusal::NotFound)?;
    if found.answered_at.is_some() {
        return Err(Refusal::Conflict("already_answered"));
    }
    let answer = said("answer", answer)?;
    reviews::answer(connection, found.id, answer, (actor.account, now.stored()))?;
    let message = Message::Notice(Notice {
        about: About::ReviewAnswer,
        subject: report.file_name.clone(),
        items: Vec::new(),
        quote: Some(answer.to_owned()),
        path: format!("/reports/{}", report.public_id),
    });
    if let Some(asker) = accounts::by_id(connection, found.asked_by)? {
        queue_message(connection, &asker, &message, now)?;
    }
    Ok(())
}
