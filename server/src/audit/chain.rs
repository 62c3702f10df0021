//! How entries hang together: each carries a keyed hash of all its fields and of the hash before it.
//!
//! The key is a file outside the database: who has the database alone can't make an entry that fits.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::files::hexadecimal;

/// What stands where the first entry would have the hash of the one before it.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How many fields an entry has beside its number and the two hashes.
pub const FIELDS: usize = 17;

/// The fields of an entry, in the order of the table's columns: `recorded_at` to `details`.
pub type Fields<'a> = [Option<&'a [u8]>; FIELDS];

/// The key of the chain.
#[derive(Clone)]
pub struct ChainKey(Vec<u8>);

impl std::fmt::Debug for ChainKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ChainKey(***)")
    }
}

impl ChainKey {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The hash of an entry (HMAC-SHA-256), in hexadecimal.
    #[must_use]
    pub fn hash(&self, seq: i64, fields: &Fields<'_>, previous: &[u8]) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return String::new();
        };
        encode(seq, fields, previous, |part| mac.update(part));
        hexadecimal(&mac.finalize().into_bytes())
    }
}

/// The one encoding of an entry: every part with its length before it, and what is not there otherwise than what is empty.
/// No two entries have the same one.
fn encode(seq: i64, fields: &Fields<'_>, previous: &[u8], mut add: impl FnMut(&[u8])) {
    add(b"meetbaar audit entry 1\0");
    add(&seq.to_be_bytes());
    for field in fields {
        match field {
            None => add(&[0]),
            Some(bytes) => {
                add(&[1]);
                add(&length(bytes));
                add(bytes);
            }
        }
    }
    add(&length(previous));
    add(previous);
}

fn length(bytes: &[u8]) -> [u8; 8] {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields<'a>(some: &[(usize, &'a str)]) -> Fields<'a> {
        let mut fields = [None; FIELDS];
        for (place, text) in some {
            fields[*place] = Some(text.as_bytes());
        }
        fields
    }

    #[test]
    fn whatever_differs_makes_another_encoding() {
        let entries = [
            (1, fields(&[]), "a"),
            (2, fields(&[]), "a"),
            (1, fields(&[]), "b"),
            (1, fields(&[]), ""),
            (1, fields(&[(0, "")]), "a"),
            (1, fields(&[(1, "")]), "a"),
            (1, fields(&[(0, "x")]), "a"),
            (1, fields(&[(0, "x"), (1, "y")]), "a"),
            (1, fields(&[(0, "xy")]), "a"),
            (1, fields(&[(0, "xy"), (1, "")]), "a"),
            (1, fields(&[(0, ""), (1, "xy")]), "a"),
            (1, fields(&[(0, "y"), (1, "x")]), "a"),
            (1, fields(&[(16, "a")]), ""),
            (1, fields(&[(0, "\0\0\0\0\0\0\0\u{1}x")]), "a"),
        ];
        let encoded: std::collections::BTreeSet<Vec<u8>> = entries
            .iter()
            .map(|(seq, fields, previous)| {
                let mut all = Vec::new();
                encode(*seq, fields, previous.as_bytes(), |part| all.extend(part));
                all
            })
            .collect();
        assert_eq!(encoded.len(), entries.len());
        let hash = |key: u8| ChainKey::new(vec![key; 32]).hash(1, &fields(&[]), b"a");
        assert_eq!(hash(1).len(), 64);
        assert_ne!(hash(1), hash(2), "who lacks the key makes another hash");
    }
}
