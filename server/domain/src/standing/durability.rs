//! Whether placements last: how many still run after 6 and 12 months, and how many became permanent
//! (domain.md section 7).
//!
//! Counts only. Hiding small counts from the outside is done where figures leave the network.

use chrono::{Months, NaiveDate};

use crate::amount::{BasisPoints, fraction};

coded_enum! {
    /// On what terms a candidate works.
    pub enum Arrangement {
        /// For a time
        Temporary => "temporary",
        /// For a time at first, and then permanently
        BecamePermanent => "became_permanent",
        /// Permanently from the start
        Permanent => "permanent",
    }
}

/// One placement, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacementRun {
    /// The first day.
    pub start: NaiveDate,
    /// The last day; `None`: still running.
    pub end: Option<NaiveDate>,
    /// On what terms; `None`: not known.
    pub arrangement: Option<Arrangement>,
}

/// How many of the placements that can be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Durability {
    /// Placements that can be judged.
    pub judged: i64,
    /// Those of them that lasted, or became permanent.
    pub lasted: i64,
}

impl Durability {
    /// The share that lasted, half up; `None` where none can be judged.
    #[must_use]
    pub fn share(&self) -> Option<BasisPoints> {
        fraction(self.lasted, self.judged).and_then(BasisPoints::round)
    }

    fn count(judged: impl Iterator<Item = bool>) -> Self {
        judged.fold(Self::default(), |sum, lasted| Self {
            judged: sum.judged.saturating_add(1),
            lasted: sum.lasted.saturating_add(i64::from(lasted)),
        })
    }
}

/// Of the placements that started at least so many months before or on `on`: how many ran, or still run, that long.
///
/// One that started on 15 January lasted six months if it runs on 15 July.
#[must_use]
pub fn lasting(placements: &[PlacementRun], months: u32, on: NaiveDate) -> Durability {
    Durability::count(placements.iter().filter_map(|placement| {
        let reached = placement
            .start
            .checked_add_months(Months::new(months))
            .filter(|reached| *reached <= on)?;
        Some(placement.end.is_none_or(|end| end >= reached))
    }))
}

/// Of the placements that began temporarily: how many became permanent.
#[must_use]
pub fn became_permanent(placements: &[PlacementRun]) -> Durability {
    Durability::count(
        placements
            .iter()
            .filter_map(|placement| match placement.arrangement {
                Some(Arrangement::Temporary) => Some(false),
                Some(Arrangement::BecamePermanent) => Some(true),
                Some(Arrangement::Permanent) | None => None,
            }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: &str, end: Option<&str>) -> PlacementRun {
        PlacementRun {
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
            arrangement: None,
        }
    }

    #[test]
    fn a_placement_is_judged_once_the_months_have_passed() {
        let placements = [
            run("2026-01-15", None),
            run("2026-01-15", Some("2026-07-15")),
            run("2026-01-15", Some("2026-07-14")),
            run("2026-07-01", Some("2026-07-10")),
        ];
        let on = |day: &str| lasting(&placements, 6, day.parse().unwrap());
        assert_eq!(
            on("2026-07-15"),
            Durability {
                judged: 3,
                lasted: 2
            }
        );
        assert_eq!(on("2026-07-14").share(), None);
        assert_eq!(on("2027-01-01").share(), Some(BasisPoints(5_000)));
    }

    #[test]
    fn only_temporary_beginnings_can_become_permanent() {
        use Arrangement::{BecamePermanent, Permanent, Temporary};
        let placements = [
            Some(Temporary),
            Some(Temporary),
            Some(BecamePermanent),
            Some(Permanent),
            None,
        ]
        .map(|arrangement| PlacementRun {
            arrangement,
            ..run("2026-01-01", None)
        });
        let found = became_permanent(&placements);
        assert_eq!(
            (found, found.share()),
            (
                Durability {
                    judged: 3,
                    lasted: 1
                },
                Some(BasisPoints(3_333))
            )
        );
    }

    #[test]
    fn hostile_dates_are_not_judged() {
        let forever = PlacementRun {
            start: NaiveDate::MAX,
            end: Some(NaiveDate::MIN),
            arrangement: None,
        };
        assert_eq!(lasting(&[forever], u32::MAX, NaiveDate::MAX).judged, 0);
        assert_eq!(
            lasting(&[forever], 0, NaiveDate::MAX),
            Durability {
                judged: 1,
                lasted: 0
            }
        );
    }
}
