//! The keys that API tokens are signed with: the current one signs, and the one before it is still taken until the last
//! token that it signed has ended. Both are files beside the other keys, so that several servers share them from one
//! secret store; a server looks at them again every few seconds, and needs no restart.
//!
//! One algorithm, HMAC with SHA-256: who makes these tokens is who checks them, so there is no public key that could be
//! taken for a secret one, and none to publish.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use chrono::{DateTime, SecondsFormat};

use super::{draft, key, read as there};
use crate::{clock::Instant, files};

const CURRENT: &str = "token.key";
/// A line: the key in hexadecimal, and until when it is taken.
const PREVIOUS: &str = "token-previous.key";
/// For so many seconds files are not looked at again.
const FRESH_SECONDS: i64 = 5;
/// Another server may sign with the previous key for a moment yet, and its clock may be a little behind.
const MARGIN_SECONDS: i64 = 60;

/// A key with its name.
#[derive(Clone)]
pub struct SigningKey {
    /// What tokens call it: made of the key, and of no use without it.
    pub id: String,
    /// The key itself.
    pub secret: Vec<u8>,
    /// Until when it is taken, in seconds since 1970; `None` for the current one.
    until: Option<i64>,
}

/// The keys of an installation, as they were read last.
#[derive(Clone)]
pub struct SigningKeys {
    folder: PathBuf,
    read: Arc<RwLock<Read>>,
}

#[derive(Clone)]
struct Read {
    current: SigningKey,
    previous: Option<SigningKey>,
    /// When, in seconds since 1970.
    at: Option<i64>,
}

impl SigningKey {
    fn new(secret: Vec<u8>, until: Option<i64>) -> Self {
        let mut id = files::fingerprint(&format!(
            "name of a signing key {}",
            files::hexadecimal(&secret)
        ));
        id.truncate(16);
        Self { id, secret, until }
    }
}

impl SigningKeys {
    /// Reads the keys in a folder; makes the current one where it is missing.
    ///
    /// # Errors
    /// When a file can't be read, or holds no key.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        key(&folder.join(CURRENT))?;
        Ok(Self {
            folder: folder.to_path_buf(),
            read: Arc::new(RwLock::new(read(folder)?)),
        })
    }

    /// The key that signs now. It is read again: nothing is signed with a key that was replaced.
    #[must_use]
    pub fn current(&self, now: Instant) -> SigningKey {
        self.look_again(now);
        self.read(|read| read.current.clone())
    }

    /// The key of that name, where it is taken at an instant. The name is compared with two known ones, and used for
    /// nothing else.
    #[must_use]
    pub fn find(&self, id: &str, now: Instant) -> Option<SigningKey> {
        let fresh = |read: &Read| {
            let age = read.at.map(|at| now.timestamp().saturating_sub(at));
            age.is_some_and(|age| (0..FRESH_SECONDS).contains(&age))
        };
        let known = self.read(|read| fresh(read).then(|| read.find(id, now)).flatten());
        known.or_else(|| {
            self.look_again(now);
            self.read(|read| read.find(id, now))
        })
    }

    fn read<T>(&self, look: impl FnOnce(&Read) -> T) -> T {
        match self.read.read() {
            Ok(read) => look(&read),
            Err(poisoned) => look(&poisoned.into_inner()),
        }
    }

    /// A file that can't be read leaves what was read before: a store may be away for a moment.
    fn look_again(&self, now: Instant) {
        match read(&self.folder) {
            Ok(found) => {
                let at = Some(now.timestamp());
                let mut read = self
                    .read
                    .write()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                *read = Read { at, ..found };
            }
            Err(error) => tracing::error!(%error, "the keys of tokens can't be read again"),
        }
    }
}

impl Read {
    fn find(&self, id: &str, now: Instant) -> Option<SigningKey> {
        let both = [Some(&self.current), self.previous.as_ref()];
        let mut taken = both
            .into_iter()
            .flatten()
            .filter(|key| key.until.is_none_or(|until| now.timestamp() < until));
        taken.find(|key| key.id == id).cloned()
    }
}

fn read(folder: &Path) -> io::Result<Read> {
    // The previous key first: in a rotation it is written before the current one is replaced.
    let previous = previous(folder)?;
    Ok(Read {
        current: SigningKey::new(there(&folder.join(CURRENT))?, None),
        previous,
        at: None,
    })
}

fn previous(folder: &Path) -> io::Result<Option<SigningKey>> {
    let path = folder.join(PREVIOUS);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let wrong = || {
        let words = format!(
            "{} must hold 64 hexadecimal digits, a space and an instant such as 2026-11-23T08:16:00Z; put it back from a \
             backup, or remove it",
            path.display()
        );
        io::Error::new(io::ErrorKind::InvalidData, words)
    };
    let (digits, until) = text.trim().split_once(' ').ok_or_else(wrong)?;
    let secret = bytes(digits).ok_or_else(wrong)?;
    let until = DateTime::parse_from_rfc3339(until).map_err(|_| wrong())?;
    Ok(Some(SigningKey::new(secret, Some(until.timestamp()))))
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let is_key = digits.len() == 64 && digits.bytes().all(|sign| sign.is_ascii_hexdigit());
    let places = (0..digits.len()).step_by(2).filter(|_| is_key);
    let bytes: Option<Vec<u8>> = places
        .map(|place| u8::from_str_radix(digits.get(place..place + 2)?, 16).ok())
        .collect();
    bytes.filter(|bytes| !bytes.is_empty())
}

/// Makes a new current key in a folder. The one that signed until now is taken until every token that it signed, of so
/// many seconds at most, has ended; or not at all any more, where it has leaked. Returns the name of the new key.
///
/// # Errors
/// When the disk refuses; when an earlier rotation still runs, because the tokens of a third key would end early.
pub fn rotate(folder: &Path, lifetime: i64, leaked: bool, now: Instant) -> io::Result<String> {
    let (current, before) = (folder.join(CURRENT), folder.join(PREVIOUS));
    let old = key(&current)?;
    let runs = previous(folder)?.and_then(|key| key.until);
    if let Some(until) = runs.filter(|until| *until > now.timestamp() && !leaked) {
        let until = DateTime::from_timestamp(until, 0).unwrap_or_default();
        let words = format!(
            "the key before this one is still taken, until {}; rotate after that, or at once with --leaked, which ends \
             every token that was given out",
            until.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, words));
    }
    if leaked {
        match fs::remove_file(&before) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    } else {
        let until = now.plus_seconds(lifetime.saturating_add(MARGIN_SECONDS));
        let until = until.stored().and_utc();
        let line = format!(
            "{} {}\n",
            files::hexadecimal(&old),
            until.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        fs::rename(draft(&before, line.as_bytes())?, &before)?;
    }
    fs::rename(draft(&current, &crate::ids::secret())?, &current)?;
    fs::File::open(folder)?.sync_all()?;
    Ok(SigningKey::new(there(&current)?, None).id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    fn start() -> Instant {
        let clock: Clock = "2026-10-15T09:00:00+02:00".parse().unwrap();
        clock.now()
    }

    #[test]
    fn the_key_before_is_taken_until_its_tokens_have_ended() {
        let folder = tempfile::tempdir().unwrap();
        let (keys, other) = (
            SigningKeys::open(folder.path()).unwrap(),
            SigningKeys::open(folder.path()).unwrap(),
        );
        let old = keys.current(start());
        assert!(
            other.find(&old.id, start()).is_some(),
            "one folder, one key"
        );
        let id = rotate(folder.path(), 900, false, start()).unwrap();
        assert_ne!(id, old.id);
        assert_eq!(other.current(start()).id, id, "without opening it again");
        assert_eq!(keys.find(&id, start()).unwrap().secret.len(), 32);
        let end = start().plus_seconds(960);
        assert!(keys.find(&old.id, end.plus_seconds(-1)).is_some());
        assert!(keys.find(&old.id, end).is_none());
        let again = rotate(folder.path(), 900, false, end.plus_seconds(-1));
        assert!(
            again
                .unwrap_err()
                .to_string()
                .contains("2026-10-15T07:16:00Z")
        );
        rotate(folder.path(), 900, false, end).unwrap();
        assert!(keys.find(&id, end).is_some() && keys.find(&old.id, end).is_none());
    }

    #[test]
    fn a_leaked_key_is_taken_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let keys = SigningKeys::open(folder.path()).unwrap();
        let first = keys.current(start());
        rotate(folder.path(), 900, false, start()).unwrap();
        let second = keys.current(start());
        rotate(folder.path(), 900, true, start()).unwrap();
        let later = start().plus_seconds(FRESH_SECONDS);
        for leaked in [first, second] {
            assert!(keys.find(&leaked.id, later).is_none());
        }
    }

    #[test]
    fn a_name_is_compared_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let keys = SigningKeys::open(folder.path()).unwrap();
        for id in [
            "",
            "token.key",
            "../keys/token.key",
            "' OR 1=1 --",
            "/dev/null",
        ] {
            assert!(keys.find(id, start()).is_none(), "{id}");
        }
    }

    #[test]
    fn a_file_that_holds_no_key_is_told_and_what_was_known_stays() {
        let folder = tempfile::tempdir().unwrap();
        let keys = SigningKeys::open(folder.path()).unwrap();
        let id = keys.current(start()).id;
        for broken in [
            "",
            "00 2026-10-15T07:16:00Z",
            &format!("{} soon", "0".repeat(64)),
        ] {
            fs::write(folder.path().join(PREVIOUS), broken).unwrap();
            assert!(SigningKeys::open(folder.path()).is_err(), "{broken}");
            assert_eq!(keys.current(start()).id, id);
        }
    }
}
