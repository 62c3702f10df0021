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
    let known = conflicts::known_keys(connection, &seeds.candidates)?;
    seeds.keys.extend(known.into_iter().map(|(_, key)| key));
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
    all.sort_by_key(|one| one.line_id);
    all.dedup_by_key(|one| one.line_id);
    Ok(latest(all))
}

/// Without what a later report of the same candidate and contract is about to take the place of: it does not stand beside
/// it.
fn latest(all: Vec<Placed>) -> Vec<Placed> {
    type Days = (i64, NaiveDate, NaiveDate);
    let duty = |one: &Placed| (one.contract_id, one.candidate.clone());
    let mut told: HashMap<(i64, Option<String>), Vec<Days>> = HashMap::new();
    for one in &all {
        let days = told.entry(duty(one)).or_default();
        match days
            .iter_mut()
            .find(|(report, ..)| *report == one.report_id)
        {
            Some((_, start, end)) => {
                *start = one.period_start.min(*start);
                *end = one.period_end.max(*end);
            }
            None => days.push((one.report_id, one.period_start, one.period_end)),
        }
    }
    let is_replaced = |one: &Placed| {
        told.get(&duty(one)).is_some_and(|days| {
            days.iter().any(|(report, start, end)| {
                *report > one.report_id && *start <= one.period_start && one.period_end <= *end
            })
        })
    };
    let kept = all.iter().filter(|one| !is_replaced(one)).cloned();
    kept.collect()
}

/// The conflicts among placements, whose candidates are known by those linking keys. Lines in `agreed` may count beside
/// each other.
pub(super) fn among(
    placed: &[Placed],
    known: &[(String, String)],
    agreed: &[(i64, Vec<i64>)],
) -> Stored<Vec<Found>> {
    let mut keys: HashMap<&str, Vec<&str>> = HashMap::new();
    for (candidate, key) in known {
        keys.entry(candidate).or_default().push(key);
    }
    let signs = placed.iter().map(|one| {
        let candidate = one.candidate.as_deref();
        let of_candidate = candidate
            .and_then(|number| keys.get(number))
            .into_iter()
            .flatten();
        let own = one.linking_key.as_deref().into_iter();
        let keys = own.chain(of_candidate.copied()).map(|key| (1_u8, key));
        candidate
            .map(|number| (0_u8, number))
            .into_iter()
            .chain(keys)
            .collect::<Vec<_>>()
    });
    let mut found = Vec::new();
    for person in conflict::people(signs) {
        let own: Vec<&Placed> = person
            .iter()
            .filter_map(|place| placed.get(*place))
            .collect();
        if own.len() > conflict::MOST {
            // No person, but one key filled down over many: each number for himself.
            let mut numbers: HashMap<Option<&str>, Vec<&Placed>> = HashMap::new();
            for one in own {
                numbers
                    .entry(one.candidate.as_deref())
                    .or_default()
                    .push(one);
            }
            for own in numbers.into_values() {
                found.extend(of_person(&own, agreed)?);
            }
        } else if own.len() > 1 {
            found.extend(of_person(&own, agreed)?);
        }
    }
    Ok(found)
}

fn of_person(own: &[&Placed], agreed: &[(i64, Vec<i64>)]) -> Stored<Vec<Found>> {
    // Of more than are looked at, the newest.
    let first = own.len().saturating_sub(conflict::MOST);
    let own = own.get(first..).unwrap_or(own);
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
