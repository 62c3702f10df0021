//! Undoes a whole report: nothing of it counts any more, and what it took the place of counts again.
//!
//! A supplier undoes what was not judged yet; what counts is undone by those who judge, with a reason.

use chrono::NaiveDate;
use serde_json::json;

use super::{
    Refusal, conflicts, hold_lines::hold_lines, queue_message::queue_message,
    report_state::ReportState, review::said,
};
use crate::{
    access::{Actor, Permission},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    mail::{About, Message, Notice},
    storage::{
        Connection, Stored, accounts, calendar,
        reports::{self, StoredReport},
        withdrawals::{self, Brought, Replaced},
    },
};

/// What depends on a report.
#[derive(Clone, Debug, Default)]
pub struct Dependents {
    /// What its accepted lines bring, which will no longer count.
    pub brought: Vec<Brought>,
    /// Reports that it took the place of and that count again, by contract and days.
    pub again: Vec<CountsAgain>,
    /// Gap alerts that it raised; they were sent and stay.
    pub alerts: i64,
}

/// Days of a contract in a report that count again.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "which report, contract and days")]
pub struct CountsAgain {
    pub report: String,
    pub contract: String,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
}

/// What depends on a report, without undoing it.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] where it can't be undone, or not by this user.
pub fn dependents(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<Dependents, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    may_withdraw(actor, &report)?;
    Ok(of(connection, report.id)?)
}

/// Undoes a report; says what depended on it.
///
/// # Errors
/// As [`dependents`]; [`Refusal::Invalid`] without a reason where the report counts.
pub fn withdraw_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    reason: &str,
    now: Instant,
) -> Result<Dependents, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = may_withdraw(actor, &report)?;
    let counted = ReportState::of(&report.state)?.counts();
    let reason = match reason.trim() {
        "" if !counted => None,
        reason => Some(said("reason", reason)?),
    };
    let covered = reports::contracts_of(connection, report.id)?;
    for one in &covered {
        let (start, end) = (one.period_start, one.period_end);
        if counted && calendar::any_closed(connection, one.id, start, end)? {
            return Err(Refusal::Conflict("period_closed"));
        }
    }
    hold_lines(connection, report.supplier_id)?;
    let dependents = of(connection, report.id)?;
    let restored = give_back(connection, report.id)?;
    let by = (actor.account, now.stored());
    withdrawals::withdraw(connection, report.id, state.code(), reason.as_deref(), by)?;
    conflicts::lines_changed(connection, report.id, now)?;
    for other in restored {
        conflicts::lines_changed(connection, other, now)?;
    }
    let withdrawn = Note::new(Deed::ReportWithdrawn, Object::report_of(report.id))
        .change(
            json!({ "state": report.state }),
            json!({ "state": state.code() }),
        )
        .with("reason", &reason);
    audit::note(connection, withdrawn);
    if counted {
        tell(connection, &report, &dependents, reason.as_deref(), now)?;
    }
    Ok(dependents)
}

/// The state after undoing, if this user may undo it.
fn may_withdraw(actor: &Actor, report: &StoredReport) -> Result<ReportState, Refusal> {
    let state = ReportState::of(&report.state)?;
    let next = state.withdraw()?;
    if report.lines_erased_at.is_some() {
        return Err(Refusal::Conflict("lines_erased"));
    }
    let (sends, judges) = (
        actor.may(Permission::SendReports),
        actor.may(Permission::JudgeReports),
    );
    match state.counts() {
        true if sends => Err(Refusal::Conflict("already_decided")),
        true if judges => Ok(next),
        false if sends => Ok(next),
        false if judges => Err(Refusal::Conflict("return_instead")),
        _ => Err(Refusal::Forbidden),
    }
}

/// What a report took the place of: what counts again, and what stays replaced by a third report.
type Fate = (Vec<Replaced>, Vec<(Replaced, i64)>);

/// What of others counts again: unless a third report took the place of this one, and so of those as well.
fn again(connection: &mut Connection, report: i64) -> Stored<Fate> {
    let (mut back, mut on) = (Vec::new(), Vec::new());
    for replaced in withdrawals::replaced_by(connection, report)? {
        match withdrawals::replacer_of(connection, report, &replaced)? {
            Some(third) => on.push((replaced, third)),
            None => back.push(replaced),
        }
    }
    Ok((back, on))
}

fn of(connection: &mut Connection, report: i64) -> Stored<Dependents> {
    let (back, _) = again(connection, report)?;
    Ok(Dependents {
        brought: withdrawals::brought_by(connection, report)?,
        alerts: withdrawals::alerts_of(connection, report)?,
        again: back
            .into_iter()
            .map(|one| CountsAgain {
                report: one.report,
                contract: one.contract,
                period_start: one.period_start,
                period_end: one.period_end,
            })
            .collect(),
    })
}

/// Gives back what a report took the place of; returns the reports that count again.
fn give_back(connection: &mut Connection, report: i64) -> Stored<Vec<i64>> {
    let (back, on) = again(connection, report)?;
    for (replaced, third) in on {
        withdrawals::hand_on(connection, &replaced, third)?;
    }
    let mut restored = Vec::new();
    for replaced in back {
        withdrawals::give_back(connection, &replaced)?;
        restored.push(replaced.report_id);
    }
    restored.sort_unstable();
    restored.dedup();
    Ok(restored)
}

fn tell(
    connection: &mut Connection,
    report: &StoredReport,
    dependents: &Dependents,
    reason: Option<&str>,
    now: Instant,
) -> Result<(), Refusal> {
    let mut contracts: Vec<String> = dependents
        .brought
        .iter()
        .map(|one| one.contract.clone())
        .collect();
    contracts.dedup();
    let message = Message::Notice(Notice {
        about: About::ReportWithdrawn,
        subject: report.file_name.clone(),
        items: contracts,
        quote: reason.map(str::to_owned),
        path: format!("/reports/{}", report.public_id),
    });
    for account in accounts::of_supplier(connection, report.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    Ok(())
}
