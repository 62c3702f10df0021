//! How a linking key is made of a citizen service number: the same here as in the browser (`linking-keys.js`).
//!
//! A supplier makes keys where it keeps the numbers; the server of the installation never meets one. What is made is a
//! slow hash (PBKDF2-HMAC-SHA-512, the slowest that every browser has built in) with the installation's salt, which is no
//! secret. The server keys it once more before it is stored (`keys.rs`), so that nobody can try numbers on what is stored.

use std::num::NonZeroU32;

use aws_lc_rs::pbkdf2;
use meetbaar_importers::privacy::{LinkingKey, passes};

/// So often the hash is repeated. Another count makes other keys of everybody: never change it.
pub const ROUNDS: NonZeroU32 = NonZeroU32::new(1_000_000).unwrap();

/// The linking key of a citizen service number, however it is written, with the salt of the installation; `None` for
/// what is no such number.
#[must_use]
pub fn linking_key(number: &str, salt: &str) -> Option<LinkingKey> {
    let digits = understood(number)?;
    let mut hash = [0; 32];
    let (salt, source) = (salt.as_bytes(), digits.as_bytes());
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA512, ROUNDS, salt, source, &mut hash);
    Some(LinkingKey::of(hash))
}

/// Nine digits that pass the elfproef. A zero in front is often lost in a spreadsheet.
fn understood(number: &str) -> Option<String> {
    let written: String = number
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '.' | '-'))
        .collect();
    let digits = if written.len() == 8 {
        format!("0{written}")
    } else {
        written
    };
    passes(&digits).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_written_and_others_are_none() {
        for written in ["012345672", "12345672", " 0123.45.672 ", "0123-45-672"] {
            assert_eq!(
                understood(written).as_deref(),
                Some("012345672"),
                "{written}"
            );
        }
        for none in ["123456789", "", "12345", "a12345672", "NL-1", "1234567890"] {
            assert_eq!(understood(none), None, "{none}");
        }
    }

    #[test]
    fn the_same_number_makes_the_same_key_and_another_salt_another() {
        let of = |number, salt| linking_key(number, salt).unwrap().text();
        assert_eq!(of("123456782", "zout"), of("1234.56.782", "zout"));
        assert_ne!(of("123456782", "zout"), of("123456782", "peper"));
        assert_ne!(of("123456782", "zout"), of("111222333", "zout"));
    }
}
