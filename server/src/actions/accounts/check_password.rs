//! Whether a password is that of an address: the same work and the same words whatever is wrong.

use std::sync::LazyLock;

use super::{
    Visit,
    attempts::{self, Purpose},
    passwords,
};
use crate::{
    actions::Refusal,
    clock::Instant,
    ids,
    keys::AccountKey,
    storage::{
        Database, StorageError,
        accounts::{self, StoredAccount, devices},
    },
};

/// A browser is known for so long after somebody signed in from it.
pub(super) const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

/// A hash of nobody's password, so that an unknown address costs as much time as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| passwords::hash(&ids::key()).unwrap_or_default());

/// What somebody claims.
pub struct Claim<'a> {
    /// Mail address.
    pub email: &'a str,
    /// Password.
    pub password: &'a str,
    /// From where.
    pub visit: &'a Visit,
}

/// Checks a password against an address.
///
/// # Errors
/// [`Refusal::Invalid`] with `credentials_wrong`, whatever was wrong, or `attempts_wait`.
pub fn check_password(
    database: &Database,
    key: &AccountKey,
    claim: &Claim<'_>,
    now: Instant,
) -> Result<StoredAccount, Refusal> {
    let account = checked(database, key, claim, now, passwords::verify)?;
    if passwords::is_outdated(&account.password_hash) {
        let hash = passwords::hash(claim.password)?;
        database.write(|connection| accounts::set_password(connection, account.id, &hash))?;
    }
    Ok(account)
}

/// Calls `verify` exactly once, whatever is found.
fn checked(
    database: &Database,
    key: &AccountKey,
    claim: &Claim<'_>,
    now: Instant,
    verify: impl FnOnce(&str, &str) -> bool,
) -> Result<StoredAccount, Refusal> {
    let nobody = NOBODY.as_str();
    let email = claim.email.trim().to_lowercase();
    let since = now.plus_seconds(-DEVICE_SECONDS).stored();
    let (account, admitted) = database.write(|connection| {
        let account = accounts::by_email(connection, &email)?;
        let id = account.as_ref().map_or(0, |account| account.id);
        let device = crate::files::fingerprint(&claim.visit.device);
        let known = devices::is_known(connection, id, &device, since)?;
        let what = (Purpose::Password, email.as_str());
        let admitted = attempts::begin(connection, key, what, (claim.visit, known), now)?;
        Ok::<_, StorageError>((account, admitted))
    })?;
    let account =
        account.filter(|account| account.closed_at.is_none() && !account.password_hash.is_empty());
    let hash = match (&account, &admitted) {
        (Some(account), Some(_)) => &account.password_hash,
        _ => nobody,
    };
    let right = verify(claim.password, hash);
    let Some(admitted) = admitted else {
        return Err(Refusal::field("email", "attempts_wait", ""));
    };
    match account {
        Some(account) if right => {
            database.write(|connection| attempts::succeeded(connection, &admitted))?;
            Ok(account)
        }
        _ => Err(Refusal::field("email", "credentials_wrong", "")),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::{
        access::Role,
        actions::add_account::{AccountToAdd, add_account},
        audit::Journal,
        clock::Clock,
        keys::Keys,
    };

    #[test]
    fn one_hash_is_made_whether_an_address_is_known_unknown_closed_or_waits() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("a.sqlite").display());
        let keys = Keys::open(&folder.path().join("keys")).unwrap();
        let clock: Clock = "2026-10-15T09:00:00+02:00".parse().unwrap();
        let (signer, heads) = (keys.audit_signer().unwrap(), folder.path().join("heads"));
        let journal = Journal::open(keys.audit(), signer, &heads, clock.clone()).unwrap();
        let database = Database::open(&url, 2).unwrap().with_journal(journal);
        database.migrate().unwrap();
        let now = clock.now();
        for email in ["known@example.nl", "closed@example.nl"] {
            let new = AccountToAdd {
                email,
                role: Role::Reviewer,
                supplier: None,
                reaches: &[],
                password_hash: "its hash",
            };
            let added: Result<_, Refusal> =
                database.write(|connection| add_account(connection, &new, now));
            let id = added.unwrap();
            if email.starts_with("closed") {
                let at = Some(now.stored());
                database
                    .write(|connection| accounts::set_closed(connection, id, at))
                    .unwrap();
            }
        }
        let hashed = RefCell::new(Vec::new());
        let visit = Visit::default();
        let attempt = |email: &str, right: bool| {
            let claim = Claim {
                email,
                password: "a password",
                visit: &visit,
            };
            let verify = |_: &str, hash: &str| {
                hashed.borrow_mut().push(hash.to_owned());
                right
            };
            match checked(&database, keys.account(), &claim, now, verify) {
                Err(Refusal::Invalid(faults)) => faults[0].code,
                other => {
                    other.map(|account| account.id).unwrap();
                    "right"
                }
            }
        };
        assert_eq!(attempt("Known@example.nl ", true), "right");
        assert_eq!(attempt("closed@example.nl", true), "credentials_wrong");
        assert_eq!(attempt("unknown@example.nl", true), "credentials_wrong");
        for email in ["known@example.nl", "unknown@example.nl"] {
            let answers: Vec<&str> = (0..7).map(|_| attempt(email, false)).collect();
            assert_eq!(answers.last(), Some(&"attempts_wait"), "{email}");
        }
        assert_eq!(attempt("known@example.nl", true), "attempts_wait");
        let made = hashed.borrow();
        assert_eq!(made.len(), 18, "one for each attempt");
        let of_known = made.iter().filter(|hash| *hash == "its hash").count();
        assert_eq!(of_known, 6, "who waits is not even compared");
        assert!(
            made.iter()
                .all(|hash| hash == "its hash" || *hash == *NOBODY)
        );
    }
}
