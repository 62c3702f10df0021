//! What tokens and secrets of clients look like: a prefix that scanners of secrets know, 256 random bits, and a checksum,
//! so that a mistyped or cut one is refused without being looked up.
//!
//! Kept is their SHA-256 and no slow salted hash: that is for what people choose and others can guess. Nobody guesses 256
//! random bits, however fast he can try, and a fast hash can be looked up at every request.

use crate::{files::fingerprint, ids};

/// What a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Shown at the API by a person's program.
    PersonalToken,
    /// Shown by a client to get a token.
    ClientSecret,
}

/// Signs of the random part and of the checksum, all hexadecimal.
const RANDOM: usize = 64;
const CHECK: usize = 8;

/// A new secret. It is shown once; what is kept is its fingerprint.
pub struct NewSecret {
    /// The secret.
    pub text: String,
    /// What is kept of it.
    pub fingerprint: String,
}

impl std::fmt::Debug for NewSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NewSecret(***)")
    }
}

impl Purpose {
    /// How its secrets begin.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::PersonalToken => "mbp_",
            Self::ClientSecret => "mbs_",
        }
    }

    /// Makes one.
    #[must_use]
    pub fn make(self) -> NewSecret {
        let text = self.with_checksum(&ids::key());
        let fingerprint = fingerprint(&text);
        NewSecret { text, fingerprint }
    }

    fn with_checksum(self, random: &str) -> String {
        let body = format!("{}{random}", self.prefix());
        let sum = fingerprint(&body);
        format!("{body}{sum:.CHECK$}")
    }

    /// The fingerprint of what somebody shows; `None` where it can be no secret of this purpose.
    #[must_use]
    pub fn fingerprint_of(self, shown: &str) -> Option<String> {
        let rest = shown.strip_prefix(self.prefix())?;
        let random = rest
            .get(..RANDOM)
            .filter(|_| rest.len() == RANDOM + CHECK)?;
        (self.with_checksum(random) == shown).then(|| fingerprint(shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_by_its_purpose_and_checksum() {
        let made = Purpose::PersonalToken.make();
        assert_eq!((made.text.len(), made.fingerprint.len()), (76, 64));
        let known = Purpose::PersonalToken.fingerprint_of(&made.text);
        assert_eq!(known, Some(made.fingerprint.clone()));
        assert_eq!(Purpose::ClientSecret.fingerprint_of(&made.text), None);
        assert_ne!(made.text, Purpose::PersonalToken.make().text);
        assert!(!format!("{made:?}").contains("mbp_"));
    }

    #[test]
    fn one_sign_too_few_too_many_or_wrong_is_no_secret() {
        let made = Purpose::ClientSecret.make().text;
        let wrong = match made.strip_suffix('0') {
            Some(cut) => format!("{cut}1"),
            None => format!("{}0", &made[..75]),
        };
        for shown in [
            "",
            "mbs_",
            &made[..75],
            &format!("{made}0"),
            &wrong,
            &made.to_uppercase(),
            "mbs_é",
        ] {
            assert_eq!(Purpose::ClientSecret.fingerprint_of(shown), None, "{shown}");
        }
    }
}
