//! The settings of limits: how many requests somebody may send.

use serde::{Deserialize, Serialize};

/// The table `[limits]`. A limit of 0 is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Requests to the API that an account may send in a minute, all at once if it likes.
    pub account_per_minute: u32,
    /// Requests without a token or a session that an address may send in a minute.
    pub address_per_minute: u32,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            account_per_minute: 1200,
            address_per_minute: 600,
        }
    }
}
