//! A supplier asks for more time for a report; who judges reports grants it or not, and the supplier is told.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use crate::{
    access::{Actor, Permission},
    actions::{Refusal, queue_message::queue_message, review::said, who_is_told},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    mail::{About, Message, Notice},
    reporting::calendar::{Due, due},
    storage::{
        Connection, accounts,
        calendar::{self, NewExtension},
        contracts,
    },
};

/// Days that can be asked for at most, from the day on which a report was due.
const LONGEST: u64 = 92;

/// The last day until which there can be more time for a report that is due on a day.
fn latest(due: NaiveDate) -> Option<NaiveDate> {
    due.checked_add_days(Days::new(LONGEST))
}

/// Whether more time can still be asked for a report on a day: nobody sent it, and there is a day left to ask for.
#[must_use]
pub fn can_be_extended(due: &Due, today: NaiveDate) -> bool {
    due.state.is_awaited() && latest(due.report.due).is_some_and(|latest| today <= latest)
}

/// More time that a supplier asks for.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = DueExtensionRequest)]
pub struct Ask {
    /// The last day of the period that the report is about.
    pub period_end: NaiveDate,
    /// The day on which it would be due.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Asks for more time; returns the identifier of what was asked. Who judges reports is mailed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for a period that no report is due for, a day that is not later or too
/// late, or without a reason; [`Refusal::Conflict`] when more time was asked for and nobody decided yet.
pub fn ask_extension(
    connection: &mut Connection,
    actor: &Actor,
    contract: &str,
    ask: &Ask,
    now: Instant,
) -> Result<String, Refusal> {
    let contract = contracts::by_number(connection, actor.scope, contract)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[contract.id])?;
    let reason = said("reason", &ask.reason)?;
    let all = due(connection, std::slice::from_ref(&contract), now.day())?;
    let found = all
        .into_iter()
        .find(|one| one.report.period.end() == ask.period_end);
    let found = found
        .ok_or_else(|| Refusal::field("periodEnd", "no_report_due", ask.period_end.to_string()))?;
    if !found.state.is_awaited() {
        return Err(Refusal::Conflict("already_submitted"));
    }
    let latest = latest(found.report.due);
    if ask.until <= found.report.due || latest.is_some_and(|latest| latest < ask.until) {
        return Err(Refusal::field(
            "until",
            "extension_out_of_range",
            found.report.due.to_string(),
        ));
    }
    let waiting = calendar::extensions(connection, &[contract.id])?;
    let same = |end: NaiveDate| end == ask.period_end;
    if waiting
        .iter()
        .any(|one| one.granted.is_none() && same(one.period_end))
    {
        return Err(Refusal::Conflict("extension_waits"));
    }
    let id = ids::public_id(now);
    calendar::ask(
        connection,
        &NewExtension {
            public_id: &id,
            contract_id: contract.id,
            period_start: found.report.period.start(),
            period_end: ask.period_end,
            until: ask.until,
            reason: &reason,
            asked_by: actor.account,
            asked_at: now.stored(),
        },
    )?;
    let asked = notice(
        About::ExtensionAsked,
        &contract.number,
        ask.period_end,
        ask.until,
        Some(&reason),
    );
    let message = Message::Notice(Notice {
        path: "/calendar".to_owned(),
        ..asked
    });
    for account in who_is_told::who_may(connection, Permission::JudgeReports, contract.id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let noted = Note::new(Deed::DueExtensionAsked, Object::contract_of(contract.id))
        .with("extension", &id)
        .with("periodEnd", ask.period_end)
        .with("until", ask.until)
        .with("reason", &reason);
    audit::note(connection, noted);
    Ok(id)
}

/// Grants more time or not.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it was decided before; [`Refusal::Invalid`] for a refusal without
/// a note.
pub fn decide_extension(
    connection: &mut Connection,
    actor: &Actor,
    extension: &str,
    granted: bool,
    note: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let found = calendar::extension(connection, extension)?.ok_or(Refusal::NotFound)?;
    let contract = contracts::by_key(connection, actor.scope, found.contract_id)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[contract.id])?;
    let found = calendar::extension(connection, extension)?.ok_or(Refusal::NotFound)?;
    if found.granted.is_some() {
        return Err(Refusal::Conflict("already_decided"));
    }
    let note = match note.trim() {
        "" if granted => None,
        note => Some(said("note", note)?),
    };
    calendar::decide(
        connection,
        found.id,
        granted,
        note.as_deref(),
        (actor.account, now.stored()),
    )?;
    let about = if granted {
        About::ExtensionGranted
    } else {
        About::ExtensionRefused
    };
    let told = notice(
        about,
        &contract.number,
        found.period_end,
        found.until,
        note.as_deref(),
    );
    let message = Message::Notice(told);
    for account in accounts::of_supplier(connection, contract.supplier_id)? {
        queue_message(connection, &account, &message, now)?;
    }
    let noted = Note::new(Deed::DueExtensionDecided, Object::contract_of(contract.id))
        .with("extension", extension)
        .with("granted", granted)
        .with("note", &note);
    audit::note(connection, noted);
    Ok(())
}

fn notice(
    about: About,
    contract: &str,
    period_end: NaiveDate,
    until: NaiveDate,
    quote: Option<&str>,
) -> Notice {
    Notice {
        about,
        subject: contract.to_owned(),
        items: vec![format!(
            "{} → {}",
            period_end.format("%d-%m-%Y"),
            until.format("%d-%m-%Y")
        )],
        quote: quote.map(str::to_owned),
        path: format!("/contracts/{contract}"),
    }
}
