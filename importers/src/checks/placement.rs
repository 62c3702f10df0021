//! What must hold for one placement.

use chrono::NaiveDate;
use meetbaar_domain::{amount::Hours, period::Period, target_group::TargetGroup};

use super::{At, Finding};
use crate::problem::Code;

/// What a line says of a placement; a value that could not be read is not there.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlacementFacts {
    /// Target group.
    pub group: Option<TargetGroup>,
    /// In the register or not.
    pub ldr: Option<At<bool>>,
    /// First working day.
    pub start: Option<At<NaiveDate>>,
    /// Last working day.
    pub end: Option<At<NaiveDate>>,
    /// Contract hours a week.
    pub hours_per_week: Option<At<Hours>>,
    /// Paid hours in the period.
    pub paid_hours: Option<At<Hours>>,
    /// The period reported on.
    pub period: Option<Period>,
}

/// One hour in the unit of [`Hours`].
const HOUR: i64 = 10_000;

/// The most contract hours a week that are believed.
pub const MOST_HOURS_A_WEEK: i64 = 60;

/// The most paid hours that are believed without a period: those of a leap year.
const MOST_PAID_HOURS: i64 = 366 * 24;

/// Paid hours may exceed the contract hours of the counted days by a quarter (a fourth pay period of four weeks may
/// fall into a quarter) and a working day.
const TOLERANCE: (i64, i64) = (5, 4);
const TOLERATED_HOURS: i64 = 8;

/// Everything that does not hold for a placement.
pub fn placement(facts: &PlacementFacts) -> Vec<Finding> {
    [
        end_before_start(facts),
        weekly_hours(facts),
        paid_hours(facts),
        start_after_period(facts),
        ended_before_period(facts),
        hours_exceed_contract(facts),
        register_contradicts_group(facts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn end_before_start(facts: &PlacementFacts) -> Option<Finding> {
    let (start, end) = (facts.start?, facts.end?);
    (end.value < start.value).then(|| {
        Finding::new(
            Code::EndBeforeStart,
            end.address,
            format!(">= {}", start.value),
        )
    })
}

fn weekly_hours(facts: &PlacementFacts) -> Option<Finding> {
    let hours = facts.hours_per_week?;
    let believed =
        hours.value > Hours(0) && hours.value <= Hours(MOST_HOURS_A_WEEK.saturating_mul(HOUR));
    (!believed).then(|| {
        Finding::new(
            Code::HoursOutOfRange,
            hours.address,
            format!("0 < h <= {MOST_HOURS_A_WEEK}"),
        )
    })
}

fn paid_hours(facts: &PlacementFacts) -> Option<Finding> {
    let hours = facts.paid_hours?;
    let most = most_paid_hours(facts.period);
    let believed = hours.value >= Hours(0) && hours.value <= Hours(most.saturating_mul(HOUR));
    (!believed).then(|| {
        Finding::new(
            Code::HoursOutOfRange,
            hours.address,
            format!("0 <= h <= {most}"),
        )
    })
}

/// The most paid hours that are believed of one candidate: those of every day of the period.
pub fn most_paid_hours(period: Option<Period>) -> i64 {
    period.map_or(MOST_PAID_HOURS, |period| period.days().saturating_mul(24))
}

fn start_after_period(facts: &PlacementFacts) -> Option<Finding> {
    let (start, period) = (facts.start?, facts.period?);
    (start.value > period.end()).then(|| {
        Finding::new(
            Code::StartAfterPeriod,
            start.address,
            format!("<= {}", period.end()),
        )
    })
}

fn ended_before_period(facts: &PlacementFacts) -> Option<Finding> {
    let (end, period, paid) = (facts.end?, facts.period?, facts.paid_hours?);
    let is_late = end.value < period.start()
        && paid.value > Hours(0)
        && facts.start.is_none_or(|start| start.value <= end.value);
    is_late.then(|| {
        Finding::new(
            Code::EndedBeforePeriod,
            end.address,
            format!(">= {}", period.start()),
        )
    })
}

fn hours_exceed_contract(facts: &PlacementFacts) -> Option<Finding> {
    let (weekly, paid, start, period) = (
        facts.hours_per_week?,
        facts.paid_hours?,
        facts.start?,
        facts.period?,
    );
    if weekly_hours(facts).is_some() || paid_hours(facts).is_some() {
        return None;
    }
    let last = facts.end.map_or(period.end(), |end| end.value);
    let days = period.from(start.value)?.until(last)?.days();
    let (more, than) = TOLERANCE;
    let most = weekly
        .value
        .0
        .checked_mul(days)?
        .checked_div(7)?
        .checked_mul(more)?
        .checked_div(than)?;
    let most = Hours(most.checked_add(TOLERATED_HOURS.saturating_mul(HOUR))?);
    let expected = weekly
        .value
        .0
        .checked_mul(days)?
        .checked_div(7)
        .map(Hours)?;
    (paid.value > most).then(|| {
        Finding::new(
            Code::HoursExceedContract,
            paid.address,
            format!("<= {}", rounded(expected)),
        )
    })
}

/// Hours to hundredths, since nobody pays finer.
fn rounded(hours: Hours) -> String {
    Hours(hours.0.saturating_add(50) / 100 * 100).plain()
}

fn register_contradicts_group(facts: &PlacementFacts) -> Option<Finding> {
    let (group, ldr) = (facts.group?, facts.ldr?);
    let contradicts = group.in_register() && !ldr.value;
    contradicts.then(|| Finding::new(Code::RegisterContradictsGroup, ldr.address, "ja"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Address;

    fn at<T>(column: u32, value: T) -> Option<At<T>> {
        Some(At::new(value, Address::new(2, column)))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(text: &str) -> Hours {
        Hours::parse(text).unwrap()
    }

    fn faultless() -> PlacementFacts {
        PlacementFacts {
            group: Some(TargetGroup::Wajong),
            ldr: at(1, true),
            start: at(2, day("2026-03-01")),
            end: at(3, day("2026-12-31")),
            hours_per_week: at(4, hours("24")),
            paid_hours: at(5, hours("315.43")),
            period: Period::quarter(2026, 3),
        }
    }

    fn codes(facts: PlacementFacts) -> Vec<(Code, u32)> {
        placement(&facts)
            .into_iter()
            .map(|finding| (finding.code, finding.address.column))
            .collect()
    }

    #[test]
    fn a_faultless_line_has_no_findings() {
        assert_eq!(codes(faultless()), []);
    }

    #[test]
    fn each_fault_is_named_at_its_cell() {
        let sound = faultless();
        for (facts, code, column) in [
            (
                PlacementFacts {
                    end: at(3, day("2026-02-28")),
                    paid_hours: None,
                    ..sound
                },
                Code::EndBeforeStart,
                3,
            ),
            (
                PlacementFacts {
                    hours_per_week: at(4, hours("240")),
                    ..sound
                },
                Code::HoursOutOfRange,
                4,
            ),
            (
                PlacementFacts {
                    hours_per_week: at(4, hours("0")),
                    ..sound
                },
                Code::HoursOutOfRange,
                4,
            ),
            (
                PlacementFacts {
                    paid_hours: at(5, hours("-10")),
                    ..sound
                },
                Code::HoursOutOfRange,
                5,
            ),
            (
                PlacementFacts {
                    paid_hours: at(5, hours("2300")),
                    ..sound
                },
                Code::HoursOutOfRange,
                5,
            ),
            (
                PlacementFacts {
                    start: at(2, day("2026-10-01")),
                    ..sound
                },
                Code::StartAfterPeriod,
                2,
            ),
            (
                PlacementFacts {
                    end: at(3, day("2026-06-30")),
                    ..sound
                },
                Code::EndedBeforePeriod,
                3,
            ),
            (
                PlacementFacts {
                    paid_hours: at(5, hours("900")),
                    ..sound
                },
                Code::HoursExceedContract,
                5,
            ),
            (
                PlacementFacts {
                    ldr: at(1, false),
                    ..sound
                },
                Code::RegisterContradictsGroup,
                1,
            ),
        ] {
            assert_eq!(codes(facts), [(code, column)], "{code:?}");
        }
    }

    #[test]
    fn a_member_of_another_group_may_be_in_the_register() {
        let facts = PlacementFacts {
            group: Some(TargetGroup::Participatiewet),
            ..faultless()
        };
        assert_eq!(codes(facts), []);
    }
}
