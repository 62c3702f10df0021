//! The second factor: codes of a telephone that change every half minute (RFC 6238), and codes on paper for when it is lost.

use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::tell;
use crate::{
    actions::Refusal,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    keys::AccountKey,
    mail::About,
    storage::{
        Connection, StorageError,
        accounts::{self, StoredAccount, recovery_codes},
        sessions,
    },
};

/// Who the codes are for, as the telephone shows it.
const ISSUER: &str = "Meetbaar";
/// Bytes of a secret: as many as RFC 4226 asks for.
const BYTES: usize = 20;
/// So many codes for when the telephone is lost.
const RECOVERY_CODES: usize = 10;

/// A secret that a telephone is to learn.
pub struct Pending {
    /// The address that the picture holds.
    pub address: String,
    /// The secret, to be typed.
    pub secret: String,
}

/// A new secret for an account, sealed.
///
/// # Errors
/// When it can't be sealed.
pub(super) fn new_secret(key: &AccountKey, account: i64) -> Result<String, Refusal> {
    let random = ids::secret();
    let secret = random.get(..BYTES).unwrap_or(&random);
    key.seal(account, secret).ok_or_else(unsealed)
}

fn unsealed() -> Refusal {
    StorageError::Failed("the secret of a second factor can't be sealed or opened".to_owned())
        .into()
}

/// The clockwork of a sealed secret. SHA-1, six digits and half a minute are what every telephone understands; a code of
/// the step before or after is taken, for clocks differ.
fn clockwork(key: &AccountKey, account: i64, sealed: &str) -> Result<Totp, Refusal> {
    let secret = key.open(account, sealed).ok_or_else(unsealed)?;
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_secret(secret)
        .with_issuer(Some(ISSUER))
        .with_skew(1)
        .build()
        .map_err(|_| unsealed())
}

/// The step of which a code is; `None` where it is of none of the steps around now.
pub(super) fn step_of(
    key: &AccountKey,
    (account, sealed): (i64, &str),
    code: &str,
    now: Instant,
) -> Result<Option<i64>, Refusal> {
    let digits: String = code
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let step = clockwork(key, account, sealed)?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// Begins an enrolment within a session; one that was begun before is forgotten.
///
/// # Errors
/// When a query fails.
pub fn begin(
    connection: &mut Connection,
    key: &AccountKey,
    (session, account): (i64, i64),
) -> Result<(), Refusal> {
    let sealed = new_secret(key, account)?;
    Ok(sessions::set_pending(connection, session, Some(&sealed))?)
}

/// What the telephone is to learn in an enrolment that was begun.
///
/// # Errors
/// When the secret was sealed with another key.
pub fn pending(
    key: &AccountKey,
    (account, email): (i64, &str),
    sealed: &str,
) -> Result<Pending, Refusal> {
    let bytes = key.open(account, sealed).ok_or_else(unsealed)?;
    let secret = Secret::from(bytes).to_base32();
    let mut address = url::Url::parse("otpauth://totp").map_err(|_| unsealed())?;
    address.set_path(&format!("{ISSUER}:{email}"));
    address
        .query_pairs_mut()
        .append_pair("secret", &secret)
        .append_pair("issuer", ISSUER);
    Ok(Pending {
        address: address.into(),
        secret,
    })
}

/// Ends an enrolment with a code that shows that the telephone learnt it; returns the recovery codes, which are never
/// shown again. The other sessions of the account end, and its user is told.
///
/// # Errors
/// `code_wrong`; [`Refusal::Conflict`] with `nothing_pending` where no enrolment was begun.
pub fn confirm(
    connection: &mut Connection,
    key: &AccountKey,
    account: &StoredAccount,
    (session, sealed): (i64, Option<&str>),
    code: &str,
    now: Instant,
) -> Result<Vec<String>, Refusal> {
    let sealed = sealed.ok_or(Refusal::Conflict("nothing_pending"))?;
    let step = step_of(key, (account.id, sealed), code, now)?
        .ok_or_else(|| Refusal::field("code", "code_wrong", ""))?;
    accounts::set_second_factor(connection, account.id, Some((sealed, step)))?;
    sessions::set_pending(connection, session, None)?;
    sessions::delete_of(connection, account.id, Some(session))?;
    let codes = new_recovery_codes(connection, key, account.id)?;
    audit::note(
        connection,
        Note::new(Deed::SecondFactorAdded, Object::account(account.id)),
    );
    tell::of_account(connection, account, About::SecondFactorAdded, now)?;
    Ok(codes)
}

/// New recovery codes instead of those that are left; they are never shown again.
///
/// # Errors
/// When a query fails.
pub fn new_recovery_codes(
    connection: &mut Connection,
    key: &AccountKey,
    account: i64,
) -> Result<Vec<String>, Refusal> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| ids::password()).collect();
    let marks: Vec<String> = codes.iter().map(|code| mark(key, account, code)).collect();
    recovery_codes::replace(connection, account, &marks)?;
    Ok(codes)
}

/// What is kept of a recovery code, however its groups are written.
pub(super) fn mark(key: &AccountKey, account: i64, code: &str) -> String {
    let letters: String = code
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    key.mark("recovery", &[&account.to_string(), &letters])
}

/// Takes the second factor away from an account, with its recovery codes; ends its sessions but one, and tells its user,
/// with the reason where somebody else had one.
///
/// # Errors
/// [`Refusal::Conflict`] with `no_second_factor`.
pub fn remove(
    connection: &mut Connection,
    account: &StoredAccount,
    reason: Option<&str>,
    but: Option<i64>,
    now: Instant,
) -> Result<(), Refusal> {
    if account.totp_secret.is_none() {
        return Err(Refusal::Conflict("no_second_factor"));
    }
    accounts::set_second_factor(connection, account.id, None)?;
    recovery_codes::replace(connection, account.id, &[])?;
    sessions::delete_of(connection, account.id, but)?;
    tell::quoting(connection, account, About::SecondFactorRemoved, reason, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, keys::Keys};

    #[test]
    fn a_code_counts_from_the_step_before_to_the_step_after() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        // RFC 6238, appendix B: the secret of its examples, and the last six digits of the code at 59 seconds.
        let sealed = keys.account().seal(7, b"12345678901234567890").unwrap();
        for (instant, code, step) in [
            ("1970-01-01T00:00:59Z", "287082", Some(1)),
            ("1970-01-01T00:00:59Z", "287 082", Some(1)),
            ("1970-01-01T00:00:01Z", "287082", Some(1)),
            ("1970-01-01T00:01:29Z", "287082", Some(1)),
            ("1970-01-01T00:01:30Z", "287082", None),
            ("1970-01-01T00:00:59Z", "287083", None),
            ("1970-01-01T00:00:59Z", "", None),
            ("1970-01-01T00:00:59Z", "28708２", None),
        ] {
            let clock: Clock = instant.parse().unwrap();
            let found = step_of(keys.account(), (7, &sealed), code, clock.now()).unwrap();
            assert_eq!(found, step, "{code} at {instant}");
        }
        assert!(
            step_of(
                keys.account(),
                (8, &sealed),
                "287082",
                Clock::default().now()
            )
            .is_err()
        );
    }

    #[test]
    fn a_recovery_code_is_known_however_its_groups_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        let of = |code: &str| mark(keys.account(), 7, code);
        assert_eq!(of("abcde-FGHJK"), of(" abcde FGHJK "));
        assert_ne!(of("abcde-FGHJK"), of("abcde-fghjk"));
        assert_ne!(of("abcde"), mark(keys.account(), 8, "abcde"));
    }

    #[test]
    fn the_picture_holds_the_secret_that_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open(folder.path()).unwrap();
        let sealed = keys.account().seal(7, b"12345678901234567890").unwrap();
        let pending = pending(keys.account(), (7, "a+b@example.nl"), &sealed).unwrap();
        assert_eq!(pending.secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            pending.address,
            "otpauth://totp/Meetbaar:a+b@example.nl?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Meetbaar"
        );
    }
}
