//! The end of a reading: what holds for the file as a whole.

use serde::{Deserialize, Serialize};

use super::{
    WireFault,
    codes::{self, numbers, period},
};
use crate::reading::{Account, Conclusion};

/// A conclusion as it travels. What a newer reader may add has a default here.
#[derive(Deserialize, Serialize)]
pub(super) struct ConclusionRecord {
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<String>,
}

impl From<Conclusion> for ConclusionRecord {
    fn from(conclusion: Conclusion) -> Self {
        let account = conclusion.account;
        Self {
            importer: conclusion.importer,
            version: conclusion.importer_version,
            outcome: conclusion.outcome.code().to_owned(),
            period: conclusion.period.map(numbers),
            contracts: conclusion.contracts,
            shared: conclusion.lines_share_period,
            account: (
                account.rows,
                account.with_lines,
                account.with_errors,
                account.no_data,
            ),
            sheets: conclusion.sheets,
        }
    }
}

impl TryFrom<ConclusionRecord> for Conclusion {
    type Error = WireFault;

    fn try_from(record: ConclusionRecord) -> Result<Self, WireFault> {
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
            sheets: record.sheets,
        })
    }
}
