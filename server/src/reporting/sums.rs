//! Everything that standings are made of, added up by the database: a fixed number of queries for any number of contracts.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use meetbaar_domain::period::{Period, Quarter};

use super::obligation::period;
use crate::storage::{
    Connection, Known, Stored, calendar,
    figures::{self, Turnover},
    obligations::{self, StoredObligation},
    value_tables,
};

/// Everything that standings are made of, added up by the database.
pub(super) struct Sums {
    pub(super) obligations: Vec<StoredObligation>,
    pub(super) tables: HashMap<i64, (String, i32)>,
    pub(super) accepted: HashMap<i64, i64>,
    /// The part of what is accepted that evidence backs.
    pub(super) with_evidence: HashMap<i64, i64>,
    pub(super) submitted: HashMap<i64, i64>,
    pub(super) to_come: HashMap<i64, i64>,
    pub(super) without_block: HashMap<i64, i64>,
    pub(super) lines: HashMap<i64, i64>,
    /// By contract, in order of the days.
    pub(super) turnover: HashMap<i64, Vec<Turnover>>,
    /// By contract and measure.
    pub(super) people: HashMap<(i64, String), i64>,
    pub(super) quarter: Quarter,
    pub(super) hours_in_quarter: HashMap<i64, i64>,
    pub(super) hours_to_date: HashMap<i64, i64>,
    /// Periods of accepted reports, and of those that wait for their judgement.
    pub(super) accepted_periods: Periods,
    pub(super) waiting_periods: Periods,
    /// By contract the last day of a period and the day on which its report is due instead.
    pub(super) extensions: HashMap<i64, Vec<(NaiveDate, NaiveDate)>>,
    /// Contracts of which some turnover is not known.
    pub(super) unknown_turnover: HashSet<i64>,
}

/// Periods by contract.
pub(super) type Periods = HashMap<i64, Vec<Period>>;

impl Sums {
    pub(super) fn load(
        connection: &mut Connection,
        ids: &[i64],
        on: NaiveDate,
        known: Known,
    ) -> Stored<Self> {
        let obligations = obligations::of_contracts(connection, ids, known)?;
        let quarter = Quarter::last_full(on);
        let (year, number) = (
            quarter.year,
            i32::try_from(quarter.number).unwrap_or_default(),
        );
        let realised = figures::realised(connection, ids, on, known)?;
        let of_state = |state: &str| {
            let sums = realised.iter().filter(|sum| sum.state == state);
            sums.map(|sum| (sum.obligation_id, sum.amount)).collect()
        };
        let accepted = realised.iter().filter(|sum| sum.state == "accepted");
        let with_evidence = accepted.map(|sum| (sum.obligation_id, sum.with_evidence));
        let mut turnover: HashMap<i64, Vec<Turnover>> = HashMap::new();
        for one in figures::turnover(connection, ids, known)? {
            turnover.entry(one.contract_id).or_default().push(one);
        }
        let people = figures::people(connection, ids, on, known)?.into_iter();
        let mut tables: Vec<i64> = obligations
            .iter()
            .filter_map(|row| row.value_table_id)
            .collect();
        tables.sort_unstable();
        tables.dedup();
        let (mut accepted_periods, mut waiting_periods): (Periods, Periods) = Default::default();
        for one in figures::reported_days(connection, ids, known)? {
            let periods = if one.state == "accepted" {
                &mut accepted_periods
            } else {
                &mut waiting_periods
            };
            let days = period(one.period_start, one.period_end)?;
            periods.entry(one.contract_id).or_default().push(days);
        }
        let mut extensions: HashMap<i64, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
        for (contract, end, until) in calendar::granted(connection, ids, known)? {
            extensions.entry(contract).or_default().push((end, until));
        }
        let unknown = figures::without_turnover(connection, ids, on, known)?;
        Ok(Self {
            accepted: of_state("accepted"),
            with_evidence: with_evidence.collect(),
            submitted: of_state("submitted"),
            tables: value_tables::by_ids(connection, &tables)?
                .into_iter()
                .map(|table| (table.id, (table.code, table.revision)))
                .collect(),
            to_come: figures::to_come(connection, ids, on, known)?
                .into_iter()
                .collect(),
            without_block: figures::without_block(connection, ids, on, known)?
                .into_iter()
                .collect(),
            lines: by_contract(figures::lines(connection, ids, on, known)?),
            turnover,
            people: people
                .map(|one| ((one.contract_id, one.measure), one.people))
                .collect(),
            hours_in_quarter: by_contract(figures::hours_in_quarter(
                connection, ids, year, number, known,
            )?),
            hours_to_date: by_contract(figures::hours_to_date(connection, ids, on, known)?),
            obligations,
            quarter,
            accepted_periods,
            waiting_periods,
            extensions,
            unknown_turnover: unknown.into_iter().collect(),
        })
    }

    /// Turnover that was accepted up to a day.
    pub(super) fn turnover_until(&self, contract: i64, on: NaiveDate) -> i64 {
        let all = self.turnover.get(&contract).map(Vec::as_slice);
        let until = all.unwrap_or_default().iter();
        let until = until.take_while(|one| one.period_end <= on);
        until.fold(0, |sum, one| sum.saturating_add(one.cents))
    }

    /// Whether any turnover was accepted up to a day.
    pub(super) fn turnover_stated(&self, contract: i64, on: NaiveDate) -> bool {
        let all = self.turnover.get(&contract).map(Vec::as_slice);
        all.unwrap_or_default()
            .iter()
            .any(|one| one.period_end <= on)
    }

    /// How many people of a contract a measure counts.
    pub(super) fn people_of(&self, contract: i64, measure: &str) -> i64 {
        let key = (contract, measure.to_owned());
        self.people.get(&key).copied().unwrap_or_default()
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
