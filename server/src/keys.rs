//! The installation's secret keys, kept in files outside the database: for pseudonyms of candidates, for API tokens, for
//! what accounts are entered with, and for the audit log.

mod account;
mod signing;

pub use account::AccountKey;
pub use signing::{SigningKey, SigningKeys, rotate};

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use hmac::{Hmac, KeyInit, Mac};
use meetbaar_importers::privacy::LinkingKey;
use sha2::Sha256;

use crate::{
    audit::{chain::ChainKey, heads::Signer},
    files::hexadecimal,
    ids,
};

/// The keys of an installation.
#[derive(Clone)]
pub struct Keys {
    pseudonym: Vec<u8>,
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
        Ok(Self {
            pseudonym: key(&folder.join("pseudonym.key"))?,
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

    /// The pseudonym of a supplier's candidate: the same for the same number, and of no use without the key.
    #[must_use]
    pub fn pseudonym(&self, supplier: &str, candidate: &str) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.pseudonym) else {
            return String::new();
        };
        mac.update(supplier.as_bytes());
        mac.update(&[0]);
        mac.update(candidate.trim().to_lowercase().as_bytes());
        let mut pseudonym = hexadecimal(&mac.finalize().into_bytes());
        pseudonym.truncate(32);
        pseudonym
    }

    /// The linking key as it is kept: the same for every supplier, and of no use without the key.
    #[must_use]
    pub fn linked(&self, key: &LinkingKey) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.pseudonym) else {
            return String::new();
        };
        // No supplier has an empty code: never the pseudonym of a candidate's number.
        mac.update(&[0]);
        mac.update(key.bytes());
        let mut linked = hexadecimal(&mac.finalize().into_bytes());
        linked.truncate(32);
        linked
    }

    /// The salt of this installation's linking keys: no secret, and the same as long as the key of pseudonyms is.
    #[must_use]
    pub fn linking_salt(&self) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.pseudonym) else {
            return String::new();
        };
        mac.update(b"salt of linking keys");
        let mut salt = hexadecimal(&mac.finalize().into_bytes());
        salt.truncate(32);
        salt
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
    there(path)
}

/// A key that must be there.
fn there(path: &Path) -> io::Result<Vec<u8>> {
    let key = fs::read(path)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_stable_and_differs_by_supplier_and_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = |byte| Keys {
            pseudonym: vec![byte; 32],
            token: SigningKeys::open(folder.path()).unwrap(),
            account: AccountKey::new(vec![]),
            audit: vec![],
            audit_signing: vec![],
        };
        let one = keys(1).pseudonym("noorderlicht", "NL-001");
        assert_eq!(one, keys(1).pseudonym("noorderlicht", " nl-001 "));
        assert_ne!(one, keys(1).pseudonym("polderbits", "NL-001"));
        assert_ne!(one, keys(2).pseudonym("noorderlicht", "NL-001"));
        assert_eq!(one.len(), 32);
    }
}
