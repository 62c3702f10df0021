//! As known when: figures can be asked as they were known on an earlier day.

use chrono::{NaiveDate, NaiveDateTime};

use crate::clock;

/// The instant up to which things are known. What was recorded later is not there, what was undone later still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known(NaiveDateTime);

impl Known {
    /// All that is known now.
    #[must_use]
    pub fn now() -> Self {
        // No instant that is stored lies behind it.
        Self(
            NaiveDate::from_ymd_opt(9999, 12, 31)
                .unwrap_or_default()
                .into(),
        )
    }

    /// All that was known at the end of a Dutch day.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        day.succ_opt().map_or_else(Self::now, |next| {
            Self(clock::start_of(next) - chrono::TimeDelta::microseconds(1))
        })
    }

    /// All that was known on that day, or is known now.
    #[must_use]
    pub fn on_or_now(day: Option<NaiveDate>) -> Self {
        day.map_or_else(Self::now, Self::on)
    }

    /// The instant, as the databases keep it.
    pub(super) fn at(self) -> NaiveDateTime {
        self.0
    }
}
