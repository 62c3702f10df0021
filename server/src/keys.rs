//! The installation's secret keys, kept in files outside the database: for pseudonyms of candidates, for API tokens, for
//! what accounts are entered with, and for the audit log.

mod account;
mod pseudonym;
mod signing;

pub use account::AccountKey;
pub use pseudonym::{PseudonymKeys, Pseudonyms};
pub use signing::{SigningKey, SigningKeys, rotate};

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use crate::{
    audit::{chain::ChainKey, heads::Signer},
    ids,
};

/// The keys of an installation.
#[derive(Clone)]
pub struct Keys {
    pseudonyms: PseudonymKeys,
    token: SigningKeys,
    account: AccountKey,
    audit: Vec<u8>,
    audit_signing: Vec<u8>,
}

/// File of the key of the audit log's chain.
const AUDIT: &str = "audit.key";
/// Length of a key.
const BYTES: usize = 32;

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Keys(***)")
    }
}

impl Keys {
    /// Reads the keys in a folder; makes those that are missing, readable by their owner only.
    ///
    /// # Errors
    /// When the folder can't be read or written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let pseudonyms = PseudonymKeys::new(folder);
        pseudonyms.make(1)?;
        Ok(Self {
            pseudonyms,
            token: SigningKeys::open(folder)?,
            account: AccountKey::new(key(&folder.join("account.key"))?),
            audit: key(&folder.join(AUDIT))?,
            audit_signing: key(&folder.join("audit-signing.key"))?,
        })
    }

    /// Whether the key of pseudonyms is in a folder.
    #[must_use]
    pub fn are_there(folder: &Path) -> bool {
        folder.join("pseudonym.key").exists()
    }

    /// Whether the key of the audit log is in a folder.
    #[must_use]
    pub fn has_audit(folder: &Path) -> bool {
        folder.join(AUDIT).exists()
    }

    /// The keys of pseudonyms.
    #[must_use]
    pub fn pseudonyms(&self) -> &PseudonymKeys {
        &self.pseudonyms
    }

    /// The keys that API tokens are signed with.
    #[must_use]
    pub fn token(&self) -> &SigningKeys {
        &self.token
    }

    /// The key of what accounts are entered with.
    #[must_use]
    pub fn account(&self) -> &AccountKey {
        &self.account
    }

    /// The key of the audit log's chain.
    #[must_use]
    pub fn audit(&self) -> ChainKey {
        ChainKey::new(self.audit.clone())
    }

    /// The key pair that signs where the audit log ends on a day.
    ///
    /// # Errors
    /// When the key is none.
    pub fn audit_signer(&self) -> io::Result<Signer> {
        Signer::new(&self.audit_signing)
    }
}

fn key(path: &Path) -> io::Result<Vec<u8>> {
    if !path.try_exists()? {
        make(path)?;
    }
    read(path)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let key = fs::read(path).map_err(named)?;
    if key.len() == BYTES {
        Ok(key)
    } else {
        let words = format!(
            "{} must hold {BYTES} bytes; put it back from a backup",
            path.display()
        );
        Err(io::Error::new(io::ErrorKind::InvalidData, words))
    }
}

/// Two processes that start together must end with one key: the first to link it wins.
fn make(path: &Path) -> io::Result<()> {
    let draft = draft(path, &ids::secret())?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file beside the one that it is to become, readable by its owner only; returns where it stands.
fn draft(path: &Path, content: &[u8]) -> io::Result<PathBuf> {
    let draft = path.with_extension(ids::key());
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)?;
    file.write_all(content)?;
    file.sync_all()?;
    Ok(draft)
}
