//! Recovery actions: the supplier is asked what he does about a gap, answers what, when and how much, and is followed
//! until somebody closes it.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use crate::{
    access::{Actor, Permission, Role},
    actions::{
        Fault, Refusal, obligation::seen, queue_message::queue_message, review::said, who_is_told,
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    mail::{About, Message, Notice},
    reporting::standings,
    storage::{
        Connection, Known, accounts, contracts,
        recovery_actions::{self, NewRecoveryAction, Plan, StoredRecoveryAction},
    },
};

/// Days to answer what a gap alert asks.
const DAYS_TO_ANSWER: u64 = 14;
/// What came of a recovery action.
pub const OUTCOMES: [&str; 3] = ["achieved", "not_achieved", "cancelled"];

/// What a supplier is asked.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RecoveryQuestion)]
pub struct NewQuestion {
    /// In the words of who asks.
    pub question: String,
    /// The last day to answer.
    pub respond_by: NaiveDate,
}

/// Asks for a recovery action about an obligation that is behind; returns its identifier. The supplier is mailed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] where nothing lacks, or one is open already; [`Refusal::Invalid`] without
/// a question, or for a day that has passed.
pub fn ask_recovery(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
    new: &NewQuestion,
    on: NaiveDate,
    now: Instant,
) -> Result<String, Refusal> {
    let stored = seen(connection, actor, obligation)?;
    contracts::hold(connection, &[stored.contract_id])?;
    let question = said("question", &new.question)?;
    if new.respond_by < now.day() {
        return Err(Refusal::field(
            "respondBy",
            "day_passed",
            new.respond_by.to_string(),
        ));
    }
    if recovery_actions::any_open(connection, stored.id)? {
        return Err(Refusal::Conflict("recovery_open"));
    }
    let own = contracts::by_ids(connection, &[stored.contract_id])?;
    let standing = standings::of_contracts(connection, own, on, Known::now())?;
    let mut obligations = standing.iter().flat_map(|one| &one.obligations);
    let standing = obligations
        .find(|one| one.row.id == stored.id)
        .ok_or(Refusal::NotFound)?;
    let gap = standing.gap.map(|gap| gap.stored()).filter(|gap| *gap > 0);
    let gap = gap.ok_or(Refusal::Conflict("nothing_lacks"))?;
    let id = ids::public_id(now);
    let new = NewRecoveryAction {
        public_id: &id,
        contract_id: stored.contract_id,
        obligation_id: stored.id,
        reference_date: on,
        gap_amount: gap,
        realised_amount: standing.realised.map_or(0, |one| one.stored()),
        question: Some(&question),
        respond_by: new.respond_by,
        asked_by: Some(actor.account),
        asked_at: now.stored(),
    };
    ask(connection, &new, now)?;
    Ok(id)
}

/// What a gap alert asks, unless an action about the obligation is open already.
///
/// # Errors
/// When a query fails.
pub fn ask_with_alert(
    connection: &mut Connection,
    (contract, obligation): (i64, i64),
    (on, gap, realised): (NaiveDate, i64, i64),
    now: Instant,
) -> Result<(), Refusal> {
    if recovery_actions::any_open(connection, obligation)? {
        return Ok(());
    }
    let today = now.day();
    let new = NewRecoveryAction {
        public_id: &ids::public_id(now),
        contract_id: contract,
        obligation_id: obligation,
        reference_date: on,
        gap_amount: gap,
        realised_amount: realised,
        question: None,
        respond_by: today
            .checked_add_days(Days::new(DAYS_TO_ANSWER))
            .unwrap_or(today),
        asked_by: None,
        asked_at: now.stored(),
    };
    ask(connection, &new, now)
}

fn ask(
    connection: &mut Connection,
    new: &NewRecoveryAction<'_>,
    now: Instant,
) -> Result<(), Refusal> {
    recovery_actions::insert(connection, new)?;
    for contract in contracts::by_ids(connection, &[new.contract_id])? {
        let message = notice(
            About::RecoveryAsked,
            &contract.number,
            new.question,
            (new.respond_by, new.public_id),
        );
        for account in accounts::of_supplier(connection, contract.supplier_id)? {
            queue_message(connection, &account, &message, now)?;
        }
    }
    let asked = Note::new(
        Deed::RecoveryAsked,
        Object::named("recovery_action", new.public_id),
    )
    .with("respondBy", new.respond_by)
    .with("gap", new.gap_amount);
    audit::note(connection, asked);
    Ok(())
}

fn notice(
    about: About,
    contract: &str,
    quote: Option<&str>,
    (day, action): (NaiveDate, &str),
) -> Message {
    Message::Notice(Notice {
        about,
        subject: contract.to_owned(),
        items: vec![day.format("%d-%m-%Y").to_string()],
        quote: quote.map(str::to_owned),
        path: format!("/recovery-actions/{action}"),
    })
}

/// What a supplier plans.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RecoveryPlan)]
pub struct Answer {
    /// What he does.
    pub plan: String,
    /// By when.
    pub until: NaiveDate,
    /// How much it brings, in the unit of the obligation.
    pub amount: i64,
}

/// Answers what is asked; a plan can be changed until the action is closed. Who asked is mailed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] once it is closed; [`Refusal::Invalid`] with all that is wrong.
pub fn answer_recovery(
    connection: &mut Connection,
    actor: &Actor,
    action: &str,
    answer: &Answer,
    now: Instant,
) -> Result<(), Refusal> {
    let found = open(connection, actor, action)?;
    let mut faults = Vec::new();
    if answer.until < now.day() {
        faults.push(Fault {
            field: "until",
            code: "day_passed",
            found: answer.until.to_string(),
        });
    }
    if answer.amount <= 0 {
        faults.push(Fault {
            field: "amount",
            code: "out_of_range",
            found: answer.amount.to_string(),
        });
    }
    let text = match said("plan", &answer.plan) {
        Ok(text) => text,
        Err(Refusal::Invalid(more)) => {
            faults.extend(more);
            String::new()
        }
        Err(other) => return Err(other),
    };
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let plan = Plan {
        text: &text,
        until: answer.until,
        amount: answer.amount,
    };
    recovery_actions::answer(connection, found.id, &plan, (actor.account, now.stored()))?;
    let message = notice(
        About::RecoveryAnswered,
        &found.contract,
        Some(&text),
        (answer.until, action),
    );
    let readers = match found.asked_by {
        Some(asker) => accounts::by_id(connection, asker)?.into_iter().collect(),
        None => who_is_told::of_role(
            connection,
            Role::CategoryManager,
            Permission::FollowUp,
            found.contract_id,
        )?,
    };
    for reader in readers {
        queue_message(connection, &reader, &message, now)?;
    }
    let answered = Note::new(
        Deed::RecoveryAnswered,
        Object::named("recovery_action", action),
    )
    .with("until", answer.until)
    .with("amount", answer.amount);
    audit::note(connection, answered);
    Ok(())
}

/// What came of a recovery action.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RecoveryClosing)]
pub struct Closing {
    /// `achieved`, `not_achieved` or `cancelled`.
    pub outcome: String,
    /// What is said with it; needed unless it was achieved.
    #[serde(default)]
    pub note: String,
}

/// Closes a recovery action.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] once it is closed; [`Refusal::Invalid`] for an outcome that nobody knows,
/// or without a note.
pub fn close_recovery(
    connection: &mut Connection,
    actor: &Actor,
    action: &str,
    closing: &Closing,
    now: Instant,
) -> Result<(), Refusal> {
    let found = open(connection, actor, action)?;
    let outcome = closing.outcome.as_str();
    if !OUTCOMES.contains(&outcome) {
        return Err(Refusal::field("outcome", "unknown", outcome));
    }
    let note = match closing.note.trim() {
        "" if outcome == "achieved" => None,
        note => Some(said("note", note)?),
    };
    recovery_actions::close(
        connection,
        found.id,
        outcome,
        note.as_deref(),
        (actor.account, now.stored()),
    )?;
    let closed = Note::new(
        Deed::RecoveryClosed,
        Object::named("recovery_action", action),
    )
    .with("outcome", outcome)
    .with("note", &note);
    audit::note(connection, closed);
    Ok(())
}

/// An action that is not closed, held until the transaction ends.
fn open(
    connection: &mut Connection,
    actor: &Actor,
    action: &str,
) -> Result<StoredRecoveryAction, Refusal> {
    let found = recovery_actions::by_public_id(connection, actor.scope, action)?;
    let found = found.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[found.contract_id])?;
    let found = recovery_actions::by_public_id(connection, actor.scope, action)?;
    let found = found.ok_or(Refusal::NotFound)?;
    if found.closed_at.is_some() {
        return Err(Refusal::Conflict("already_closed"));
    }
    Ok(found)
}
