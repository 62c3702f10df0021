//! The key of what accounts are entered with: it seals the secrets of second factors, makes the secrets of links, and
//! names what is counted of strangers. Without it a copy of the database opens no account.
//!
//! Sealed with AES-256-GCM of aws-lc: the library that TLS and tokens use here already, in hardware where there is any.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{files::hexadecimal, ids};

/// The key of what accounts are entered with.
#[derive(Clone)]
pub struct AccountKey(Vec<u8>);

impl AccountKey {
    /// The key of those bytes.
    pub(super) fn new(key: Vec<u8>) -> Self {
        Self(key)
    }

    /// A keyed mark of some parts, of use for nothing but to know them again: 256 bits as hexadecimal text. Marks of
    /// different purposes have nothing to do with each other.
    #[must_use]
    pub fn mark(&self, purpose: &str, parts: &[&str]) -> String {
        hexadecimal(&self.derived(purpose, parts))
    }

    /// The secret of a link, from its seed.
    #[must_use]
    pub fn link_secret(&self, seed: &str) -> String {
        self.mark("link", &[seed])
    }

    /// Seals a secret of an account; it opens for that account only. `None` when the library refuses.
    #[must_use]
    pub fn seal(&self, account: i64, secret: &[u8]) -> Option<String> {
        let nonce = ids::nonce();
        let mut sealed = secret.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(account.to_be_bytes()),
                &mut sealed,
            )
            .ok()?;
        let whole: Vec<u8> = nonce.into_iter().chain(sealed).collect();
        Some(BASE64_STANDARD.encode(whole))
    }

    /// Opens what was sealed for an account; `None` where it was sealed for another, with another key, or was changed.
    #[must_use]
    pub fn open(&self, account: i64, sealed: &str) -> Option<Vec<u8>> {
        let whole = BASE64_STANDARD.decode(sealed).ok()?;
        let (nonce, sealed) = whole.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut secret = sealed.to_vec();
        let aad = Aad::from(account.to_be_bytes());
        let opened = self.cipher()?.open_in_place(nonce, aad, &mut secret).ok()?;
        Some(opened.to_vec())
    }

    fn cipher(&self) -> Option<LessSafeKey> {
        let key = UnboundKey::new(&AES_256_GCM, &self.derived("seal", &[])).ok()?;
        Some(LessSafeKey::new(key))
    }

    fn derived(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        for part in std::iter::once(&purpose).chain(parts) {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            mac.update(&length.to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_account_and_key_only_and_only_unchanged() {
        let key = AccountKey::new(vec![1; 32]);
        let sealed = key.seal(7, b"secret").unwrap();
        assert_eq!(key.open(7, &sealed).as_deref(), Some(&b"secret"[..]));
        assert_ne!(Some(&sealed), key.seal(7, b"secret").as_ref());
        assert!(key.open(8, &sealed).is_none());
        assert!(AccountKey::new(vec![2; 32]).open(7, &sealed).is_none());
        let mut bytes = BASE64_STANDARD.decode(&sealed).unwrap();
        for place in 0..bytes.len() {
            bytes[place] ^= 1;
            assert!(key.open(7, &BASE64_STANDARD.encode(&bytes)).is_none());
            bytes[place] ^= 1;
        }
        for broken in ["", "AAAA", "no base64!"] {
            assert!(key.open(7, broken).is_none());
        }
    }

    #[test]
    fn marks_differ_by_purpose_key_and_the_ends_of_parts() {
        let key = AccountKey::new(vec![1; 32]);
        let one = key.mark("a", &["bc", "d"]);
        assert_eq!((one.len(), &one), (64, &key.mark("a", &["bc", "d"])));
        for other in [
            key.mark("a", &["b", "cd"]),
            key.mark("ab", &["c", "d"]),
            AccountKey::new(vec![2; 32]).mark("a", &["bc", "d"]),
        ] {
            assert_ne!(one, other);
        }
    }
}
