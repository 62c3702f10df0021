//! Marks lines of a submitted report: to be accepted, to be returned with a reason, or open again.

use super::kept;
use crate::{
    access::Actor,
    actions::{Refusal, accept_report::to_be_decided, report_state::ReportState},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection,
        reviews::{self, Decided, Progress, Selection},
    },
};

/// What a reviewer marks lines with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// To be accepted.
    Accepted,
    /// To be returned, and why.
    Returned(String),
    /// Open again.
    Open,
}

/// Marks lines; says how far the review is then.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] unless the report is submitted, and for who submitted it;
/// [`Refusal::Invalid`] without a reason for returning, and where none of the lines waits.
pub fn mark_lines(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    selection: &Selection,
    mark: &Mark,
    now: Instant,
) -> Result<Progress, Refusal> {
    let report = to_be_decided(connection, actor, report)?;
    ReportState::of(&report.state)?.judge()?;
    let decided = |decision, reason| Decided {
        decision,
        reason,
        by: actor.account,
        at: now.stored(),
    };
    let reason = match mark {
        Mark::Returned(reason) => Some(kept("reason", "reason_missing", reason)?),
        Mark::Accepted | Mark::Open => None,
    };
    let decided = match mark {
        Mark::Accepted => Some(decided("accepted", None)),
        Mark::Returned(_) => Some(decided("returned", reason.as_deref())),
        Mark::Open => None,
    };
    if *selection == Selection::All {
        reviews::decide_all(connection, report.id, decided)?;
    } else {
        let lines = reviews::selected(connection, report.id, selection)?;
        if lines.is_empty() && matches!(selection, Selection::Lines(_)) {
            return Err(Refusal::field("lines", "no_lines", ""));
        }
        reviews::decide(connection, report.id, &lines, decided)?;
    }
    let word = match mark {
        Mark::Accepted => "accepted",
        Mark::Returned(_) => "returned",
        Mark::Open => "open",
    };
    let lines = match selection {
        Selection::Lines(lines) => Some(lines.len()),
        _ => None,
    };
    let marked = Note::new(Deed::LinesMarked, Object::report_of(report.id))
        .with("mark", word)
        .with("lines", lines)
        .with("reason", &reason);
    audit::note(connection, marked);
    Ok(reviews::progress(connection, report.id)?)
}
