//! The settings of retention: how long what is about people is kept.

use serde::{Deserialize, Serialize};

use super::ConfigFault;

/// How long what is about people is kept. Contracts may say another time for themselves.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionSettings {
    /// Months after the last day of a contract for which its lines and their files are kept.
    pub months: u32,
    /// Months for which a report is kept that never counted, or no longer does.
    pub not_counted_months: u32,
    /// Months for which mails that were sent are kept.
    pub message_months: u32,
}

impl Default for RetentionSettings {
    fn default() -> Self {
        Self {
            months: 24,
            not_counted_months: 12,
            message_months: 24,
        }
    }
}

/// Longest time that can be set: fifty years.
pub const MOST_MONTHS: u32 = 600;

impl RetentionSettings {
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let all = [self.months, self.not_counted_months, self.message_months];
        if all.iter().all(|months| (1..=MOST_MONTHS).contains(months)) {
            return Ok(());
        }
        Err(ConfigFault(format!(
            "the months in [retention] must be from 1 to {MOST_MONTHS}"
        )))
    }
}
