//! Standings summed: by contract, supplier, category, sector, buyer, ministry, or for the whole network.
//!
//! Euros, jobs, people and hours are never added to each other. A contract of several buyers is split by their shares so
//! that the parts add up to the whole.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use meetbaar_domain::{obligation::Quantity, standing::Status};

use super::standings::{self, ContractStanding, ObligationStanding};
use crate::{
    access::Scope,
    storage::{
        Connection, Known, Stored, contracts,
        groupings::{self, Grouping, Named},
    },
};

/// The whole, in hundredths of a percent.
const ALL: i64 = 10_000;

/// By what standings are summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum By {
    /// Each contract by itself.
    Contract,
    /// Who owes.
    Supplier,
    /// Kind of spending.
    Category,
    /// Sector of that.
    Sector,
    /// Who buys, by shares.
    Buyer,
    /// The ministry of who buys, by shares.
    Ministry,
    /// Everything.
    Network,
}

/// Sums of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Obligations that are measured in it.
    pub obligations: i64,
    /// Required to date.
    pub required: i64,
    /// Realised by accepted lines.
    pub realised: i64,
    /// The part of that which evidence backs.
    pub with_evidence: i64,
    /// Submitted and not yet judged.
    pub to_be_judged: i64,
    /// What lacks; what is too much on one obligation does not fill the gap of another.
    pub gap: i64,
    /// Expected at the end of the terms.
    pub forecast: i64,
}

/// All sums of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Contracts, also those that it has a share of.
    pub contracts: i64,
    /// By unit: `euros`, `jobs`, `placements`, `hours`.
    pub units: BTreeMap<&'static str, Sums>,
    /// How many obligations have each status, by its word.
    pub statuses: BTreeMap<&'static str, i64>,
    /// Jobs of the last full quarter, in ten-thousandths.
    pub jobs: i64,
}

/// The totals of a scope on a reference date, as they were known.
///
/// # Errors
/// When a query fails or a row can't be understood.
pub fn totals(
    connection: &mut Connection,
    scope: Scope,
    by: By,
    on: NaiveDate,
    known: Known,
) -> Stored<BTreeMap<Named, Total>> {
    let contracts = contracts::list(connection, scope)?;
    let ids: Vec<i64> = contracts.iter().map(|one| one.id).collect();
    let groupings = groupings::of_contracts(connection, &ids)?;
    let mut totals = BTreeMap::new();
    for standing in standings::of_contracts(connection, contracts, on, known)? {
        let groups = groups(&standing, groupings.get(&standing.contract.id), by);
        add(&mut totals, &standing, &groups);
    }
    Ok(totals)
}

/// The groups of a contract with its share of each: together the whole.
fn groups(standing: &ContractStanding, grouping: Option<&Grouping>, by: By) -> Vec<(Named, i64)> {
    let contract = || Named {
        code: standing.contract.number.clone(),
        name: standing.contract.number.clone(),
    };
    let Some(grouping) = grouping else {
        return vec![(contract(), ALL)];
    };
    match by {
        By::Contract => vec![(contract(), ALL)],
        By::Supplier => vec![(grouping.supplier.clone(), ALL)],
        By::Category => vec![(grouping.category.clone(), ALL)],
        By::Sector => vec![(grouping.sector.clone(), ALL)],
        By::Buyer => grouping.buyers.clone(),
        By::Ministry => grouping.ministries.clone(),
        By::Network => vec![(
            Named {
                code: "network".to_owned(),
                name: "Netwerkorganisatie Social Return".to_owned(),
            },
            ALL,
        )],
    }
}

fn add(totals: &mut BTreeMap<Named, Total>, standing: &ContractStanding, groups: &[(Named, i64)]) {
    let shares: Vec<i64> = groups.iter().map(|(_, share)| *share).collect();
    let mut parts: HashMap<usize, Total> = HashMap::new();
    for (place, jobs) in split(standing.jobs.0, &shares).into_iter().enumerate() {
        let part = parts.entry(place).or_default();
        part.contracts = 1;
        part.jobs = jobs;
    }
    for obligation in &standing.obligations {
        for (place, sums) in split_sums(obligation, &shares).into_iter().enumerate() {
            let part = parts.entry(place).or_default();
            let status = part.statuses.entry(obligation.status.code()).or_default();
            *status = status.saturating_add(1);
            if let Some((unit, sums)) = sums {
                part.units.entry(unit).or_default().join(&sums);
            }
        }
    }
    for (place, (named, _)) in groups.iter().enumerate() {
        if let Some(part) = parts.remove(&place) {
            totals.entry(named.clone()).or_default().join(&part);
        }
    }
}

/// The figures of an obligation for each share; nothing where it is not measurable, or lifted.
fn split_sums(standing: &ObligationStanding, shares: &[i64]) -> Vec<Option<(&'static str, Sums)>> {
    let stored = |quantity: Option<Quantity>| quantity.map_or(0, Quantity::stored);
    let Some(required) = standing
        .required
        .filter(|_| standing.status != Status::Waived)
    else {
        return shares.iter().map(|_| None).collect();
    };
    let forecast = standing.forecast.map(|forecast| forecast.expected);
    let figures = [
        required.stored(),
        stored(standing.realised),
        stored(standing.with_evidence),
        stored(standing.to_be_judged),
        stored(standing.gap),
        stored(forecast),
    ];
    let columns: Vec<Vec<i64>> = figures.iter().map(|one| split(*one, shares)).collect();
    let figure = |column: usize, place: usize| {
        let column = columns.get(column).map(Vec::as_slice).unwrap_or_default();
        column.get(place).copied().unwrap_or_default()
    };
    let parts = (0..shares.len()).map(|place| {
        let sums = Sums {
            obligations: 1,
            required: figure(0, place),
            realised: figure(1, place),
            with_evidence: figure(2, place),
            to_be_judged: figure(3, place),
            gap: figure(4, place),
            forecast: figure(5, place),
        };
        Some((required.unit_code(), sums))
    });
    parts.collect()
}

/// An amount by shares: each rounded down, and what is left over to the first.
fn split(amount: i64, shares: &[i64]) -> Vec<i64> {
    let part = |share: i64| {
        let exact = i128::from(amount) * i128::from(share) / i128::from(ALL);
        i64::try_from(exact).unwrap_or_default()
    };
    let mut parts: Vec<i64> = shares.iter().map(|share| part(*share)).collect();
    let given = parts
        .iter()
        .fold(0_i64, |sum, one| sum.saturating_add(*one));
    if let Some(first) = parts.first_mut() {
        *first = first.saturating_add(amount.saturating_sub(given));
    }
    parts
}

impl Sums {
    fn join(&mut self, other: &Self) {
        for (own, more) in [
            (&mut self.obligations, other.obligations),
            (&mut self.required, other.required),
            (&mut self.realised, other.realised),
            (&mut self.with_evidence, other.with_evidence),
            (&mut self.to_be_judged, other.to_be_judged),
            (&mut self.gap, other.gap),
            (&mut self.forecast, other.forecast),
        ] {
            *own = own.saturating_add(more);
        }
    }
}

impl Total {
    fn join(&mut self, other: &Self) {
        self.contracts = self.contracts.saturating_add(other.contracts);
        self.jobs = self.jobs.saturating_add(other.jobs);
        for (unit, sums) in &other.units {
            self.units.entry(unit).or_default().join(sums);
        }
        for (status, count) in &other.statuses {
            let own = self.statuses.entry(status).or_default();
            *own = own.saturating_add(*count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_parts_add_up_to_the_whole() {
        for (amount, shares, parts) in [
            (100, vec![10_000], vec![100]),
            (100, vec![6_000, 4_000], vec![60, 40]),
            (101, vec![3_333, 3_333, 3_334], vec![35, 33, 33]),
            (1, vec![5_000, 5_000], vec![1, 0]),
            (
                i64::MAX,
                vec![2_500, 7_500],
                vec![i64::MAX - i64::MAX / 4 * 3 - 2, i64::MAX / 4 * 3 + 2],
            ),
        ] {
            let split = split(amount, &shares);
            assert_eq!(split.iter().sum::<i64>(), amount);
            assert_eq!(split, parts);
        }
        assert!(split(5, &[]).is_empty());
    }
}
