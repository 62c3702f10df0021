//! Makes a personal token.

use serde_json::{Value, json};

use super::{end_of, name_of, secret::Purpose};
use crate::{
    access::{Actor, Rights},
    actions::{Refusal, accounts::tell},
    audit::{self, Deed, Note, Object},
    clock::{Instant, dutch},
    ids,
    mail::About,
    storage::{
        Connection,
        accounts::{
            self,
            tokens::{self, NewToken},
        },
    },
    text::{Language, Texts},
};

/// So many an account can have.
const MOST: usize = 25;
/// One that ended is remembered for so long, so that its use can be told.
const REMEMBERED_SECONDS: i64 = 90 * 24 * 3600;

/// A token to be made.
pub struct ToMake<'a> {
    /// What its owner calls it.
    pub name: &'a str,
    /// What it is given.
    pub rights: Rights,
    /// For so many days.
    pub days: u32,
    /// The most days that the settings allow.
    pub most_days: u32,
}

/// A token that was made. It is told this once.
#[derive(Debug)]
pub struct Made {
    /// The token.
    pub secret: super::secret::NewSecret,
    /// What its owner calls it.
    pub name: String,
    /// When it ends.
    pub ends: Instant,
}

/// Makes a token for the actor's own account, and tells its owner by mail.
///
/// # Errors
/// `rights_missing`; `rights_not_yours` for what the role does not have; what [`name_of`] and [`end_of`] say;
/// [`Refusal::Conflict`] with `tokens_enough`.
pub fn make(
    connection: &mut Connection,
    actor: &Actor,
    new: ToMake<'_>,
    now: Instant,
) -> Result<Made, Refusal> {
    let name = name_of(new.name)?;
    if new.rights.is_empty() {
        return Err(Refusal::field("rights", "rights_missing", ""));
    }
    if !new.rights.are_within(&Rights::of_role(actor.role)) {
        return Err(Refusal::field("rights", "rights_not_yours", ""));
    }
    let ends = end_of(new.days, new.most_days, now)?;
    tokens::forget_before(connection, now.plus_seconds(-REMEMBERED_SECONDS).stored())?;
    let had = tokens::of_account(connection, actor.account)?;
    let working = had.iter().filter(|one| one.expires_at > now.stored());
    if working.count() >= MOST {
        return Err(Refusal::Conflict("tokens_enough"));
    }
    let (secret, id) = (Purpose::PersonalToken.make(), ids::public_id(now));
    tokens::insert(
        connection,
        &NewToken {
            public_id: &id,
            account_id: actor.account,
            name: &name,
            rights: &new.rights.text(),
            fingerprint: &secret.fingerprint,
            created_at: now.stored(),
            expires_at: ends.stored(),
        },
    )?;
    let what = json!({ "rights": new.rights.codes(), "expiresAt": ends.stored().and_utc() });
    audit::note(
        connection,
        Note::new(Deed::PersonalTokenMade, Object::named("token", &id)).change(Value::Null, what),
    );
    let account = accounts::by_id(connection, actor.account)?.ok_or(Refusal::NotFound)?;
    let texts = Texts::new(Language::from_code(&account.language).unwrap_or_default());
    let items = vec![name.clone(), texts.moment(dutch(ends.stored()))];
    tell::at(
        connection,
        &account,
        About::TokenMade,
        (items, "/account/tokens"),
        now,
    )?;
    Ok(Made { secret, name, ends })
}
