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

    /// Contract hours a week, else the paid hours over the days worked; in ten-thousandths.
    fn a_week(&self, days: Period) -> Option<i64> {
        let by_contract = self.hours_per_week.map(|hours| hours.0);
        by_contract.or_else(|| {
            let paid = self.paid_hours?.0;
            paid.checked_mul(7)?.checked_div(days.days())
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
mod tests {
    use super::*;

    const HOUR: i64 = 10_000;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn quarter() -> Period {
        Period::quarter(2026, 3).unwrap()
    }

    fn weekly(duty: u8, hours: i64) -> Worked<u8> {
        Worked {
            duty,
            period: quarter(),
            starts: Some(day("2026-01-01")),
            ends: None,
            hours_per_week: Some(Hours(hours * HOUR)),
            paid_hours: None,
        }
    }

    fn paid(duty: u8, hours: i64) -> Worked<u8> {
        Worked {
            hours_per_week: None,
            paid_hours: Some(Hours(hours * HOUR)),
            ..weekly(duty, 0)
        }
    }

    fn from(duty: u8, hours: i64, first: &str, last: &str) -> Worked<u8> {
        Worked {
            starts: Some(day(first)),
            ends: Some(day(last)),
            ..weekly(duty, hours)
        }
    }

    #[test]
    fn more_than_a_full_week_or_the_same_hours_is_a_conflict() {
        use ConflictKind::{OverFullWeek, SameHours};
        let unknown = Worked {
            hours_per_week: None,
            ..weekly(2, 0)
        };
        for (case, worked, expected) in [
            (
                "two full weeks",
                vec![weekly(1, 36), weekly(2, 36)],
                Some(OverFullWeek),
            ),
            ("half and half", vec![weekly(1, 20), weekly(2, 20)], None),
            (
                "just over",
                vec![weekly(1, 20), weekly(2, 21)],
                Some(OverFullWeek),
            ),
            (
                "three of them",
                vec![weekly(1, 20), weekly(2, 15), weekly(3, 15)],
                Some(OverFullWeek),
            ),
            ("one unknown", vec![weekly(1, 36), unknown], None),
            ("one duty", vec![weekly(1, 36), weekly(1, 36)], None),
            (
                "the same paid hours",
                vec![paid(1, 208), paid(2, 208)],
                Some(SameHours),
            ),
            (
                "39 and 16 a week",
                vec![paid(1, 520), paid(2, 208)],
                Some(OverFullWeek),
            ),
            ("16 and 15 a week", vec![paid(1, 208), paid(2, 200)], None),
            (
                "the same, and too many",
                vec![paid(1, 520), paid(2, 520)],
                Some(OverFullWeek),
            ),
            ("no hours at all", vec![paid(1, 0), paid(2, 0)], None),
            (
                "one after the other",
                vec![
                    from(1, 36, "2026-07-01", "2026-07-31"),
                    from(2, 36, "2026-08-01", "2026-09-30"),
                ],
                None,
            ),
            (
                "a day together",
                vec![
                    from(1, 36, "2026-07-01", "2026-08-01"),
                    from(2, 36, "2026-08-01", "2026-09-30"),
                ],
                Some(OverFullWeek),
            ),
        ] {
            let found = conflicts(&worked, &[]);
            assert_eq!(found.first().map(|one| one.kind), expected, "{case}");
            assert!(found.len() < 2, "{case}");
        }
    }

    #[test]
    fn conflicts_that_share_a_placement_are_one_and_others_stay_apart() {
        let worked = [
            weekly(1, 36),
            from(2, 36, "2026-07-01", "2026-07-31"),
            from(3, 36, "2026-09-01", "2026-09-30"),
        ];
        let found = conflicts(&worked, &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].placements, [0, 1, 2]);
        let apart = [
            from(1, 36, "2026-07-01", "2026-07-31"),
            from(2, 36, "2026-07-01", "2026-07-31"),
            from(1, 36, "2026-09-01", "2026-09-30"),
            from(2, 36, "2026-09-01", "2026-09-30"),
        ];
        let found = conflicts(&apart, &[]);
        let places: Vec<_> = found.into_iter().map(|one| one.placements).collect();
        assert_eq!(places, [[0, 1], [2, 3]]);
    }

    #[test]
    fn what_was_agreed_is_no_conflict_until_something_comes_beside_it() {
        let worked = [
            from(1, 36, "2026-07-01", "2026-07-31"),
            weekly(2, 36),
            from(3, 36, "2026-09-01", "2026-09-30"),
        ];
        let agreed = [BTreeSet::from([0, 1])];
        assert_eq!(conflicts(&worked[..2], &agreed), []);
        let found = conflicts(&worked, &agreed);
        assert_eq!(found[0].placements, [1, 2]);
    }

    #[test]
    fn a_shared_sign_makes_one_person() {
        let signs = [
            vec!["a"],
            vec!["b", "x"],
            vec![],
            vec!["c", "x"],
            vec!["a", "c"],
            vec!["d"],
        ];
        assert_eq!(people(signs), [vec![0, 1, 3, 4], vec![2], vec![5]]);
    }

    #[test]
    fn a_broken_file_is_not_looked_at_for_ever() {
        let many: Vec<_> = (0..5_000)
            .map(|_| weekly(1, 1))
            .chain([weekly(2, 36)])
            .collect();
        assert_eq!(conflicts(&many, &[]), []);
    }

    proptest::proptest! {
        #[test]
        fn each_conflict_has_two_duties_and_no_placement_is_in_two(
            shifts in proptest::collection::vec((0_u8..4, 1_i64..50, 0_u64..90, 0_u64..40), 0..12),
        ) {
            let worked: Vec<_> = shifts
                .into_iter()
                .map(|(duty, hours, first, long)| {
                    let first = day("2026-07-01") + chrono::Days::new(first);
                    Worked {
                        starts: Some(first),
                        ends: Some(first + chrono::Days::new(long)),
                        ..weekly(duty, hours)
                    }
                })
                .collect();
            let mut seen = BTreeSet::new();
            for conflict in conflicts(&worked, &[]) {
                let duties: BTreeSet<u8> = conflict.placements.iter().map(|place| worked[*place].duty).collect();
                proptest::prop_assert!(duties.len() > 1);
                for place in &conflict.placements {
                    proptest::prop_assert!(seen.insert(*place));
                }
                // What a person agreed to in full is asked no second time.
                let agreed = [conflict.placements.iter().copied().collect()];
                let again = conflicts(&worked, &agreed);
                proptest::prop_assert!(again.iter().all(|one| one.placements != conflict.placements));
            }
        }
    }
}
