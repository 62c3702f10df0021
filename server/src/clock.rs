//! The one place that reads the time. Everything else is told what time it is.

use std::{str::FromStr, sync::LazyLock};

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, Utc};

/// Tells the time: the machine's, or one fixed instant for tests and demonstrations.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// Always this instant.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present instant in UTC, to the microsecond: what both databases can keep.
    #[must_use]
    pub fn now(&self) -> Instant {
        let now = match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place")]
            Self::Machine => Utc::now(),
            Self::Fixed(instant) => *instant,
        };
        Instant(now.trunc_subsecs(6))
    }
}

/// When this process first asked, to let a fixed clock run where something must end in time.
static STARTED: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);

impl Clock {
    /// An instant that goes on also where the day is fixed: leases must run out.
    #[must_use]
    pub fn running(&self) -> Instant {
        let since = i64::try_from(STARTED.elapsed().as_secs()).unwrap_or_default();
        match self {
            Self::Machine => self.now(),
            Self::Fixed(_) => self.now().plus_seconds(since),
        }
    }
}

impl FromStr for Clock {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::Fixed(
            DateTime::parse_from_rfc3339(text)?.with_timezone(&Utc),
        ))
    }
}

/// An instant, from a [`Clock`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// As the databases keep it.
    #[must_use]
    pub fn stored(self) -> NaiveDateTime {
        self.0.naive_utc()
    }

    /// As seconds since 1970, for tokens.
    #[must_use]
    pub fn timestamp(self) -> i64 {
        self.0.timestamp()
    }

    /// The Dutch day of this instant (Europe/Amsterdam).
    #[must_use]
    pub fn day(self) -> NaiveDate {
        dutch(self.stored()).date()
    }

    /// The instant so many seconds later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let later = chrono::TimeDelta::try_seconds(seconds)
            .and_then(|delta| self.0.checked_add_signed(delta));
        Self(later.unwrap_or(self.0))
    }
}

/// Dutch wall-clock time of a stored instant.
#[must_use]
pub fn dutch(stored: NaiveDateTime) -> NaiveDateTime {
    stored
        .and_utc()
        .with_timezone(&chrono_tz::Europe::Amsterdam)
        .naive_local()
}

/// The stored instant at which a Dutch day begins.
#[must_use]
pub fn start_of(day: NaiveDate) -> NaiveDateTime {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    // Dutch clocks are never changed at midnight; where they once were, the earlier instant will do.
    midnight
        .and_local_timezone(chrono_tz::Europe::Amsterdam)
        .earliest()
        .map_or(midnight, |instant| instant.naive_utc())
}
