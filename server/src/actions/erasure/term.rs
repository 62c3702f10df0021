//! Until when the lines of a contract are kept.

use chrono::{Months, NaiveDate};

use crate::storage::erasure::terms::Kept;

/// How many days before lines are erased that is announced.
pub const ANNOUNCED_DAYS: u64 = 30;

/// Where a contract stands in its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The term has not ended.
    Runs,
    /// It has, and nothing keeps the lines: the coming night they go.
    Over,
    /// It has, and somebody said why they are kept.
    KeptLonger,
    /// It has, and the contract is not settled for good.
    SettlementOpen,
    /// It has, and a report waits for its judgement.
    ReportWaiting,
    /// They are gone.
    Erased,
}

impl Standing {
    /// The word that the interface uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Over => "over",
            Self::KeptLonger => "kept_longer",
            Self::SettlementOpen => "settlement_open",
            Self::ReportWaiting => "report_waiting",
            Self::Erased => "erased",
        }
    }
}

/// Months for which the lines of a contract are kept after its last day; `usual` where nothing is said of it.
#[must_use]
pub fn months(kept: &Kept, usual: u32) -> u32 {
    let own = kept.months.and_then(|months| u32::try_from(months).ok());
    own.unwrap_or(usual)
}

/// The last day on which the lines of a contract are kept.
#[must_use]
pub fn last_day(kept: &Kept, usual: u32) -> NaiveDate {
    kept.ends
        .checked_add_months(Months::new(months(kept, usual)))
        .unwrap_or(NaiveDate::MAX)
}

/// Where a contract stands on a day.
#[must_use]
pub fn standing(kept: &Kept, usual: u32, today: NaiveDate) -> Standing {
    if kept.lines_erased_at.is_some() {
        Standing::Erased
    } else if today <= last_day(kept, usual) {
        Standing::Runs
    } else if kept.kept_longer.is_some() {
        Standing::KeptLonger
    } else if kept.settlements_open > 0 {
        Standing::SettlementOpen
    } else if kept.reports_waiting > 0 {
        Standing::ReportWaiting
    } else {
        Standing::Over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            id: 1,
            number: String::new(),
            supplier_id: 1,
            supplier: String::new(),
            supplier_name: String::new(),
            ends: day("2024-02-29"),
            months: None,
            kept_longer: None,
            announced_at: None,
            lines_erased_at: None,
            settlements_open: 0,
            reports_waiting: 0,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_term_is_reckoned_from_the_last_day_of_the_contract() {
        assert_eq!(last_day(&kept(), 24), day("2026-02-28"));
        let own = Kept {
            months: Some(1),
            ..kept()
        };
        assert_eq!(last_day(&own, 24), day("2024-03-29"));
        let nothing = Kept {
            months: Some(0),
            ..kept()
        };
        assert_eq!(last_day(&nothing, 24), day("2024-02-29"));
    }

    #[test]
    fn what_is_over_goes_unless_something_keeps_it() {
        let over = day("2026-03-01");
        for (kept, today, expected) in [
            (kept(), day("2026-02-28"), Standing::Runs),
            (kept(), over, Standing::Over),
            (
                Kept {
                    kept_longer: Some("bezwaar".to_owned()),
                    ..kept()
                },
                over,
                Standing::KeptLonger,
            ),
            (
                Kept {
                    settlements_open: 1,
                    ..kept()
                },
                over,
                Standing::SettlementOpen,
            ),
            (
                Kept {
                    reports_waiting: 1,
                    ..kept()
                },
                over,
                Standing::ReportWaiting,
            ),
            (
                Kept {
                    lines_erased_at: Some(over.into()),
                    ..kept()
                },
                over,
                Standing::Erased,
            ),
        ] {
            assert_eq!(standing(&kept, 24, today), expected);
        }
    }
}
