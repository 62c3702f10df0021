//! Rounds by a provider of identities: one leaves with a browser and comes back with it, once, within ten minutes.
//!
//! Nonce and verifier are made of the state, the browser's own key and the installation's: nothing that is stored can be
//! used by who has a copy of the database, and nothing that is in an address by another browser.

use super::{
    Visit,
    attempts::{self, Admitted, Purpose as Tried},
};
use crate::{
    actions::Refusal,
    clock::Instant,
    files::fingerprint,
    keys::AccountKey,
    single_sign_on::Refused,
    storage::{
        Connection, StorageError,
        accounts::rounds::{self, NewRound},
    },
};

/// A round ends after so long.
pub const LASTS_SECONDS: i64 = 10 * 60;

/// What a round is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To enter.
    Enter,
    /// To enter by that identity too from now on.
    Link,
    /// To show once more who one is.
    Prove,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::Enter, Self::Link, Self::Prove];

    const fn code(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Link => "link",
            Self::Prove => "prove",
        }
    }
}

/// What a round is known by.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// What goes along in the address.
    pub state: String,
    /// What stays in the browser's cookie.
    pub browser: String,
}

impl Ticket {
    /// What the ID token must repeat.
    #[must_use]
    pub fn nonce(&self, key: &AccountKey) -> String {
        key.mark("round nonce", &[&self.state, &self.browser])
    }

    /// The secret of which a hash goes along (RFC 7636).
    #[must_use]
    pub fn verifier(&self, key: &AccountKey) -> String {
        key.mark("round verifier", &[&self.state, &self.browser])
    }
}

/// A round.
#[derive(Clone, Debug)]
pub struct Round {
    /// What for.
    pub purpose: Purpose,
    /// Who is signed in already.
    pub account: Option<i64>,
    /// Where to go afterwards.
    pub return_to: String,
}

/// Notes that a round begins.
///
/// # Errors
/// When a query fails.
pub fn begin(
    connection: &mut Connection,
    ticket: &Ticket,
    (provider, round): (&str, &Round),
    now: Instant,
) -> Result<(), Refusal> {
    rounds::begin(
        connection,
        &NewRound {
            fingerprint: &fingerprint(&ticket.state),
            browser: &fingerprint(&ticket.browser),
            provider,
            purpose: round.purpose.code(),
            account_id: round.account,
            return_to: &round.return_to,
            created_at: now.stored(),
            expires_at: now.plus_seconds(LASTS_SECONDS).stored(),
        },
    )?;
    Ok(())
}

/// Takes a round that came back, with when it began in seconds before `now`; from then on it is over. What is tried is
/// counted by network.
///
/// # Errors
/// [`Refusal::Conflict`] with `round_over` where there is none of that browser and provider, or no more; `rounds_wait`.
pub fn take(
    connection: &mut Connection,
    key: &AccountKey,
    (ticket, provider): (&Ticket, &str),
    visit: &Visit,
    now: Instant,
) -> Result<(Round, i64, Admitted), Refusal> {
    let refused = |why: Refused| Refusal::Conflict(why.code());
    let known = (fingerprint(&ticket.state), fingerprint(&ticket.browser));
    let found = rounds::take(connection, (&known.0, &known.1), provider, now.stored())?;
    let found = found.ok_or_else(|| refused(Refused::RoundOver))?;
    let what = (Tried::Provider, provider);
    let admitted = attempts::begin(connection, key, what, (visit, false), now)?;
    let admitted = admitted.ok_or_else(|| refused(Refused::Wait))?;
    let unknown = || StorageError::Unknown(format!("purpose {:?}", found.purpose));
    let mut purposes = Purpose::ALL.into_iter();
    let purpose = purposes.find(|one| one.code() == found.purpose);
    let round = Round {
        purpose: purpose.ok_or_else(unknown)?,
        account: found.account_id,
        return_to: found.return_to,
    };
    let ago = (now.stored() - found.created_at).num_seconds();
    Ok((round, ago, admitted))
}
