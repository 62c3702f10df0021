//! Ends a question without the supplier's answer: it was answered elsewhere, or should not have been asked.

use super::{kept, question::to_be_answered};
use crate::{
    access::Actor,
    actions::{
        Refusal, accept_report::to_be_decided, queue_message::queue_message,
        report_state::ReportState,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    mail::{About, Message, Notice},
    storage::{Connection, accounts, reports::StoredReport, review_questions},
};

/// Closes a question that was answered elsewhere, by telephone say, with a note of what was heard.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] unless the report is submitted, for who submitted it, and where the
/// question is no longer open; [`Refusal::Invalid`] without a note.
pub fn close_question(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    question: &str,
    note: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let report = judged(connection, actor, report)?;
    let (open, _) = to_be_answered(connection, report.id, question)?;
    let note = kept("note", "note_missing", note)?;
    let by = (actor.account, now.stored());
    let noted = Note::new(Deed::QuestionClosed, Object::report_of(report.id));
    audit::note(connection, noted.with("question", question));
    Ok(review_questions::close(connection, open.id, &note, by)?)
}

/// Withdraws a question that was asked by mistake; the supplier is told that it needs no answer.
///
/// # Errors
/// As [`close_question`], but for the note.
pub fn withdraw_question(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    question: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let report = judged(connection, actor, report)?;
    let (open, places) = to_be_answered(connection, report.id, question)?;
    review_questions::withdraw(connection, open.id, (actor.account, now.stored()))?;
    let message = Message::Notice(Notice {
        about: About::ReviewQuestionWithdrawn,
        subject: report.file_name.clone(),
        items: super::question::named(&places),
        quote: Some(open.question),
        path: format!("/reports/{}", report.public_id),
    });
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let noted = Note::new(Deed::QuestionWithdrawn, Object::report_of(report.id));
    audit::note(connection, noted.with("question", question));
    Ok(())
}

/// The report, where this actor may judge it now.
fn judged(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<StoredReport, Refusal> {
    let report = to_be_decided(connection, actor, report)?;
    ReportState::of(&report.state)?.judge()?;
    Ok(report)
}
