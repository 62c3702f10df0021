//! Standing, gap and status of an obligation on a reference date (domain.md section 7).
//!
//! It compares what is required with what is realised; where those figures come from is decided elsewhere.

mod durability;
mod forecast;
mod realised;

pub use self::durability::{Arrangement, Durability, PlacementRun, became_permanent, lasting};
pub use self::forecast::{Forecast, Outlook, exposure_after_term, outlook};
pub use self::realised::{Contribution, Judgement, Realised, realised};
use crate::amount::BasisPoints;
use crate::obligation::Quantity;

coded_enum! {
    /// How an obligation stands.
    pub enum Status {
        /// At least as much realised as required
        OnTrack => "on_track",
        /// A little less than required
        Attention => "attention",
        /// Less than that
        Behind => "behind",
        /// A report is overdue: silence is a gap, not a zero
        Silent => "silent",
        /// All of it realised
        Fulfilled => "fulfilled",
        /// Agreed without a number
        NotMeasurable => "not_measurable",
        /// Lifted
        Waived => "waived",
    }
}

/// From which share of the required quantity a status holds; settings of the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From this share on track: 100%.
    pub on_track: BasisPoints,
    /// From this share attention, below it behind: 90%.
    pub attention: BasisPoints,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            on_track: BasisPoints(10_000),
            attention: BasisPoints(9_000),
        }
    }
}

/// What a status is decided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Required to date; `None`: not measurable.
    pub required: Option<Quantity>,
    /// Required at the end of the term; `None` as long as that isn't settled (see
    /// [`crate::obligation::can_be_fulfilled`]).
    pub in_full: Option<Quantity>,
    /// Realised to date, in the unit of what is required.
    pub realised: Quantity,
    /// Whether the obligation is lifted on the day.
    pub waived: bool,
    /// Whether the supplier is silent (see [`crate::calendar::is_silent`]).
    pub silent: bool,
}

/// `max(0, required - realised)`, in the unit of what is required; a quantity in another unit realises nothing.
#[must_use]
pub fn gap(required: Quantity, realised: Quantity) -> Quantity {
    let realised = in_unit_of(required, realised);
    required.with_stored(required.stored().saturating_sub(realised.stored()).max(0))
}

/// The status: waived, not measurable, fulfilled and silent in this order, else by the share of the required
/// quantity that is realised. Nothing required is on track.
#[must_use]
pub fn status(position: &Position, limits: &Limits) -> Status {
    if position.waived {
        return Status::Waived;
    }
    let Some(required) = position.required else {
        return Status::NotMeasurable;
    };
    let reaches = |required: Quantity, share: BasisPoints| {
        let realised = in_unit_of(required, position.realised);
        i128::from(realised.stored()) * i128::from(BasisPoints::ALL.0)
            >= i128::from(required.stored()) * i128::from(share.0)
    };
    if position
        .in_full
        .is_some_and(|in_full| reaches(in_full, BasisPoints::ALL))
    {
        Status::Fulfilled
    } else if position.silent {
        Status::Silent
    } else if required.stored() <= 0 || reaches(required, limits.on_track) {
        Status::OnTrack
    } else if reaches(required, limits.attention) {
        Status::Attention
    } else {
        Status::Behind
    }
}

fn in_unit_of(required: Quantity, realised: Quantity) -> Quantity {
    if realised.same_unit(required) {
        realised
    } else {
        required.with_stored(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{Cents, Jobs};

    fn euros(cents: i64) -> Quantity {
        Quantity::Euros(Cents(cents))
    }

    fn position(required: i64, in_full: i64, realised: i64) -> Position {
        Position {
            required: Some(euros(required)),
            in_full: Some(euros(in_full)),
            realised: euros(realised),
            waived: false,
            silent: false,
        }
    }

    #[test]
    fn the_status_follows_from_the_position() {
        let silent = |position| Position {
            silent: true,
            ..position
        };
        let unmeasured = Position {
            required: None,
            in_full: None,
            ..position(0, 0, 0)
        };
        for (position, status_expected) in [
            (position(100, 1_000, 100), Status::OnTrack),
            (position(100, 1_000, 99), Status::Attention),
            (position(100, 1_000, 90), Status::Attention),
            (position(100, 1_000, 89), Status::Behind),
            (position(100, 1_000, 1_000), Status::Fulfilled),
            (position(0, 1_000, 0), Status::OnTrack),
            (silent(position(100, 1_000, 100)), Status::Silent),
            (silent(position(0, 1_000, 0)), Status::Silent),
            (silent(position(100, 1_000, 1_000)), Status::Fulfilled),
            (silent(unmeasured), Status::NotMeasurable),
            (
                Position {
                    waived: true,
                    ..silent(unmeasured)
                },
                Status::Waived,
            ),
            (
                Position {
                    in_full: None,
                    ..position(100, 0, 5_000)
                },
                Status::OnTrack,
            ),
            (
                Position {
                    realised: Quantity::Jobs(Jobs(500)),
                    ..position(100, 1_000, 0)
                },
                Status::Behind,
            ),
            (position(i64::MAX, i64::MAX, i64::MIN), Status::Behind),
        ] {
            assert_eq!(
                status(&position, &Limits::default()),
                status_expected,
                "{position:?}"
            );
        }
    }

    #[test]
    fn limits_are_settings() {
        let limits = Limits {
            on_track: BasisPoints(9_500),
            attention: BasisPoints(5_000),
        };
        for (realised, expected) in [
            (95, Status::OnTrack),
            (50, Status::Attention),
            (49, Status::Behind),
        ] {
            assert_eq!(
                status(&position(100, 1_000, realised), &limits),
                expected,
                "{realised}"
            );
        }
    }

    #[test]
    fn a_gap_is_never_negative_and_keeps_its_unit() {
        assert_eq!(gap(euros(100), euros(40)), euros(60));
        assert_eq!(gap(euros(100), euros(140)), euros(0));
        assert_eq!(gap(euros(100), Quantity::Jobs(Jobs(100))), euros(100));
        assert_eq!(gap(euros(i64::MAX), euros(i64::MIN)), euros(i64::MAX));
        assert_eq!(gap(euros(i64::MIN), euros(i64::MAX)), euros(0));
    }
}
