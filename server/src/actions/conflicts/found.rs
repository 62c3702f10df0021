//! Finds the conflicts that a report has a part in, by all that waits or counts of its people.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::Hours,
    conflict::{self, ConflictKind, Worked},
};

use crate::{
    reporting::obligation::period,
    storage::{
        Connection, Stored,
        conflicts::{self, Placed, Seeds},
    },
};

/// A conflict that there is.
#[derive(Debug)]
pub(super) struct Found {
    /// Why.
    pub(super) kind: ConflictKind,
    /// Key, report and contract of each of its lines, in order.
    pub(super) lines: Vec<(i64, i64, i64)>,
    /// First and last day of their periods.
    pub(super) days: (NaiveDate, NaiveDate),
}

/// The placements that wait or count of everybody who is found by those keys, each once, in order.
pub(super) fn placements(
    connection: &mut Connection,
    supplier: i64,
    mut seeds: Seeds,
) -> Stored<Vec<Placed>> {
    let mut suppliers = BTreeSet::from([supplier]);
    let own = conflicts::by_candidates(connection, &[supplier], &seeds.candidates)?;
    seeds
        .keys
        .extend(own.iter().filter_map(|one| one.linking_key.clone()));
    seeds.keys.sort_unstable();
    seeds.keys.dedup();
    let keyed = conflicts::by_keys(connection, &seeds.keys)?;
    // Who is known by a linking key may stand in other lines by his number alone.
    suppliers.extend(keyed.iter().map(|one| one.supplier_id));
    let mut numbers: Vec<String> = keyed
        .iter()
        .filter_map(|one| one.candidate.clone())
        .collect();
    numbers.extend(seeds.candidates);
    numbers.sort_unstable();
    numbers.dedup();
    let suppliers: Vec<i64> = suppliers.into_iter().collect();
    let mut all = conflicts::by_candidates(connection, &suppliers, &numbers)?;
    all.extend(keyed);
    all.extend(own);
    all.sort_by_key(|one| one.line_id);
    all.dedup_by_key(|one| one.line_id);
    Ok(all)
}

/// The conflicts among placements. Lines in `agreed` may count beside each other.
pub(super) fn among(placed: &[Placed], agreed: &[(i64, Vec<i64>)]) -> Stored<Vec<Found>> {
    let signs = placed.iter().map(|one| {
        let candidate = one.candidate.as_deref().map(|number| (0_u8, number));
        let key = one.linking_key.as_deref().map(|key| (1_u8, key));
        candidate.into_iter().chain(key).collect::<Vec<_>>()
    });
    let mut found = Vec::new();
    for person in conflict::people(signs) {
        let own: Vec<&Placed> = person
            .iter()
            .filter_map(|place| placed.get(*place))
            .collect();
        if own.len() > 1 {
            found.extend(of_person(&own, agreed)?);
        }
    }
    Ok(found)
}

fn of_person(own: &[&Placed], agreed: &[(i64, Vec<i64>)]) -> Stored<Vec<Found>> {
    let worked = own
        .iter()
        .map(|one| worked(one))
        .collect::<Stored<Vec<_>>>()?;
    let places: HashMap<i64, usize> = own
        .iter()
        .enumerate()
        .map(|(place, one)| (one.line_id, place))
        .collect();
    let agreed: Vec<BTreeSet<usize>> = agreed
        .iter()
        .map(|(_, lines)| {
            lines
                .iter()
                .filter_map(|line| places.get(line).copied())
                .collect()
        })
        .filter(|places: &BTreeSet<usize>| places.len() > 1)
        .collect();
    let conflicts = conflict::conflicts(&worked, &agreed).into_iter();
    Ok(conflicts
        .filter_map(|one| {
            let lines: Vec<&&Placed> = one
                .placements
                .iter()
                .filter_map(|place| own.get(*place))
                .collect();
            Some(Found {
                kind: one.kind,
                days: (
                    lines.iter().map(|line| line.period_start).min()?,
                    lines.iter().map(|line| line.period_end).max()?,
                ),
                lines: lines
                    .iter()
                    .map(|line| (line.line_id, line.report_id, line.contract_id))
                    .collect(),
            })
        })
        .collect())
}

/// A candidate's placements under one contract go on from each other.
fn worked(one: &Placed) -> Stored<Worked<(i64, Option<&str>)>> {
    Ok(Worked {
        duty: (one.contract_id, one.candidate.as_deref()),
        period: period(one.period_start, one.period_end)?,
        starts: one.starts,
        ends: one.ends,
        hours_per_week: one.hours_per_week.map(Hours),
        paid_hours: one.paid_hours.map(Hours),
    })
}
