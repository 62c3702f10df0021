//! The end of a reading: what holds for the file as a whole.

use meetbaar_domain::period::Period;
use serde::{Deserialize, Serialize};

use super::{
    WireFault,
    codes::{self, numbers, period},
};
use crate::reading::{Account, Outcome, Reading};

/// What is known of a file once all of it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Name of the format that read the file; empty when none recognised it.
    pub importer: String,
    /// Version of that format.
    pub importer_version: u32,
    /// What may happen with the file now.
    pub outcome: Outcome,
    /// The period that the file states as a whole, if it states one.
    pub period: Option<Period>,
    /// Contract numbers named in the file, sorted, each once.
    pub contracts: Vec<String>,
    /// What became of every row below a heading.
    pub account: Account,
}

impl Ending {
    /// The end of a reading, without its lines and problems.
    pub fn of(reading: Reading) -> Self {
        Self {
            importer: reading.importer,
            importer_version: reading.importer_version,
            outcome: reading.outcome,
            period: reading.period,
            contracts: reading.contracts,
            account: reading.account,
        }
    }
}

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
            account: Account {
                rows,
                with_lines,
                with_errors,
                no_data,
            },
        })
    }
}
