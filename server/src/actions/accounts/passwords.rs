//! Passwords: what is taken, what is stored, and whether one is right.
//!
//! No rules of composition: length, and not being guessed soon (ASVS 5.0, 6.2).

use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use zxcvbn::{Score, zxcvbn};

use crate::{actions::Refusal, leaked::Leaked, storage::StorageError};

/// Shortest password that is taken, in characters.
pub const SHORTEST: usize = 12;
/// Longest password that is taken, in characters.
const LONGEST: usize = 1_000;
/// Words that who guesses tries first here.
const OF_THE_HOUSE: [&str; 6] = [
    "meetbaar",
    "rijk",
    "rijksoverheid",
    "socialreturn",
    "social return",
    "wachtwoord",
];

/// Makes of a password that somebody chose what is stored.
///
/// # Errors
/// As [`hash`]; and `password_guessable` for one that is on a list of common passwords, or made of what is known of the
/// account (its mail address, the name of its supplier) or of patterns of a keyboard; `password_leaked` for one that is in
/// the installation's list of leaked passwords.
pub fn chosen(password: &str, known: &[&str], leaked: &Leaked) -> Result<String, Refusal> {
    check_length(password)?;
    let is_leaked = leaked.holds(password).map_err(|error| {
        let words = format!("the list of leaked passwords can't be read: {error}");
        StorageError::Failed(words)
    })?;
    if is_leaked {
        return Err(Refusal::field("password", "password_leaked", ""));
    }
    let known: Vec<&str> = known
        .iter()
        .flat_map(|text| {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            std::iter::once(*text).chain(text.split('@')).chain(words)
        })
        .chain(OF_THE_HOUSE)
        .filter(|word| word.chars().count() > 2)
        .collect();
    if zxcvbn(password, &known).score() < Score::Three {
        return Err(Refusal::field("password", "password_guessable", ""));
    }
    hash(password)
}

/// Makes of a password what is stored.
///
/// # Errors
/// [`Refusal::Invalid`] for a password that is too short or longer than 1,000 characters.
pub fn hash(password: &str) -> Result<String, Refusal> {
    check_length(password)?;
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Refusal::Failed(StorageError::Failed(error.to_string())))
}

fn check_length(password: &str) -> Result<(), Refusal> {
    let letters = password.chars().count();
    if letters < SHORTEST {
        let shortest = SHORTEST.to_string();
        return Err(Refusal::field("password", "password_too_short", shortest));
    }
    if letters > LONGEST {
        return Err(Refusal::field("password", "password_too_long", ""));
    }
    Ok(())
}

/// Whether a password is the one that was hashed.
#[must_use]
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// Whether a hash was made at another cost than hashes are made at today.
#[must_use]
pub fn is_outdated(hash: &str) -> bool {
    let today = Argon2::default();
    PasswordHash::new(hash).is_ok_and(|hash| {
        Params::try_from(&hash).map_or(true, |params| {
            (params.m_cost(), params.t_cost(), params.p_cost())
                != (
                    today.params().m_cost(),
                    today.params().t_cost(),
                    today.params().p_cost(),
                )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str, known: &[&str]) -> Option<&'static str> {
        match chosen(password, known, &Leaked::default()) {
            Err(Refusal::Invalid(faults)) => Some(faults[0].code),
            other => {
                other.unwrap();
                None
            }
        }
    }

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hash = hash("correct paard batterij").unwrap();
        assert!(verify("correct paard batterij", &hash));
        assert!(!verify("correct paard batterijj", &hash));
        assert!(!verify("correct paard batterij", "no hash"));
        assert!(!is_outdated(&hash));
        assert!(is_outdated(&hash.replace("t=2", "t=1")), "{hash}");
    }

    #[test]
    fn length_is_the_only_rule_of_composition() {
        for (password, fault) in [
            ("elf tekens!", Some("password_too_short")),
            ("      vier losse woorden met spaties      ", None),
            ("zeehond koffie trappenhuis lantaarn", None),
            ("ünïcödé zönder éénige régel 🐴", None),
            ("7391846205731948", None),
        ] {
            assert_eq!(refused(password, &[]), fault, "{password}");
        }
        assert_eq!(refused(&"x9 kameel ".repeat(100), &[]), None);
        let long = "x9 kameel ".repeat(101);
        assert_eq!(refused(&long, &[]), Some("password_too_long"));
    }

    #[test]
    fn the_words_of_the_house_are_documented() {
        let told = include_str!("../../../../docs/security.md").replace('\n', " ");
        for word in OF_THE_HOUSE {
            assert!(
                told.contains(word),
                "docs/security.md does not name {word:?}"
            );
        }
    }

    #[test]
    fn common_passwords_patterns_and_what_is_known_of_somebody_are_refused() {
        let known = ["p.vandenberg@noorderlicht.example", "Noorderlicht Software"];
        for guessable in [
            "unbelievable",
            "passwordpassword",
            "123456789012",
            "1q2w3e4r5t6y",
            "qwertyuiopas",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "meetbaar2026",
            "Meetbaar2026!",
            "socialreturn1",
            "noorderlicht1",
            "Noorderlicht2026",
            "p.vandenberg1",
            "wachtwoord2026",
        ] {
            let fault = refused(guessable, &known);
            assert_eq!(fault, Some("password_guessable"), "{guessable}");
        }
    }
}
