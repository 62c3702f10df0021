//! Amends an obligation from a day: new terms start, and the old ones stay for the days before.

use chrono::NaiveDate;
use meetbaar_importers::privacy::masked;
use serde::Deserialize;
use serde_json::Value;

use super::{Terms, checks, stated::Recorded};
use crate::{
    access::Actor,
    actions::{Changed, Difference, Fault, Refusal},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    reporting::obligation::{dated, period},
    storage::{
        Connection, Known, contracts,
        obligations::{self, StoredObligation},
    },
};

/// New terms of an obligation.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Amendment {
    /// The first day on which they hold. The day on which other terms began: those were wrong, and these take their place.
    pub holds_from: NaiveDate,
    /// Why.
    pub reason: String,
    /// What they say.
    pub terms: Terms,
}

const LONGEST_REASON: usize = 2_000;

/// Amends an obligation of which somebody saw `version`; returns its next version.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Changed`] when somebody else amended it meanwhile; [`Refusal::Invalid`] with all
/// that is wrong.
pub fn amend_obligation(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
    version: i64,
    amendment: &Amendment,
    now: Instant,
) -> Result<i64, Refusal> {
    let stored = held(connection, actor, obligation)?;
    if stored.version != version {
        return Err(changed(&stored, &amendment.terms));
    }
    let contract = contracts::by_ids(connection, &[stored.contract_id])?;
    let contract = contract.first().ok_or(Refusal::NotFound)?;
    let term = period(contract.starts, contract.ends)?;
    let mut faults = checks::faults(&stored.kind, &amendment.terms, term);
    let mut check = |holds: bool, field, code, found: &dyn ToString| {
        if !holds {
            faults.push(Fault {
                field,
                code,
                found: found.to_string(),
            });
        }
    };
    let reason = amendment.reason.trim();
    check(!reason.is_empty(), "reason", "field_missing", &"");
    check(
        reason.chars().count() <= LONGEST_REASON,
        "reason",
        "text_too_long",
        &reason.chars().count(),
    );
    let from = amendment.holds_from;
    check(
        from <= amendment.terms.ends,
        "holdsFrom",
        "outside_term",
        &from,
    );
    let first = stored.terms.first().map(|one| one.row.holds_from);
    check(
        first.is_none_or(|first| first <= from),
        "holdsFrom",
        "before_first_terms",
        &from,
    );
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    for replaced in stored.terms.iter().filter(|one| one.row.holds_from == from) {
        obligations::retire_terms(connection, replaced.row.id, now.stored())?;
    }
    let row = amendment.terms.row(Recorded {
        obligation: stored.id,
        holds_from: from,
        base_cents: contract.value_cents,
        reason: Some(masked(reason)),
        by: Some(actor.account),
        at: now,
    });
    obligations::insert_terms(connection, &row, &amendment.terms.due())?;
    let version = obligations::count_change(connection, stored.id)?;
    // What can't be understood together is never kept.
    dated(&one(connection, stored.contract_id, obligation)?)?;
    let amended = Note::new(
        Deed::ObligationAmended,
        Object::keyed("obligation", stored.id),
    )
    .change(Value::Null, &amendment.terms)
    .with("holdsFrom", from)
    .with("version", version)
    .with("reason", masked(reason));
    audit::note(connection, amended);
    Ok(version)
}

/// An obligation that the actor may see.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn seen(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
) -> Result<StoredObligation, Refusal> {
    let (contract, _) =
        obligations::contract_of(connection, obligation)?.ok_or(Refusal::NotFound)?;
    contracts::by_key(connection, actor.scope, contract)?.ok_or(Refusal::NotFound)?;
    one(connection, contract, obligation)
}

/// An obligation that the actor may see, held until the transaction ends.
pub(super) fn held(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
) -> Result<StoredObligation, Refusal> {
    let contract = seen(connection, actor, obligation)?.contract_id;
    contracts::hold(connection, &[contract])?;
    one(connection, contract, obligation)
}

fn one(
    connection: &mut Connection,
    contract: i64,
    obligation: &str,
) -> Result<StoredObligation, Refusal> {
    obligations::of_contracts(connection, &[contract], Known::now())?
        .into_iter()
        .find(|one| one.public_id == obligation)
        .ok_or(Refusal::NotFound)
}

/// What stands now beside what somebody wanted to change.
fn changed(stored: &StoredObligation, wanted: &Terms) -> Refusal {
    let latest = stored.terms.iter().max_by_key(|one| one.row.recorded_at);
    let differences = latest.map(|latest| differences(wanted, &Terms::of(latest)));
    Refusal::Changed(Box::new(Changed {
        version: stored.version,
        changed_at: latest
            .map(|latest| latest.row.recorded_at)
            .unwrap_or_default(),
        differences: differences.unwrap_or_default(),
    }))
}

/// The fields that two terms have differently.
fn differences(before: &Terms, now: &Terms) -> Vec<Difference> {
    let fields = |terms: &Terms| match serde_json::to_value(terms) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, now) = (fields(before), fields(now));
    let differing = now.into_iter().filter_map(|(field, now)| {
        let before = before.get(&field).cloned().unwrap_or_default();
        (before != now).then_some(Difference { field, before, now })
    });
    differing.collect()
}
