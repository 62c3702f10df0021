//! Standings as `meetbaar standings --json` prints them: the shape of `server/demonstration/standings.json`.

use chrono::NaiveDate;
use meetbaar_domain::obligation::Quantity;
use serde::Serialize;

use super::standings::ContractStanding;

/// All standings at a reference date.
#[derive(Serialize)]
pub struct StandingsDocument {
    reference_date: NaiveDate,
    standings: Vec<StandingEntry>,
}

#[derive(Serialize)]
struct StandingEntry {
    contract: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    required_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    realised_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap_cents: Option<i64>,
    lines: i64,
    without_block: i64,
    jobs: String,
    counts_as: &'static str,
    reported: bool,
    kind: &'static str,
}

impl StandingsDocument {
    /// One entry an obligation; euros are left out where the obligation is not in euros.
    #[must_use]
    pub fn new(reference_date: NaiveDate, standings: &[ContractStanding]) -> Self {
        let entries = standings.iter().flat_map(|standing| {
            standing.obligations.iter().map(|one| StandingEntry {
                contract: standing.contract.number.clone(),
                required_cents: euros(one.required),
                realised_cents: euros(one.realised),
                gap_cents: euros(one.gap),
                lines: standing.lines,
                without_block: one.without_block,
                jobs: standing.jobs.fixed(),
                counts_as: standing.counts_as.code(),
                reported: standing.reported,
                kind: one.obligation.kind.code(),
            })
        });
        Self {
            reference_date,
            standings: entries.collect(),
        }
    }
}

fn euros(quantity: Option<Quantity>) -> Option<i64> {
    match quantity {
        Some(Quantity::Euros(cents)) => Some(cents.0),
        _ => None,
    }
}
