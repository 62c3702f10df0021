//! One person, one hour, once (domain.md section 7): which placements of one person can't all count.
//!
//! Finds what a person must decide on; decides nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{amount::Hours, period::Period};

/// The longest of the full weeks that value tables know (36, 38 and 40 hours), in ten-thousandths of an hour.
const FULL_WEEK: i64 = 40 * 10_000;

/// Placements of one person that are looked at, at most: more of them at once is no working life but a broken file.
pub const MOST: usize = 1_000;

/// A placement of the person in a period. `K` tells the duties apart, such as a contract and candidate number: two
/// placements of one duty go on from each other and are no conflict between themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked<K> {
    /// The duty that it is part of.
    pub duty: K,
    /// The period that is reported.
    pub period: Period,
    /// First working day, where it is known.
    pub starts: Option<NaiveDate>,
    /// Last working day; `None` while it runs.
    pub ends: Option<NaiveDate>,
    /// Contract hours a week.
    pub hours_per_week: Option<Hours>,
    /// Paid hours in the period.
    pub paid_hours: Option<Hours>,
}

coded_enum! {
    /// Why placements can't all count; the graver one later.
    pub enum ConflictKind {
        /// The same paid hours in the same period, under two duties
        SameHours => "same_hours",
        /// More than a full week together, on days that they share
        OverFullWeek => "over_full_week",
    }
}

/// Placements of one person that can't all count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Why; the graver one where both hold.
    pub kind: ConflictKind,
    /// The placements, by their places in what was given, in order.
    pub placements: Vec<usize>,
}

impl<K> Worked<K> {
    /// The days of the period in which the placement ran.
    #[must_use]
    pub fn days(&self) -> Option<Period> {
        let (start, end) = (self.period.start(), self.period.end());
        Period::new(
            self.starts.map_or(start, |starts| starts.max(start)),
            self.ends.map_or(end, |ends| ends.min(end)),
        )
    }

    /// Contract hours a week, else the paid hours over the days worked, less a tenth: months differ in working days, and
    /// leave is paid with them. In ten-thousandths.
    fn a_week(&self, days: Period) -> Option<i64> {
        let by_contract = self.hours_per_week.map(|hours| hours.0);
        by_contract.or_else(|| {
            let paid = self.paid_hours?.0;
            paid.checked_mul(7 * 9)?
                .checked_div(days.days())?
                .checked_div(10)
        })
    }
}

/// The conflicts among the placements of one person (the first [`MOST`] of them). Placements that a person agreed may
/// all count beside each other (`agreed`, by their places) are none. Conflicts that share a placement are one.
#[must_use]
pub fn conflicts<K: Eq>(worked: &[Worked<K>], agreed: &[BTreeSet<usize>]) -> Vec<Conflict> {
    let worked = worked.get(..MOST).unwrap_or(worked);
    let is_agreed = |set: &[usize]| {
        agreed
            .iter()
            .any(|agreed| set.iter().all(|place| agreed.contains(place)))
    };
    let mut all = Groups((0..worked.len()).collect());
    let mut kinds: Vec<(ConflictKind, usize)> = Vec::new();
    for (kind, sets) in [
        (ConflictKind::OverFullWeek, over_full_week(worked)),
        (ConflictKind::SameHours, same_hours(worked)),
    ] {
        for set in sets.iter().filter(|set| !is_agreed(set)) {
            if let Some((first, rest)) = set.split_first() {
                rest.iter().for_each(|place| all.join(*first, *place));
                kinds.push((kind, *first));
            }
        }
    }
    let mut found: BTreeMap<usize, ConflictKind> = BTreeMap::new();
    for (kind, place) in kinds {
        let graver = found.entry(all.first_of(place)).or_insert(kind);
        *graver = kind.max(*graver);
    }
    let members = |first| {
        (0..worked.len())
            .filter(|place| all.first_of(*place) == first)
            .collect()
    };
    found
        .into_iter()
        .map(|(first, kind)| Conflict {
            kind,
            placements: members(first),
        })
        .collect()
}

/// Who is who: places that share a sign (a candidate number, a linking key) are one person's. Every person's places in
/// order, and persons in the order of their first place.
#[must_use]
pub fn people<S: Ord>(signs: impl IntoIterator<Item = Vec<S>>) -> Vec<Vec<usize>> {
    let mut seen: BTreeMap<S, usize> = BTreeMap::new();
    let mut all = Groups(Vec::new());
    for (place, signs) in signs.into_iter().enumerate() {
        all.0.push(place);
        for sign in signs {
            match seen.get(&sign) {
                Some(earlier) => all.join(*earlier, place),
                None => drop(seen.insert(sign, place)),
            }
        }
    }
    let mut people: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..all.0.len() {
        people.entry(all.first_of(place)).or_default().push(place);
    }
    people.into_values().collect()
}

/// Places that belong together: each points to an earlier one of its group, the first one to itself.
struct Groups(Vec<usize>);

impl Groups {
    fn first_of(&self, mut place: usize) -> usize {
        while let Some(earlier) = self.0.get(place).filter(|earlier| **earlier != place) {
            place = *earlier;
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        if let Some(later) = self.0.get_mut(one.max(other)) {
            *later = one.min(other);
        }
    }
}

/// Sets with the same paid hours in the same period, under more than one duty.
fn same_hours<K: Eq>(worked: &[Worked<K>]) -> Vec<Vec<usize>> {
    let mut alike: BTreeMap<(NaiveDate, NaiveDate, i64), Vec<usize>> = BTreeMap::new();
    for (place, one) in worked.iter().enumerate() {
        if let Some(paid) = one.paid_hours.filter(|hours| hours.0 > 0) {
            let same = (one.period.start(), one.period.end(), paid.0);
            alike.entry(same).or_default().push(place);
        }
    }
    let sets = alike.into_values();
    sets.filter(|set| several(worked, set)).collect()
}

/// Whether those placements are of more than one duty.
fn several<K: Eq>(worked: &[Worked<K>], set: &[usize]) -> bool {
    let mut duties = set
        .iter()
        .filter_map(|place| worked.get(*place))
        .map(|one| &one.duty);
    let first = duties.next();
    duties.any(|duty| Some(duty) != first)
}

/// Sets of placements that together come to more than a full week on some day. Looked at on each day on which one
/// begins: the sum is nowhere higher than on one of those.
fn over_full_week<K: Eq>(worked: &[Worked<K>]) -> Vec<Vec<usize>> {
    let shifts: Vec<(usize, Period, i64)> = worked
        .iter()
        .enumerate()
        .filter_map(|(place, one)| {
            let days = one.days()?;
            let a_week = one.a_week(days).filter(|hours| *hours > 0)?;
            Some((place, days, a_week))
        })
        .collect();
    let firsts: BTreeSet<NaiveDate> = shifts.iter().map(|(_, days, _)| days.start()).collect();
    let on = |day: NaiveDate| shifts.iter().filter(move |(_, days, _)| days.contains(day));
    firsts
        .into_iter()
        .filter(|day| on(*day).fold(0_i64, |sum, (.., week)| sum.saturating_add(*week)) > FULL_WEEK)
        .map(|day| on(day).map(|(place, ..)| *place).collect())
        .filter(|set: &Vec<usize>| several(worked, set))
        .collect()
}

#[cfg(test)]
mod tests;
