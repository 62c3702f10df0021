//! The one place that makes chance: identifiers, keys and passwords.

use rand::{Rng, RngExt, distr::Uniform};

use crate::clock::Instant;

/// A new identifier for the outside: a UUID of version 7, so that they sort by time.
#[must_use]
pub fn public_id(now: Instant) -> String {
    let millis = u64::try_from(now.stored().and_utc().timestamp_millis()).unwrap_or_default();
    let mut random = [0_u8; 10];
    generator().fill_bytes(&mut random);
    uuid::Builder::from_unix_timestamp_millis(millis, &random)
        .into_uuid()
        .to_string()
}

/// 256 random bits.
#[must_use]
pub fn secret() -> [u8; 32] {
    let mut secret = [0_u8; 32];
    generator().fill_bytes(&mut secret);
    secret
}

/// 96 random bits, to be used once with a cipher's key.
#[must_use]
pub fn nonce() -> [u8; 12] {
    let mut nonce = [0_u8; 12];
    generator().fill_bytes(&mut nonce);
    nonce
}

/// A random key as hexadecimal text, for cookies and leases.
#[must_use]
pub fn key() -> String {
    secret().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A password of 20 letters and digits in groups of five, without those that look alike: more than 112 bits.
#[must_use]
pub fn password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
    let Ok(places) = Uniform::new(0, LETTERS.len()) else {
        return key();
    };
    let letters: String = generator()
        .sample_iter(places)
        .take(20)
        .filter_map(|place| LETTERS.get(place).copied().map(char::from))
        .collect();
    [
        letters.get(0..5),
        letters.get(5..10),
        letters.get(10..15),
        letters.get(15..20),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("-")
}

#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn generator() -> impl Rng {
    rand::rng()
}
