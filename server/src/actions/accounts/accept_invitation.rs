//! Makes an account of an invitation, for who opened its link and chose a password.

use super::set_password::known_of;
use crate::{
    access::Role,
    actions::{Refusal, add_account::give_reach},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::fingerprint,
    ids,
    storage::{
        Connection, StorageError,
        accounts::{self, NewAccount, invitations},
    },
};

/// Who is invited by a link.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Mail address.
    pub email: String,
    /// Role, in its word.
    pub role: String,
    /// `nl` or `en`.
    pub language: String,
    /// What is known of him, and so is no password.
    pub known: Vec<String>,
}

/// Who is invited by a link's secret; `None` where it ended, was used, was withdrawn, or never was.
///
/// # Errors
/// When a query fails.
pub fn opened(
    connection: &mut Connection,
    secret: &str,
    now: Instant,
) -> Result<Option<Invited>, Refusal> {
    let found = invitations::open(connection, &fingerprint(secret), now.stored())?;
    let Some(found) = found else { return Ok(None) };
    let known = known_of(connection, &found.email, found.supplier_id)?;
    Ok(Some(Invited {
        email: found.email,
        role: found.role,
        language: found.language,
        known,
    }))
}

/// Makes the account.
///
/// # Errors
/// [`Refusal::Conflict`] with `link_used`, also where the address got an account meanwhile.
pub fn accept_invitation(
    connection: &mut Connection,
    secret: &str,
    password_hash: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let used = || Refusal::Conflict("link_used");
    let found = invitations::open(connection, &fingerprint(secret), now.stored())?;
    let found = found.ok_or_else(used)?;
    let taken = accounts::by_email(connection, &found.email)?.is_some();
    if taken || !invitations::remove(connection, found.id)? {
        return Err(used());
    }
    let unknown = || StorageError::Unknown(format!("role {:?}", found.role));
    let role = Role::from_code(&found.role).ok_or_else(unknown)?;
    let account = accounts::insert(
        connection,
        &NewAccount {
            public_id: &ids::public_id(now),
            email: &found.email,
            role: &found.role,
            supplier_id: found.supplier_id,
            password_hash,
            language: &found.language,
            created_at: now.stored(),
        },
    )?;
    audit::note(
        connection,
        Note::new(Deed::InvitationAccepted, Object::account(account)).with("role", &found.role),
    );
    let reaches: Vec<String> = found
        .reaches
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    give_reach(connection, account, role, &reaches)
}
