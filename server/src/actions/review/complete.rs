//! Completes the review of a report: what was marked takes effect, in one transaction with the mail that tells it.

use crate::{
    access::Actor,
    actions::{
        Refusal,
        accept_report::{accept_report, let_count, to_be_decided},
        queue_message::queue_message,
        raise_gap_alerts::GapAlerts,
        report_state::ReportState,
        return_report::return_report,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    mail::{About, Message, Notice},
    reporting::place::row_place,
    storage::{
        Connection, accounts, reports,
        reviews::{self, ReturnedLine},
    },
};
use serde_json::json;

/// Returned lines that a mail names.
const NAMED: i64 = 20;

/// What a review came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completed {
    /// Every line counts.
    Accepted,
    /// Some lines count, the others were returned.
    PartlyAccepted,
    /// Every line was returned.
    Returned,
}

/// Completes the review of a report. Accepted lines count from now on, in the place of those of reports before it.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] unless it is submitted, for who submitted it, while a line is undecided
/// or a question open, and where it can't take the place of what was accepted before.
pub fn complete_review(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<Completed, Refusal> {
    let stored = to_be_decided(connection, actor, report)?;
    let state = ReportState::of(&stored.state)?.accept_partly()?;
    let progress = reviews::progress(connection, stored.id)?;
    if progress.undecided() > 0 {
        return Err(Refusal::Conflict("lines_undecided"));
    }
    if progress.open_questions > 0 {
        return Err(Refusal::Conflict("questions_open"));
    }
    if progress.returned == 0 {
        accept_report(connection, actor, report, alerts, now)?;
        return Ok(Completed::Accepted);
    }
    let returned = reviews::returned(connection, stored.id, NAMED)?;
    let reason = reasons(&returned, progress.returned);
    if progress.accepted == 0 {
        return_report(connection, actor, report, &reason, now)?;
        return Ok(Completed::Returned);
    }
    reports::set_decided(
        connection,
        stored.id,
        state.code(),
        actor.account,
        now.stored(),
        Some(&reason),
    )?;
    let completed = Note::new(Deed::ReviewCompleted, Object::report_of(stored.id))
        .change(
            json!({ "state": stored.state }),
            json!({ "state": state.code() }),
        )
        .with("accepted", progress.accepted)
        .with("returned", progress.returned);
    audit::note(connection, completed);
    reviews::take_effect(connection, stored.id, "accepted")?;
    reviews::take_effect(connection, stored.id, "returned")?;
    let_count(connection, stored.id, alerts, now)?;
    let message = Message::Notice(Notice {
        about: About::ReportPartlyAccepted,
        subject: stored.file_name.clone(),
        items: returned.iter().map(told).collect(),
        quote: None,
        path: format!("/reports/{}", stored.public_id),
    });
    for account in accounts::of_supplier(connection, stored.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    Ok(Completed::PartlyAccepted)
}

/// One returned line with its reason.
fn told(line: &ReturnedLine) -> String {
    let reason = line.reason.as_deref().unwrap_or_default();
    format!("{}: {reason}", row_place(&line.sheet, line.sheet_row))
}

/// The reasons of the returned lines, as the report keeps them: the first ones, and how many there are.
fn reasons(returned: &[ReturnedLine], all: i64) -> String {
    let mut lines: Vec<String> = returned.iter().map(told).collect();
    let further = usize::try_from(all)
        .unwrap_or_default()
        .saturating_sub(lines.len());
    if further > 0 {
        lines.push(format!("(+ {further})"));
    }
    let text = lines.join("\n");
    text.chars().take(super::LONGEST_TEXT).collect()
}
