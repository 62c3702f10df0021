//! The settings of tokens: how long they can last, and whether a password gives one.

use serde::{Deserialize, Serialize};

use super::ConfigFault;

/// The table `[tokens]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenSettings {
    /// Days that a personal token can last at most.
    pub personal_days: u32,
    /// Days that the secret of a client can last at most.
    pub secret_days: u32,
    /// Whether `POST /v1/tokens` gives a token for a mail address and a password, where no second factor is asked.
    pub for_passwords: bool,
}

impl TokenSettings {
    /// Refuses what would let nothing last, or everything for ever.
    ///
    /// # Errors
    /// With the name of the setting.
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let all = [
            ("personal_days", self.personal_days),
            ("secret_days", self.secret_days),
        ];
        match all.iter().find(|(_, days)| !(1..=3660).contains(days)) {
            None => Ok(()),
            Some((name, _)) => Err(ConfigFault(format!("tokens.{name} must be from 1 to 3660"))),
        }
    }
}

impl Default for TokenSettings {
    fn default() -> Self {
        Self {
            personal_days: 365,
            secret_days: 365,
            for_passwords: true,
        }
    }
}
