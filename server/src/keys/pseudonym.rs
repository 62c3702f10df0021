//! The keys of pseudonyms. The first one keys candidates' numbers; each next one, after a rotation, keys what came of the
//! one before it: so stored pseudonyms are keyed anew without the numbers, which nobody here has.

use std::{
    io,
    path::{Path, PathBuf},
};

use hmac::{Hmac, KeyInit, Mac};
use meetbaar_importers::privacy::LinkingKey;
use sha2::Sha256;

use crate::files::hexadecimal;

/// Characters of a pseudonym: 128 bits in hexadecimal.
const LENGTH: usize = 32;

/// Where the keys of pseudonyms are.
#[derive(Clone)]
pub struct PseudonymKeys {
    folder: PathBuf,
}

impl PseudonymKeys {
    /// The keys in a folder.
    #[must_use]
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
        }
    }

    /// The file of a key, counted from 1.
    #[must_use]
    pub fn file(&self, number: i64) -> PathBuf {
        self.folder.join(match number {
            1 => "pseudonym.key".to_owned(),
            next => format!("pseudonym-{next}.key"),
        })
    }

    /// How pseudonyms are made with the first so many keys.
    ///
    /// # Errors
    /// When one of them is not there; the error names its file.
    pub fn first(&self, count: i64) -> io::Result<Pseudonyms> {
        let keys = (1..=count).map(|number| super::read(&self.file(number)));
        Ok(Pseudonyms {
            keys: keys.collect::<io::Result<_>>()?,
        })
    }

    /// Makes the key of a number, or takes the one that is there.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn make(&self, number: i64) -> io::Result<()> {
        super::key(&self.file(number)).map(drop)
    }
}

/// How pseudonyms are made.
#[derive(Clone)]
pub struct Pseudonyms {
    keys: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Pseudonyms {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Pseudonyms({} keys)", self.keys.len())
    }
}

impl Pseudonyms {
    /// How many keys are in use.
    #[must_use]
    pub fn count(&self) -> i64 {
        i64::try_from(self.keys.len()).unwrap_or(i64::MAX)
    }

    /// The pseudonym of a supplier's candidate: the same for the same number, and of no use without the keys.
    #[must_use]
    pub fn of(&self, supplier: &str, candidate: &str) -> String {
        let number = candidate.trim().to_lowercase();
        self.chained(&[supplier.as_bytes(), &[0], number.as_bytes()])
    }

    /// The linking key as it is kept: the same for every supplier, and of no use without the keys.
    #[must_use]
    pub fn linked(&self, key: &LinkingKey) -> String {
        // No supplier has an empty code: never the pseudonym of a candidate's number.
        self.chained(&[&[0], key.bytes()])
    }

    /// The salt of this installation's linking keys: no secret. A rotation leaves it as it is, or suppliers' keys of
    /// before and after would be of different people.
    #[must_use]
    pub fn linking_salt(&self) -> String {
        let first = self.keys.first().map_or(&[][..], Vec::as_slice);
        keyed(first, &[b"salt of linking keys"])
    }

    /// What was stored with all keys but the last, as it is with the last.
    #[must_use]
    pub fn again(&self, stored: &str) -> String {
        let last = self.keys.last().map_or(&[][..], Vec::as_slice);
        keyed(last, &[b"again", stored.as_bytes()])
    }

    /// By which the last key is known again, and which says nothing of it.
    #[must_use]
    pub fn check_value(&self) -> String {
        let last = self.keys.last().map_or(&[][..], Vec::as_slice);
        keyed(last, &[b"check of the key"])
    }

    fn chained(&self, parts: &[&[u8]]) -> String {
        let mut keys = self.keys.iter();
        let first = keyed(keys.next().map_or(&[][..], Vec::as_slice), parts);
        keys.fold(first, |stored, key| {
            keyed(key, &[b"again", stored.as_bytes()])
        })
    }
}

fn keyed(key: &[u8], parts: &[&[u8]]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return String::new();
    };
    for part in parts {
        mac.update(part);
    }
    let mut text = hexadecimal(&mac.finalize().into_bytes());
    text.truncate(LENGTH);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(bytes: &[u8]) -> Pseudonyms {
        Pseudonyms {
            keys: bytes.iter().map(|byte| vec![*byte; 32]).collect(),
        }
    }

    #[test]
    fn a_pseudonym_is_stable_and_differs_by_supplier_and_key() {
        let one = with(&[1]).of("noorderlicht", "NL-001");
        assert_eq!(one, with(&[1]).of("noorderlicht", " nl-001 "));
        assert_ne!(one, with(&[1]).of("polderbits", "NL-001"));
        assert_ne!(one, with(&[2]).of("noorderlicht", "NL-001"));
        assert_eq!(one.len(), LENGTH);
    }

    #[test]
    fn what_is_keyed_again_is_what_the_longer_chain_makes_of_the_source() {
        let key = LinkingKey::of([7; 32]);
        for (before, after) in [(&[1][..], &[1, 2][..]), (&[1, 2], &[1, 2, 3])] {
            let (before, after) = (with(before), with(after));
            let stored = before.of("noorderlicht", "NL-001");
            assert_eq!(after.again(&stored), after.of("noorderlicht", "NL-001"));
            assert_eq!(after.again(&before.linked(&key)), after.linked(&key));
            assert_ne!(after.again(&stored), stored);
            assert_eq!(before.linking_salt(), after.linking_salt());
            assert_ne!(before.check_value(), after.check_value());
        }
    }

    #[test]
    fn a_key_that_is_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let keys = PseudonymKeys::new(folder.path());
        keys.make(1).unwrap();
        let told = keys.first(2).unwrap_err().to_string();
        assert!(told.contains("pseudonym-2.key"), "{told}");
        keys.make(2).unwrap();
        let (one, two) = (keys.first(1).unwrap(), keys.first(2).unwrap());
        assert_eq!((one.count(), two.count()), (1, 2));
        assert_eq!(two.again(&one.of("a", "b")), two.of("a", "b"));
    }
}
