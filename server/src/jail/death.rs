//! Why a child gave no reading, and what the supplier is told of it.

use std::{os::unix::process::ExitStatusExt, process::ExitStatus};

use rustix::process::Signal;

/// Why a child gave no reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Death {
    /// It took more time than the named setting allows.
    Slow(Limit),
    /// It took more memory, or wrote more, than the named setting allows.
    Big(Limit),
    /// It broke on the file, or somebody killed it.
    Broke,
}

/// A setting that was passed, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Name of the setting.
    pub name: &'static str,
    /// Value, in the unit that the name says.
    pub value: u64,
}

impl Death {
    /// Every code that [`Death::code`] gives.
    pub const CODES: [&str; 3] = ["reading_too_slow", "reading_too_big", "reading_broke"];

    /// The code of the problem that the supplier is told of.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Slow(_) => "reading_too_slow",
            Self::Big(_) => "reading_too_big",
            Self::Broke => "reading_broke",
        }
    }

    /// The limit that was passed.
    #[must_use]
    pub fn limit(&self) -> Option<&Limit> {
        match self {
            Self::Slow(limit) | Self::Big(limit) => Some(limit),
            Self::Broke => None,
        }
    }
}

/// Why a child died that nobody here killed: of its bounds, else of itself or by another's hand.
pub(super) fn of_itself(status: ExitStatus, said: &str, cpu: Limit, memory: Limit) -> Death {
    match status.signal() {
        Some(signal) if signal == Signal::XCPU.as_raw() => Death::Slow(cpu),
        // An allocation that fails says so and aborts; so does a stack that grows beyond its end.
        Some(signal)
            if signal == Signal::ABORT.as_raw() && said.contains("memory allocation of") =>
        {
            Death::Big(memory)
        }
        _ => Death::Broke,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_death_by_the_bounds_is_told_from_one_of_its_own() {
        let limit = |name| Limit { name, value: 7 };
        let told = |raw: i32, said: &str| {
            of_itself(
                ExitStatus::from_raw(raw),
                said,
                limit("cpu"),
                limit("memory"),
            )
        };
        let short = "memory allocation of 1073741824 bytes failed\n";
        assert_eq!(told(Signal::XCPU.as_raw(), ""), Death::Slow(limit("cpu")));
        assert_eq!(
            told(Signal::ABORT.as_raw(), short),
            Death::Big(limit("memory"))
        );
        for (signal, said) in [
            (Signal::ABORT, "something else"),
            (Signal::KILL, short),
            (Signal::SEGV, ""),
            (Signal::SYS, ""),
        ] {
            assert_eq!(told(signal.as_raw(), said), Death::Broke);
        }
        assert_eq!(told(1 << 8, ""), Death::Broke);
        for death in [
            Death::Slow(limit("a")),
            Death::Big(limit("a")),
            Death::Broke,
        ] {
            assert!(Death::CODES.contains(&death.code()));
        }
    }
}
