//! The end of a reading: what holds for the file as a whole.

use serde::{Deserialize, Serialize};

use super::{
    Ending, WireFault,
    codes::{self, numbers, period},
};
use crate::reading::Account;

/// An ending as it travels. What a newer reader may add has a default here.
#[derive(Deserialize, Serialize)]
pub(super) struct EndingRecord {
    importer: String,
    version: u32,
    outcome: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<(i32, i32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contracts: Vec<String>,
    /// Whether the lines share the period of the file.
    #[serde(default)]
    shared: bool,
    /// Rows, with lines, with errors, no data.
    account: (u32, u32, u32, u32),
}

impl From<Ending> for EndingRecord {
    fn from(ending: Ending) -> Self {
        let account = ending.account;
        Self {
            importer: ending.importer,
            version: ending.importer_version,
            outcome: ending.outcome.code().to_owned(),
            period: ending.period.map(numbers),
            contracts: ending.contracts,
            shared: ending.lines_share_period,
            account: (
                account.rows,
                account.with_lines,
                account.with_errors,
                account.no_data,
            ),
        }
    }
}

impl TryFrom<EndingRecord> for Ending {
    type Error = WireFault;

    fn try_from(record: EndingRecord) -> Result<Self, WireFault> {
        let (rows, with_lines, with_errors, no_data) = record.account;
        Ok(Self {
            importer: record.importer,
            importer_version: record.version,
            outcome: codes::outcome(&record.outcome).ok_or(WireFault)?,
            period: record.period.map(period).transpose()?,
            contracts: record.contracts,
            lines_share_period: record.shared,
            account: Account {
                rows,
                with_lines,
                with_errors,
                no_data,
            },
        })
    }
}
