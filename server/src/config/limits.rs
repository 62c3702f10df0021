//! The settings of limits: how many requests somebody may send, and how slowly.

use serde::{Deserialize, Serialize};

use super::ConfigFault;

/// The table `[limits]`. A limit of 0 is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Requests that an account may send in a minute, all at once if it likes: so many by programs, and so many by browsers.
    pub account_per_minute: u32,
    /// Requests without a token or a session that an address may send in a minute.
    pub address_per_minute: u32,
    /// Connections that are open at once.
    pub connections: u32,
    /// Seconds for which nothing may come of a request, or nothing be taken of an answer.
    pub patience_seconds: u32,
    /// Bytes a second that somebody must send or take at least, once the patience is over.
    pub bytes_per_second: u32,
}

impl LimitSettings {
    /// Refuses what would let nobody in.
    ///
    /// # Errors
    /// With the name of the setting.
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let all = [
            ("connections", self.connections),
            ("patience_seconds", self.patience_seconds),
            ("bytes_per_second", self.bytes_per_second),
        ];
        match all.iter().find(|(_, value)| *value == 0) {
            None => Ok(()),
            Some((name, _)) => Err(ConfigFault(format!("limits.{name} must be at least 1"))),
        }
    }
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            account_per_minute: 1200,
            address_per_minute: 600,
            connections: 1000,
            patience_seconds: 30,
            bytes_per_second: 8192,
        }
    }
}
