//! Entering by a provider of identities: issuer and subject are who somebody is, and a mail address never is.

use super::{
    Visit,
    enter::{Entering, Rules, Stage, enter_at, stage_of},
    follow_claims::{follow_claims, known, supplier},
};
use crate::{
    actions::{
        Refusal,
        add_account::{give_reach, looks_like_address},
    },
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    single_sign_on::{Arrival, Claimed, Provider, Refused},
    storage::{
        Connection, StorageError,
        accounts::{
            self, NewAccount, StoredAccount,
            identities::{self, NewIdentity},
        },
        sessions::EnteredBy,
    },
};

/// A provider that does not say when somebody showed himself there may know him for long: whatever matters asks again.
const NOT_SHOWN_SECONDS: i64 = 24 * 3600;

/// Somebody who came by a provider.
#[derive(Clone, Copy)]
pub struct Arrived<'a> {
    /// By which.
    pub provider: &'a Provider,
    /// Who.
    pub arrival: &'a Arrival,
    /// From where.
    pub visit: &'a Visit,
    /// The language of the page from which he left.
    pub language: &'a str,
}

/// Opens a session for who came by a provider: of the account of his identity, or of a new one. Returns the key for the
/// cookie, how far it leads, and the account's key.
///
/// # Errors
/// [`Refusal::Conflict`] with a word of [`Refused`].
pub fn enter_by_provider(
    connection: &mut Connection,
    rules: Rules<'_>,
    arrived: Arrived<'_>,
    now: Instant,
) -> Result<(String, Stage), Refusal> {
    let (claimed, provider) = (&arrived.arrival.claimed, arrived.provider);
    let found = identities::find(connection, &claimed.issuer, &claimed.subject)?;
    let id = match found {
        Some(identity) => {
            let account = accounts::by_id(connection, identity.account_id)?;
            let account = account.ok_or(Refusal::NotFound)?;
            if account.closed_at.is_some() {
                return Err(refused(Refused::AccountClosed));
            }
            let by = provider.settings().supplier_by;
            follow_claims(connection, &account, (claimed, by), now)?;
            identities::used(connection, identity.id, now.stored())?;
            account.id
        }
        None => added(connection, arrived, now)?,
    };
    let account = accounts::by_id(connection, id)?.ok_or(Refusal::NotFound)?;
    let stage = if provider.assures() {
        Stage::Whole
    } else {
        stage_of(rules.config, &account)?
    };
    let long_ago = now.plus_seconds(-NOT_SHOWN_SECONDS);
    let entering = Entering {
        stage,
        by: entered_by(rules, &account, arrived),
        proved_at: arrived.arrival.shown_at.unwrap_or(long_ago).min(now),
    };
    let how = (&entering, arrived.visit);
    enter_at(connection, rules, &account, how, now)
}

fn refused(why: Refused) -> Refusal {
    Refusal::Conflict(why.code())
}

/// What is kept of the provider with the session. A token that can't be sealed is not kept.
fn entered_by(rules: Rules<'_>, account: &StoredAccount, arrived: Arrived<'_>) -> EnteredBy {
    let token = arrived.arrival.id_token.as_bytes();
    EnteredBy {
        provider: Some(arrived.provider.name().to_owned()),
        id_token: rules.key.seal(account.id, token),
    }
}

/// Makes an account of who was never here. One with his mail address may be another's: he links it himself.
fn added(connection: &mut Connection, arrived: Arrived<'_>, now: Instant) -> Result<i64, Refusal> {
    let (claimed, settings) = (&arrived.arrival.claimed, arrived.provider.settings());
    let email = claimed.email.as_deref();
    let email = email.filter(|email| looks_like_address(email));
    let email = email.ok_or_else(|| refused(Refused::EmailUnproven))?;
    if accounts::by_email(connection, email)?.is_some() {
        return Err(refused(Refused::EmailTaken));
    }
    let supplier_id = supplier(connection, claimed, settings.supplier_by, now)?;
    let new = NewAccount {
        public_id: &ids::public_id(now),
        email,
        role: claimed.role.code(),
        supplier_id,
        password_hash: "",
        language: arrived.language,
        created_at: now.stored(),
    };
    let account = accounts::insert(connection, &new).map_err(twice)?;
    let reaches = known(
        connection,
        claimed.role,
        claimed.reaches.as_deref().unwrap_or_default(),
    )?;
    give_reach(connection, account, claimed.role, &reaches)?;
    link(connection, account, claimed, now)?;
    let note = Note::new(Deed::AccountAdded, Object::account(account));
    let note = note
        .with("role", claimed.role.code())
        .with("provider", arrived.provider.name());
    audit::note(connection, note);
    Ok(account)
}

/// Two rounds of one person that came back at once: the second one is over.
fn twice(error: StorageError) -> Refusal {
    match error {
        StorageError::Duplicate => refused(Refused::RoundOver),
        other => other.into(),
    }
}

/// Adds an identity to an account.
///
/// # Errors
/// [`Refusal::Conflict`] with `round_over` where another did so in the same moment.
pub(super) fn link(
    connection: &mut Connection,
    account: i64,
    claimed: &Claimed,
    now: Instant,
) -> Result<(), Refusal> {
    let new = NewIdentity {
        public_id: &ids::public_id(now),
        account_id: account,
        issuer: &claimed.issuer,
        subject: &claimed.subject,
        created_at: now.stored(),
        used_at: Some(now.stored()),
    };
    identities::insert(connection, &new).map_err(twice)
}
