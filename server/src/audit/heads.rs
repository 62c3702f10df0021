//! Where the chain ends, kept outside the database: after every entry, and each day with a signature.
//!
//! The chain alone can't tell that its tail was cut off, or that an older copy of the database was put back: these files
//! can. The public key lets anybody check a day's head who has neither the database nor the chain's key.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

/// The last entry of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Latest {
    /// Its number.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// The last entry of the chain on a day, signed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Head {
    /// The Dutch day, as `2026-11-23`.
    pub day: String,
    /// Number of the entry.
    pub seq: i64,
    /// Hash of the entry.
    pub hash: String,
    /// Ed25519 over the three, in base64.
    pub signature: String,
}

/// The key pair that signs heads.
pub struct Signer(Ed25519KeyPair);

impl std::fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Signer(***)")
    }
}

impl Signer {
    /// The key pair of a seed of 32 bytes.
    ///
    /// # Errors
    /// When the seed has another length.
    pub fn new(seed: &[u8]) -> io::Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed);
        pair.map(Self)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))
    }

    /// The head of a day.
    #[must_use]
    pub fn sign(&self, day: &str, latest: &Latest) -> Head {
        let signature = self.0.sign(&signed(day, latest.seq, &latest.hash));
        Head {
            day: day.to_owned(),
            seq: latest.seq,
            hash: latest.hash.clone(),
            signature: STANDARD.encode(signature.as_ref()),
        }
    }

    /// The signature of a text, in base64.
    #[must_use]
    pub fn sign_text(&self, text: &str) -> String {
        STANDARD.encode(self.0.sign(text.as_bytes()).as_ref())
    }

    /// The public key in base64: 32 bytes (RFC 8032).
    #[must_use]
    pub fn public_key(&self) -> String {
        STANDARD.encode(self.0.public_key().as_ref())
    }

    /// Whether a head was signed with this key.
    #[must_use]
    pub fn signed(&self, head: &Head) -> bool {
        let public = UnparsedPublicKey::new(&ED25519, self.0.public_key().as_ref());
        let Ok(signature) = STANDARD.decode(&head.signature) else {
            return false;
        };
        // The one spelling of a signature: base64 leaves bits free that say nothing.
        STANDARD.encode(&signature) == head.signature
            && public
                .verify(&signed(&head.day, head.seq, &head.hash), &signature)
                .is_ok()
    }
}

/// The text that is signed; a line each, and neither a day nor a hash has a line end in it.
fn signed(day: &str, seq: i64, hash: &str) -> Vec<u8> {
    format!("meetbaar audit head 1\n{day}\n{seq}\n{hash}\n").into_bytes()
}

/// The folder of the files outside the database.
#[derive(Clone, Debug)]
pub struct Heads {
    folder: PathBuf,
}

/// What is known outside the database.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The last entry that this installation wrote.
    pub latest: Option<Latest>,
    /// The heads of days, the oldest first.
    pub days: Vec<Head>,
    /// Files that can't be read as what they should be.
    pub unreadable: Vec<String>,
}

const LATEST: &str = "latest.json";

impl Heads {
    /// Opens the folder, and makes it where it is missing.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_path_buf(),
        })
    }

    /// Keeps the last entry that was written.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_latest(&self, latest: &Latest) -> io::Result<()> {
        self.put(LATEST, latest)
    }

    /// Keeps the head of a day.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, head: &Head) -> io::Result<()> {
        self.put(&format!("{}.json", head.day), head)
    }

    fn put(&self, name: &str, content: &impl Serialize) -> io::Result<()> {
        let draft = self.folder.join(format!(".{name}-{}", std::process::id()));
        let text = serde_json::to_string(content).map_err(io::Error::other)?;
        fs::write(&draft, format!("{text}\n"))?;
        fs::rename(draft, self.folder.join(name))
    }

    /// Everything that is kept here.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read(&self) -> io::Result<Outside> {
        let mut outside = Outside::default();
        let mut names: Vec<String> = fs::read_dir(&self.folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| {
                !name.starts_with('.')
                    && Path::new(name)
                        .extension()
                        .is_some_and(|kind| kind == "json")
            })
            .collect();
        names.sort();
        for name in names {
            let text = fs::read_to_string(self.folder.join(&name))?;
            if name == LATEST {
                outside.latest = serde_json::from_str(&text).ok();
                if outside.latest.is_none() {
                    outside.unreadable.push(name);
                }
            } else {
                match serde_json::from_str(&text) {
                    Ok(head) => outside.days.push(head),
                    Err(_) => outside.unreadable.push(name),
                }
            }
        }
        Ok(outside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_signed_for_its_day_number_and_hash() {
        let signer = Signer::new(&[7; 32]).unwrap();
        let latest = Latest {
            seq: 12,
            hash: "ab".to_owned(),
        };
        let head = signer.sign("2026-11-23", &latest);
        assert!(signer.signed(&head));
        let other = |change: fn(&mut Head)| {
            let mut other = head.clone();
            change(&mut other);
            other
        };
        for changed in [
            other(|head| "2026-11-24".clone_into(&mut head.day)),
            other(|head| head.seq = 13),
            other(|head| "ac".clone_into(&mut head.hash)),
            other(|head| head.signature.insert(0, 'A')),
            other(|head| head.signature.clear()),
        ] {
            assert!(!signer.signed(&changed), "{changed:?}");
        }
        assert!(!Signer::new(&[8; 32]).unwrap().signed(&head));
        assert!(Signer::new(&[8; 31]).is_err());
    }
}
