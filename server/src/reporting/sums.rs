//! Everything that standings are made of, added up by the database: a fixed number of queries for any number of contracts.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use meetbaar_domain::period::{Period, Quarter};

use super::obligation::period;
use crate::storage::{
    Connection, Stored, figures,
    obligations::{self, StoredObligation},
    report_contracts, value_tables,
};

/// Everything that standings are made of, added up by the database.
pub(super) struct Sums {
    pub(super) obligations: Vec<StoredObligation>,
    pub(super) milestones: Vec<obligations::StoredMilestone>,
    pub(super) tables: HashMap<i64, (String, i32)>,
    pub(super) accepted: HashMap<i64, i64>,
    pub(super) submitted: HashMap<i64, i64>,
    pub(super) to_come: HashMap<i64, i64>,
    pub(super) without_block: HashMap<i64, i64>,
    pub(super) lines: HashMap<i64, i64>,
    pub(super) turnover: HashMap<i64, i64>,
    pub(super) candidates: HashMap<i64, i64>,
    pub(super) quarter: Quarter,
    pub(super) hours_in_quarter: HashMap<i64, i64>,
    pub(super) hours_to_date: HashMap<i64, i64>,
    /// Periods of accepted reports, and of those that wait for their judgement.
    pub(super) accepted_periods: Periods,
    pub(super) waiting_periods: Periods,
    /// Contracts of which some turnover is not known.
    pub(super) unknown_turnover: HashSet<i64>,
}

/// Periods by contract.
pub(super) type Periods = HashMap<i64, Vec<Period>>;

impl Sums {
    pub(super) fn load(connection: &mut Connection, ids: &[i64], on: NaiveDate) -> Stored<Self> {
        let (obligations, milestones) = obligations::of_contracts(connection, ids)?;
        let quarter = Quarter::last_full(on);
        let (year, number) = (
            quarter.year,
            i32::try_from(quarter.number).unwrap_or_default(),
        );
        let realised = figures::realised(connection, ids, on)?;
        let of_state = |state: &str| {
            let sums = realised.iter().filter(|sum| sum.state == state);
            sums.map(|sum| (sum.obligation_id, sum.amount)).collect()
        };
        let mut tables: Vec<i64> = obligations
            .iter()
            .filter_map(|row| row.value_table_id)
            .collect();
        tables.sort_unstable();
        tables.dedup();
        let (mut accepted_periods, mut waiting_periods): (Periods, Periods) = Default::default();
        for one in report_contracts::reported_periods(connection, ids)? {
            let periods = if one.accepted {
                &mut accepted_periods
            } else {
                &mut waiting_periods
            };
            let days = period(one.period_start, one.period_end)?;
            periods.entry(one.contract_id).or_default().push(days);
        }
        let unknown = report_contracts::without_turnover(connection, ids, on)?;
        Ok(Self {
            accepted: of_state("accepted"),
            submitted: of_state("submitted"),
            tables: value_tables::by_ids(connection, &tables)?
                .into_iter()
                .map(|table| (table.id, (table.code, table.revision)))
                .collect(),
            to_come: figures::to_come(connection, ids, on)?.into_iter().collect(),
            without_block: figures::without_block(connection, ids, on)?
                .into_iter()
                .collect(),
            lines: by_contract(figures::lines(connection, ids, on)?),
            turnover: by_contract(figures::turnover(connection, ids, on)?),
            candidates: by_contract(figures::candidates(connection, ids, on)?),
            hours_in_quarter: by_contract(figures::hours_in_quarter(
                connection, ids, year, number,
            )?),
            hours_to_date: by_contract(figures::hours_to_date(connection, ids, on)?),
            obligations,
            milestones,
            quarter,
            accepted_periods,
            waiting_periods,
            unknown_turnover: unknown.into_iter().collect(),
        })
    }
}

fn by_contract(sums: Vec<figures::ContractSum>) -> HashMap<i64, i64> {
    sums.into_iter()
        .map(|sum| (sum.contract_id, sum.amount))
        .collect()
}

/// A sum, or nothing.
pub(super) fn number(sums: &HashMap<i64, i64>, key: i64) -> i64 {
    sums.get(&key).copied().unwrap_or_default()
}
