//! Entering, once the password was right: at once, or by way of a code, or of an enrolment of who must have one.

use super::{Visit, check_password::DEVICE_SECONDS, second_factor::new_secret, tell};
use crate::{
    access::Role,
    actions::Refusal,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    config::Config,
    files::fingerprint,
    ids,
    keys::AccountKey,
    mail::About,
    storage::{
        Connection,
        accounts::{self, StoredAccount, devices},
        sessions::{self, EnteredBy, NewSession},
    },
    text::{Language, Texts},
};

/// A session in which something is still to be done ends after so long.
const HALF_OPEN_SECONDS: i64 = 10 * 60;

/// How far somebody got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; a code is still asked for.
    Code,
    /// The password was right; a second factor must be had first.
    Enrolment,
    /// Entered.
    Whole,
}

impl Stage {
    /// In a word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Enrolment => "enrolment",
            Self::Whole => "whole",
        }
    }

    /// The stage of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Code, Self::Enrolment, Self::Whole];
        all.into_iter().find(|stage| stage.code() == code)
    }
}

/// What entering goes by.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The installation's settings.
    pub config: &'a Config,
    /// Its key.
    pub key: &'a AccountKey,
}

/// How far an account gets with its password alone.
///
/// # Errors
/// When the stored role is unknown.
pub fn stage_of(config: &Config, account: &StoredAccount) -> Result<Stage, Refusal> {
    let unknown = || crate::storage::StorageError::Unknown(format!("role {:?}", account.role));
    let role = Role::from_code(&account.role).ok_or_else(unknown)?;
    Ok(match account.totp_secret {
        Some(_) => Stage::Code,
        None if config.second_factor.is_asked_of(role) => Stage::Enrolment,
        None => Stage::Whole,
    })
}

/// The entry of the log that somebody entered.
fn noted(by: &EnteredBy, account: i64) -> Note {
    let note = Note::new(Deed::SignedIn, Object::account(account));
    note.with("provider", &by.provider)
}

/// Opens a session for whose password was right; returns the key for the cookie, and how far it leads.
///
/// # Errors
/// When a query fails.
pub fn enter(
    connection: &mut Connection,
    rules: Rules<'_>,
    account: &StoredAccount,
    visit: &Visit,
    now: Instant,
) -> Result<(String, Stage), Refusal> {
    let stage = stage_of(rules.config, account)?;
    let entering = Entering {
        stage,
        by: EnteredBy::default(),
        proved_at: now,
    };
    enter_at(connection, rules, account, (&entering, visit), now)
}

/// How somebody enters.
pub struct Entering {
    /// How far it leads.
    pub stage: Stage,
    /// By a provider of identities, or by none.
    pub by: EnteredBy,
    /// When the user showed who he is: a provider may know him still from before.
    pub proved_at: Instant,
}

/// Opens a session that leads so far; returns the key for the cookie, and how far it leads.
///
/// # Errors
/// When a query fails.
pub fn enter_at(
    connection: &mut Connection,
    rules: Rules<'_>,
    account: &StoredAccount,
    (entering, visit): (&Entering, &Visit),
    now: Instant,
) -> Result<(String, Stage), Refusal> {
    let stage = entering.stage;
    sessions::delete_expired(connection, now.stored())?;
    let pending = match stage {
        Stage::Enrolment => Some(new_secret(rules.key, account.id)?),
        _ => None,
    };
    let key = open(
        connection,
        rules,
        account.id,
        (entering, pending.as_deref()),
        visit,
        now,
    )?;
    if stage == Stage::Whole {
        audit::note(connection, noted(&entering.by, account.id));
        welcome(connection, rules, account, visit, now)?;
    }
    Ok((key, stage))
}

/// Opens a whole session instead of one in which something was to be done, and was; returns the key for the cookie.
///
/// # Errors
/// When a query fails.
pub fn complete(
    connection: &mut Connection,
    rules: Rules<'_>,
    account: &StoredAccount,
    (half_open, visit): (&str, &Visit),
    now: Instant,
) -> Result<String, Refusal> {
    let half_open = fingerprint(half_open);
    let by = sessions::entered_by(connection, &half_open)?;
    let entering = Entering {
        stage: Stage::Whole,
        by: by.unwrap_or_default(),
        proved_at: now,
    };
    sessions::delete(connection, &half_open)?;
    let key = open(connection, rules, account.id, (&entering, None), visit, now)?;
    audit::note(connection, noted(&entering.by, account.id));
    welcome(connection, rules, account, visit, now)?;
    Ok(key)
}

fn open(
    connection: &mut Connection,
    rules: Rules<'_>,
    account: i64,
    (entering, pending): (&Entering, Option<&str>),
    visit: &Visit,
    now: Instant,
) -> Result<String, Refusal> {
    let key = ids::key();
    let lasts = match entering.stage {
        Stage::Whole => i64::from(rules.config.session_longest_hours).saturating_mul(3600),
        Stage::Code | Stage::Enrolment => HALF_OPEN_SECONDS,
    };
    sessions::insert(
        connection,
        &NewSession {
            public_id: &ids::public_id(now),
            fingerprint: &fingerprint(&key),
            account_id: account,
            form_token: &ids::key(),
            stage: entering.stage.code(),
            pending_secret: pending,
            created_at: now.stored(),
            seen_at: now.stored(),
            expires_at: now.plus_seconds(lasts).stored(),
            proved_at: entering.proved_at.stored(),
            address: visit.address.map(|address| address.to_string()).as_deref(),
            browser: &visit.browser,
            provider: entering.by.provider.as_deref(),
            id_token: entering.by.id_token.as_deref(),
        },
    )?;
    Ok(key)
}

/// Notes who entered from where, and tells its user of a browser that is new.
fn welcome(
    connection: &mut Connection,
    rules: Rules<'_>,
    account: &StoredAccount,
    visit: &Visit,
    now: Instant,
) -> Result<(), Refusal> {
    let device = fingerprint(&visit.device);
    let since = now.plus_seconds(-DEVICE_SECONDS).stored();
    let known = devices::is_known(connection, account.id, &device, since)?;
    devices::note(connection, account.id, &device, now.stored(), since)?;
    accounts::set_signed_in(connection, account.id, now.stored())?;
    // Whoever enters for the first time knows that he does.
    if known || account.signed_in_at.is_none() || !rules.config.new_device_mails {
        return Ok(());
    }
    let texts = Texts::new(Language::from_code(&account.language).unwrap_or_default());
    let address = visit.address.map(|address| address.to_string());
    let items = [
        Some(visit.browser.clone()),
        address,
        Some(texts.moment(crate::clock::dutch(now.stored()))),
    ];
    let items = items.into_iter().flatten().filter(|item| !item.is_empty());
    tell::with_items(connection, account, About::NewDevice, items.collect(), now)
}
