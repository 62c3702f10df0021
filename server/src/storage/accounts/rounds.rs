//! Rounds by a provider of identities, from the moment a browser leaves for it until it comes back, once.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::super::{Connection, Stored, schema::sign_in_round};

/// A round that begins.
#[derive(Insertable)]
#[diesel(table_name = sign_in_round)]
pub struct NewRound<'a> {
    /// SHA-256 of the state that goes along.
    pub fingerprint: &'a str,
    /// SHA-256 of the key in the browser's cookie.
    pub browser: &'a str,
    /// Short name of the provider.
    pub provider: &'a str,
    /// `enter`, `link` or `prove`.
    pub purpose: &'a str,
    /// Who is signed in already, for the other two.
    pub account_id: Option<i64>,
    /// Where to go afterwards.
    pub return_to: &'a str,
    /// When it begins.
    pub created_at: NaiveDateTime,
    /// When it ends.
    pub expires_at: NaiveDateTime,
}

/// A round that came back.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = sign_in_round)]
#[expect(missing_docs, reason = "the fields are those of NewRound")]
pub struct StoredRound {
    pub id: i64,
    pub purpose: String,
    pub account_id: Option<i64>,
    pub return_to: String,
    pub created_at: NaiveDateTime,
}

/// Begins a round, and forgets those that ended.
///
/// # Errors
/// When a query fails.
pub fn begin(connection: &mut Connection, new: &NewRound<'_>) -> Stored<()> {
    diesel::delete(sign_in_round::table.filter(sign_in_round::expires_at.le(new.created_at)))
        .execute(connection)?;
    diesel::insert_into(sign_in_round::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Takes the round of a state, a browser and a provider, which is then gone; `None` where there is none, or no more.
///
/// # Errors
/// When a query fails.
pub fn take(
    connection: &mut Connection,
    (fingerprint, browser): (&str, &str),
    provider: &str,
    now: NaiveDateTime,
) -> Stored<Option<StoredRound>> {
    let found: Option<StoredRound> = sign_in_round::table
        .filter(sign_in_round::fingerprint.eq(fingerprint))
        .filter(sign_in_round::browser.eq(browser))
        .filter(sign_in_round::provider.eq(provider))
        .filter(sign_in_round::expires_at.gt(now))
        .select(StoredRound::as_select())
        .first(connection)
        .optional()?;
    let Some(found) = found else { return Ok(None) };
    let rows = diesel::delete(sign_in_round::table.find(found.id)).execute(connection)?;
    Ok((rows == 1).then_some(found))
}
