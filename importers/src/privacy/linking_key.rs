//! Linking keys (koppelsleutels): what suppliers make of what they hold of a person, so that the same person at two
//! suppliers is found without a name.
//!
//! A key is the outcome of a slow salted hash, written with a checksum: what is not one (a name, a number, a hash of
//! somebody's own making) is recognised and never kept.

use bech32::{Bech32m, Hrp, primitives::decode::CheckedHrpstring};

/// What every key begins with.
const PREFIX: Hrp = Hrp::parse_unchecked("mbk");
/// Length of what was hashed to, in bytes.
const BYTES: usize = 32;

/// A linking key.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkingKey([u8; BYTES]);

impl std::fmt::Debug for LinkingKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("LinkingKey(***)")
    }
}

impl LinkingKey {
    /// The key of a hash.
    #[must_use]
    pub const fn of(hash: [u8; BYTES]) -> Self {
        Self(hash)
    }

    /// The key that is written so, in small or capital letters, with or without spaces and hyphens between them; `None`
    /// where a letter is wrong or it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let written: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .collect();
        let read = CheckedHrpstring::new::<Bech32m>(&written).ok()?;
        if read.hrp() != PREFIX {
            return None;
        }
        let bytes: Vec<u8> = read.byte_iter().collect();
        bytes.try_into().ok().map(Self)
    }

    /// As it is written: 62 letters.
    #[must_use]
    pub fn text(&self) -> String {
        bech32::encode::<Bech32m>(PREFIX, &self.0).unwrap_or_default()
    }

    /// What was hashed to.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_however_it_is_written() {
        let key = LinkingKey::of([7; BYTES]);
        let text = key.text();
        assert!(text.starts_with("mbk1") && text.len() == 62, "{text}");
        let grouped: Vec<String> = text
            .as_bytes()
            .chunks(4)
            .map(|four| String::from_utf8(four.to_vec()).unwrap())
            .collect();
        for written in [
            text.clone(),
            text.to_uppercase(),
            grouped.join(" "),
            grouped.join("-"),
            format!(" {text} "),
        ] {
            assert_eq!(LinkingKey::parse(&written), Some(key.clone()), "{written}");
        }
        assert_eq!(format!("{key:?}"), "LinkingKey(***)");
    }

    #[test]
    fn what_is_no_key_is_none() {
        let text = LinkingKey::of([7; BYTES]).text();
        let mut slip = text.clone();
        slip.replace_range(20..21, if &text[20..21] == "q" { "p" } else { "q" });
        let short = bech32::encode::<Bech32m>(PREFIX, &[7; 16]).unwrap();
        let other = bech32::encode::<Bech32m>(Hrp::parse("bc").unwrap(), &[7; BYTES]).unwrap();
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        for wrong in [
            slip.as_str(),
            &short,
            &other,
            hash,
            "Jansen 01-02-1980",
            "123456782",
            "",
        ] {
            assert_eq!(LinkingKey::parse(wrong), None, "{wrong}");
        }
    }
}
